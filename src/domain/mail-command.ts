import type { IsoDate } from './iso-date.ts'
import type { SenderProof } from './sender-proof.ts'

/** What a mail that is no question asks the desk itself to do; `confirm` answers a mail that asked whether an address is theirs. */
export const COMMAND_KINDS = ['search', 'code', 'stop', 'start', 'help', 'confirm'] as const

export type CommandKind = (typeof COMMAND_KINDS)[number]

/** A command as it was written. */
export type MailCommand =
  | { kind: 'search'; words: string }
  | { kind: 'code'; codes: string[] /** Null: today. */; on: IsoDate | null }
  | { kind: 'stop' }
  | { kind: 'start' }
  | { kind: 'help' }

/** A mail that asks the desk itself for something, and was not answered yet. */
export type OpenCommand = {
  messageId: number
  command: CommandKind
  subject: string
  text: string
  address: string
  proof: SenderProof | null
  /** Somebody at this address was answered before. */
  known: boolean
  mailMessageId: string | null
  inReplyTo: string | null
  references: string[]
  receivedAt: Date
}
