import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { postForm } from '../visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk()
})

afterAll(() => desk?.close())

const HERE = { 'sec-fetch-site': 'same-origin' }

const sessionOf = (cookies: { name: string; value: string }[]): string =>
  cookies
    .filter(({ name }) => name.endsWith('desk_session'))
    .map(({ name, value }) => `${name}=${value}`)
    .join()

describe('a sign-in link', () => {
  it('is not used up by opening it, however often', async () => {
    const url = `/sign-in/${await desk.addLink(desk.dana)}`
    for (let time = 0; time < 3; time += 1) {
      const page = await desk.app.inject({ url })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('Sign in as Dana Ruiz')
    }
  })

  it('signs in once', async () => {
    const url = `/sign-in/${await desk.addLink(desk.dana)}`
    const first = await postForm(desk, url, {}, HERE)
    expect(first).toMatchObject({ statusCode: 303, headers: { location: '/queue' } })
    const second = await postForm(desk, url, {}, HERE)
    expect(second.statusCode).toBe(410)
    expect(sessionOf(second.cookies)).toBe('')
    expect(second.body).toContain('npx caseconsultant operator reset EMAIL')
  })

  it('leads to a session that opens the queue and ends with signing out', async () => {
    const answer = await postForm(desk, `/sign-in/${await desk.addLink(desk.dana)}`, {}, HERE)
    const cookie = sessionOf(answer.cookies)
    expect((await desk.app.inject({ url: '/queue', headers: { cookie } })).statusCode).toBe(200)
    await postForm(desk, '/sign-out', {}, { ...HERE, cookie })
    expect(await desk.app.inject({ url: '/queue', headers: { cookie } })).toMatchObject({
      statusCode: 303,
      headers: { location: '/sign-in' },
    })
  })

  it.each([
    ['expired', () => desk.addLink(desk.dana, -1)],
    ['never made', async () => 'no-such-token'],
    ['full of odd characters', async () => '%3Cscript%3E%00%ff'],
  ])('that is %s cannot be used and says how to get another', async (_what, make) => {
    const url = `/sign-in/${await make()}`
    for (const page of [await desk.app.inject({ url }), await postForm(desk, url, {}, HERE)]) {
      expect([400, 410]).toContain(page.statusCode)
      expect(sessionOf(page.cookies)).toBe('')
    }
  })

  it('cannot be used by a form of another site', async () => {
    const url = `/sign-in/${await desk.addLink(desk.dana)}`
    const answer = await postForm(desk, url, {}, { 'sec-fetch-site': 'cross-site' })
    expect(answer.statusCode).toBe(403)
    expect(sessionOf(answer.cookies)).toBe('')
  })
})

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', async () => {
    const answer = await postForm(desk, `/sign-in/${await desk.addLink(desk.dana)}`, {}, HERE)
    const cookie = answer.cookies.find(({ name }) => name === 'desk_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.value).toMatch(/^[\w-]{43}$/)
  })

  it('is stored as a hash only', async () => {
    const answer = await postForm(desk, `/sign-in/${await desk.addLink(desk.dana)}`, {}, HERE)
    const value = answer.cookies.find(({ name }) => name === 'desk_session')?.value
    const { rows } = await desk.pool.query<{ found: boolean }>(
      `select exists (select 1 from sessions where encode(token_sha256, 'escape') like '%' || $1 || '%') as found`,
      [value],
    )
    expect(rows).toEqual([{ found: false }])
  })

  it('is secure and bound to the host where the desk is served over https', async () => {
    const secure = await openWebDesk({ baseUrl: 'https://desk.example' })
    try {
      const answer = await postForm(secure, `/sign-in/${await secure.addLink(secure.dana)}`, {}, HERE)
      expect(answer.cookies.find(({ name }) => name === '__Host-desk_session')).toMatchObject({
        secure: true,
        path: '/',
      })
    } finally {
      await secure.close()
    }
  })
})

describe('without a session', () => {
  it.each(['/', '/queue', '/cases/Q-1', '/cases/Q-1/messages/1/source', '/messages/1/text'])(
    '%s leads to sign-in',
    async (url) => {
      const next = url.startsWith('/cases') || url.startsWith('/messages') ? `?next=${encodeURIComponent(url)}` : ''
      expect(await desk.app.inject({ url })).toMatchObject({
        statusCode: 303,
        headers: { location: `/sign-in${next}` },
      })
    },
  )

  it('a form is refused and its text is given back', async () => {
    const answer = await postForm(desk, '/cases/Q-1/draft', { short_answer: 'No: <b>bundled</b>.' }, HERE)
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('No: &lt;b&gt;bundled&lt;/b&gt;.')
    expect(answer.body).toContain('%2Fcases%2FQ-1"')
  })

  it('the keyboard page and the sign-in page are open', async () => {
    for (const url of ['/help/keyboard', '/sign-in']) expect((await desk.app.inject({ url })).statusCode).toBe(200)
  })
})
