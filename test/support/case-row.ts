import { type CaseRow, getCase } from '../../src/store/cases/cases.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../src/store/replies/send-replies.ts'
import type { TestStore } from './test-store.ts'

/** The cases of a test's store, as they are now. */
export type CaseRows = {
  row(caseId: number): Promise<CaseRow>
  stateOf(caseId: number): Promise<CaseRow['state']>
  /** As somebody sees it who decides about it now. */
  seen(caseId: number): Promise<{ caseId: number; version: number }>
  /** The kinds of its lines in the audit trail, oldest first. */
  kinds(caseId: number): Promise<string[]>
  /** Hands a held reply over to a server that takes it. */
  send(replyId: number): Promise<void>
  /** Closes every case, so that the next test begins with an empty queue. */
  closeAll(): Promise<void>
}

/** Looks at the cases of a store that is filled when the tests run. */
export function watchCases(store: TestStore): CaseRows {
  const row = (caseId: number): Promise<CaseRow> => getCase(store.pool, caseId)
  return {
    row,
    stateOf: async (caseId) => (await row(caseId)).state,
    seen: async (caseId) => ({ caseId, version: (await row(caseId)).version }),
    async kinds(caseId) {
      const { rows } = await store.pool.query<{ kind: string }>(
        'select kind from events where case_id = $1 order by id',
        [caseId],
      )
      return rows.map(({ kind }) => kind)
    },
    async send(replyId) {
      const claimed = await claimReply(store.pool, replyId, 'sender')
      await recordBodySent(store.pool, replyId, claimed?.attempt ?? 0)
      const sent = { kind: 'sent', response: '250' } as const
      await recordOutcome(store.pool, { replyId, attempt: claimed?.attempt ?? 0 }, sent, 0)
    },
    async closeAll() {
      await store.pool.query(
        `update cases set state = 'rejected', snooze = null, snoozed_until = null, snooze_source = null
          where state <> 'merged'`,
      )
    },
  }
}
