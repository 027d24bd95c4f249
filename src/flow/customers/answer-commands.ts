import { randomBytes } from 'node:crypto'
import type { Allowance } from '../../domain/allowance.ts'
import { hrefOfCode } from '../../domain/code-address.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import type { MailCommand, OpenCommand } from '../../domain/mail-command.ts'
import { isProven } from '../../domain/sender-proof.ts'
import { readMailCommand } from '../../reading/mail-kind/mail-command.ts'
import { findIdentifiers, maskOccurrences } from '../../reading/patients/identifiers.ts'
import type { Codebook } from '../answer/answer.ts'
import { searchCodes } from '../answer/search-codes.ts'
import { AUTOMATIC_HEADERS } from '../automatic-headers.ts'
import { type LookedUp, lookUpCodes } from '../look-up/look-up-codes.ts'
import { dayInWords, sayAllowance } from './allowance-words.ts'
import { hashConfirmationIds } from './confirm-address.ts'
import { type SenderAllowancePorts, useSenderAllowance } from './sender-allowance.ts'

export type CommandEffect =
  | { kind: 'none' }
  | { kind: 'stop'; proven: boolean }
  | { kind: 'start' }
  | { kind: 'confirm'; messageIdHashes: readonly Buffer[]; at: Date }

type CommandMail = { kind: 'command_reply' | 'welcome'; at: Date; mailMessageId: string; raw: Buffer }

/** A code found by words, as a mail lists it. */
export type FoundCode = {
  code: string
  system: string
  description: string | null
  lastDay: string | null
  url: string | null
}

/** What the templates of each answer show, beside `desk` and `publicUrl`. */
export type CommandViews = {
  help: { everybodyCounts: boolean }
  stop: object
  start: object
  welcome: object
  'too-late': object
  code: LookedUp & { left: string | null }
  'code-beyond': { plan: string; whatToDo: string; renewedOn: string | null }
  search: { sought: string; masked: boolean; found: FoundCode[]; asOf: IsoDate; sources: string[] }
}

type Shared = { deskName: string; deskAddress: string; publicUrl: string | null }

export type AnswerCommandPorts = SenderAllowancePorts & {
  listOpen(limit: number): Promise<OpenCommand[]>
  /** Carries it out and writes its answer down to be sent, in one transaction and once. */
  settle(settled: {
    messageId: number
    address: string
    effect: CommandEffect
    mail: CommandMail | null
    tooLate: CommandMail | null
  }): Promise<'answered' | 'silent' | 'known'>
  /** Gives the mail a case: the desk could not answer it by itself. */
  makeCase(messageId: number): Promise<void>
  /** Told of every command that could not be answered now. */
  reportFault(error: unknown): void
  codebook: Codebook
  render<Kind extends keyof CommandViews>(kind: Kind, view: CommandViews[Kind] & Shared): string
  buildMime(mail: OutgoingMail): Promise<Buffer>
  /** Today where the desk is. */
  today(): IsoDate
  desk: { address: string; name: string }
  publicUrl: string | null
}

const AT_ONCE = 20
const FOUND_SHOWN = 10

/** So long a command is tried; then a person is to see it. */
const TRIED_MINUTES = 30

/**
 * How many commands were carried out. Each is read again from its mail: only its kind was stored. One that cannot be answered holds up
 * no other, and becomes a case when it was tried for long enough.
 */
export async function answerCommands(ports: AnswerCommandPorts): Promise<number> {
  const open = await ports.listOpen(AT_ONCE)
  let done = 0
  for (const command of open) {
    try {
      await answerOne(command, ports)
      done += 1
    } catch (error) {
      ports.reportFault(error)
      const tried = ports.now().getTime() - command.receivedAt.getTime()
      if (tried > TRIED_MINUTES * 60_000) await ports.makeCase(command.messageId)
    }
  }
  return done
}

async function answerOne(asked: OpenCommand, ports: AnswerCommandPorts): Promise<void> {
  const { messageId, address, proof } = asked
  const mayAnswer = isProven(proof) || asked.known
  const none = { messageId, address, effect: { kind: 'none' }, mail: null, tooLate: null } as const
  if (asked.command === 'confirm') {
    const messageIdHashes = hashConfirmationIds([asked.inReplyTo, ...asked.references])
    const effect = { kind: 'confirm', messageIdHashes, at: asked.receivedAt } as const
    const mail = await compose(asked, ports, {
      kind: 'welcome',
      subject: 'Your address is confirmed',
      text: say(ports, 'welcome', {}),
    })
    const tooLate = await compose(asked, ports, {
      kind: 'command_reply',
      subject: 'That link is too old',
      text: say(ports, 'too-late', {}),
    })
    await ports.settle({ ...none, effect, mail, tooLate })
    return
  }
  const command = readMailCommand({ subject: asked.subject, text: asked.text, hasFiles: false }, { within: 'nothing' })
  if (command === null || command.kind !== asked.command) {
    // Stored by a version that read it otherwise: a person is to see it.
    await ports.makeCase(messageId)
    return
  }
  const effect: CommandEffect =
    command.kind === 'stop'
      ? { kind: 'stop', proven: isProven(proof) }
      : { kind: command.kind === 'start' ? 'start' : 'none' }
  const mail = mayAnswer ? await compose(asked, ports, await answer(command, asked, ports)) : null
  await ports.settle({ ...none, effect, mail })
}

