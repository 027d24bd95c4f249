import type { MessageRecord, Placement, StoreOutcome } from '../../domain/message-record.ts'
import { lockSurvivors } from '../cases/merges.ts'
import { inTransaction, type Pool } from '../pool.ts'
import { insertMessages } from './insert-message.ts'
import { notePosition } from './left-behind.ts'
import { joinCase, openCases } from './open-cases.ts'

/** A message and where it goes. */
export type PlacedMessage = { record: MessageRecord; placement: Placement }

/**
 * Stores messages with their cases in one transaction, all or none. Until this resolves the mailbox must not be touched;
 * after it, doing it again changes nothing.
 */
export async function storeMessages(pool: Pool, placed: readonly PlacedMessage[]): Promise<StoreOutcome[]> {
  return inTransaction(pool, async (tx) => {
    const records = placed.map(({ record }) => record)
    const ids = await insertMessages(tx, records, pool.rawMailKeys ?? [])
    const inserted = placed.flatMap((each, at) => (ids[at] == null ? [] : [{ ...each, messageId: ids[at] }]))
    // Before anything else holds one of them: a case that points to another holds that one too.
    await lockSurvivors(
      tx,
      inserted.flatMap(({ placement }) => findNamedCase(placement) ?? []),
    )
    const caseOf = await openCases(
      tx,
      inserted.flatMap(({ placement, record, messageId }) =>
        placement.kind === 'new_case' || placement.kind === 'quarantine'
          ? [{ messageId, message: record, placement }]
          : [],
      ),
    )
    for (const { placement, messageId } of inserted) {
      if (placement.kind === 'join') caseOf.set(messageId, await joinCase(tx, messageId, placement.caseId))
    }
    for (const [at, { position, identitySha256 }] of records.entries()) {
      if (ids[at] === null) await notePosition(tx, position, identitySha256)
    }
    return ids.map((messageId) =>
      messageId === null
        ? { outcome: 'known' }
        : { outcome: 'stored', messageId, caseId: caseOf.get(messageId) ?? null },
    )
  })
}

/** The case there is already that a message joins or claims. */
function findNamedCase(placement: Placement): number | null {
  if (placement.kind === 'join') return placement.caseId
  return placement.kind === 'new_case' ? placement.claimsCaseId : null
}

/** The same for one message. */
export async function storeMessage(pool: Pool, record: MessageRecord, placement: Placement): Promise<StoreOutcome> {
  const [stored] = await storeMessages(pool, [{ record, placement }])
  if (stored === undefined) throw new Error('a message was not stored')
  return stored
}

/**
 * True where Postgres refused a value itself: trying again cannot help. SQLSTATE classes 22, data exception, and 54, program
 * limit exceeded, such as an address too long for an index.
 */
export function isUnstorable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(22|54)/.test(code)
}
