import type { MailKind } from '../../domain/inquiry.ts'
import type { ParsedMail, ParseResult } from '../../domain/mail.ts'
import type { CommandKind } from '../../domain/mail-command.ts'
import type { MessageRecord, Placement, StoreOutcome } from '../../domain/message-record.ts'
import type { SenderProof } from '../../domain/sender-proof.ts'
import { isDeclaredAutomatic } from '../../reading/mail-kind/declared-automatic.ts'
import { classifyMail, type MailClass } from '../../reading/mail-kind/mail-kind.ts'
import { readWrittenDay } from '../../reading/text/written-day.ts'
import type { ArrivedMail } from './arrived-mail.ts'
import { joinOrOpen, type PlacePorts, placeMail, quarantine } from './place-mail.ts'
import { type RecogniseCommandPorts, recogniseCommand } from './recognise-command.ts'

export type ReceivePorts = PlacePorts & {
  /** With the kind of mail, and what proves who wrote it, where these were found out beside. */
  parse(raw: Buffer): Promise<ParseResult & { mailClass?: MailClass; proof?: SenderProof | null }>
  /** Resolves in bounded time, with `unknown` at worst. */
  proveSender(raw: Buffer): Promise<SenderProof>
  identityHash(raw: Buffer): Buffer
  /** Mail that arrived before is left alone; null: every mail is answered. */
  answersFrom: Date | null
  /** Stores message and case in one transaction. */
  store(record: MessageRecord, placement: Placement): Promise<StoreOutcome>
  /** True where the database refused the values themselves, so that trying again cannot help. */
  isUnstorable(error: unknown): boolean
  /**
   * Why a person has to look before the mail is answered, because the desk was restored from a backup and it may have been
   * answered already; null where that cannot be. Absent: nothing was restored.
   */
  findAnsweredBefore?(mail: { messageId: string | null; arrivedAt: Date | null }): Promise<string | null>
  /** A hint; what it loses the sweeper finds. */
  enqueueDraft(caseId: number): Promise<void>
  ownAddresses: readonly string[]
  /** Absent: no mail is a command. */
  commands?: RecogniseCommandPorts
  now(): Date
}

export type Received = {
  /** `left_alone` is the only one after which the mail stays where it is. */
  outcome: 'left_alone' | 'known' | 'no_case' | 'new_case' | 'joined' | 'quarantined'
  caseId: number | null
  kind: MailKind
}

/**
 * What became of one mail. When this resolves, the mail is safe in Postgres and may be moved in the mailbox; handing the
 * same mail in again changes nothing.
 */
export async function receiveMail(arrived: ArrivedMail, ports: ReceivePorts): Promise<Received> {
  if (isFromBefore(arrived, ports)) return { outcome: 'left_alone', caseId: null, kind: 'not_a_question' }
  const bytes = arrived.raw ?? arrived.header
  const parsed = await ports.parse(bytes)
  const { kind, reason, noAutomaticAnswer } = await classify(parsed, ports)
  const isReadable = arrived.raw !== null && parsed.kind !== 'unreadable'
  const proof = isReadable ? (parsed.proof ?? (await ports.proveSender(bytes))) : null
  const record = { ...toRecord(arrived, parsed.mail, kind, reason, ports), noAutomaticAnswer, proof }
  const place = await holdBack(keepApart(await placeMail(arrived, parsed, kind, ports), proof), arrived, parsed, ports)
  const command = await findCommand(parsed.mail, proof, place, ports)
  if (command !== null) return storeCommand(record, command, ports)
  const { stored, placement } = await storeAtAnyRate(record, place, ports)
  if (stored.outcome === 'known') return { outcome: 'known', caseId: null, kind }
  if (placement.kind === 'no_case') return { outcome: 'no_case', caseId: null, kind }
  if (placement.kind === 'quarantine') return { outcome: 'quarantined', caseId: stored.caseId, kind }
  if (stored.caseId !== null) await ports.enqueueDraft(stored.caseId).catch(() => undefined)
  return { outcome: placement.kind === 'join' ? 'joined' : 'new_case', caseId: stored.caseId, kind }
}

/** A mail that asks the desk itself for something opens and joins no case. */
async function findCommand(
  mail: ParsedMail,
  proof: SenderProof | null,
  { kind }: Placement,
  ports: ReceivePorts,
): Promise<CommandKind | null> {
  if (ports.commands === undefined || (kind !== 'new_case' && kind !== 'join')) return null
  const within = kind === 'join' ? 'case' : 'nothing'
  return recogniseCommand({ mail, proof, within, ownAddresses: ports.ownAddresses }, ports.commands)
}

