import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLatestDraft, getDraft } from '../../../src/store/answers/drafts.ts'
import { listRevisionsOfCase } from '../../../src/store/answers/revisions.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { makeSaveToken, readSaveToken } from '../../../src/web/case/save-token.ts'
import { readOffset } from '../../../src/web/words/send-times.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { hold } from '../seed-desk.ts'
import { type Fields, postForm, readAnswerFields, type Visit, visit } from '../visit.ts'

let desk: WebDesk
let dana: Visit
let kim: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  dana = await visit(desk)
  kim = await visit(desk, desk.kim)
})

afterAll(() => desk?.close())

const PAIR = 'Can we bill 99214 with 90833 on 2026-03-04?'

const ask = async (text = PAIR): Promise<number> => (await desk.receiveAndDraft({ subject: 'a pair', text })).caseId

const headOf = async (caseId: number) => {
  const head = await findLatestDraft(desk.pool, caseId)
  if (head === null) throw new Error('the case has no draft')
  return head
}

const saveByModule = (who: Visit, caseId: number, fields: Fields) =>
  postForm(desk, `/cases/Q-${caseId}/draft`, fields, {
    cookie: who.cookie,
    accept: 'application/json',
    'sec-fetch-site': 'same-origin',
  })

describe('a text that saves itself', () => {
  it('becomes the answer, and what the same page saves next follows on it', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    const first = await saveByModule(dana, caseId, { ...fields, short_answer: 'One' })
    expect(first.json()).toMatchObject({
      rev: 2,
      checks: expect.any(Array),
      bound: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    // Sent before the answer to the first came back: still on revision 1.
    const second = await saveByModule(dana, caseId, { ...fields, short_answer: 'One two' })
    expect(second).toMatchObject({ statusCode: 200 })
    expect(await headOf(caseId)).toMatchObject({
      revision: 3,
      origin: 'autosaved',
      content: { shortAnswer: 'One two' },
    })
  })

  it('that says what it said before is no new revision, and going back to the first text is one', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    for (const _time of [1, 2]) await saveByModule(dana, caseId, { ...fields, short_answer: 'Same' })
    expect((await headOf(caseId)).revision).toBe(2)
    await saveByModule(dana, caseId, fields)
    expect((await headOf(caseId)).content.shortAnswer).toBe(fields.short_answer)
    expect((await dana.post(`/cases/Q-${caseId}/approve`, fields)).statusCode).toBe(303)
  })

  it('where a colleague saved meanwhile is kept beside the answer, and neither is overwritten', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await saveByModule(kim, caseId, { ...(await kim.openAnswer(caseId)), closing: 'Yours, Kim' })
    const late = await saveByModule(dana, caseId, { ...fields, closing: 'Yours, Dana' })
    expect(late.statusCode).toBe(409)
    expect(late.json().conflict).toContain('Your text is kept as revision 3')
    await saveByModule(dana, caseId, { ...fields, closing: 'Yours, Dana R.' })
    expect((await headOf(caseId)).content.closing).toBe('Yours, Kim')
    expect((await getDraft(desk.pool, caseId, 4)).content.closing).toBe('Yours, Dana R.')
    const page = (await dana.get(`/cases/Q-${caseId}`)).body
    expect(page).toContain('Your text is kept as revision 4, beside this answer.')
    expect((await kim.get(`/cases/Q-${caseId}`)).body).not.toContain('beside this answer.')
  })

  it('in a second page of the same person is kept beside it too', async () => {
    const caseId = await ask()
    const [one, two] = [await dana.openAnswer(caseId), await dana.openAnswer(caseId)]
    await saveByModule(dana, caseId, { ...one, closing: 'first page' })
    expect((await saveByModule(dana, caseId, { ...two, closing: 'second page' })).statusCode).toBe(409)
    expect((await headOf(caseId)).content.closing).toBe('first page')
  })

  it('after the approval of somebody else does not become what undo returns', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await kim.post(`/cases/Q-${caseId}/approve`, await kim.openAnswer(caseId))
    expect((await saveByModule(dana, caseId, { ...fields, short_answer: 'Too late' })).statusCode).toBe(409)
    await kim.post(`/cases/Q-${caseId}/undo`)
    expect((await kim.openAnswer(caseId)).short_answer).toBe(fields.short_answer)
  })
})

