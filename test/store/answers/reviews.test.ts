import { describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { approveDraft, moveCase, rejectCase } from '../../../src/store/answers/reviews.ts'
import { keepRevision } from '../../../src/store/answers/revisions.ts'
import { listHistory } from '../../../src/store/cases/case-history.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { undoApproval } from '../../../src/store/replies/held-replies.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { claimReply } from '../../../src/store/replies/send-replies.ts'
import {
  type DraftedCase,
  frozenReply,
  sampleDraft,
  storeDraftedCase,
  storeHeldReply,
} from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const seenOf = ({ caseId, messageId, draft }: DraftedCase) => ({
  caseId,
  messageId,
  revision: draft.revision,
  operatorId: store.dana.id,
})

describe('approving', () => {
  it('holds the reply and names the review it rests on', async () => {
    const { caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'held' })
    expect(await listReplies(store.pool, caseId)).toMatchObject([{ state: 'held' }])
  })

  it('by two reviewers at the same moment holds one reply', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    const results = await Promise.allSettled(
      [1, 2].map(() => approveDraft(store.pool, seenOf(drafted), drafted.draft.id, frozenReply())),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listReplies(store.pool, drafted.caseId)).toHaveLength(1)
  })

  it('is refused when the requester wrote after the draft', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: drafted.caseId })
    await expect(approveDraft(store.pool, seenOf(drafted), drafted.draft.id, frozenReply())).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await listReplies(store.pool, drafted.caseId)).toEqual([])
  })

  it('is refused for a draft of an earlier message', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    const { messageId } = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: drafted.caseId })
    await store.pool.query(`update cases set state = 'needs_review' where id = $1`, [drafted.caseId])
    const seen = { ...seenOf(drafted), messageId }
    await expect(approveDraft(store.pool, seen, drafted.draft.id, frozenReply())).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('is refused when a newer revision was saved', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    await keepRevision(store.pool, seenOf(drafted), sampleDraft('Somebody wrote more.'))
    await expect(approveDraft(store.pool, seenOf(drafted), drafted.draft.id, frozenReply())).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('the reviewer’s text', () => {
  it('is kept as a new revision, the old one beside it', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    const kept = await keepRevision(store.pool, seenOf(drafted), sampleDraft('In my own words.'))
    expect(kept).toMatchObject({ outcome: 'kept', draft: { revision: 2, operatorId: store.dana.id } })
  })

  it('is kept even where it comes too late, and says so', async () => {
    const drafted = await storeDraftedCase(store.pool, store.mailboxId)
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: drafted.caseId })
    const kept = await keepRevision(store.pool, seenOf(drafted), sampleDraft('Written before her second mail.'))
    expect(kept).toMatchObject({ outcome: 'stale', why: 'requester_wrote' })
    expect(kept.draft).toMatchObject({ aside: true, content: { shortAnswer: 'Written before her second mail.' } })
    expect(await findLatestDraft(store.pool, drafted.caseId)).toMatchObject({ revision: 1 })
  })
})

describe('undo', () => {
  it('takes a held reply back, and the case waits for review again', async () => {
    const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    expect(await undoApproval(store.pool, held.caseId, store.dana.id)).toBe(true)
    expect(await findCase(store.pool, held.caseId)).toMatchObject({ state: 'needs_review' })
    expect(await listReplies(store.pool, held.caseId)).toMatchObject([{ state: 'cancelled' }])
  })

  it('comes too late once the sender has the reply', async () => {
    const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, held.replyId, 'a sender')
    expect(await undoApproval(store.pool, held.caseId, store.dana.id)).toBe(false)
  })

  it('lets the same answer be approved again', async () => {
    const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await undoApproval(store.pool, held.caseId, store.dana.id)
    await approveDraft(store.pool, seenOf(held), held.draft.id, frozenReply())
    expect((await listReplies(store.pool, held.caseId)).map(({ state }) => state)).toEqual(['cancelled', 'held'])
  })
})

describe('a mail of the requester while the reply is held', () => {
  it('takes the reply back and sends the case to be read again', async () => {
    const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: held.caseId })
    expect(await findCase(store.pool, held.caseId)).toMatchObject({ state: 'received' })
    expect(await listReplies(store.pool, held.caseId)).toMatchObject([{ state: 'cancelled' }])
  })
})

describe('rejecting', () => {
  it('closes the case with its reason, and reopening brings it back', async () => {
    const { caseId } = await storeDraftedCase(store.pool, store.mailboxId)
    await rejectCase(store.pool, caseId, store.dana.id, 'not a coding question')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'rejected', why: 'not a coding question' })
    await moveCase(store.pool, caseId, store.dana.id, 'reopened')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'needs_review' })
  })

  it('is refused for an answer that is on its way', async () => {
    const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await expect(rejectCase(store.pool, held.caseId, store.dana.id, 'late')).rejects.toMatchObject({ code: 'conflict' })
  })
})

it('every step leaves its trace in the history, with who took it', async () => {
  const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await undoApproval(store.pool, held.caseId, store.dana.id)
  expect((await listHistory(store.pool, held.caseId)).map(({ kind, operatorName }) => [kind, operatorName])).toEqual([
    ['received', null],
    ['draft_started', null],
    ['draft_ready', null],
    ['approved', 'Dana Ruiz'],
    ['undone', 'Dana Ruiz'],
  ])
})
