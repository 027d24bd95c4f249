import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRevisionsOfCase } from '../../../src/store/answers/revisions.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { claimReply } from '../../../src/store/replies/send-replies.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Visit, visit } from '../visit.ts'

let desk: WebDesk
let dana: Visit
let kim: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  dana = await visit(desk)
  kim = await visit(desk, desk.kim)
})

afterAll(() => desk?.close())

const QUESTION = { subject: '99213', text: 'What is 99213? Patient Robert Miles, DOB 04/12/1961.' }

const ask = async (): Promise<number> => (await desk.receiveAndDraft(QUESTION)).caseId

const stateOf = async (caseId: number): Promise<string | undefined> => (await findCase(desk.pool, caseId))?.state

describe('approving', () => {
  it('holds the answer, leads to the case and offers to undo on every page', async () => {
    const caseId = await ask()
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: `/cases/Q-${caseId}?view=open` } })
    expect(await stateOf(caseId)).toBe('held')
    for (const url of ['/queue', `/cases/Q-${caseId}`, '/help/keyboard']) {
      expect((await dana.get(url)).body).toMatch(/action="\/outbound\/\d+\/undo"[\s\S]*leaves at\s+<time datetime=/)
    }
  })

  it('keeps what was typed as a revision and sends that', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await dana.post(`/cases/Q-${caseId}/approve`, {
      ...fields,
      short_answer: 'An office visit of level 3.\r\nNo more.',
    })
    const [reply] = await listReplies(desk.pool, caseId)
    expect(reply?.text).toContain('An office visit of level 3.')
    expect(await listRevisionsOfCase(desk.pool, caseId)).toMatchObject([
      { revision: 2, operatorName: 'Dana Ruiz' },
      { revision: 1, operatorName: null },
    ])
  })

  it.each([
    ['as drafted', {}],
    ['with an edit', { short_answer: 'An office visit.' }],
  ])('twice at once, %s, approves once and leads to the case both times', async (_how, edit) => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), ...edit }
    const answers = await Promise.all([1, 2, 3].map(() => dana.post(`/cases/Q-${caseId}/approve`, fields)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    expect(await listReplies(desk.pool, caseId)).toHaveLength(1)
    expect(await dana.post(`/cases/Q-${caseId}/approve`, fields)).toMatchObject({ statusCode: 303 })
  })

  it('of what a colleague approved already is a conflict', async () => {
    const caseId = await ask()
    const fields = await kim.openAnswer(caseId)
    await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    const answer = await kim.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Approved by Dana Ruiz')
    expect(await listReplies(desk.pool, caseId)).toHaveLength(1)
  })

  it('after the requester wrote again sends nothing, keeps the text and says what changed', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await desk.receive({ subject: 'Re: 99213', text: 'Sorry, it was 99214.' }, { kind: 'join', caseId })
    await desk.draft(caseId)
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, { ...fields, short_answer: 'My own words.' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(`Nothing was sent: Q-${caseId} changed while you were working`)
    expect(answer.body).toContain('Maria Lopez wrote again')
    expect(answer.body).toContain('It is kept as revision 3.')
    expect(answer.body).toContain('My own words.')
    expect(answer.body).toContain(`href="/cases/Q-${caseId}?view&#x3D;open"`)
    expect(await listReplies(desk.pool, caseId)).toEqual([])
  })

  it.each(['approve', 'draft', 'edit', 'preview'])(
    'never puts what was typed on top of a newer draft, even where a check would ask back: %s',
    async (action) => {
      const caseId = await ask()
      const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'Report 97110 instead.' }
      await desk.receive({ subject: 'Re: 99213', text: 'Sorry, it was 99214.' }, { kind: 'join', caseId })
      await desk.draft(caseId)
      const answer = await dana.post(`/cases/Q-${caseId}/${action}`, { ...fields, warnings_read: 'yes' })
      expect(answer.statusCode).toBe(409)
      expect(answer.body).toContain('Report 97110 instead.')
      expect(answer.body).not.toContain('id="answer-form"')
      const unticked = await dana.post(`/cases/Q-${caseId}/${action}`, fields)
      expect(unticked.statusCode).toBe(409)
    },
  )

  it('a text that came too late stands beside the draft for the newest message, and can take its place', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await desk.receive({ subject: 'Re: 99213', text: 'Sorry, it was 99214.' }, { kind: 'join', caseId })
    await desk.draft(caseId)
    await dana.post(`/cases/Q-${caseId}/draft`, { ...fields, short_answer: 'My own words.' })
    const page = await dana.get(`/cases/Q-${caseId}`)
    expect(page.body).toContain('Your text is kept as revision 3, beside this answer.')
    expect((await dana.openAnswer(caseId)).short_answer).toContain('99214')
    await dana.post(`/cases/Q-${caseId}/restore`, { revision: '2', restore: '3' })
    expect((await dana.openAnswer(caseId)).short_answer).toBe('My own words.')
  })

  it('after a colleague saved a newer text sends nothing', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await kim.post(`/cases/Q-${caseId}/draft`, { ...(await kim.openAnswer(caseId)), closing: 'Yours, the desk' })
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Kim Osei wrote revision 2')
    expect(await stateOf(caseId)).toBe('needs_review')
  })
})

