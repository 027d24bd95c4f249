import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`reviewing in a browser${note}`, () => {
  let browsed: BrowsedDesk
  let caseId: number

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  afterAll(() => browsed?.close())

  beforeEach(async () => {
    const mail = { subject: 'a pair', text: 'Can we bill 99214 with 90833 on 2026-03-04?' }
    caseId = (await browsed.desk.receiveAndDraft(mail)).caseId
  })

  const head = async () => (await findLatestDraft(browsed.desk.pool, caseId))?.content
  const focused = (page: Page) =>
    page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()')

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_how, javaScriptEnabled) => {
    it('facts are dropped and restored, a code is looked up by Enter, an assumption changed, and nothing typed is lost', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByLabel('Why, and what to check').fill('Typed before all else.')
      await page.getByRole('button', { name: /^Drop fact 1/ }).click()
      await page.getByRole('button', { name: /^Restore fact 1/ }).click()
      await page.getByRole('button', { name: /^Drop fact 1/ }).waitFor()
      await page.getByLabel('Closing').fill('Typed before looking up.')
      await page.getByLabel('Add a fact').fill('90837')
      await page.getByLabel('Add a fact').press('Enter')
      await page.getByRole('heading', { name: '90837' }).waitFor()
      await page.getByRole('button', { name: 'Add what is ticked' }).click()
      await page.getByText('Looked up by a reviewer.').first().waitFor()
      await page.getByText('Change what is taken for granted').click()
      await page.getByLabel('Date of service', { exact: true }).fill('2024-08-01')
      await page.getByRole('button', { name: 'Redraft with these' }).click()
      await page.getByRole('heading', { name: /^Revision \d+ of/ }).waitFor()
      await page.getByRole('button', { name: /^Put the words of revision/ }).click()
      expect(await page.getByLabel('Why, and what to check').inputValue()).toBe('Typed before all else.')
      expect(await head()).toMatchObject({ asOf: '2024-08-01', closing: 'Typed before looking up.' })
      await page.context().close()
    })

    it('an answer is approved for a time to come, kept back, and taken back from the outbox', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByText('Send at a time of its own').click()
      await page.getByLabel('Leaves at').fill('2027-06-01T08:00')
      await page.getByRole('combobox', { name: 'in', exact: true }).selectOption('America/Chicago')
      await page.getByRole('button', { name: 'Approve and hold' }).click()
      await page.getByRole('link', { name: 'Held', exact: true }).click()
      const line = page.getByRole('listitem').filter({ hasText: `Q-${caseId}` })
      await line.filter({ hasText: 'as chosen' }).waitFor()
      expect((await listReplies(browsed.desk.pool, caseId))[0]?.sendAfter).toEqual(new Date('2027-06-01T13:00:00Z'))
      await line.getByRole('button', { name: /^Hold until released/ }).click()
      await line.filter({ hasText: 'kept back until released' }).waitFor()
      await line.getByRole('button', { name: /^Undo/ }).click()
      await line.waitFor({ state: 'detached' })
      await page.context().close()
    })

    it('a note calls a colleague, who finds it', async () => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${caseId}`)
      await page.getByLabel('Add a note').fill('Please look, @kim')
      await page.getByRole('button', { name: 'Keep the note' }).click()
      const kim = await browsed.openWindow({ javaScriptEnabled, operator: browsed.desk.kim })
      await kim.goto('/queue')
      await kim.getByRole('link', { name: /^Mentions/ }).click()
      await kim.getByRole('link', { name: `Q-${caseId}` }).click()
      await kim.getByText('Please look, @kim').waitFor()
      await page.context().close()
      await kim.context().close()
    })

    it('what is masked is shown to who asks, and what they typed stays', async () => {
      const mail = { subject: 'x', text: '99213 for patient Robert Miles, DOB 04/12/1961?' }
      const masked = await browsed.desk.receiveAndDraft(mail)
      const page = await browsed.openWindow({ javaScriptEnabled })
      await page.goto(`/cases/Q-${masked.caseId}`)
      expect(await page.content()).not.toContain('Robert')
      await page.getByLabel('Closing').fill('Typed before looking.')
      await page.getByRole('button', { name: /^Show what is masked/ }).click()
      await page.getByText('Robert Miles').first().waitFor()
      expect(await page.getByLabel('Closing').inputValue()).toBe('Typed before looking.')
      await page.context().close()
    })
  })

  it('all of it goes by the keyboard alone', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.keyboard.press('f')
    expect(await focused(page)).toBe('look-up')
    await page.keyboard.type('90837')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '90837' }).waitFor()
    await page.goto(`/cases/Q-${caseId}`)
    await page.keyboard.press('e')
    const onDrop = `document.activeElement.value === 'drop:1'`
    for (let step = 0; step < 30 && !(await page.evaluate(onDrop)); step += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Restore fact 1/ }).waitFor()
    await page.keyboard.press('c')
    expect(await focused(page)).toBe('note-text')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Undo and go back to editing').waitFor()
    await page.keyboard.press('h')
    await page.getByText('is kept back until you release it.').waitFor()
    await page.keyboard.press('z')
    await page.getByLabel('Short answer').waitFor()
    await page.context().close()
  })

  it('another form of the page waits for the text to be saved', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.getByLabel('Closing').fill('Typed and at once a note')
    await page.getByLabel('Add a note').fill('a note')
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await page.getByText('a note', { exact: true }).waitFor()
    expect(await page.getByLabel('Closing').inputValue()).toBe('Typed and at once a note')
    await page.context().close()
  })

  it('a citation is copied', async () => {
    const page = await browsed.openWindow({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`/cases/Q-${caseId}`)
    await page
      .getByText(/^Citation/)
      .first()
      .click()
    await page.getByRole('button', { name: 'Copy citation' }).first().click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/edition .*: .*;/)
    await page.context().close()
  })

  it('a mark leads to its fact, and the fact back to the mark', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.locator('.text a.ref', { hasText: '99214' }).click()
    expect(new URL(page.url()).hash).toMatch(/^#f\d$/)
    await page
      .locator(':target')
      .getByRole('link', { name: /^mention/ })
      .first()
      .click()
    expect(new URL(page.url()).hash).toMatch(/^#m\d$/)
    await page.context().close()
  })

  it('no page has thrown', () => {
    expect(browsed.faults).toEqual([])
  })
})
