import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSnippet } from '../../src/store/answers/snippets.ts'
import { getCase } from '../../src/store/cases/cases.ts'
import { mergeCase } from '../../src/store/cases/merges.ts'
import { saveSearch } from '../../src/store/cases/saved-searches.ts'
import { browserMissing } from '../support/browser.ts'
import { type BrowsedDesk, browseDesk } from './browse-desk.ts'
import { BEYOND_320_PIXELS, findViolations } from './find-violations.ts'

/** Every page a person meets, and how to come to it. */
const PAGES: readonly [string, (desk: BrowsedDesk, page: Page) => Promise<unknown>][] = [
  ['the sign-in page', (_, page) => page.goto('/sign-in')],
  ['a sign-in link', async ({ desk }, page) => page.goto(`/sign-in/${await desk.addLink(desk.dana)}`)],
  ['a used sign-in link', (_, page) => page.goto('/sign-in/used-before')],
  ['the queue', (_, page) => page.goto('/queue')],
  ['an empty view', (_, page) => page.goto('/queue?view=awaiting')],
  ['a list with something selected', selectInList],
  ['a search with a fault in it', (_, page) => page.goto('/queue?q=code%3A99213%20colour%3Ared')],
  ['a search without a result', (_, page) => page.goto('/queue?q=code%3A99999')],
  ['saved searches', openSavedSearches],
  ['snippets', openSnippets],
  ['asking for more information', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}/ask?question=payer`)],
  ['a case that was merged', openMerged],
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
  ['the held answers', openOutbox],
  ['the mentions', (_, page) => page.goto('/mentions')],
  ['the instant answers', (_, page) => page.goto('/instant')],
  ['two revisions compared', openRevisions],
  ['facts looked up', openLookUp],
  ['an answer with everything wrong', openTroubled],
  ['the original as HTML', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}/messages/1/html`)],
  ['the original as source', ({ seeded }, page) => page.goto(`/cases/Q-${seeded.pair}/messages/1/source`)],
  ['the practice mailbox', (_, page) => page.goto('/practice?example=pair')],
  ['a practice thread', (_, page) => page.goto('/practice/mails/000001')],
  ['the settings', (_, page) => page.goto('/settings')],
  ['the reports', (_, page) => page.goto('/reports?by=person')],
  ['the command palette', openPalette],
  ['the keyboard page', (_, page) => page.goto('/help/keyboard')],
  ['a page that is not there', (_, page) => page.goto('/cases/Q-99999')],
]

async function openPalette({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Do or open' }).waitFor()
}

async function selectInList(_desk: BrowsedDesk, page: Page): Promise<void> {
  await page.goto('/queue')
  await page
    .getByLabel(/^Select Q-/)
    .first()
    .check()
  await page.getByText('With 1 selected question').waitFor()
}

async function openSavedSearches({ desk }: BrowsedDesk, page: Page): Promise<void> {
  await saveSearch(desk.pool, desk.dana.id, 'Psychotherapy', 'code:90833 state:open')
  await page.goto('/searches')
}

async function openSnippets({ desk }: BrowsedDesk, page: Page): Promise<void> {
  const snippet = { title: 'Modifier 25', text: 'The visit must stand on its own.', source: 'NCCI manual, chapter I' }
  await addSnippet(desk.pool, snippet, desk.dana.id)
  await page.goto('/snippets')
}

async function openMerged({ desk }: BrowsedDesk, page: Page): Promise<void> {
  const merged = await desk.receiveAndDraft({ subject: 'a code', text: '99214?' })
  const other = await desk.receiveAndDraft({ subject: 'a code', text: '99215?' })
  const { version } = await getCase(desk.pool, merged.caseId)
  await mergeCase(desk.pool, { caseId: merged.caseId, version }, other.caseId, desk.dana.id)
  await page.goto(`/cases/Q-${merged.caseId}`)
}

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

async function openOutbox(_desk: BrowsedDesk, page: Page): Promise<void> {
  await page.goto('/outbox')
  await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
}

async function openRevisions({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.getByLabel('Closing').fill(`Written in ${await page.evaluate('Date.now()')}`)
  await page.getByRole('button', { name: 'Redraft with the data of today' }).click()
  await page.getByRole('heading', { name: /^Revision \d+ of/ }).waitFor()
}

async function openLookUp({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.getByLabel('Add a fact').fill('90837')
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.getByRole('heading', { name: '90837' }).waitFor()
}

async function openTroubled({ seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.pair}`)
  await page.getByLabel('Add a note').fill('@nobody look')
  await page.getByRole('button', { name: /^Drop fact 1/ }).click()
  await page.getByRole('button', { name: /^Restore fact 1/ }).waitFor()
  await page.getByLabel('Short answer').fill('99214 {F?}: SSN 123-45-6789, code 0999T.')
  await page.getByRole('button', { name: 'Approve and hold' }).click()
  await page.getByRole('heading', { name: 'Not done yet' }).waitFor()
}

async function openConflict({ desk, seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.followUp}`)
  await page.getByLabel('Closing').fill(`Written in ${await page.evaluate('Date.now()')}`)
  await desk.receive({ subject: 'Re', text: 'Sorry, 20611.' }, { kind: 'join', caseId: seeded.followUp })
  await desk.draft(seeded.followUp)
  await page.getByRole('button', { name: 'Approve and hold' }).click()
  await page.getByRole('heading', { name: 'Nothing was sent' }).waitFor()
}

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