type Words = { kind: CommandMail['kind']; subject: string; text: string }

async function answer(command: MailCommand, asked: OpenCommand, ports: AnswerCommandPorts): Promise<Words> {
  const kind = 'command_reply'
  if (command.kind === 'stop') return { kind, subject: 'No more automatic mail', text: say(ports, 'stop', {}) }
  if (command.kind === 'start') return { kind, subject: 'Automatic mail again', text: say(ports, 'start', {}) }
  if (command.kind === 'help') {
    const view = { everybodyCounts: !ports.inHouse.everybody }
    return { kind, subject: `What ${ports.desk.name} does by mail`, text: say(ports, 'help', view) }
  }
  return command.kind === 'code' ? answerCode(command, asked, ports) : answerSearch(command.words, ports)
}

async function answerCode(
  { codes, on }: Extract<MailCommand, { kind: 'code' }>,
  asked: OpenCommand,
  ports: AnswerCommandPorts,
): Promise<Words> {
  const subject = `Re: code ${codes.join(' ')}`
  const looked = await lookUpCodes(codes, on ?? ports.today(), ports.codebook)
  let allowance: Allowance | null = null
  for (const { system, code } of looked.codes) {
    allowance = await useSenderAllowance(ports, asked, 'code_page', `${system} ${code}`)
    if (allowance === null) break
    if (!allowance.granted) {
      const { plan, whatToDo, resetsAt } = allowance
      const renewedOn = resetsAt === null ? null : dayInWords(resetsAt, ports.timeZone)
      const view = { plan: plan.name, whatToDo: whatToDo ?? '', renewedOn }
      return { kind: 'command_reply', subject, text: say(ports, 'code-beyond', view) }
    }
  }
  const left = allowance === null ? null : sayAllowance(allowance, ports.timeZone)
  return { kind: 'command_reply', subject, text: say(ports, 'code', { ...looked, left }) }
}

/** What may tell who a patient is, is neither searched for nor sent back. */
async function answerSearch(typed: string, ports: AnswerCommandPorts): Promise<Words> {
  const words = maskOccurrences(typed, findIdentifiers(typed, [], []))
    .replace(/\[[a-z ]+ removed\]/g, '')
    .trim()
  const asOf = ports.today()
  const ranked = await searchCodes(words, { systems: [], asOf }, ports.codebook.findSearchCandidates)
  const shown = ranked.slice(0, FOUND_SHOWN).map(({ candidate }) => candidate)
  const view: CommandViews['search'] = {
    sought: words,
    masked: words !== typed.trim(),
    asOf,
    found: shown.map(({ system, code, description, effective }) => ({
      system,
      code,
      description,
      lastDay: effective.to !== null && effective.to < asOf ? effective.to : null,
      url: ports.publicUrl === null ? null : `${ports.publicUrl}${hrefOfCode(system, code)}`,
    })),
    sources: [...new Set(shown.map(({ citation }) => `${citation.source}, ${citation.edition}`))],
  }
  return { kind: 'command_reply', subject: `Re: search: ${words.slice(0, 60)}`, text: say(ports, 'search', view) }
}

function say<Kind extends keyof CommandViews>(ports: AnswerCommandPorts, kind: Kind, view: CommandViews[Kind]): string {
  const { desk, publicUrl } = ports
  return ports.render(kind, { ...view, deskName: desk.name, deskAddress: desk.address, publicUrl })
}

async function compose(
  asked: OpenCommand,
  ports: AnswerCommandPorts,
  { kind, subject, text }: Words,
): Promise<CommandMail> {
  const { desk } = ports
  const { mailMessageId, references } = asked
  const at = ports.now()
  const id = `command.${randomBytes(16).toString('hex')}@${desk.address.slice(desk.address.lastIndexOf('@') + 1)}`
  const raw = await ports.buildMime({
    messageId: id,
    from: desk,
    to: { address: asked.address, name: null },
    subject,
    inReplyTo: mailMessageId,
    references: mailMessageId === null ? references : [...references, mailMessageId],
    text,
    html: null,
    date: at,
    headers: AUTOMATIC_HEADERS,
  })
  return { kind, at, mailMessageId: id, raw }
}
