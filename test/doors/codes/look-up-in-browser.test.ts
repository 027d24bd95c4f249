import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { browserMissing } from '../../support/browser.ts'
import { findViolations } from '../../web/find-violations.ts'
import { type BrowsedDoors, browseDoors } from '../browse-doors.ts'

const PAGES: readonly (readonly [string, string])[] = [
  ['the first page', '/'],
  ['a code with everything', '/codes/cpt/20610?on=2024-08-01'],
  ['a deleted code', '/codes/cpt/90862'],
  ['a diagnosis', '/codes/icd-10-cm/M17.11?on=2025-11-03'],
  ['edits', '/codes/cpt/20611/edits?on=2024-08-01'],
  ['an unknown code', '/codes/cpt/99123'],
  ['a search', '/search?q=knee+injection'],
  ['the data', '/data'],
]

describe.skipIf(browserMissing)(`looking up, in a browser${browserMissing ? ` (${browserMissing})` : ''}`, () => {
  let browsed: BrowsedDoors

  beforeAll(async () => {
    browsed = await browseDoors()
  }, 60_000)

  afterAll(() => browsed?.close())

  afterEach(() => expect(browsed.faults).toEqual([]))

  it.each(PAGES)(
    '%s meets WCAG 2.2 AA, light and dark, and needs no sideways scrolling at 320 pixels',
    async (_what, path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browsed.openWindow({ colorScheme })
        await page.goto(path)
        expect(await findViolations(page), colorScheme).toEqual([])
        await page.context().close()
      }
      const narrow = await browsed.openWindow({ viewport: { width: 320, height: 640 } })
      await narrow.goto(path)
      expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      await narrow.context().close()
    },
  )

  describe('with JavaScript', () => {
    it('shows results while somebody types, says how many, and keeps the address', async () => {
      const page = await browsed.openWindow()
      await page.goto('/search')
      await page.getByRole('searchbox').pressSequentially('knee inj', { delay: 15 })
      await page.locator('#results a[href="/codes/cpt/20610"]').waitFor()
      expect(await page.locator('#results-words').textContent()).toMatch(/\d+ codes fit/)
      expect(page.url()).toContain('q=knee+inj')
      await page.locator('#results a').first().click()
      expect(page.url()).toContain('/codes/')
      await page.context().close()
    })

    it('never shows an older answer after a newer one', async () => {
      const page = await browsed.openWindow()
      await page.route(/search\.json\?q=knee$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700))
        await route.continue().catch(() => undefined)
      })
      await page.goto('/search')
      const box = page.getByRole('searchbox')
      await box.fill('knee')
      await page.waitForTimeout(200)
      await box.fill('99213')
      await page.locator('#results a[href="/codes/cpt/99213"]').waitFor()
      await page.waitForTimeout(900)
      expect(await page.locator('#results li').first().textContent()).toContain('99213')
      await page.context().close()
    })

    it('offers links below the box of every page, reached and left by keyboard alone', async () => {
      const page = await browsed.openWindow()
      await page.goto('/codes/cpt/99213')
      await page.getByRole('searchbox').fill('20610')
      const offered = page.locator('.suggestions a')
      await offered.first().waitFor()
      expect(await page.locator('#announce').textContent()).toMatch(/codes? fits?\. Arrow down leads to them/)
      await page.getByRole('searchbox').press('ArrowDown')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/codes/cpt/20610')
      await page.keyboard.press('Escape')
      expect(await page.locator('.suggestions').isHidden()).toBe(true)
      expect(await page.evaluate('document.activeElement.id')).toBe('site-q')
      await page.getByRole('searchbox').press('Enter')
      await page.waitForURL(/\/search\?q=20610/)
      await page.context().close()
    })
  })

  describe('without JavaScript', () => {
    it('finds, shows and dates a code with forms and links alone', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled: false })
      await page.goto('/')
      await page.locator('#q').fill('90862')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.locator('#results a').first().click()
      expect(await page.locator('.status').textContent()).toContain('Deleted.')
      await page.getByLabel('Date of service').fill('2012-06-01')
      await page.getByRole('button', { name: 'Show that date' }).click()
      expect(await page.locator('.status').textContent()).toContain('Active.')
      await page.getByRole('link', { name: '90863' }).first().click()
      expect(page.url()).toContain('/codes/cpt/90863')
      await page.context().close()
    })

    it('finds an edit by the other code', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled: false })
      await page.goto('/codes/cpt/20611?on=2024-08-01')
      await page.getByLabel('Edits with another code').fill('76942')
      await page.getByRole('button', { name: 'Find' }).click()
      expect(await page.locator('table.edits').textContent()).toContain('76942')
      expect(page.url()).toContain('on=2024-08-01')
      await page.context().close()
    })
  })

  it('what a link names is in view and marked', async () => {
    const page = await browsed.openWindow()
    await page.goto('/codes/cpt/20610?on=2024-08-01#fee-bilateral')
    expect(await page.evaluate('document.getElementById("fee-bilateral").matches(":target")')).toBe(true)
    await page.context().close()
  })
})
