import type { IsoDate } from './iso-date.ts'

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
