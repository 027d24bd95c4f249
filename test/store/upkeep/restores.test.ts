import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import {
  findLeftAnswer,
  keepLeftMails,
  listAnsweredSince,
  listOpenSince,
} from '../../../src/store/upkeep/left-mails.ts'
import {
  beginRestore,
  findLatestRestore,
  findUnsettledRestore,
  listRestoredReplies,
  mayPrecedeRestore,
  noteRestore,
  putAside,
  type Restore,
  settleRestoredReply,
} from '../../../src/store/upkeep/restores.ts'
import { storeDraftedCase, storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const BACKUP_ID = '00000000-0000-4000-8000-000000000001'

async function restore(deskWasStopped = false): Promise<Restore> {
  await noteRestore(store.pool, { backupId: BACKUP_ID, madeAt: new Date(), bytes: 1 })
  const noted = await findUnsettledRestore(store.pool)
  await beginRestore(store.pool, deskWasStopped)
  return noted as Restore
}

beforeEach(async () => {
  await store.pool.query('delete from restores')
  await store.pool.query('delete from left_mails')
})

const later = new Date(Date.now() + 3_600_000)
const leftMail = (caseId: number, answers: string | null = null) => ({
  messageId: `left-${caseId}@desk.example`,
  caseId,
  answersSha256: answers === null ? null : createHash('sha256').update(answers).digest(),
  sentAt: later,
})

describe('a restore', () => {
  it('of a desk that was stopped is settled at once, and nothing is taken for answered', async () => {
    const { messageId } = await storeArrived(store.pool, store.mailboxId)
    await restore(true)
    expect(await findUnsettledRestore(store.pool)).toBeNull()
    expect(await findLatestRestore(store.pool)).toBeNull()
    expect(await mayPrecedeRestore(store.pool, messageId)).toBe(false)
  })

  it('of another keeps everything from leaving by itself for what was there', async () => {
    const { messageId } = await storeArrived(store.pool, store.mailboxId)
    await restore()
    expect(await findUnsettledRestore(store.pool)).not.toBeNull()
    expect(await mayPrecedeRestore(store.pool, messageId)).toBe(true)
    const { rows } = await store.pool.query('select no_automatic_answer from messages where id = $1', [messageId])
    expect(rows).toEqual([{ no_automatic_answer: true }])
  })

  it('skips numbers of cases, those of mails that left too', async () => {
    const before = await storeArrived(store.pool, store.mailboxId)
    await restore()
    const next = await storeArrived(store.pool, store.mailboxId)
    expect(next.caseId).toBeGreaterThan(before.caseId + 1000)
    await keepLeftMails(store.pool, [leftMail(next.caseId + 5000)])
    expect((await storeArrived(store.pool, store.mailboxId)).caseId).toBe(next.caseId + 5001)
  })
})

describe('a reply that was held when the backup was made', () => {
  it.each([
    { left: true, state: 'sent', filed: 'found' },
    { left: false, state: 'send_uncertain', filed: 'missing' },
  ])('is $state where it has left: $left', async ({ left, state, filed }) => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const at = await restore()
    expect(await listRestoredReplies(store.pool, at)).toContainEqual(expect.objectContaining({ id: replyId }))
    await settleRestoredReply(store.pool, replyId, left, 'not found')
    expect((await findCase(store.pool, caseId))?.state).toBe(state)
    const { rows } = await store.pool.query('select state, filed from replies where id = $1', [replyId])
    expect(rows).toEqual([{ state, filed }])
    // Settled once: doing it again, otherwise, changes nothing.
    await settleRestoredReply(store.pool, replyId, !left, 'not found')
    expect((await findCase(store.pool, caseId))?.state).toBe(state)
  })
})

describe('a question that was open when the backup was made', () => {
  it('is found to be answered by its number or by the mail that was answered', async () => {
    const byNumber = await storeDraftedCase(store.pool, store.mailboxId)
    const byMail = await storeArrived(store.pool, store.mailboxId, { messageId: 'asked@clinic.example' })
    const open = await storeArrived(store.pool, store.mailboxId)
    const at = await restore()
    await keepLeftMails(store.pool, [leftMail(byNumber.caseId), leftMail(999_999, 'asked@clinic.example')])
    const answered = (await listAnsweredSince(store.pool, at)).map(({ caseId }) => caseId)
    expect(answered).toEqual([byNumber.caseId, byMail.caseId])
    expect((await listOpenSince(store.pool, at, [''])).map(({ caseId }) => caseId)).toContain(open.caseId)
    expect(await findLeftAnswer(store.pool, createHash('sha256').update('asked@clinic.example').digest())).toEqual(
      later,
    )
  })

  it('is not answered by a mail whose reply is here', async () => {
    const { caseId, replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const at = await restore()
    const { rows } = await store.pool.query<{ id: string }>('select message_id as id from replies where id = $1', [
      replyId,
    ])
    await keepLeftMails(store.pool, [{ ...leftMail(caseId), messageId: rows[0]?.id ?? '' }])
    expect((await listAnsweredSince(store.pool, at)).map((each) => each.caseId)).not.toContain(caseId)
  })

  it.each(['received', 'needs_review', 'held'])(
    'is put aside out of %s, and what was approved meanwhile taken back',
    async (state) => {
      const make = {
        received: () => storeArrived(store.pool, store.mailboxId),
        needs_review: () => storeDraftedCase(store.pool, store.mailboxId),
        held: () => storeHeldReply(store.pool, store.mailboxId, store.dana.id),
      }[state]
      const { caseId } = (await make?.()) ?? { caseId: 0 }
      await putAside(store.pool, caseId, 'answered already')
      expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'quarantine', why: 'answered already' })
      const { rows } = await store.pool.query(`select 1 from replies where case_id = $1 and state = 'held'`, [caseId])
      expect(rows).toEqual([])
    },
  )
})
