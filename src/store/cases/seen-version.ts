import { AppError } from '../../domain/app-error.ts'
import { type LockedCase, lockCase } from '../case-transitions.ts'
import type { Queryable } from '../pool.ts'

/** A case as somebody saw it before they decided about it. */
export type SeenVersion = { caseId: number; version: number }

/**
 * The case, locked, as it was seen.
 * @throws AppError `conflict` where something happened to it since, `not_found` where there is none
 */
export async function lockSeenCase(tx: Queryable, { caseId, version }: SeenVersion): Promise<LockedCase> {
  const locked = await lockCase(tx, caseId)
  if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
  if (locked.version !== version) {
    throw new AppError('conflict', `Q-${caseId} changed since you saw it. Nothing was done; look at it again.`)
  }
  return locked
}
