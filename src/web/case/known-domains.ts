import { listAnsweredDomains } from '../../store/mailboxes/known-domains.ts'
import type { Pool } from '../../store/pool.ts'
import type { WebDeps } from '../web-deps.ts'

/** A clinic that was answered for the first time a moment ago is no worse known than one that never was. */
const FRESH_MS = 10 * 60_000

/** As every page of a thread wants them, they are kept beside the pool they came from. */
const kept = new WeakMap<Pool, { at: number; domains: readonly string[] }>()

/** The domains to which answers were sent, looked up every ten minutes at most. */
export async function findKnownDomains({ pool, now }: Pick<WebDeps, 'pool' | 'now'>): Promise<readonly string[]> {
  const at = now().getTime()
  const found = kept.get(pool)
  if (found !== undefined && found.at <= at && at - found.at <= FRESH_MS) return found.domains
  const domains = await listAnsweredDomains(pool)
  kept.set(pool, { at, domains })
  return domains
}