describe('a session that has ended', () => {
  const end = (who: Visit) =>
    desk.pool.query(`update sessions set last_used_at = now() - interval '1 day' where token_sha256 = sha256($1)`, [
      who.cookie.split('=')[1],
    ])

  it('still saves the text, asks to sign in, and does nothing else', async () => {
    const lost = await visit(desk)
    const caseId = await ask()
    const fields = { ...(await lost.openAnswer(caseId)), short_answer: 'Written before lunch.' }
    await end(lost)
    const page = await lost.post(`/cases/Q-${caseId}/approve`, fields)
    expect(page.statusCode).toBe(401)
    expect(page.body).toContain(`href="/sign-in?next&#x3D;%2Fcases%2FQ-${caseId}"`)
    expect(await headOf(caseId)).toMatchObject({ revision: 2, operatorId: desk.dana.id })
    expect(await listReplies(desk.pool, caseId)).toEqual([])
    const byModule = await saveByModule(lost, caseId, { ...fields, short_answer: 'And after.' })
    expect(byModule.json()).toMatchObject({ rev: 3, signedOut: true })
  })

  it('saves nothing with a token of another case, or none', async () => {
    const lost = await visit(desk)
    const [caseId, other] = [await ask(), await ask()]
    const fields = { ...(await lost.openAnswer(caseId)), short_answer: 'Not mine.' }
    const foreign = (await lost.openAnswer(other)).save_token ?? ''
    await end(lost)
    for (const token of [foreign, '', `${desk.dana.id}.9999999999.${'a'.repeat(43)}`]) {
      expect((await lost.post(`/cases/Q-${caseId}/draft`, { ...fields, save_token: token })).statusCode).toBe(403)
    }
    expect((await headOf(caseId)).revision).toBe(1)
  })
})

it('a save token is good for its operator, its case and twelve hours', () => {
  const now = new Date('2026-03-05T10:00:00Z')
  const token = makeSaveToken('secret', 7, 12, now)
  expect(readSaveToken('secret', token, 12, new Date('2026-03-05T21:59:00Z'))).toBe(7)
  expect(readSaveToken('secret', token, 12, new Date('2026-03-05T22:01:00Z'))).toBeNull()
  expect(readSaveToken('secret', token, 13, now)).toBeNull()
  expect(readSaveToken('another', token, 12, now)).toBeNull()
  expect(readSaveToken('secret', token.replace(/^7/, '8'), 12, now)).toBeNull()
})

describe('the facts of an answer', () => {
  it('are taken out, moved and brought back, with what was typed', async () => {
    const caseId = await ask()
    const act = async (row_action: string) => {
      const fields = { ...(await dana.openAnswer(caseId)), closing: `typed with ${row_action}` }
      expect((await dana.post(`/cases/Q-${caseId}/rows`, { ...fields, row_action })).statusCode).toBe(303)
      return headOf(caseId)
    }
    const subjects = (await headOf(caseId)).content.rows.map(({ subject }) => subject)
    expect(subjects.length).toBeGreaterThan(2)
    const dropped = await act('drop:1')
    expect(dropped.content.rows.map(({ subject }) => subject)).toEqual(subjects.slice(1))
    expect(dropped.content.closing).toBe('typed with drop:1')
    expect((await dana.get(`/cases/Q-${caseId}`)).body).toContain('Taken out:')
    expect((await act('restore:1')).content.rows.map(({ subject }) => subject)).toEqual([
      ...subjects.slice(1),
      subjects[0],
    ])
    expect((await act('up:1')).content.rows.at(-2)?.subject).toBe(subjects[0])
  })

  it('that were taken out leave the mail, with their sources, and {F…} becomes a number', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await dana.post(`/cases/Q-${caseId}/rows`, { ...fields, row_action: 'drop:1', short_answer: 'See {F2}.' })
    const page = await dana.post(`/cases/Q-${caseId}/preview`, await dana.openAnswer(caseId))
    expect(page.body).toMatch(/Short answer: See \[\d\]/)
    expect(page.body).toMatch(/SOURCES\n[^[]*\n {2}\[1\]/)
  })

  it('cannot leave with one that is open', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), reasoning: 'Because {F?}.', warnings_read: 'yes' }
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('{F?}: this names no fact of the case.')
  })

  it('are looked up by code or words, and added with their sources', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), closing: 'kept on the way' }
    const byWords = await dana.post(`/cases/Q-${caseId}/facts/look-up`, { ...fields, look_up: 'talk therapy' })
    expect(byWords.body).toMatch(/name="code" value="CPT 908\d\d"/)
    expect((await headOf(caseId)).content.closing).toBe('kept on the way')
    const again = await dana.openAnswer(caseId)
    const byCode = await dana.post(`/cases/Q-${caseId}/facts/look-up`, { ...again, look_up: '90837' })
    expect(byCode.body).toContain('<h2 id="about-heading">90837')
    const before = (await headOf(caseId)).content
    await dana.post(`/cases/Q-${caseId}/facts`, { ...again, code: 'CPT 90837', fact: '0' })
    const { content, shelf } = await headOf(caseId)
    expect(content.rows.length).toBe(before.rows.length + 1)
    expect(content.rows.at(-1)?.subject).toContain('90837')
    expect(shelf?.rows.at(-1)).toMatchObject({ added: true })
    const numbers = new Set(content.sources.map(({ number }) => number))
    expect(content.rows.at(-1)?.sources.every((number) => numbers.has(number))).toBe(true)
    expect((await dana.get(`/cases/Q-${caseId}`)).body).toContain('Looked up by a reviewer.')
  })

  it('nobody loaded are said to be missing', async () => {
    const caseId = await ask()
    const page = await dana.post(`/cases/Q-${caseId}/facts/look-up`, {
      ...(await dana.openAnswer(caseId)),
      look_up: 'zzzqqq',
    })
    expect(page.body).toContain('Nothing was found for “zzzqqq”.')
  })
})

