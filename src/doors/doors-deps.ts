import type { Codebook } from '../flow/answer/answer.ts'
import type { AllowancePorts } from '../flow/customers/use-allowance.ts'
import type { Readiness } from '../http/health.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import type { Templates } from '../render/templates.ts'
import type { Pool } from '../store/pool.ts'
import type { AccountDeps } from './accounts/account-deps.ts'
import type { AskDeps } from './ask/ask-deps.ts'

/** Everything the public pages need from outside. */
export type DoorsDeps = {
  pool: Pool
  templates: Templates
  codebook: Codebook
  desk: { name: string; address: string }
  /** What people type into their browser, without a path; over https the cookies become secure. */
  baseUrl: string
  /** Keys of guests are hashed with it. */
  secret: string
  /** Official descriptors may be shown. */
  cptLicensed: boolean
  /** IANA name of the zone the desk works in: it tells what today is. */
  timeZone: string
  now(): Date
  /** Who may use how much. */
  allowances: AllowancePorts
  accounts: AccountDeps
  ask: AskDeps
  ready(): Promise<readonly Readiness[]>
  limits?: RateLimits
  /** Addresses whose word about who is behind them is believed; `loopback` where left out. */
  trustedProxies?: string[]
  /** Told of every route as it is added. */
  onRoute?(method: string, pattern: string): void
  /** Told of every internal error and the pattern of its route, such as `/codes/:system/:code`. */
  reportFault?(error: unknown, route: string): void
}
