/** What failed sign-ins are counted by: the account that was named, or the network address they came from. */
export type GuardedBy = 'account' | 'address'

/** Failures that cost nothing: a person mistypes, and an office shares one address. */
const FREE_FAILURES: Readonly<Record<GuardedBy, number>> = { account: 5, address: 25 }

const FIRST_DELAY_SECONDS = 30
const LONGEST_DELAY_SECONDS = 900

/** Seconds until the next try, after that many failures in a row: none at first, then doubling up to a quarter of an hour. */
export function signInDelaySeconds(guardedBy: GuardedBy, failures: number): number {
  const beyond = failures - FREE_FAILURES[guardedBy]
  if (beyond < 0) return 0
  return Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** Math.min(beyond, 10))
}