describe('another assumption', () => {
  it('drafts again as a revision of its own, shows what differs, and leaves the words of the reviewer', async () => {
    const caseId = await ask('our claim for 90862 was rejected. What takes its place?')
    const fields = { ...(await dana.openAnswer(caseId)), reasoning: 'My own reasons.' }
    const answer = await dana.post(`/cases/Q-${caseId}/assume`, { ...fields, assume_date: '2012-06-01' })
    expect(answer.headers.location).toBe(`/cases/Q-${caseId}/revisions/3?diff=2&view=open`)
    const page = (await dana.get(String(answer.headers.location))).body
    expect(page).toContain('<ins>')
    expect(page).toContain('My own reasons.')
    const head = await headOf(caseId)
    expect(head).toMatchObject({ revision: 3, operatorId: null, origin: 'redrafted', content: { asOf: '2012-06-01' } })
    expect((await getDraft(desk.pool, caseId, 2)).content.reasoning).toBe('My own reasons.')
    await dana.post(`/cases/Q-${caseId}/restore`, { revision: '3', restore: '2', words: 'yes' })
    expect((await headOf(caseId)).content).toMatchObject({ asOf: '2012-06-01', reasoning: 'My own reasons.' })
    const shown = (await dana.get(`/cases/Q-${caseId}`)).body
    expect(shown).toContain('2012-06-01 <span class="faint">(set by a reviewer)</span>')
    expect(shown).toContain('Assumption changed: date of service 2012-06-01')
  })

  it('holds for what is drafted later, unless the requester says otherwise', async () => {
    const caseId = await ask('What is 99213?')
    await dana.post(`/cases/Q-${caseId}/assume`, { ...(await dana.openAnswer(caseId)), assume_date: '2020-01-02' })
    await desk.receive({ subject: 'Re', text: 'And 99214?' }, { kind: 'join', caseId })
    await desk.draft(caseId)
    expect((await headOf(caseId)).content.asOf).toBe('2020-01-02')
    await desk.receive({ subject: 'Re', text: 'It was on 03/02/2026.' }, { kind: 'join', caseId })
    await desk.draft(caseId)
    expect((await headOf(caseId)).content.asOf).toBe('2026-03-02')
  })

  it('that is no day is refused', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), assume_date: '2026-02-30' }
    expect((await dana.post(`/cases/Q-${caseId}/assume`, fields)).statusCode).toBe(422)
  })

  it('made by a colleague while somebody approves sends nothing', async () => {
    const caseId = await ask()
    const fields = await kim.openAnswer(caseId)
    await dana.post(`/cases/Q-${caseId}/redraft`, await dana.openAnswer(caseId))
    const answer = await kim.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('The desk wrote revision 2')
    expect(await listReplies(desk.pool, caseId)).toEqual([])
  })
})