/** Kept with what it asks for in one transaction; it is carried out by whoever sends mail, and by nobody twice. */
async function storeCommand(record: MessageRecord, command: CommandKind, ports: ReceivePorts): Promise<Received> {
  const kind = 'not_a_question'
  const asked = { ...record, kind, kindReason: `a command to the desk: ${command}`, command } as const
  const { stored } = await storeAtAnyRate(asked, { kind: 'no_case' }, ports)
  return { outcome: stored.outcome === 'known' ? 'known' : 'no_case', caseId: null, kind }
}

/** Mail from before the first start comes by again when the server renews its UIDs; nobody waits for an answer to it. */
function isFromBefore({ arrivedAt }: ArrivedMail, { answersFrom }: ReceivePorts): boolean {
  return answersFrom !== null && arrivedAt !== null && arrivedAt < answersFrom
}

/** Whoever may be forging the requester's address is not let into their case; the mail itself is answered as any other. */
function keepApart(placement: Placement, proof: SenderProof | null): Placement {
  if (placement.kind !== 'join' || proof?.dmarc !== 'fail') return placement
  return { kind: 'new_case', claimsCaseId: placement.caseId }
}

/** A question that may have been answered before a restore waits for a person, in a case of its own. */
async function holdBack(
  placement: Placement,
  { arrivedAt }: ArrivedMail,
  { mail }: ParseResult,
  { findAnsweredBefore }: ReceivePorts,
): Promise<Placement> {
  if (placement.kind !== 'join' && placement.kind !== 'new_case') return placement
  const why = (await findAnsweredBefore?.({ messageId: mail.messageId, arrivedAt })) ?? null
  return why === null ? placement : quarantine(why)
}

/**
 * What kind of mail it is. A person who answers our mail within its thread is believed to be one, unless the header says
 * otherwise: "I will be out of the office tomorrow, so copy Dana" is no absence note.
 */
async function classify(
  { mail, mailClass }: Pick<ParseResult, 'mail'> & { mailClass?: MailClass },
  ports: ReceivePorts,
): Promise<MailClass> {
  const found = mailClass ?? classifyMail(mail, [...ports.ownAddresses])
  if (found.kind !== 'auto_reply' && found.kind !== 'list') return found
  if (isDeclaredAutomatic(mail) || mail.from.some(({ address }) => isOwn(address, ports))) return found
  const placement = await joinOrOpen(mail, ports)
  return placement.kind === 'join'
    ? { ...found, kind: 'question', reason: `in our thread, though ${found.reason}` }
    : found
}

const isOwn = (address: string, ports: ReceivePorts): boolean =>
  ports.ownAddresses.some((own) => own.toLowerCase() === address.toLowerCase())

/** A mail whose texts Postgres refuses is kept all the same: bare, with its bytes, for a person to look at. */
async function storeAtAnyRate(
  record: MessageRecord,
  placement: Placement,
  ports: ReceivePorts,
): Promise<{ stored: StoreOutcome; placement: Placement }> {
  try {
    return { stored: await ports.store(record, placement), placement }
  } catch (error) {
    if (!ports.isUnstorable(error)) throw error
    const bare = { messageId: null, inReplyTo: null, references: [], subject: '', text: '', command: null }
    const nobody = { fromAddress: null, fromName: null, replyToAddress: null, sentAt: null, writtenOn: null }
    const refused = quarantine('The mail holds text that cannot be stored. Its bytes are kept; look at the source.')
    return { stored: await ports.store({ ...record, ...bare, ...nobody }, refused), placement: refused }
  }
}

function toRecord(
  arrived: ArrivedMail,
  mail: ParsedMail,
  kind: MailKind,
  kindReason: string,
  ports: ReceivePorts,
): Omit<MessageRecord, 'proof'> {
  const from = mail.from[0] ?? null
  return {
    position: arrived.position,
    raw: arrived.raw,
    bytes: arrived.bytes,
    identitySha256: ports.identityHash(arrived.raw ?? describeUnfetched(arrived)),
    kind,
    kindReason,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    subject: mail.subject,
    fromAddress: from?.address ?? null,
    fromName: from?.name ?? null,
    replyToAddress: mail.replyTo[0]?.address ?? null,
    sentAt: mail.date,
    writtenOn: readWrittenDay(mail.headers.date?.[0] ?? null, mail.date, ports.now()),
    text: mail.text,
  }
}

/**
 * What tells one mail from another where only the header, or not even that, could be fetched. Its place in the mailbox
 * counts, because two such headers may well be equal.
 */
function describeUnfetched({ header, position, bytes }: ArrivedMail): Buffer {
  const place = `\r\n\r\nnot fetched: ${position.uidValidity} ${position.uid} ${bytes}`
  return Buffer.concat([header, Buffer.from(place)])
}
