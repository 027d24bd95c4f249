import { TOTP } from 'otpauth'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operator } from '../../../src/store/people/operators.ts'
import { browserMissing } from '../../support/browser.ts'
import { addPerson, PASSWORD, requireSecondStep } from '../add-person.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'
import { BEYOND_320_PIXELS, findViolations } from '../find-violations.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`signing in with a browser${note}`, () => {
  let browsed: BrowsedDesk
  /** By name: passkeys belong to names, not to numbers. */
  let named: string

  beforeAll(async () => {
    browsed = await browseDesk()
    named = browsed.url.replace('127.0.0.1', 'localhost')
  })

  afterAll(() => browsed?.close())

  const openWindow = (options: BrowserContextOptions = {}): Promise<Page> =>
    browsed.openWindow({ signedIn: false, baseURL: named, ...options })

  async function enter(page: Page, { email }: Operator, next = '/queue'): Promise<void> {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(`**${next}`)
  }

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_how, javaScriptEnabled) => {
    it('a password leads to the page that was wanted, and a wrong one says so', async () => {
      const person = await addPerson(browsed.desk)
      const page = await openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${browsed.seeded.pair}`)
      await page.getByLabel('Email address').fill(person.email)
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('link', { name: 'do not go together' }).waitFor()
      expect(await page.getByLabel('Email address').inputValue()).toBe(person.email)
      expect(await page.getByLabel('Password').inputValue()).toBe('')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL(`**/cases/Q-${browsed.seeded.pair}`)
      await page.context().close()
    })

    it('a second step is set up, and then asked for', async () => {
      const person = await addPerson(browsed.desk)
      const page = await openWindow({ javaScriptEnabled })
      await enter(page, person, '/account')
      await page.getByRole('link', { name: 'Set up a second step' }).click()
      const key = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '')
      await page.getByLabel('Code').fill(new TOTP({ secret: key }).generate())
      await page.getByRole('button', { name: 'Turn the second step on' }).click()
      const code = (await page.locator('.codes code').first().textContent()) ?? ''
      await page.getByRole('link', { name: 'I have kept them' }).click()
      await page.getByText('10 recovery codes are left').waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByLabel('Email address').fill(person.email)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByLabel('Code').fill(code)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.waitForURL('**/queue')
      await page.context().close()
    })

    it('an admin invites somebody, who chooses a password and works', async () => {
      const admin = await addPerson(browsed.desk, { role: 'admin' })
      const page = await openWindow({ javaScriptEnabled })
      await enter(page, admin, '/people')
      await page.getByLabel('Email address').fill(`new${javaScriptEnabled}@acme.example`)
      await page.getByLabel('Name').fill('Nell New')
      await page.getByLabel('Credential').fill('CCS')
      await page.getByLabel('Lead: also').check()
      await page.getByRole('button', { name: 'Invite' }).click()
      const link = (await page.locator('.command code').textContent()) ?? ''
      const theirs = await openWindow({ javaScriptEnabled })
      await theirs.goto(link)
      await theirs.getByRole('button', { name: 'Sign in as Nell New' }).click()
      await theirs.getByLabel('New password').fill('walnut-harbor-singing')
      await theirs.getByLabel('The same again').fill('walnut-harbor-singing')
      await theirs.getByRole('button', { name: 'Set the password' }).click()
      await theirs.waitForURL('**/queue')
      await theirs.getByRole('link', { name: 'Audit' }).click()
      await theirs.getByRole('heading', { name: 'Audit trail' }).waitFor()
      expect(await theirs.getByRole('link', { name: 'People' }).count()).toBe(0)
      await page.context().close()
      await theirs.context().close()
    })
  })

  it('goes by keyboard alone', async () => {
    const person = await addPerson(browsed.desk)
    const page = await openWindow()
    await page.goto('/sign-in?next=/account')
    const press = async (key: string, times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    }
    const focusOn = async (id: string): Promise<void> => {
      for (let step = 0; step < 20; step += 1) {
        if ((await page.evaluate('document.activeElement.id')) === id) return
        await press('Tab', 1)
      }
      throw new Error(`Tab never comes to ${id}`)
    }
    await focusOn('email')
    await page.keyboard.type(person.email)
    await focusOn('password')
    await page.keyboard.type(PASSWORD)
    await press('Enter', 1)
    await page.waitForURL('**/account')
    await page.getByText('Change the password').focus()
    await press('Enter', 1)
    await focusOn('current-password')
    await page.keyboard.type(PASSWORD)
    await focusOn('new-password')
    await page.keyboard.type('walnut-harbor-singing')
    await focusOn('new-password-again')
    await page.keyboard.type('walnut-harbor-singing')
    await press('Enter', 1)
    await page.getByText('Your password is set.').waitFor()
    await page.context().close()
  })

  describe('a passkey', () => {
    /** A window with an authenticator that confirms everything at once. */
    async function openWithAuthenticator(): Promise<Page> {
      const page = await openWindow()
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('WebAuthn.enable')
      await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
      return page
    }

    async function addPasskey(page: Page): Promise<void> {
      await page.goto('/account')
      await page.getByRole('link', { name: 'Add a passkey' }).click()
      await page.getByLabel('Name, to know it by later').fill('Test laptop')
      await page.getByRole('button', { name: 'Make the passkey' }).click()
      await page.getByText('The passkey was added.').waitFor()
    }

    it('is made, signs in without a password, and is removed', async () => {
      const person = await addPerson(browsed.desk)
      await requireSecondStep(browsed.desk, await addPerson(browsed.desk))
      const page = await openWithAuthenticator()
      await enter(page, person, '/account')
      await addPasskey(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.goto(`/sign-in?next=${encodeURIComponent('/account')}`)
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL('**/account')
      await page.getByText('with a passkey, last used').waitFor()
      await page.getByRole('button', { name: 'Remove Test laptop' }).click()
      await page.getByText('The passkey was removed.').waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByRole('link', { name: 'does not sign in here' }).waitFor()
      await page.context().close()
    })

    it('is made once for each device', async () => {
      const page = await openWithAuthenticator()
      await enter(page, await addPerson(browsed.desk), '/account')
      await addPasskey(page)
      await page.getByRole('link', { name: 'Add a passkey' }).click()
      await page.getByRole('button', { name: 'Make the passkey' }).click()
      await page.getByText('This device has a passkey for the desk already.').waitFor()
      await page.context().close()
    })

    it('whose answer is sent a second time, or from another browser, signs nobody in', async () => {
      const page = await openWithAuthenticator()
      await enter(page, await addPerson(browsed.desk), '/account')
      await addPasskey(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      const sent = page.waitForRequest('**/sign-in/passkey')
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      const body = (await sent).postData() ?? ''
      await page.waitForURL('**/queue')
      const cookie = (await (await sent).allHeaders()).cookie ?? ''
      const repeat = (more: Record<string, string>): Promise<number> =>
        fetch(`${named}/sign-in/passkey`, {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
        }).then(({ status }) => status)
      expect(await repeat({ cookie })).toBe(422)
      expect(await repeat({ cookie: 'desk_visitor=somebody' })).toBe(403)
      await page.context().close()
    })

    it('is not offered without JavaScript, and the page says what to do', async () => {
      const page = await openWindow({ javaScriptEnabled: false })
      await enter(page, await addPerson(browsed.desk), '/account/passkeys/new')
      await page.getByText('which needs JavaScript').waitFor()
      expect(await page.getByRole('button', { name: 'Make the passkey' }).isVisible()).toBe(false)
      await page.goto('/sign-in')
      expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
      await page.context().close()
    })
  })

  const PAGES: readonly [string, (page: Page) => Promise<unknown>][] = [
    ['sign-in', (page) => page.goto('/sign-in')],
    ['a failed sign-in', failSignIn],
    ['the account', (page) => page.goto('/account')],
    ['the account with everything unfolded', openUnfolded],
    ['setting up a second step', (page) => page.goto('/account/second-step')],
    ['recovery codes', showRecoveryCodes],
    ['a new passkey', (page) => page.goto('/account/passkeys/new')],
    ['the welcome', (page) => page.goto('/account/welcome')],
    ['people', (page) => page.goto('/people')],
    ['an invitation', invite],
    ['an invitation that is not complete', inviteNobody],
    ['a person', (page) => page.goto(`/people/${browsed.desk.kim.id}?done=saved`)],
    ['the audit trail', (page) => page.goto('/audit')],
    ['an audit trail of no case', (page) => page.goto('/audit?case=none')],
  ]

  async function failSignIn(page: Page): Promise<void> {
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('somebody@acme.example')
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Not done yet' }).waitFor()
  }

  async function openUnfolded(page: Page): Promise<void> {
    await page.goto('/account?done=password')
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
  }

  async function showRecoveryCodes(page: Page): Promise<void> {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Make new recovery codes' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  }

  async function invite(page: Page): Promise<void> {
    await page.goto('/people')
    await page.getByLabel('Email address').fill(`invited${Date.now()}@acme.example`)
    await page.getByLabel('Name').fill('Ines Invited')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText('It works once').first().waitFor()
  }

  async function inviteNobody(page: Page): Promise<void> {
    await page.goto('/people')
    await page.getByLabel('Email address').fill('nobody@x')
    await page.getByLabel('Name').fill(' ')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByRole('heading', { name: 'Not done yet' }).waitFor()
  }

  it.each(PAGES)(
    'meets WCAG 2.2 AA, light and dark, and needs no sideways scrolling at 320 pixels: %s',
    async (_name, open) => {
      const admin = await addPerson(browsed.desk, { role: 'admin', name: 'Ada Min' })
      await requireSecondStep(browsed.desk, admin)
      const page = await openWindow({ colorScheme: 'light' })
      const [name = '', value = ''] = (await browsed.desk.signIn(admin)).split('=')
      await page.context().addCookies([{ name, value, url: named }])
      await open(page)
      expect(await findViolations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await findViolations(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      expect(await page.evaluate(BEYOND_320_PIXELS)).toEqual([])
      await page.context().close()
    },
  )

  it('lets no script turn a text into markup', async () => {
    const page = await openWindow()
    await page.goto('/sign-in')
    const result = `(() => { try { document.body.innerHTML = '<b>x</b>' } catch ({ name }) { return name } })()`
    expect(await page.evaluate(result)).toBe('TypeError')
    // The browser tells of it as it should; that is no fault of the page.
    browsed.faults.splice(0, browsed.faults.length, ...browsed.faults.filter((each) => !each.includes('TrustedHTML')))
    await page.context().close()
  })

  it('reports no error of its own to the console', () => {
    expect(browsed.faults).toEqual([])
  })
})