describe('an approval', () => {
  it('is bound to the mail the page showed: another recipient refuses it', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    await desk.pool.query(`update messages set from_address = 'eve@else.example' where case_id = $1`, [caseId])
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, fields)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('The mail would not be the one this page showed')
    expect(await listReplies(desk.pool, caseId)).toEqual([])
  })

  it('is bound to the facts: a forged hash, or none, refuses it', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    for (const bound of ['', 'f'.repeat(64)]) {
      expect((await dana.post(`/cases/Q-${caseId}/approve`, { ...fields, bound })).statusCode).toBe(409)
    }
  })

  it('on the preview is for the very mail it showed', async () => {
    const caseId = await ask()
    const fields: Fields = { ...(await dana.openAnswer(caseId)), closing: 'As previewed.' }
    const page = (await dana.post(`/cases/Q-${caseId}/preview`, fields)).body
    const form = /<form class="preview-form"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
    const shown = readAnswerFields(form.replace('<form class="preview-form"', '<form id="answer-form"'))
    expect(shown.bound).not.toBe(fields.bound)
    expect((await dana.post(`/cases/Q-${caseId}/approve`, shown)).statusCode).toBe(303)
    expect((await listReplies(desk.pool, caseId))[0]?.text).toContain('As previewed.')
  })

  it('is refused once the data changed, until it was drafted again', async () => {
    const caseId = await ask('What is 99213?')
    const { content } = await headOf(caseId)
    const source = content.sources[0]
    await desk.pool.query(
      `insert into editions (source, label, title, publisher, effective, sha256, scope, origin, state)
       values ($1, 'newer', 'A newer file', 'CMS', '[2020-01-01,)', 'x', 'rows', 'import', 'live')`,
      [source?.source],
    )
    const answer = await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('The data changed since this draft')
    await dana.post(`/cases/Q-${caseId}/redraft`, await dana.openAnswer(caseId))
    expect((await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))).statusCode).toBe(303)
    await desk.pool.query(`delete from editions where label = 'newer'`)
  })
})

describe('a held answer', () => {
  const approve = async (who: Visit, more: Fields = {}): Promise<{ caseId: number; replyId: number }> => {
    const caseId = await ask()
    await who.post(`/cases/Q-${caseId}/approve`, { ...(await who.openAnswer(caseId)), ...more })
    const [reply] = await listReplies(desk.pool, caseId)
    return { caseId, replyId: reply?.id ?? 0 }
  }

  it('is kept back, released and given a time, each as long as it is held', async () => {
    const { caseId, replyId } = await approve(dana)
    const act = (action: string, fields: Fields = {}) => dana.post(`/outbound/${replyId}/${action}`, fields)
    expect((await act('hold')).headers.location).toBe(`/cases/Q-${caseId}`)
    expect((await dana.get('/queue')).body).toContain('is kept back until you release it.')
    const at = { send_at: '2027-01-15T08:00', send_zone: 'America/Chicago', from: 'outbox' }
    expect((await act('send-at', at)).headers.location).toBe('/outbox')
    expect((await listReplies(desk.pool, caseId))[0]).toMatchObject({
      onHold: false,
      sendAfter: new Date('2027-01-15T14:00:00Z'),
    })
    await act('send-now')
    expect((await listReplies(desk.pool, caseId))[0]?.sendAfter.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await act('undo')).statusCode).toBe(303)
    expect((await act('undo')).statusCode).toBe(409)
    expect((await act('send-at', { ...at, send_at: '2001-01-15T08:00' })).statusCode).toBe(422)
    expect((await dana.post('/outbound/999999/undo')).statusCode).toBe(404)
  })

  it('can be given its time when it is approved', async () => {
    const { caseId } = await approve(dana, { send_at: '2027-01-15T08:00', send_zone: '-05:00' })
    expect((await listReplies(desk.pool, caseId))[0]?.sendAfter).toEqual(new Date('2027-01-15T13:00:00Z'))
  })

  it('is on the strip of who approved it, and in the outbox of everybody', async () => {
    const { caseId } = await approve(dana)
    const link = `<a href="/cases/Q-${caseId}">Q-${caseId}</a> to`
    expect((await dana.get('/help/keyboard')).body).toContain(link)
    expect((await kim.get('/help/keyboard')).body).not.toContain(link)
    expect((await kim.get('/outbox')).body).toContain('approved by Dana Ruiz')
  })

  it('is held as long as its reviewer chose', async () => {
    expect((await kim.post('/outbox/preference', { hold: '601' })).statusCode).toBe(422)
    await kim.post('/outbox/preference', { hold: '300' })
    const { caseId } = await approve(kim)
    const [reply] = await listReplies(desk.pool, caseId)
    expect(((reply?.sendAfter.getTime() ?? 0) - Date.now()) / 60_000).toBeGreaterThan(4)
    await kim.post('/outbox/preference', { hold: 'released' })
    const later = await approve(kim)
    expect((await listReplies(desk.pool, later.caseId))[0]).toMatchObject({ onHold: true })
    await kim.post('/outbox/preference', { hold: '30' })
  })
})

