import type { OpenAccount } from '../../workers/mail-accounts.ts'
import type { Config } from '../config.ts'
import type { ResolveTxt } from '../mail/proof/find-sender-records.ts'
import type { Pool } from '../store/pool.ts'

/** `unknown`: it could not be looked at, which proves nothing. */
export type Verdict = 'ok' | 'warn' | 'fail' | 'unknown'

/** One thing a check found. Neither part names a patient, a sender or a secret. */
export type CheckFinding = {
  verdict: Verdict
  detail: string
  /** The command or setting that mends it. */
  mend?: string
  /** Mends it where nothing can be lost by that. */
  fix?: () => Promise<void>
}

/** What a fault of the check says about where the trouble is; the exit code follows from it. */
export type CheckArea = 'config' | 'database' | 'network' | 'data' | 'desk'

/** The desk as it is examined: its database is open, its schema untouched. */
export type Examined = {
  config: Config
  databaseUrl: string
  pool: Pool
  /** Empty in practice. */
  accounts: readonly OpenAccount[]
  /** Paths of the files that hold secrets, whether or not they exist. */
  secretFiles: readonly string[]
  /** Names that stand in `.env`. */
  envNames: readonly string[]
  resolveTxt: ResolveTxt
  now(): Date
}

export type Check = {
  name: string
  title: string
  area: CheckArea
  /** @throws whatever it meets: that it could not be looked at is then what was found */
  run(desk: Examined): Promise<CheckFinding[]>
}

export const ok = (detail: string): CheckFinding => ({ verdict: 'ok', detail })
export const warn = (detail: string, mend: string): CheckFinding => ({ verdict: 'warn', detail, mend })
export const fail = (detail: string, mend: string): CheckFinding => ({ verdict: 'fail', detail, mend })
export const unknown = (detail: string): CheckFinding => ({ verdict: 'unknown', detail })
