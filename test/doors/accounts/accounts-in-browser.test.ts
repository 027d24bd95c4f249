import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { allowancePorts } from '../../../workers/account-ports.ts'
import { browserMissing } from '../../support/browser.ts'
import { BEYOND_320_PIXELS, findViolations } from '../../web/find-violations.ts'
import { listLinks } from '../account-visit.ts'
import { type BrowsedDoors, browseDoors } from '../browse-doors.ts'

/** A folder for pictures of the pages, to be looked at; none are taken without it. */
const PICTURES = process.env.ACCOUNT_PICTURES

const SECRET = 'a secret of at least thirty-two characters'

describe.skipIf(browserMissing !== null)(browserMissing ?? 'accounts in a browser', () => {
  let browsed: BrowsedDoors

  beforeAll(async () => {
    let pool: Pool | null = null
    // The database is made with the doors: what counts asks for it late.
    const late = () => {
      if (pool === null) throw new Error('the doors are not open yet')
      return allowancePorts(pool, SECRET, {
        plans: BUILT_IN_PLANS,
        inHouse: { everybody: false, domains: [] },
        timeZone: 'America/Chicago',
      })
    }
    browsed = await browseDoors({
      allowances: {
        plans: BUILT_IN_PLANS,
        inHouse: { everybody: false, domains: [] },
        timeZone: 'America/Chicago',
        now: () => new Date(),
        use: (use) => late().use(use),
        look: (use) => late().look(use),
        keyOf: (visitor) => late().keyOf(visitor),
      },
    })
    const { connectionString } = (browsed.doors.pool as unknown as { options: { connectionString: string } }).options
    pool = createPool(connectionString)
    ownPool = pool
  })
  let ownPool: Pool | null = null
  afterAll(async () => {
    await ownPool?.end()
    await browsed?.close()
  })

  async function look(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return
    mkdirSync(PICTURES, { recursive: true })
    for (const [width, scheme] of [
      [1440, 'light'],
      [1440, 'dark'],
      [768, 'light'],
      [360, 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${scheme}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (words, javaScriptEnabled) => {
    const address = javaScriptEnabled ? 'maria@clinic.example' : 'ines@clinic.example'

    it('a guest sees one code page, is told what to do at the second, signs up and goes on', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await browsed.doors.pool.query('delete from allowance_uses')
      await page.goto('/codes/cpt/99213')
      await page.getByText('0 of 1 code page left until').waitFor()
      await page.goto('/codes/cpt/20610')
      await page.getByRole('heading', { level: 1, name: 'You have seen your code pages' }).waitFor()
      if (!javaScriptEnabled) await look(page, 'beyond')
      // What was seen is not taken away.
      expect((await page.goto('/codes/cpt/99213'))?.status()).toBe(200)
      await page.goto('/codes/cpt/20610')
      await page.getByRole('link', { name: 'Sign in with your email address' }).click()
      if (!javaScriptEnabled) await look(page, 'sign-in')
      await page.getByLabel('Email address').fill(address)
      await page.getByRole('button', { name: 'Mail me a link' }).click()
      await page.getByRole('heading', { level: 1, name: 'Look into your mail' }).waitFor()
      if (!javaScriptEnabled) await look(page, 'sent')
      const link = (await listLinks(browsed.doors.pool, address)).at(-1) ?? ''
      await page.goto(link)
      if (!javaScriptEnabled) await look(page, 'confirm')
      await page.getByRole('button', { name: `Sign in as ${address}` }).click()
      await page.waitForURL('**/codes/cpt/20610*')
      await page.getByText('4 of 5 code pages left until').waitFor()
      await page.goto('/account')
      await page.getByText(`signed in as ${address}`).waitFor()
      if (!javaScriptEnabled) await look(page, 'account')
      await page.goto(link)
      await page.getByRole('heading', { name: 'This link is good no more' }).waitFor()
      await page.goto('/account')
      await page.getByText('Delete your account').click()
      await page.getByLabel('Your email address, to confirm').fill(address)
      await page.getByRole('button', { name: 'Delete my account' }).click()
      await page.waitForURL(`${browsed.url}/`)
      await page.getByRole('link', { name: 'Sign in' }).waitFor()
      expect(browsed.faults, words).toEqual([])
    }, 90_000)
  })

  it('every page can be read by everybody, in light and dark, and fits 320 pixels', async () => {
    const page = await browsed.openWindow()
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('a11y@clinic.example')
    await page.getByRole('button', { name: 'Mail me a link' }).click()
    await page.waitForURL('**/sign-in/sent')
    const link = (await listLinks(browsed.doors.pool, 'a11y@clinic.example')).at(-1) ?? ''
    const guest = await browsed.openWindow()
    await guest.goto('/codes/cpt/99213')
    const check = async (at: Page, path: string) => {
      await at.goto(path)
      for (const colorScheme of ['light', 'dark'] as const) {
        await at.emulateMedia({ colorScheme })
        expect(await findViolations(at), `${path} ${colorScheme}`).toEqual([])
      }
      await at.setViewportSize({ width: 320, height: 700 })
      const wide = (await at.evaluate(BEYOND_320_PIXELS)) as string[]
      expect(
        wide.filter((each) => !/^<(?:table|thead|tbody|tr|th|td|span|time)/.test(each)),
        path,
      ).toEqual([])
      await at.setViewportSize({ width: 1280, height: 800 })
    }
    for (const path of ['/sign-in', '/sign-in/sent', '/confirm/nothing', '/plans', '/codes/cpt/20611'])
      await check(guest, path)
    await check(page, link)
    await page.getByRole('button', { name: /^Sign in as/ }).click()
    await page.waitForURL('**/account')
    await check(page, '/account')
    if (PICTURES !== undefined) {
      await guest.goto('/plans')
      await look(guest, 'plans')
    }
  }, 120_000)
})
