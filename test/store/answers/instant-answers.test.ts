import { describe, expect, it } from 'vitest'
import {
  approveAllByPolicy,
  approveByPolicy,
  countInstantAnswers,
  findOrAddPolicy,
  hadAutomaticMail,
  isKnownSender,
  listDueChecks,
  recordCheck,
} from '../../../src/store/answers/instant-answers.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { listPeople } from '../../../src/store/people/operators.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { frozenReply, storeDraftedCase, storeHeldReply } from '../../support/drafted-case.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const ADDRESS = 'maria.lopez@lakeside.example'

async function send(replyId: number): Promise<void> {
  const claimed = await claimReply(store.pool, replyId, 'test')
  if (claimed === null) throw new Error('the reply was not due')
  await recordBodySent(store.pool, replyId, claimed.attempt)
  await recordOutcome(store.pool, { replyId, attempt: claimed.attempt }, { kind: 'sent', response: '250 ok' }, 60)
}

describe('an answer by policy', () => {
  it('is approved in the name of the policy, which is nobody one can sign in as', async () => {
    const { pool, mailboxId } = store
    const [one, other] = await Promise.all([findOrAddPolicy(pool), findOrAddPolicy(pool)])
    expect(one).toBe(other)
    expect((await listPeople(pool)).map(({ id }) => id)).not.toContain(one)

    const { caseId, messageId, draft } = await storeDraftedCase(pool, mailboxId)
    const seen = { caseId, revision: draft.revision, messageId }
    const sha256 = Buffer.alloc(32)
    const { replyId } = await approveByPolicy(pool, seen, draft.id, frozenReply(), sha256, true)
    expect(await hadAutomaticMail(pool, ADDRESS.toUpperCase())).toBe(true)
    // An answer nobody looked at makes nobody known.
    await send(replyId)
    expect(await isKnownSender(pool, ADDRESS)).toBe(false)

    const [due] = await listDueChecks(pool, 10)
    expect(due).toMatchObject({ caseId })
    expect(await recordCheck(pool, due?.reviewId ?? 0, store.dana.id, 'right')).toEqual({ caseId })
    await expect(recordCheck(pool, due?.reviewId ?? 0, store.dana.id, 'wrong')).rejects.toThrow(/already/)
    expect(await listDueChecks(pool, 10)).toEqual([])
    expect(await countInstantAnswers(pool)).toEqual({ sent: 1, checked: 1, right: 1 })
  })

  it('goes to one address once a day, whoever approves two of them at the same moment', async () => {
    const { pool, mailboxId } = store
    await pool.query('delete from instant_checks')
    const cases = [await storeDraftedCase(pool, mailboxId), await storeDraftedCase(pool, mailboxId)]
    const approvals = cases.map(({ caseId, messageId, draft }) => ({
      seen: { caseId, revision: draft.revision, messageId },
      draftId: draft.id,
      reply: frozenReply(),
      answerSha256: Buffer.alloc(32),
      drawn: false,
    }))
    await expect(approveAllByPolicy(pool, approvals)).rejects.toMatchObject({ code: 'conflict' })
    const ends = await Promise.allSettled(approvals.map((approval) => approveAllByPolicy(pool, [approval])))
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const states = await Promise.all(cases.map(async ({ caseId }) => (await findCase(pool, caseId))?.state))
    expect(states.sort()).toEqual(['held', 'needs_review'])
  })

  it('of a case that moved on is refused, and nothing is drawn for it', async () => {
    const { pool, mailboxId } = store
    const { caseId, messageId, draft } = await storeDraftedCase(pool, mailboxId)
    const seen = { caseId, revision: draft.revision, messageId: messageId + 1 }
    await expect(approveByPolicy(pool, seen, draft.id, frozenReply(), Buffer.alloc(32), true)).rejects.toThrow()
    expect(await listDueChecks(pool, 10)).toEqual([])
  })
})

describe('a sender', () => {
  it('is known once a person’s answer was sent to the address', async () => {
    const { pool, mailboxId, dana } = store
    const { replyId } = await storeHeldReply(pool, mailboxId, dana.id, 0)
    expect(await isKnownSender(pool, ADDRESS)).toBe(false)
    await send(replyId)
    expect(await isKnownSender(pool, ADDRESS.toUpperCase())).toBe(true)
    expect(await isKnownSender(pool, 'other@lakeside.example')).toBe(false)
  })
})