describe('notes', () => {
  it('stay at the desk, call colleagues, and are seen when the case is opened', async () => {
    const caseId = await ask()
    const url = `/cases/Q-${caseId}`
    expect((await dana.post(`${url}/note`, { note_text: 'See Q-1, @kim' })).headers.location).toBe(
      `${url}?view=open#notes`,
    )
    expect((await kim.get('/queue')).body).toContain('href="/mentions"')
    expect((await kim.get('/mentions')).body).toContain('Dana Ruiz called you in a note')
    expect((await kim.get(url)).body).toContain('See Q-1, @kim')
    expect((await kim.get('/queue')).body).not.toContain('href="/mentions"')
    const { rows } = await desk.pool.query(`select detail from events where kind = 'noted' and case_id = $1`, [caseId])
    expect(JSON.stringify(rows)).not.toContain('See')
  })

  it.each([
    ['nothing', '  ', 'Write the note'],
    ['somebody unknown', 'ask @zoe', '@zoe: no one colleague is called so'],
    ['too much', 'x'.repeat(4001), 'at most 4000'],
  ])('that say %s are given back', async (_what, note_text, words) => {
    const caseId = await ask()
    const page = await dana.post(`/cases/Q-${caseId}/note`, { note_text })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(words)
    expect(page.body).toContain(`>${note_text.trim()}</textarea>`)
  })
})

describe('earlier answers', () => {
  it('about the same codes are offered, shown beside, and taken in with where they come from', async () => {
    const earlier = await hold(desk, desk.kim.id, 'What is 99202?', 0)
    await desk.pool.query(`update replies set state = 'sent' where id = $1`, [earlier.replyId])
    const caseId = await ask('Is 99202 right for a first visit?')
    const url = `/cases/Q-${caseId}`
    expect((await dana.get(url)).body).toContain(`beside&#x3D;Q-${earlier.caseId}`.replace('&#x3D;', '='))
    const beside = (await dana.get(`${url}?beside=Q-${earlier.caseId}`)).body
    const insert = /name="insert" value="(short:\d+)"/.exec(beside)?.[1] ?? ''
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: 'Mine.' }
    expect((await dana.post(`${url}/insert`, { ...fields, insert })).statusCode).toBe(303)
    const head = await headOf(caseId)
    expect(head.content.shortAnswer).toMatch(/^Mine\.\n\n99202/)
    expect(head.provenance).toMatchObject([{ kind: 'answer', id: earlier.caseId, field: 'shortAnswer' }])
    expect((await dana.get(url)).body).toContain(`Words of an earlier answer taken in: Q-${earlier.caseId}`)
    expect((await dana.post(`${url}/insert`, { ...fields, insert: 'short:999999' })).statusCode).toBe(404)
  })
})

