import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveKeyboardSettings } from '../../../src/store/people/operator-settings.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'
import { findViolations } from '../find-violations.ts'
import { hold } from '../seed-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`pages that are open${note}`, () => {
  let browsed: BrowsedDesk
  let caseId: number

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  beforeEach(async () => {
    caseId = (await browsed.desk.receiveAndDraft({ subject: 'office visit', text: 'What is 99213?' })).caseId
  })

  afterAll(() => browsed?.close())

  const focused = (page: Page) =>
    page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()')

  describe('of two people', () => {
    it('show each who is at a case, and what they do there', async () => {
      const list = await browsed.openWindow()
      await list.goto('/queue?view=open&sort=newest')
      const kim = await browsed.openWindow({ operator: browsed.desk.kim })
      await kim.goto(`/cases/Q-${caseId}`)
      const place = list.locator(`[data-present="Q-${caseId}"]`)
      await place.filter({ hasText: 'Kim Osei is viewing' }).waitFor()
      await kim.getByLabel('Closing').pressSequentially('x')
      await place.filter({ hasText: 'Kim Osei is editing' }).waitFor()
      await kim.goto('/queue')
      await expect.poll(() => place.textContent()).toBe('')
      await list.context().close()
      await kim.context().close()
    })

    it('say at once what a colleague saved in the same case, and keep what was typed', async () => {
      const dana = await browsed.openWindow()
      await dana.goto(`/cases/Q-${caseId}`)
      await dana.getByLabel('Short answer').fill('Mine.')
      await dana
        .locator('[data-saved]')
        .filter({ hasText: /^Saved/ })
        .waitFor()
      const kim = await browsed.openWindow({ operator: browsed.desk.kim })
      await kim.goto(`/cases/Q-${caseId}`)
      await kim.getByLabel('Closing').fill('Theirs.')
      await kim.getByRole('button', { name: 'Save', exact: true }).last().click()
      await dana.getByText(/^Kim Osei wrote revision \d+\. What you typed is kept\./).waitFor()
      expect(await dana.locator('#announce').textContent()).toContain('Kim Osei wrote revision')
      expect(await dana.getByLabel('Short answer').inputValue()).toBe('Mine.')
      expect(await findViolations(dana)).toEqual([])
      await dana.context().close()
      await kim.context().close()
    })

    it('tell that the requester wrote again', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${caseId}`)
      await page.waitForTimeout(300)
      await browsed.desk.receive({ subject: 'Re', text: 'Sorry, 99214.' }, { kind: 'join', caseId })
      await page.getByText('The requester wrote again. What you typed is kept.').waitFor()
      await page.context().close()
    })
  })

  it('show in every window of a browser when a held answer has left', async () => {
    const page = await browsed.openWindow()
    const { replyId } = await hold(browsed.desk, browsed.desk.dana.id, 'What is 99215?', 0)
    await page.goto('/queue')
    const other = await page.context().newPage()
    await other.goto('/snippets')
    const { pool } = browsed.desk
    const attempt = (await claimReply(pool, replyId, 'test'))?.attempt ?? 1
    await recordBodySent(pool, replyId, attempt)
    await recordOutcome(pool, { replyId, attempt }, { kind: 'sent', response: '250 Ok' }, 0)
    for (const window of [page, other]) {
      await window
        .locator(`[data-reply="${replyId}"]`)
        .filter({ hasText: /sent at/ })
        .waitFor()
    }
    expect(await page.locator(`[data-reply="${replyId}"] button:visible`).count()).toBe(0)
    await page.context().close()
  })

  it('count what arrives without re-ordering the list', async () => {
    const page = await browsed.openWindow()
    await page.goto('/queue?view=open&sort=newest')
    const rows = () => page.locator('a.row').allTextContents()
    const before = await rows()
    await page.waitForTimeout(300)
    await browsed.desk.receiveAndDraft({ subject: 'brand new', text: 'What is 99214?' })
    await page
      .getByText(/1 new since .* Load them\./)
      .first()
      .waitFor()
    expect(await rows()).toEqual(before)
    await page.getByRole('link', { name: /Load them/ }).click()
    await page.getByRole('link', { name: 'brand new' }).first().waitFor()
    await page.context().close()
  })

  describe('and the keyboard', () => {
    it('a key that was changed does what the old one did, which does nothing any more', async () => {
      await saveKeyboardSettings(browsed.desk.pool, browsed.desk.kim.id, { keys: { e: 'w' } })
      const page = await browsed.openWindow({ operator: browsed.desk.kim })
      await page.goto(`/cases/Q-${caseId}`)
      await page.keyboard.press('e')
      expect(await focused(page)).not.toBe('short-answer')
      await page.keyboard.press('w')
      expect(await focused(page)).toBe('short-answer')
      expect(await page.getByLabel('Short answer').getAttribute('aria-keyshortcuts')).toBe('w')
      await page.context().close()
    })

    it('digits go to facts, brackets to marked codes, and # to the form of rejecting', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${browsed.seeded.pair}`)
      await page.keyboard.press('2')
      expect(await focused(page)).toBe('f2')
      await page.keyboard.press(']')
      expect(await focused(page)).toMatch(/^m\d/)
      await page.keyboard.press('#')
      await expect.poll(() => focused(page)).toBe('reason')
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('case-heading')
      await page.context().close()
    })

    it('g and a letter go to places, and s and m act on the row through the form', async () => {
      const page = await browsed.openWindow()
      await page.goto('/outbox')
      for (const [key, place] of [
        ['m', '**/queue?view=mine'],
        ['h', '**/outbox'],
        ['q', '**/queue'],
      ] as const) {
        await page.keyboard.press('g')
        await page.keyboard.press(key)
        await page.waitForURL(place)
      }
      await page.keyboard.press('j')
      await page.keyboard.press('s')
      expect(await focused(page)).toBe('bulk-until')
      await page.getByText('With 1 selected question').waitFor()
      await page.locator('a.row').nth(1).focus()
      await page.keyboard.press('m')
      expect(await focused(page)).toBe('Assign')
      expect(await page.getByLabel('Assign to').inputValue()).toBe(String(browsed.desk.dana.id))
      await page.context().close()
    })

    it('the palette lists what the page can do, and does it', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${caseId}`)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Do or open' }).fill('previ')
      expect(await page.getByRole('option').count()).toBeGreaterThan(0)
      expect(await findViolations(page)).toEqual([])
      await page.getByRole('combobox', { name: 'Do or open' }).fill('preview')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Preview of' }).waitFor()
      await page.goto(`/cases/Q-${caseId}`)
      await page.keyboard.press('e')
      await page.keyboard.press('Control+k')
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('short-answer')
      await page.context().close()
    })
  })

  it('work on without live updates, and say that they are paused', async () => {
    const page = await browsed.openWindow()
    await page.route('**/events?*', (route) => route.fulfill({ status: 503, body: '' }))
    await page.goto('/queue')
    await page.getByText('Live updates paused. The page still works').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.context().close()
  })

  it('report no error of their own', () => {
    expect(browsed.faults.filter((fault) => !fault.includes('503'))).toEqual([])
  })
})
