import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { seedDesk } from '../seed-desk.ts'
import { visit } from '../visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk()
  await seedDesk(desk)
  await desk.pool.query(`update operators set role = 'lead' where id = $1`, [desk.dana.id])
  desk.dana = { ...desk.dana, role: 'lead' }
})

afterAll(() => desk?.close())

it('a lead sees the figures of everybody, by week, person and template', async () => {
  const dana = await visit(desk)
  const byPerson = (await dana.get('/reports?by=person')).body
  expect(byPerson).toContain('<dt>Answered</dt><dd>1</dd>')
  expect(byPerson).toMatch(/scope="row">Dana Ruiz<\/th>/)
  expect(byPerson).toContain('<svg class="chart"')
  expect((await dana.get('/reports?by=rule')).body).toMatch(/scope="row">codes\//)
})

it('a reviewer sees their own, whatever they ask for', async () => {
  const kim = await visit(desk, desk.kim)
  const { body } = await kim.get(`/reports?by=person&person=${desk.dana.id}`)
  expect(body).not.toContain('Dana Ruiz')
  expect(body).toContain('Nothing was answered in these days by you.')
  expect((await kim.get(`/reports.csv?by=answer&person=${desk.dana.id}`)).body.trim().split('\r\n')).toHaveLength(1)
})

it('the queue tells everybody their own day', async () => {
  // As the page of reports has counted it in the test before.
  const side = /<h2 id="my-day"[\s\S]*?<\/section>/
  expect(side.exec((await (await visit(desk)).get('/queue')).body)?.[0]).toMatch(
    /1 answered, median wait \d+ (?:s|min)/,
  )
  expect((await (await visit(desk, desk.kim)).get('/queue')).body).not.toContain('my-day')
})

it('an undone approval and a refused one count', async () => {
  const dana = await visit(desk)
  const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })
  const form = await dana.openAnswer(caseId)
  await dana.post(`/cases/Q-${caseId}/approve`, form)
  await dana.post(`/cases/Q-${caseId}/undo`, {})
  await desk.receive({ subject: 'Re', text: 'Sorry, 99214.' }, { kind: 'join', caseId })
  expect((await dana.post(`/cases/Q-${caseId}/approve`, { ...form, short_answer: 'Other words.' })).statusCode).toBe(
    409,
  )
  const lines = (await dana.get('/reports.csv?by=person')).body.split('\r\n')
  const cells = lines.find((line) => line.startsWith('Dana Ruiz'))?.split(',') ?? []
  expect(cells.slice(-2)).toEqual(['1', '1'])
})

it('every answer is a record of the CSV, however many there are', async () => {
  await desk.pool.query(
    `with made as (
       insert into reviews (case_id, draft_id, operator_id, decision)
       select case_id, draft_id, operator_id, 'approved' from reviews cross join generate_series(1, 2500)
        where id = (select review_id from replies where state = 'sent' limit 1) returning id, case_id, operator_id),
     sent as (
       insert into replies (case_id, review_id, state, message_id, envelope_from, envelope_to, raw, text, html, send_after, measured)
       select case_id, id, 'sent', 'm' || id || '@acme.example', 'a', 'b', '', '', '', now(), true from made returning id, case_id, review_id)
     insert into answer_figures (reply_id, case_id, operator_id, sent_at, words, changed_words, disposition, rules)
     select s.id, s.case_id, m.operator_id, now(), 10, 1, 'answered', '{}' from sent s join made m on m.id = s.review_id`,
  )
  const answer = await (await visit(desk)).get('/reports.csv?by=answer')
  expect(answer.headers['content-type']).toContain('text/csv')
  expect(answer.body.trim().split('\r\n')).toHaveLength(1 + 1 + 2500)
})

it('a date that is none is said, and the usual days are shown', async () => {
  const answer = await (await visit(desk)).get('/reports?from=yesterday')
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('yesterday is no date')
  expect((await (await visit(desk)).get('/reports.csv?from=yesterday')).statusCode).toBe(422)
})
