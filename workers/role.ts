/** What `start` can run, all in one process or each in its own. */
export const ROLES = ['intake', 'drafter', 'sender', 'sweeper', 'web', 'doors'] as const

export type RoleName = (typeof ROLES)[number]

/** A running role. Stopping finishes the work in hand and resolves when nothing of it runs any more. */
export type Role = { name: RoleName; stop(): Promise<void> }
