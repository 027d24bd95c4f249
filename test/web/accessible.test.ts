import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserMissing } from '../support/browser.ts'
import { type BrowsedDesk, browseDesk } from './browse-desk.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every page a person meets, and how to come to it. */
const PAGES: readonly [string, (desk: BrowsedDesk, page: Page) => Promise<unknown>][] = [
  ['the sign-in page', (_, page) => page.goto('/sign-in')],
  ['a sign-in link', async ({ desk }, page) => page.goto(`/sign-in/${await desk.addLink(desk.dana)}`)],
  ['a used sign-in link', (_, page) => page.goto('/sign-in/used-before')],
  ['the queue', (_, page) => page.goto('/queue')],
  ['an empty view', (_, page) => page.goto('/queue?view=awaiting')],
  ['machine mail', (_, page) => page.goto('/queue?view=machine')],
  ['a case in review', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}`)],
  ['a case with a follow-up', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.followUp}`)],
  ['a case in quarantine', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.quarantined}`)],
  ['a case whose answer was sent', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.sent}`)],
  ['a case whose answer was refused', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.refused}`)],
  ['a case that is uncertain', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.uncertain}`)],
  ['a case with everything unfolded', openUnfolded],
  ['a case with a refused form', refuseForm],
  ['a preview', openPreview],
  ['a conflict', openConflict],
  ['the original as HTML', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}/messages/1/html`)],
  ['the original as source', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}/messages/1/source`)],
  ['the practice mailbox', (_, page) => page.goto('/practice?example=pair')],
  ['a practice thread', (_, page) => page.goto('/practice/mails/000001')],
  ['the keyboard page', (_, page) => page.goto('/help/keyboard')],
  ['a page that is not there', (_, page) => page.goto('/cases/Q-99999')],
]

async function openUnfolded({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
}

async function refuseForm({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.deleted}`)
  await page.getByLabel('Short answer').fill('Report 97110.')
  await page.getByRole('button', { name: 'Approve and hold' }).click()
  await page.getByRole('heading', { name: 'Not done yet' }).waitFor()
}

async function openPreview({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('heading', { name: 'Preview of' }).waitFor()
}

async function openConflict({ desk, seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.followUp}`)
  await page.getByLabel('Closing').fill(`Written in ${await page.evaluate('Date.now()')}`)
  await desk.receive({ subject: 'Re', text: 'Sorry, 20611.' }, { kind: 'join', caseId: seeded.followUp })
  await desk.draft(seeded.followUp)
  await page.getByRole('button', { name: 'Approve and hold' }).click()
  await page.getByRole('heading', { name: 'Nothing was sent' }).waitFor()
}

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe-core finds against WCAG 2.2 AA. Frames with a mail in them are sandboxed: nothing runs there, not even axe. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, iframes: false }).then(({ violations }) => violations)`
  const violations = (await page.evaluate(run)) as Violation[]
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  )
}

/** What stands partly outside a window of that width, apart from what is there for those who hear the page only. */
const BEYOND_320_PIXELS = `[...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > 320 && getComputedStyle(each).position !== 'absolute')
  .map((each) => each.outerHTML.slice(0, 120))`

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`every page in a browser${note}`, () => {
  let browsed: BrowsedDesk

  beforeAll(async () => {
    browsed = await browseDesk()
    const letter = { fromName: 'Maria', fromAddress: 'maria.lopez@lakeside.example', subject: 'a code', text: '99213?' }
    await browsed.practice.send({ ...letter, inReplyTo: null, references: [] })
    const answer = { to: letter.fromAddress, subject: 'Re: a code', inReplyTo: 'customer-1@lakeside.example' }
    browsed.practice.answer({ ...answer, text: 'An office visit.', html: '<p>An office visit.</p>' })
  })

  afterAll(() => browsed?.close())

  it.each(PAGES)(
    'meets WCAG 2.2 AA, light and dark, and needs no sideways scrolling at 320 pixels: %s',
    async (_name, open) => {
      const page = await browsed.openWindow({ colorScheme: 'light' })
      await open(browsed, page)
      expect(await findViolations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await findViolations(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      expect(await page.evaluate(BEYOND_320_PIXELS)).toEqual([])
      await page.context().close()
    },
  )

  it('lays a case out in three columns, in two, and in one', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${browsed.seeded.pair}`)
    const columns = `new Set([...document.querySelectorAll('.column')].map((each) => Math.round(each.getBoundingClientRect().left))).size`
    for (const [width, count] of [
      [1400, 3],
      [800, 2],
      [600, 1],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(columns)).toBe(count)
    }
    await page.context().close()
  })

  it('keeps what has the focus in sight: nothing sticky covers it', async () => {
    const page = await browsed.openWindow({ viewport: { width: 1400, height: 500 } })
    await page.goto(`/cases/Q-${browsed.seeded.pair}`)
    const covered = `(() => {
      const focused = document.activeElement
      const { left, top, width, height } = focused.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12))
      const sticky = hit?.closest('.sticky, .strip')
      return sticky && !sticky.contains(focused) ? focused.outerHTML.slice(0, 120) : null
    })()`
    for (let step = 0; step < 45; step += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(covered)).toBeNull()
    }
    await page.context().close()
  })

  it('reports no error of its own to the console', () => {
    expect(browsed.faults).toEqual([])
  })
})
