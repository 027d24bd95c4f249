import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '../../src/store/cases/cases.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { postForm, visit } from './visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk({ baseUrl: 'http://desk.example:8080' })
})

afterAll(() => desk?.close())

/** A form that every page's visitor may send. */
const FORM = '/settings/shortcuts'

/** Where that form stands. */
const PAGE = '/settings'

describe('a form', () => {
  it.each([
    ['that the browser calls same-origin', { 'sec-fetch-site': 'same-origin' }, 303],
    ['that a person sent by hand', { 'sec-fetch-site': 'none' }, 303],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'of another site that also has the right origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://desk.example:8080' },
      403,
    ],
    ['with the origin of the desk', { origin: 'http://desk.example:8080' }, 303],
    ['with the host it was asked at', { origin: 'http://10.0.0.7:8080', host: '10.0.0.7:8080' }, 303],
    ['with another origin', { origin: 'http://evil.example' }, 403],
    ['with another port', { origin: 'http://desk.example:9999' }, 403],
    ['with no origin to speak of', { origin: 'null' }, 403],
    ['of an old browser that tells nothing', {}, 303],
  ])('%s gets %s', async (_what, headers, status) => {
    const { cookie } = await visit(desk)
    expect((await postForm(desk, FORM, {}, { cookie, ...headers })).statusCode).toBe(status)
  })

  it.each([
    ['that tells nothing', {}],
    ['that calls it same-origin', { 'sec-fetch-site': 'same-origin' }],
  ])('of a browser %s needs the token of its own session', async (_what, headers) => {
    const dana = await visit(desk)
    const kim = await visit(desk, desk.kim)
    const page = (await dana.get(PAGE)).body
    const form_token = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const send = async (cookie: string, token: string) =>
      (await postForm(desk, FORM, { form_token: token }, { cookie, ...headers })).statusCode
    expect(await send(dana.cookie, form_token)).toBe(303)
    expect(await send(kim.cookie, form_token)).toBe(403)
    expect(await send(dana.cookie, '')).toBe(403)
    expect(await send('desk_visitor=somebody', form_token)).toBe(403)
  })

  it('of a script may carry the token in a header instead', async () => {
    const { cookie, get } = await visit(desk)
    const [, token = ''] = /name="form_token" value="([^"]+)"/.exec((await get(PAGE)).body) ?? []
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const send = (more: Record<string, string>) => postForm(desk, FORM, { form_token: '' }, { ...headers, ...more })
    expect((await send({ 'x-form-token': token })).statusCode).toBe(303)
    expect((await send({ 'x-form-token': `${token}x` })).statusCode).toBe(403)
  })

  it('of another site changes nothing', async () => {
    const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })
    const { cookie } = await visit(desk)
    const headers = { cookie, 'sec-fetch-site': 'cross-site' }
    for (const action of ['approve', 'reject']) {
      const answer = await postForm(desk, `/cases/Q-${caseId}/${action}`, { reason: 'unwanted' }, headers)
      expect(answer.statusCode).toBe(403)
    }
    expect((await findCase(desk.pool, caseId))?.state).toBe('needs_review')
  })

  it('of every page has the token in it', async () => {
    const { get } = await visit(desk)
    for (const url of ['/sign-in', '/queue', '/account', FORM]) {
      const page = (await get(url)).body
      const forms = page.match(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
      expect(forms.length).toBeGreaterThan(0)
      for (const form of forms) expect(form).toMatch(/name="form_token" value="[^"]+"/)
    }
  })
})
