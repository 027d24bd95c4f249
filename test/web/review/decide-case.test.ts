import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { sendUncertain } from '../seed-desk.ts'
import { type Visit, visit } from '../visit.ts'

let desk: WebDesk
let dana: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  dana = await visit(desk)
})

afterAll(() => desk?.close())

const ask = () => desk.receiveAndDraft({ subject: '99213', text: 'What is 99213?' })

const quarantine = () =>
  desk.receive({ subject: 'odd', text: 'What is 99213?' }, { kind: 'quarantine', why: 'Two senders' })

describe('rejecting', () => {
  it('closes the question with the reason and the note', async () => {
    const { caseId, messageId } = await ask()
    const fields = { message: String(messageId), reason: 'duplicate', note: ' as Q-1 ' }
    expect((await dana.post(`/cases/Q-${caseId}/reject`, fields)).statusCode).toBe(303)
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'rejected', why: 'Asked before: as Q-1' })
  })

  it.each([
    ['no reason', { reason: '' }, 'Say why the question is rejected'],
    ['a reason nobody offered', { reason: 'toString' }, 'Say why the question is rejected'],
    ['another reason, without words', { reason: 'other', note: '' }, 'Say why the question is rejected'],
    ['a note without end', { reason: 'outside', note: 'x'.repeat(501) }, 'The note has 501 characters'],
  ])('for %s asks again', async (_what, fields, words) => {
    const { caseId, messageId } = await ask()
    const answer = await dana.post(`/cases/Q-${caseId}/reject`, { message: String(messageId), note: '', ...fields })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('id="reject" open')
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'needs_review' })
  })

  it('what the requester has changed meanwhile is refused', async () => {
    const { caseId, messageId } = await ask()
    await desk.receive({ subject: 'Re', text: 'And 99214?' }, { kind: 'join', caseId })
    await desk.draft(caseId)
    const answer = await dana.post(`/cases/Q-${caseId}/reject`, {
      message: String(messageId),
      reason: 'unwanted',
      note: '',
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Nothing was rejected')
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'needs_review' })
  })

  it('can be taken back by reopening', async () => {
    const { caseId, messageId } = await ask()
    await dana.post(`/cases/Q-${caseId}/reject`, { message: String(messageId), reason: 'unwanted', note: '' })
    expect((await dana.post(`/cases/Q-${caseId}/reopen`)).statusCode).toBe(303)
    expect((await dana.openAnswer(caseId)).short_answer).toContain('99213')
  })
})

describe('a mail in quarantine', () => {
  it('is drafted like any other once it is released', async () => {
    const { caseId } = await quarantine()
    expect((await dana.post(`/cases/Q-${caseId}/release`)).statusCode).toBe(303)
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'received' })
    expect(desk.enqueued).toContain(caseId)
  })

  it('that was rejected can still be released, for there is no draft to reopen', async () => {
    const { caseId, messageId } = await quarantine()
    await dana.post(`/cases/Q-${caseId}/reject`, { message: String(messageId), reason: 'unwanted', note: '' })
    const page = (await dana.get(`/cases/Q-${caseId}`)).body
    expect(page).toContain('Release, draft an answer')
    expect(page).not.toContain('/reopen')
    expect((await dana.post(`/cases/Q-${caseId}/release`)).statusCode).toBe(303)
  })
})

describe('a decision the state does not allow', () => {
  it.each(['reopen', 'release', 'undo'])('is refused: %s', async (action) => {
    const { caseId } = await ask()
    const answer = await dana.post(`/cases/Q-${caseId}/${action}`)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(`<a href="/cases/Q-${caseId}">Open the case</a>`)
  })

  it.each(['approve', 'draft', 'edit', 'preview', 'reject', 'reopen', 'release', 'undo', 'restore'])(
    'of a case that is not there is not found: %s',
    async (action) => {
      const fields = { revision: '1', message: '1', restore: '1', reason: 'unwanted', short_answer: 'Yes.' }
      expect([404, 409]).toContain((await dana.post(`/cases/Q-99999/${action}`, fields)).statusCode)
    },
  )
})

describe('an answer that may or may not have left', () => {
  it('is settled by a person, once', async () => {
    const caseId = await sendUncertain(desk)
    expect((await dana.post(`/cases/Q-${caseId}/resolve`, { decision: 'was_sent' })).statusCode).toBe(303)
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'sent' })
    const again = await dana.post(`/cases/Q-${caseId}/resolve`, { decision: 'send_again' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('Nothing was sent')
  })

  it('is not settled by a form that says neither', async () => {
    const caseId = await sendUncertain(desk)
    expect((await dana.post(`/cases/Q-${caseId}/resolve`, { decision: 'maybe' })).statusCode).toBe(422)
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'send_uncertain' })
  })
})

describe('machine mail', () => {
  it('in which a person sees a question becomes a case', async () => {
    const { messageId } = await desk.receive({ subject: 'Recall: 33208?', text: 'What is 99213?' }, { kind: 'no_case' })
    expect((await dana.get(`/messages/${messageId}/text`)).body).toContain('make a case')
    const opened = await dana.post(`/messages/${messageId}/open`)
    expect(opened.statusCode).toBe(303)
    const caseId = Number(/Q-(\d+)/.exec(String(opened.headers.location))?.[1])
    expect(await findCase(desk.pool, caseId)).toMatchObject({ state: 'received', lastMessageId: messageId })
  })
})
