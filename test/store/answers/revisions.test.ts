import { describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { listEarlierAnswers } from '../../../src/store/answers/earlier-answers.ts'
import { approveFirst, findFirstApproval } from '../../../src/store/answers/first-approvals.ts'
import { keepRedraft, keepRevision, listRevisionsOfCase } from '../../../src/store/answers/revisions.ts'
import {
  addNote,
  countUnseenMentions,
  listMentions,
  listNotes,
  markMentionsSeen,
} from '../../../src/store/cases/notes.ts'
import { findOverrides, setOverrides } from '../../../src/store/cases/overrides.ts'
import { holdReply, listHeldReplies, scheduleReply, undoReply } from '../../../src/store/replies/held-replies.ts'
import { findApprovalTime, listReplies, takeDueReplies } from '../../../src/store/replies/replies.ts'
import { claimReply } from '../../../src/store/replies/send-replies.ts'
import {
  addReviewer,
  type DraftedCase,
  sampleDraft,
  storeDraftedCase,
  storeHeldReply,
} from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const seenOf = ({ caseId, messageId, draft }: DraftedCase, pageKey = 'page-one') => ({
  caseId,
  messageId,
  revision: draft.revision,
  operatorId: store.dana.id,
  pageKey,
})

const drafted = () => storeDraftedCase(store.pool, store.mailboxId)
const headOf = async (caseId: number) => (await findLatestDraft(store.pool, caseId))?.content.shortAnswer

describe('texts saved at the same moment', () => {
  it('by pages of two people are both kept, and one of them is the answer', async () => {
    const kim = await addReviewer(store.pool, 'Kim Osei')
    const one = await drafted()
    const kept = await Promise.all([
      keepRevision(store.pool, seenOf(one), sampleDraft('Dana')),
      keepRevision(store.pool, { ...seenOf(one, 'page-two'), operatorId: kim.id }, sampleDraft('Kim')),
    ])
    expect(kept.map(({ outcome }) => outcome).sort()).toEqual(['kept', 'stale'])
    const revisions = await listRevisionsOfCase(store.pool, one.caseId)
    expect(revisions.map(({ aside }) => aside).sort()).toEqual([false, false, true])
    const winner = kept.find(({ outcome }) => outcome === 'kept')?.draft.content.shortAnswer
    expect(await headOf(one.caseId)).toBe(winner)
  })

  it('by one page follow on each other', async () => {
    const one = await drafted()
    const texts = ['a', 'ab', 'abc', 'abcd']
    const kept = await Promise.all(texts.map((text) => keepRevision(store.pool, seenOf(one), sampleDraft(text))))
    expect(kept.every(({ outcome }) => outcome === 'kept')).toBe(true)
    expect(await listRevisionsOfCase(store.pool, one.caseId)).toHaveLength(5)
  })

  it('without the key of a page, follow on nothing but what they were written on', async () => {
    const one = await drafted()
    const { pageKey: _key, ...seen } = seenOf(one)
    await keepRevision(store.pool, seen, sampleDraft('first'))
    expect(await keepRevision(store.pool, seen, sampleDraft('second'))).toMatchObject({ why: 'newer_revision' })
    expect(await headOf(one.caseId)).toBe('first')
  })
})

describe('a redraft', () => {
  it('becomes the answer over what was written, and takes nothing away', async () => {
    const one = await drafted()
    await keepRevision(store.pool, seenOf(one), sampleDraft('Mine'))
    const again = { ...sampleDraft('Anew'), caseId: one.caseId, messageId: one.messageId, editionIds: [] }
    expect(await keepRedraft(store.pool, again)).toMatchObject({ revision: 3, baseRevision: 2, origin: 'redrafted' })
    expect(await keepRevision(store.pool, seenOf(one), sampleDraft('Mine again'))).toMatchObject({ outcome: 'stale' })
    expect(await headOf(one.caseId)).toBe('Anew')
  })

  it('is refused once the requester wrote', async () => {
    const one = await drafted()
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: one.caseId })
    const again = { ...sampleDraft(), caseId: one.caseId, messageId: one.messageId, editionIds: [] }
    await expect(keepRedraft(store.pool, again)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the first of two approvals', () => {
  const sha = Buffer.alloc(32, 7)

  it('given by two at once is given by one', async () => {
    const kim = await addReviewer(store.pool, 'Kim Lee')
    const one = await drafted()
    const results = await Promise.allSettled(
      [store.dana.id, kim.id].map((operatorId) =>
        approveFirst(store.pool, { ...seenOf(one), operatorId }, one.draft.id, sha),
      ),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('ends with the next revision, and a text kept aside does not end it', async () => {
    const one = await drafted()
    await approveFirst(store.pool, seenOf(one), one.draft.id, sha)
    await keepRevision(store.pool, { ...seenOf(one), revision: one.draft.revision }, sampleDraft(), 'written', true)
    expect(await findFirstApproval(store.pool, one.caseId)).toMatchObject({ operatorName: 'Dana Ruiz' })
    await keepRevision(store.pool, seenOf(one), sampleDraft('Changed'))
    expect(await findFirstApproval(store.pool, one.caseId)).toBeNull()
  })
})

describe('a held reply', () => {
  const held = (seconds = 0) => storeHeldReply(store.pool, store.mailboxId, store.dana.id, seconds)

  it('is undone or sent, never both, whoever is faster', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { caseId, replyId } = await held()
      const [undone, claimed] = await Promise.all([
        undoReply(store.pool, replyId, store.dana.id),
        claimReply(store.pool, replyId, 'a sender'),
      ])
      expect(undone.outcome === 'done').toBe(claimed === null)
      const [reply] = await listReplies(store.pool, caseId)
      expect(reply?.state).toBe(claimed === null ? 'cancelled' : 'sending')
    }
  })

  it('that is kept back is neither claimed nor swept, until it is released', async () => {
    const { replyId } = await held()
    await holdReply(store.pool, replyId, store.dana.id)
    expect(await claimReply(store.pool, replyId, 'a sender')).toBeNull()
    expect(await takeDueReplies(store.pool, 0)).not.toContain(replyId)
    await scheduleReply(store.pool, replyId, store.dana.id, 'now')
    expect(await claimReply(store.pool, replyId, 'a sender')).toMatchObject({ id: replyId })
  })

  it('that has left is told with its state and time', async () => {
    const { replyId, caseId } = await held()
    await claimReply(store.pool, replyId, 'a sender')
    expect(await holdReply(store.pool, replyId, store.dana.id)).toMatchObject({
      outcome: 'not_held',
      caseId,
      state: 'sending',
      since: expect.any(Date),
    })
    expect(await undoReply(store.pool, 999_999, store.dana.id)).toEqual({ outcome: 'unknown' })
  })

  it('leaves at the time that was chosen', async () => {
    const { replyId } = await held()
    const at = new Date(Date.now() + 3_600_000)
    await scheduleReply(store.pool, replyId, store.dana.id, at)
    const list = await listHeldReplies(store.pool, store.dana.id, 1000, 'mine')
    expect(list.find((each) => each.replyId === replyId)).toMatchObject({ sendAfter: at, scheduled: true })
  })
})

it('notes call colleagues once each, and are seen once', async () => {
  const kim = await addReviewer(store.pool, 'Kim Note')
  const { caseId } = await drafted()
  await addNote(store.pool, { caseId, operatorId: store.dana.id, text: '@kim look', mentions: [kim.id, kim.id] })
  expect(await listNotes(store.pool, caseId)).toMatchObject([{ operatorName: 'Dana Ruiz', mentions: ['Kim Note'] }])
  expect(await countUnseenMentions(store.pool, kim.id)).toBe(1)
  await markMentionsSeen(store.pool, kim.id, caseId)
  expect(await countUnseenMentions(store.pool, kim.id)).toBe(0)
  expect(await listMentions(store.pool, kim.id, 10)).toMatchObject([{ caseId, seen: true }])
})

it('of what is taken for granted the newest counts, and all stays on record', async () => {
  const { caseId, messageId } = await drafted()
  expect(await findOverrides(store.pool, caseId)).toBeNull()
  for (const dateOfService of ['2020-01-01', '2021-01-01']) {
    await setOverrides(store.pool, { caseId, messageId, operatorId: store.dana.id, overrides: { dateOfService } })
  }
  expect(await findOverrides(store.pool, caseId)).toEqual({ messageId, overrides: { dateOfService: '2021-01-01' } })
  const { rows } = await store.pool.query('select 1 from case_overrides where case_id = $1', [caseId])
  expect(rows).toHaveLength(2)
})

it('earlier answers are those that were sent, of other cases, most shared codes first', async () => {
  const sent = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  const notSent = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await store.pool.query(`update replies set state = 'sent' where id = $1`, [sent.replyId])
  const found = await listEarlierAnswers(store.pool, 0, ['99213', '99214'], 5)
  expect(found.map(({ caseId }) => caseId)).toContain(sent.caseId)
  expect(found.map(({ caseId }) => caseId)).not.toContain(notSent.caseId)
  expect(await listEarlierAnswers(store.pool, sent.caseId, ['99213'], 5)).not.toContainEqual(
    expect.objectContaining({ caseId: sent.caseId }),
  )
  expect(await listEarlierAnswers(store.pool, 0, [], 5)).toEqual([])
})

it('a reply that was kept back for days is not given up at its first delay', async () => {
  const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await store.pool.query(`update replies set created_at = now() - interval '9 days' where id = $1`, [replyId])
  await claimReply(store.pool, replyId, 'a sender')
  const since = await findApprovalTime(store.pool, replyId)
  expect(Date.now() - (since?.getTime() ?? 0)).toBeLessThan(3_600_000)
})
