import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'
import { BEYOND_320_PIXELS, findViolations } from '../find-violations.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

/** How somebody gets from here to there: with the pointer, or with keys and nothing else. */
type Hands = {
  follow(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void>
  write(page: Page, label: string, text: string): Promise<void>
  choose(page: Page, label: string, option: string): Promise<void>
}

const POINTER: Hands = {
  follow: (page, role, name) => page.getByRole(role, { name }).first().click(),
  write: (page, label, text) => page.getByLabel(label).fill(text),
  choose: async (page, label, option) => void (await page.getByLabel(label, { exact: true }).selectOption(option)),
}

/** Focus is moved by Tab alone, from the top of the page, as somebody without a pointer would. */
const KEYS: Hands = {
  async follow(page, role, name) {
    await tabTo(page, page.getByRole(role, { name }).first())
    await page.keyboard.press('Enter')
  },
  async write(page, label, text) {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
  },
  async choose(page, label, option) {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(option)
  },
}

const MOST_STOPS = 250

async function tabTo(page: Page, wanted: ReturnType<Page['locator']>): Promise<void> {
  await wanted.waitFor()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus never came to ${wanted}`)
}

describe.skipIf(browserMissing !== null)(`the day of a reviewer${note}`, () => {
  let browsed: BrowsedDesk

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  afterAll(() => browsed?.close())

  it.each([
    ['on a wide screen, with JavaScript', 1440, true, POINTER],
    ['on a small laptop, without JavaScript', 1024, false, POINTER],
    ['on a phone, with JavaScript', 360, true, POINTER],
    ['on a phone, without JavaScript', 360, false, POINTER],
    ['on a wide screen, by the keyboard alone', 1440, true, KEYS],
    ['on a small laptop, by the keyboard alone and without JavaScript', 1024, false, KEYS],
  ] as const)(
    '%s',
    async (_how, width, javaScriptEnabled, hands) => {
      const { desk } = browsed
      const page = await browsed.openWindow({ viewport: { width, height: 900 }, javaScriptEnabled, signedIn: false })
      /** What a page says against WCAG 2.2 AA, and what does not fit. axe needs a script of its own to run. */
      const look = async (): Promise<void> => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
      }
      const stateOf = async (id: number) => (await findCase(desk.pool, id))?.state
      const ask = (subject: string, text: string) => desk.receiveAndDraft({ subject, text })
      const first = await ask('first of the day', 'What is 99213 on 2026-03-04?')
      const second = await ask('second of the day', 'What is 99214?')
      const third = await ask('lunch on Friday', 'Will you come to lunch?')

      // Morning: signs in, searches, opens what is there.
      await page.goto(`/sign-in/${await desk.addLink(desk.dana)}`)
      await look()
      await hands.follow(page, 'button', 'Sign in as Dana Ruiz')
      await page.waitForURL(/\/(queue|account)/)
      await page.goto('/queue')
      await look()
      await hands.write(page, 'Search questions and answers', `"first of the day" state:review`)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Search' }).waitFor()
      await look()
      await page.goto(`/queue?view=open&sort=newest`)
      await hands.follow(page, 'link', 'first of the day')
      await page.getByRole('heading', { level: 1, name: 'first of the day' }).waitFor()
      await look()

      // Takes it, notes something, writes, previews, approves, undoes and approves again.
      await hands.follow(page, 'button', /^Take it/)
      await page.getByText('Yours.').waitFor()
      await hands.write(page, 'Add a note', 'Checked against the note.')
      await hands.follow(page, 'button', 'Keep the note')
      await page.getByText('Checked against the note.').waitFor()
      await hands.write(page, 'Short answer', 'An office visit with a known patient, level 3.')
      await hands.follow(page, 'button', /^Preview/)
      await page.getByRole('heading', { name: 'Preview of' }).waitFor()
      await look()
      await hands.follow(page, 'button', 'Back to editing')
      expect(await page.getByLabel('Short answer').inputValue()).toBe('An office visit with a known patient, level 3.')
      await hands.follow(page, 'button', /^Approve and hold/)
      await page.getByText('Undo and go back to editing').waitFor()
      expect(await stateOf(first.caseId)).toBe('held')
      await look()
      await hands.follow(page, 'button', 'Undo and go back to editing')
      await page.getByLabel('Short answer').waitFor()
      expect(await stateOf(first.caseId)).toBe('needs_review')
      await hands.follow(page, 'button', /^Approve and hold/)
      await page.getByText('Undo and go back to editing').waitFor()

      // The requester writes while the second is being answered: nothing is sent, nothing is lost.
      await page.goto(`/cases/Q-${second.caseId}`)
      await hands.write(page, 'Closing', 'Written before she wrote again.')
      await desk.receive({ subject: 'Re', text: 'Sorry, 99215.' }, { kind: 'join', caseId: second.caseId })
      await hands.follow(page, 'button', /^Approve and hold/)
      await page.getByRole('heading', { name: /^Nothing was sent/ }).waitFor()
      expect(await page.getByLabel('Closing').inputValue()).toBe('Written before she wrote again.')
      await look()

      // The third is no question of coding.
      await page.goto(`/cases/Q-${third.caseId}`)
      await hands.follow(page, 'link', /^Reject/)
      if (!javaScriptEnabled) await page.evaluate(`document.getElementById('reject').open = true`)
      await hands.choose(page, 'Reason', 'Asked before')
      await hands.follow(page, 'button', 'Reject question')
      await page.getByText('This question was closed without an answer.').waitFor()
      expect(await stateOf(third.caseId)).toBe('rejected')

      // Evening: what is held, what was done; signs out.
      for (const url of ['/outbox', '/reports', '/settings', '/help/keyboard', '/account']) {
        await page.goto(url)
        await look()
      }
      await hands.follow(page, 'button', 'Sign out')
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await page.context().close()
    },
    120_000,
  )

  it('fits into 320 pixels on the pages of figures and settings', async () => {
    const page = await browsed.openWindow({ viewport: { width: 320, height: 700 } })
    for (const url of ['/reports', '/settings', '/help/keyboard']) {
      await page.goto(url)
      expect(await page.evaluate(BEYOND_320_PIXELS)).toEqual([])
    }
    await page.context().close()
  })

  it('leaves no error in the console', () => {
    expect(browsed.faults).toEqual([])
  })
})
