import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { postForm, readAnswerFields, visit } from './visit.ts'

let desk: WebDesk
let caseId: number

beforeAll(async () => {
  desk = await openWebDesk({ baseUrl: 'http://desk.example:8080' })
  caseId = (await desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })).caseId
})

afterAll(() => desk?.close())

const PREVIEW = (): string => `/cases/Q-${caseId}/preview`

describe('a form', () => {
  it.each([
    ['that the browser calls same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['that a person sent by hand', { 'sec-fetch-site': 'none' }, 200],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'of another site that also has the right origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://desk.example:8080' },
      403,
    ],
    ['with the origin of the desk', { origin: 'http://desk.example:8080' }, 200],
    ['with the host it was asked at', { origin: 'http://10.0.0.7:8080', host: '10.0.0.7:8080' }, 200],
    ['with another origin', { origin: 'http://evil.example' }, 403],
    ['with another port', { origin: 'http://desk.example:9999' }, 403],
    ['with no origin to speak of', { origin: 'null' }, 403],
  ])('%s gets %s', async (_what, headers, status) => {
    const dana = await visit(desk)
    const { form_token: _, ...fields } = await dana.openAnswer(caseId)
    expect((await postForm(desk, PREVIEW(), fields, { cookie: dana.cookie, ...headers })).statusCode).toBe(status)
  })

  it('of a browser that tells nothing needs the token of its own session', async () => {
    const dana = await visit(desk)
    const kim = await visit(desk, desk.kim)
    const fields = await dana.openAnswer(caseId)
    const own = await postForm(desk, PREVIEW(), fields, { cookie: dana.cookie })
    expect(own.statusCode).toBe(200)
    const foreign = await postForm(desk, PREVIEW(), fields, { cookie: kim.cookie })
    expect(foreign.statusCode).toBe(403)
    const none = await postForm(desk, PREVIEW(), { ...fields, form_token: '' }, { cookie: dana.cookie })
    expect(none.statusCode).toBe(403)
  })

  it('of another site changes nothing', async () => {
    const dana = await visit(desk)
    const fields = await dana.openAnswer(caseId)
    const headers = { cookie: dana.cookie, 'sec-fetch-site': 'cross-site' }
    await postForm(desk, `/cases/Q-${caseId}/approve`, fields, headers)
    await postForm(desk, `/cases/Q-${caseId}/reject`, { ...fields, reason: 'unwanted' }, headers)
    const page = await dana.get(`/cases/Q-${caseId}`)
    expect(page.body).toContain('Needs review')
    expect(readAnswerFields(page.body).revision).toBe('1')
  })
})
