import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findCase } from '../../src/store/cases/cases.ts'
import { listReplies } from '../../src/store/replies/replies.ts'
import { browserMissing } from '../support/browser.ts'
import { type BrowsedDesk, browseDesk } from './browse-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`in a browser${note}`, () => {
  let browsed: BrowsedDesk
  let caseId: number

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  beforeEach(async () => {
    caseId = (await browsed.desk.receiveAndDraft({ subject: 'office visit', text: 'What is 99213?' })).caseId
  })

  afterAll(() => browsed?.close())

  const stateOf = async (id: number): Promise<string | undefined> => (await findCase(browsed.desk.pool, id))?.state

  /** What has the focus: its id, or its words. */
  const focused = (page: Page) =>
    page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()')

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_how, javaScriptEnabled) => {
    it('a question is answered from the sign-in link to the undo', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled, signedIn: false })
      await page.goto(`/sign-in/${await browsed.desk.addLink(browsed.desk.dana)}`)
      await page.getByRole('button', { name: 'Sign in as Dana Ruiz' }).click()
      await page.getByRole('link', { name: 'Open', exact: false }).first().click()
      await page.locator(`#Q-${caseId}`).click()
      await page.getByLabel('Short answer').fill('An office visit, level 3.')
      await page.getByRole('button', { name: 'Preview' }).click()
      const frame = page.frameLocator('iframe.desktop')
      await frame.getByText('An office visit, level 3.').waitFor()
      await page.getByRole('button', { name: 'Back to editing' }).click()
      expect(await page.getByLabel('Short answer').inputValue()).toBe('An office visit, level 3.')
      await page.getByRole('button', { name: 'Approve and hold 30 s' }).click()
      await page
        .getByRole('region', { name: 'Held answers' })
        .filter({ hasText: `Q-${caseId} to maria.lopez` })
        .waitFor()
      expect(await stateOf(caseId)).toBe('held')
      await page.goto('/help/keyboard')
      await page.getByRole('button', { name: `Undo the answer to Q-${caseId}` }).click()
      expect(await page.getByLabel('Short answer').inputValue()).toBe('An office visit, level 3.')
      expect(await stateOf(caseId)).toBe('needs_review')
      await page.context().close()
    })

    it('a question is rejected with a reason', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByText('Reject without an answer').click()
      await page.getByRole('button', { name: 'Reject question' }).click()
      await page.getByRole('link', { name: 'Say why the question is rejected' }).waitFor()
      await page.getByLabel('Reason', { exact: true }).selectOption('Asked before')
      await page.getByRole('button', { name: 'Reject question' }).click()
      await page.getByText('This question was closed without an answer.').waitFor()
      expect(await stateOf(caseId)).toBe('rejected')
      await page.context().close()
    })

    it('a customer writes in the practice mailbox', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto('/practice')
      await page.getByRole('link', { name: 'What a code means' }).click()
      await page.getByRole('button', { name: 'Send to the desk' }).click()
      await page.getByText('The desk collects mail within a minute').waitFor()
      expect(browsed.practice.sent.at(-1)?.text).toContain('What is CPT 99213?')
      await page.context().close()
    })
  })

  describe('with the keyboard alone', () => {
    it('the list is walked, a case opened, edited, approved and undone', async () => {
      const page = await browsed.openWindow()
      await page.goto('/queue')
      await page.keyboard.press('j')
      const first = await focused(page)
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      expect(await focused(page)).toBe(first)
      await page.goto(`/queue#Q-${caseId}`)
      expect(await focused(page)).toBe(`Q-${caseId}`)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/cases/Q-${caseId}?view=open`)
      await page.keyboard.press('e')
      expect(await focused(page)).toBe('short-answer')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('Keys typed: j k u e p z ?')
      expect(await page.getByLabel('Short answer').inputValue()).toBe('Keys typed: j k u e p z ?')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Undo and go back to editing').waitFor()
      expect(await stateOf(caseId)).toBe('held')
      await page.keyboard.press('z')
      await page.getByLabel('Short answer').waitFor()
      expect(await stateOf(caseId)).toBe('needs_review')
      await page.keyboard.press('p')
      await page.getByRole('heading', { name: 'Preview of' }).waitFor()
      await page.goBack()
      await page.keyboard.press('u')
      await page.waitForURL(`**/queue?view=open#Q-${caseId}`)
      expect(await focused(page)).toBe(`Q-${caseId}`)
      await page.keyboard.press('?')
      await page.waitForURL('**/help/keyboard')
      await page.context().close()
    })

    it('j and k go to the neighbours of a case', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${browsed.seeded.pair}?view=open`)
      await page.keyboard.press('j')
      await page.waitForURL(`**/cases/Q-${browsed.seeded.deleted}?view=open`)
      await page.keyboard.press('k')
      await page.waitForURL(`**/cases/Q-${browsed.seeded.pair}?view=open`)
      await page.context().close()
    })

    it('a key held together with Ctrl, Alt or the system key does nothing', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${caseId}`)
      for (const key of ['Control+e', 'Alt+e', 'Meta+e', 'Alt+p', 'Meta+z', 'Alt+Control+Enter'])
        await page.keyboard.press(key)
      expect(page.url()).toBe(`${browsed.url}/cases/Q-${caseId}`)
      expect(await focused(page)).not.toBe('short-answer')
      expect(await stateOf(caseId)).toBe('needs_review')
      await page.context().close()
    })

    it('Escape leaves the text for the heading of the case', async () => {
      const page = await browsed.openWindow()
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByLabel('Closing').focus()
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('case-heading')
      await page.context().close()
    })

    it('the shortcuts can be turned off', async () => {
      const page = await browsed.openWindow()
      await page.goto('/settings')
      await page.getByRole('button', { name: 'Turn shortcuts off' }).click()
      await page.getByRole('button', { name: 'Turn shortcuts on' }).waitFor()
      await page.goto(`/cases/Q-${caseId}`)
      for (const key of ['e', 'p', 'Control+Enter', '?']) await page.keyboard.press(key)
      expect(page.url()).toBe(`${browsed.url}/cases/Q-${caseId}`)
      expect(await stateOf(caseId)).toBe('needs_review')
      await page.goto('/settings')
      await page.getByRole('button', { name: 'Turn shortcuts on' }).click()
      await page.getByRole('button', { name: 'Turn shortcuts off' }).waitFor()
      await page.context().close()
    })

    it('the first stop of every page is a link to its content', async () => {
      const page = await browsed.openWindow()
      for (const url of ['/queue', `/cases/Q-${caseId}`, '/practice']) {
        await page.goto(url)
        await page.keyboard.press('Tab')
        expect(await focused(page)).toBe('Skip to content')
        await page.keyboard.press('Enter')
        expect(await focused(page)).toBe('main')
      }
      await page.context().close()
    })
  })

  describe('text that is typed', () => {
    it('where nothing saves it is asked about before the page goes', async () => {
      const page = await browsed.openWindow()
      let asked = 0
      page.on('dialog', (dialog) => {
        asked += 1
        void dialog.dismiss()
      })
      await page.goto('/practice')
      await page.getByLabel('Your question').pressSequentially('More. ')
      await page.getByRole('link', { name: 'Keyboard' }).click()
      await expect.poll(() => asked).toBe(1)
      expect(new URL(page.url()).pathname).toBe('/practice')
      await page.context().close()
    })

    it('into an answer is saved by itself, and what came back from the preview too', async () => {
      const page = await browsed.openWindow()
      const saved = page.locator('[data-saved]').filter({ hasText: /^Saved \d/ })
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByLabel('Short answer').pressSequentially('More {F?}. ')
      await saved.waitFor()
      await page.getByText('{F?}: this names no fact of the case.').waitFor()
      await page.getByText(/, revision 2 by/).waitFor()
      await page.getByLabel('Short answer').fill('An office visit.')
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByRole('button', { name: 'Back to editing' }).click()
      await saved.waitFor()
      await page.getByRole('link', { name: 'Keyboard' }).click()
      await page.waitForURL('**/help/keyboard')
      await page.goto(`/cases/Q-${caseId}`)
      expect(await page.getByLabel('Short answer').inputValue()).toBe('An office visit.')
      await page.context().close()
    })
  })

  it('Ctrl+Enter in the note of a rejection approves nothing', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.getByRole('link', { name: 'Reject #' }).click()
    await page.getByLabel('Note for the record').press('Control+Enter')
    await page.getByLabel('Note for the record').fill('still here')
    expect(await stateOf(caseId)).toBe('needs_review')
    await page.context().close()
  })

  it('a double click on approve approves once', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.getByLabel('Short answer').fill('An office visit.')
    await page.getByRole('button', { name: 'Approve and hold' }).dblclick()
    await page.getByText('Undo and go back to editing').waitFor()
    expect(await listReplies(browsed.desk.pool, caseId)).toHaveLength(1)
    await page.context().close()
  })

  it('a refused form puts the focus on what is wrong', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.getByLabel('Short answer').fill('')
    await page.getByRole('button', { name: 'Approve and hold' }).click()
    await page.getByRole('alert').waitFor()
    expect(await focused(page)).toBe('errors')
    await page.getByRole('link', { name: 'The short answer is empty' }).click()
    expect(await focused(page)).toBe('short-answer')
    await page.context().close()
  })

  it('the countdown of a held answer is shown and not read out', async () => {
    const page = await browsed.openWindow()
    await page.goto('/queue')
    const countdown = page.locator('.countdown').first()
    await countdown.filter({ hasText: /left/ }).waitFor()
    expect(await countdown.getAttribute('aria-hidden')).toBe('true')
    expect(await page.locator('#announce').textContent()).toBe('')
    await page.context().close()
  })

  it('the module of the pages is small', async () => {
    const page = await browsed.openWindow()
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await page.goto(`/cases/Q-${caseId}`)
    await page.waitForLoadState('networkidle')
    const bytes = (await Promise.all(scripts)).reduce((sum, { length }) => sum + length, 0)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(25_000)
    await page.context().close()
  })

  it('no page has thrown', () => {
    expect(browsed.faults).toEqual([])
  })
})