describe('revisions', () => {
  it('any two can be compared word by word', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), closing: 'Ask again at any time.' }
    await dana.post(`/cases/Q-${caseId}/draft`, fields)
    const page = (await dana.get(`/cases/Q-${caseId}/revisions/2?diff=1`)).body
    expect(page).toContain('<h3>Closing</h3>')
    expect(page).toMatch(/<ins><span class="vh"> \[put in: <\/span>/)
    expect((await dana.get(`/cases/Q-${caseId}/revisions/1?diff=2`)).statusCode).toBe(200)
    for (const bad of ['9', 'x', '1?diff=77']) {
      expect((await dana.get(`/cases/Q-${caseId}/revisions/${bad}`)).statusCode).toBe(404)
    }
  })

  it('that a page saved by itself are one line of the history', async () => {
    const caseId = await ask()
    const fields = await dana.openAnswer(caseId)
    for (const words of ['a', 'ab', 'abc']) await saveByModule(dana, caseId, { ...fields, short_answer: words })
    expect(await listRevisionsOfCase(desk.pool, caseId)).toHaveLength(4)
    expect((await dana.get(`/cases/Q-${caseId}`)).body).toContain('(2 saved on the way)')
  })

  it('are compared with the desk’s own draft before approval', async () => {
    const caseId = await ask()
    const fields = { ...(await dana.openAnswer(caseId)), closing: 'Ask again.' }
    const page = (await dana.post(`/cases/Q-${caseId}/preview`, fields)).body
    expect(page).toContain('What you changed of the desk’s draft')
    expect(page).toMatch(/<ins>[\s\S]*Ask again/)
    expect(page).toContain('Content-Type: multipart/alternative')
  })
})

it('the zone of a requester is read from the Date header', () => {
  const mail = (date: string) => Buffer.from(`Subject: x\r\nDate: ${date}\r\n\r\nDate: Fri, 1 Jan 2026 00:00:00 +0900`)
  expect(readOffset(mail('Fri, 20 Nov 2026 09:14:00 -0500'))).toBe('-05:00')
  expect(readOffset(mail('Fri, 20 Nov 2026 09:14:00 -0000'))).toBeNull()
  expect(readOffset(mail('yesterday'))).toBeNull()
  expect(readOffset(null)).toBeNull()
})

describe('two approvals', () => {
  let strict: WebDesk
  let one: Visit
  let two: Visit
  beforeAll(async () => {
    strict = await openWebDesk({ secondReview: 'always' })
    one = await visit(strict)
    two = await visit(strict, strict.kim)
  })
  afterAll(() => strict?.close())

  const askTwo = async (): Promise<number> =>
    (await strict.receiveAndDraft({ subject: 'x', text: 'What is 99213?' })).caseId

  it('of two people hold the answer, signed by the first', async () => {
    const caseId = await askTwo()
    const url = `/cases/Q-${caseId}`
    for (const _again of [1, 2])
      expect((await one.post(`${url}/approve`, await one.openAnswer(caseId))).statusCode).toBe(303)
    expect(await listReplies(strict.pool, caseId)).toEqual([])
    expect((await two.get(url)).body).toContain('<strong>Dana Ruiz approved this at')
    expect((await two.post(`${url}/approve`, await two.openAnswer(caseId))).statusCode).toBe(303)
    const [reply] = await listReplies(strict.pool, caseId)
    expect(reply).toMatchObject({ state: 'held' })
    expect(reply?.text).toContain('Dana Ruiz')
  })

  it('the first dies with any change, and with a new mail', async () => {
    const caseId = await askTwo()
    const url = `/cases/Q-${caseId}`
    await one.post(`${url}/approve`, await one.openAnswer(caseId))
    await two.post(`${url}/approve`, { ...(await two.openAnswer(caseId)), closing: 'Changed by the second.' })
    expect(await listReplies(strict.pool, caseId)).toEqual([])
    expect((await one.get(url)).body).toContain('<strong>Kim Osei approved this at')
    await strict.receive({ subject: 'Re', text: 'And 99214?' }, { kind: 'join', caseId })
    await strict.draft(caseId)
    expect((await one.get(url)).body).toContain('Two people have to approve this answer.')
  })

  it('the first can be taken back by who gave it, and by nobody else', async () => {
    const caseId = await askTwo()
    const url = `/cases/Q-${caseId}`
    await one.post(`${url}/approve`, await one.openAnswer(caseId))
    expect((await two.post(`${url}/withdraw`)).statusCode).toBe(409)
    expect((await one.post(`${url}/withdraw`)).statusCode).toBe(303)
    expect((await two.get(url)).body).toContain('Two people have to approve this answer.')
  })
})
