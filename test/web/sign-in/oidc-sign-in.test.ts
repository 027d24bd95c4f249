import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOidcSignIn } from '../../../src/identity/oidc.ts'
import { deactivateOperator, type Operator } from '../../../src/store/people/operators.ts'
import { browserMissing, launchBrowser } from '../../support/browser.ts'
import { findFreePort } from '../../support/free-port.ts'
import { type OidcIssuer, startOidcIssuer } from '../../support/oidc-issuer.ts'
import { addPerson } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'

const BASE_URL = 'https://desk.example'
const CALLBACK = '/sign-in/oidc/callback'

let issuer: OidcIssuer
let desk: WebDesk
let person: Operator

beforeAll(async () => {
  issuer = await startOidcIssuer(BASE_URL + CALLBACK)
  const { url, clientId, clientSecret } = issuer
  const oidc = createOidcSignIn({ issuer: url, clientId, clientSecret, label: 'Acme' })
  desk = await openWebDesk({ baseUrl: BASE_URL, oidc })
  person = await addPerson(desk, { password: null })
})

afterAll(async () => {
  await desk?.close()
  await issuer?.close()
})

type Begun = { url: string; cookie: string }

/** Presses "Sign in with Acme". */
async function begin(next = '/account'): Promise<Begun> {
  const answer = await desk.app.inject({ url: `/sign-in/oidc?next=${encodeURIComponent(next)}` })
  expect(answer.statusCode).toBe(303)
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { url: String(answer.headers.location), cookie }
}

/** Follows the provider's pages as a browser with no cookies would; returns the address that leads back to the desk. */
async function passProvider(url: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = url
  for (let step = 0; step < 10 && !at.startsWith(BASE_URL); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      cookies.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? '', at).href
  }
  return at.slice(BASE_URL.length)
}

const finish = (url: string, cookie: string) => desk.app.inject({ url, headers: { cookie } })

type Answer = Awaited<ReturnType<typeof finish>>

const isSignedIn = (answer: Answer): boolean => answer.cookies.some(({ name }) => name === '__Host-desk_session')

async function comeAs(issued: Partial<OidcIssuer['person']>): Promise<Answer> {
  issuer.person = { sub: 'one', email: person.email, email_verified: true, ...issued }
  const { url, cookie } = await begin()
  return finish(await passProvider(url), cookie)
}

describe('the company’s sign-in', () => {
  it('is offered by its name, and asks with state, nonce and PKCE', async () => {
    expect((await desk.app.inject({ url: '/sign-in' })).body).toContain('Sign in with Acme')
    const asked = new URL((await begin()).url).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40)
    expect(asked.get('redirect_uri')).toBe(BASE_URL + CALLBACK)
  })

  it('signs an operator in by the address it has verified, and goes to the page that was wanted', async () => {
    const answer = await comeAs({})
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/account' } })
    expect(isSignedIn(answer)).toBe(true)
    const { rows } = await desk.pool.query('select method from sessions where operator_id = $1', [person.id])
    expect(rows).toEqual([{ method: 'oidc' }])
  })

  it('knows them by their subject when their address changes', async () => {
    expect(isSignedIn(await comeAs({ email: 'married@acme.example' }))).toBe(true)
  })

  it.each([
    ['an address it has not verified', { sub: 'two', email_verified: false }],
    ['nobody who was invited', { sub: 'three', email: 'stranger@acme.example' }],
    ['another person with the address of somebody', { sub: 'four' }],
  ])('does not sign in %s', async (_who, issued) => {
    const answer = await comeAs(issued)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('An admin of the desk has to invite you')
    expect(isSignedIn(answer)).toBe(false)
  })

  it('does not sign in somebody whose access has ended', async () => {
    const gone = await addPerson(desk, { password: null })
    await deactivateOperator(desk.pool, gone.id, { operatorId: null })
    expect(isSignedIn(await comeAs({ sub: 'gone', email: gone.email }))).toBe(false)
  })

  it('takes no answer in another browser, of another attempt, twice, or made up', async () => {
    issuer.person = { sub: 'one', email: person.email, email_verified: true }
    const [one, other] = [await begin(), await begin()]
    const answer = await passProvider(one.url)
    expect(isSignedIn(await finish(answer, other.cookie))).toBe(false)
    const again = await begin()
    const fresh = await passProvider(again.url)
    expect(isSignedIn(await finish(fresh, 'none=1'))).toBe(false)
    expect(isSignedIn(await finish(fresh, again.cookie))).toBe(true)
    expect(isSignedIn(await finish(fresh, again.cookie))).toBe(false)
    const state = new URL(again.url).searchParams.get('state')
    expect(isSignedIn(await finish(`${CALLBACK}?code=made-up&state=${state}`, again.cookie))).toBe(false)
    expect(isSignedIn(await finish(`${CALLBACK}?error=access_denied&state=${state}`, again.cookie))).toBe(false)
  })

  it('that does not answer keeps nobody from the other ways', async () => {
    const away = createOidcSignIn({ issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', label: 'Acme' })
    const lonely = await openWebDesk({ baseUrl: BASE_URL, oidc: away })
    try {
      const answer = await lonely.app.inject({ url: '/sign-in/oidc' })
      expect(answer.statusCode).toBe(503)
      expect(answer.body).toContain('Acme does not answer')
      expect((await lonely.app.inject({ url: '/sign-in' })).statusCode).toBe(200)
    } finally {
      await lonely.close()
    }
  })
})

it('a desk without one offers none', async () => {
  const plain = await openWebDesk()
  try {
    expect((await plain.app.inject({ url: '/sign-in' })).body).not.toContain('/sign-in/oidc')
    expect((await plain.app.inject({ url: '/sign-in/oidc' })).statusCode).toBe(404)
  } finally {
    await plain.close()
  }
})

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`in a browser${note}`, () => {
  it('a person goes to the provider, which is another site, and comes back signed in', async () => {
    const port = await findFreePort()
    const baseUrl = `http://127.0.0.1:${port}`
    const provider = await startOidcIssuer(baseUrl + CALLBACK)
    const { url, clientId, clientSecret } = provider
    const oidc = createOidcSignIn({ issuer: url, clientId, clientSecret, label: 'Acme' })
    const served = await openWebDesk({ baseUrl, oidc })
    const browser = await launchBrowser()
    try {
      await served.app.listen({ host: '127.0.0.1', port })
      const { email } = await addPerson(served, { password: null, name: 'Olga Oidc' })
      provider.person = { sub: 'olga', email, email_verified: true }
      for (const javaScriptEnabled of [true, false]) {
        const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
        await page.goto(`${baseUrl}/account`)
        await page.getByRole('link', { name: 'Sign in with Acme' }).click()
        await page.waitForURL(`${baseUrl}/account`)
        await page.getByText('with the company’s sign-in').first().waitFor()
        await page.context().close()
      }
    } finally {
      await browser.close()
      await served.close()
      await provider.close()
    }
  })
})
