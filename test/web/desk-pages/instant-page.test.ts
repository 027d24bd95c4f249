import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { approveByPolicy } from '../../../src/store/answers/instant-answers.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { frozenReply } from '../../support/drafted-case.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { visit } from '../visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk()
})

afterAll(() => desk?.close())

let senders = 0

/** A case of another sender, whose answer left by policy and is drawn for a look; returns its number. */
async function answerByPolicy(subject = 'a code', text = 'What is 99213?'): Promise<string> {
  const { pool } = desk
  senders += 1
  const fromAddress = `coder${senders}@lakeside.example`
  const { caseId, messageId } = await desk.receiveAndDraft({
    subject,
    text,
    from: { address: fromAddress, name: null },
  })
  const draft = await findLatestDraft(pool, caseId)
  if (draft === null) throw new Error('no draft was kept')
  const seen = { caseId, revision: draft.revision, messageId }
  const reply = { ...frozenReply(), envelopeTo: fromAddress }
  const { replyId } = await approveByPolicy(pool, seen, draft.id, reply, Buffer.alloc(32), true)
  const claimed = await claimReply(pool, replyId, 'test')
  if (claimed === null) throw new Error('the reply was not due')
  await recordBodySent(pool, replyId, claimed.attempt)
  await recordOutcome(pool, { replyId, attempt: claimed.attempt }, { kind: 'sent', response: '250 ok' }, 60)
  return `Q-${caseId}`
}

describe('answers that left by policy', () => {
  it('are listed where none was drawn, too', async () => {
    const dana = await visit(desk)
    expect((await dana.get('/instant')).body).toContain('None waits for a look.')
  })

  it('are listed without the name that only the mail tells of', async () => {
    const dana = await visit(desk)
    await answerByPolicy('Quilldrop claim', 'What is 99213? Pt: Ottla Quilldrop DOB 4/12/1951')
    const page = (await dana.get('/instant')).body
    expect(page).toContain('claim')
    expect(page).not.toContain('Quilldrop')
    const [right = ''] = [...page.matchAll(/action="(\/instant\/\d+\/check)"/g)].map(([, action]) => action)
    await dana.post(right, { verdict: 'right' })
  })

  it('are found right once, and wrong leads to the case, where it is corrected', async () => {
    const dana = await visit(desk)
    const [one, other] = [await answerByPolicy(), await answerByPolicy()]
    const page = (await dana.get('/instant')).body
    expect(page).toContain(one)
    expect(page).toContain(other)
    const [right = '', wrong = ''] = [...page.matchAll(/action="(\/instant\/\d+\/check)"/g)].map(([, action]) => action)
    expect((await dana.post(right, { verdict: 'right' })).headers.location).toBe('/instant')
    expect((await dana.post(right, { verdict: 'wrong' })).statusCode).toBe(409)
    expect((await dana.post(wrong, { verdict: 'wrong' })).headers.location).toBe(`/cases/${other}`)
    expect((await dana.post(wrong, { verdict: 'perhaps' })).statusCode).toBe(422)
    expect((await dana.get('/instant')).body).toMatch(/3 were sent; of 3 that somebody looked at, 2 were right/)
  })
})
