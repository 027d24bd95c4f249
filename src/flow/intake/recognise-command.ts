import type { ParsedMail } from '../../domain/mail.ts'
import type { CommandKind } from '../../domain/mail-command.ts'
import { isProven, type SenderProof } from '../../domain/sender-proof.ts'
import { readMailCommand, saysYes } from '../../reading/mail-kind/mail-command.ts'
import { classifyMail } from '../../reading/mail-kind/mail-kind.ts'
import { hashConfirmationIds } from '../customers/confirm-address.ts'

export type RecogniseCommandPorts = {
  /** Somebody at this address was answered before. */
  isKnownSender(address: string): Promise<boolean>
  /** One of those Message-IDs, hashed, is of a mail that asked this address whether it is theirs. */
  isConfirmationMail(messageIdHashes: readonly Buffer[], address: string): Promise<boolean>
}

/** A mail that would otherwise open a case or join one. */
export type CommandCandidate = {
  mail: ParsedMail
  proof: SenderProof | null
  within: 'case' | 'nothing'
  ownAddresses: readonly string[]
}

/**
 * The command a mail is, or null where it goes the way of every mail. Only what can be answered is one: the sender is proven or
 * was answered before, nothing says that a machine wrote, and nothing proves a forgery. Whoever cannot be answered by the desk
 * itself is answered by a person, and nothing is lost. To hear no more needs no proof.
 */
export async function recogniseCommand(
  candidate: CommandCandidate,
  ports: RecogniseCommandPorts,
): Promise<CommandKind | null> {
  const { mail, proof, within } = candidate
  const [sender] = mail.from
  if (sender === undefined || mail.from.length > 1 || proof?.dmarc === 'fail') return null
  if (saysMachine(mail, candidate.ownAddresses)) return null
  if (await isConfirmed(mail, sender.address, ports)) return 'confirm'
  const hasFiles = mail.attachments.some(({ contentType }) => !contentType.startsWith('image/'))
  const command = readMailCommand({ subject: mail.subject, text: mail.text, hasFiles }, { within })
  if (command === null || command.kind === 'stop') return command?.kind ?? null
  return isProven(proof) || (await ports.isKnownSender(sender.address)) ? command.kind : null
}

async function isConfirmed(mail: ParsedMail, address: string, ports: RecogniseCommandPorts): Promise<boolean> {
  const hashes = hashConfirmationIds([mail.inReplyTo, ...mail.references])
  return hashes.length > 0 && saysYes(mail.text) && (await ports.isConfirmationMail(hashes, address))
}

/** Words no machine is known by, in place of those of the mail. */
const PLAIN_WORDS = { subject: 'A question', text: 'What does code 99213 mean?' }

/** By its header alone: "unsubscribe" is the wording of a list, too, and here it is what a person writes. */
function saysMachine(mail: ParsedMail, ownAddresses: readonly string[]): boolean {
  const header = classifyMail({ ...mail, ...PLAIN_WORDS }, [...ownAddresses])
  return header.kind !== 'question' || header.noAutomaticAnswer
}