describe('an answer that should not leave as it is', () => {
  it('is given back when its short answer is empty, with all that was typed', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: '  \r\n', reasoning: 'Because of the note.' }
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<a href="#short-answer">The short answer is empty')
    expect(answer.body).toContain('Because of the note.')
    expect(await stateOf(caseId)).toBe('needs_review')
  })

  it.each([
    ['a code that is not among the facts', 'Report 97110 instead.', '97110: in the answer, but not among the facts'],
    ['a name the message gives away', 'Robert Miles was seen.', 'repeats a possible identifier of the message: name'],
  ])('is given back for %s, and leaves when somebody says it is right', async (_what, words, warning) => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: words }
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(warning)
    expect(answer.body).toContain('id="warnings-read"')
    expect(await stateOf(caseId)).toBe('needs_review')
    expect((await dana.post(`/cases/Q-${caseId}/approve`, { ...fields, warnings_read: 'yes' })).statusCode).toBe(303)
    expect(await stateOf(caseId)).toBe('held')
  })

  it('is given back when a field is far too long', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), reasoning: 'x'.repeat(20_001) }
    for (const action of ['approve', 'draft']) {
      const answer = await dana.post(`/cases/Q-${caseId}/${action}`, fields)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('The reasoning has 20001 characters')
    }
  })

  it('cannot be approved by a form that lacks what the page put into it', async () => {
    const caseId = await ask()
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, { short_answer: 'Yes.' })
    expect(answer.statusCode).toBe(422)
    expect(await stateOf(caseId)).toBe('needs_review')
  })

  it('loses control characters on its way', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'An\u0000 office\u202e visit.' }
    expect((await dana.post(`/cases/Q-${caseId}/draft`, fields)).statusCode).toBe(303)
    expect((await dana.openAnswer(caseId)).short_answer).toBe('An office visit.')
  })
})

describe('undoing', () => {
  it('brings back the very text that was approved', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'An office visit.' }
    await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect((await dana.post(`/cases/Q-${caseId}/undo`)).statusCode).toBe(303)
    expect(await stateOf(caseId)).toBe('needs_review')
    expect((await dana.openAnswer(caseId)).short_answer).toBe('An office visit.')
  })

  it('can be followed by approving again', async () => {
    const caseId = await ask()
    await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    await dana.post(`/cases/Q-${caseId}/undo`)
    expect((await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))).statusCode).toBe(303)
    expect((await listReplies(desk.pool, caseId)).map(({ state }) => state)).toEqual(['cancelled', 'held'])
  })

  it('too late says that the mail was handed over, and when', async () => {
    const caseId = await ask()
    await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    const [reply] = await listReplies(desk.pool, caseId)
    await desk.pool.query('update replies set send_after = now() where id = $1', [reply?.id])
    await claimReply(desk.pool, reply?.id ?? 0, 'test')
    const answer = await dana.post(`/cases/Q-${caseId}/undo`)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toMatch(/Already handed to the mail server at \d\d:\d\d:\d\d/)
  })

  it('of nothing says so', async () => {
    const caseId = await ask()
    const answer = await dana.post(`/cases/Q-${caseId}/undo`)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(`Nothing is held for Q-${caseId}`)
  })
})

describe('the preview', () => {
  it('shows both parts with what was typed and stores nothing', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'An <office> visit.' }
    const page = await dana.post(`/cases/Q-${caseId}/preview`, fields)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Short answer: An &lt;office&gt; visit.')
    expect(page.body).toContain('srcdoc="&lt;!doctype html&gt;')
    expect(page.body).toContain('An &amp;lt;office&amp;gt; visit.')
    expect(page.body).toContain('Acme Coding Desk')
    expect(page.body).not.toContain('Robert Miles')
    expect(await listRevisionsOfCase(desk.pool, caseId)).toHaveLength(1)
  })

  it('leads back to the case with what was typed', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'Half a sente' }
    const page = await dana.post(`/cases/Q-${caseId}/edit`, fields)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Half a sente</textarea>')
    expect(await listRevisionsOfCase(desk.pool, caseId)).toHaveLength(1)
  })
})
