import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findArrangement } from '../../../src/store/cases/arrangements.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`the queue in a browser${note}`, () => {
  let browsed: BrowsedDesk

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  afterAll(() => browsed?.close())

  const stateOf = async (caseId: number) => (await findCase(browsed.desk.pool, caseId))?.state
  const receive = async () => (await browsed.desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })).caseId

  it('is worked off by keys alone: moved through, selected in, searched, and the next one taken', async () => {
    const page = await browsed.openWindow()
    await page.goto('/queue')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('With 1 selected question').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('code:90862')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Search' }).waitFor()
    expect(await page.locator('a.row').allTextContents()).toEqual(['90862 rejected'])
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.getByRole('heading', { level: 1, name: '90862 rejected' }).waitFor()
    await page.goto('/queue?view=unassigned')
    await page.keyboard.press('n')
    await page.getByText('Yours.').waitFor()
    const taken = Number(/Q-(\d+)/.exec(page.url())?.[1])
    expect(await findArrangement(browsed.desk.pool, taken)).toMatchObject({ assignee: 'Dana Ruiz' })
    await page.keyboard.press('m')
    await page.getByText("Nobody's yet.").waitFor()
    await page.keyboard.press('s')
    await page.getByLabel('Put aside').selectOption('week')
    await page.getByRole('button', { name: 'Snooze' }).click()
    await page.getByText(/snoozed until/i).waitFor()
    await page.context().close()
  })

  it('says what came since, and shows it only when asked', async () => {
    const page = await browsed.openWindow()
    await page.goto('/queue?view=open')
    const before = await page.locator('a.row').count()
    await receive()
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    const link = page.getByRole('link', { name: /^1 new since/ })
    await link.waitFor()
    expect(await page.locator('a.row').count()).toBe(before)
    await page.keyboard.press('.')
    await page.getByRole('link', { name: /^Load what came since/ }).waitFor()
    expect(await page.locator('a.row').count()).toBe(before + 1)
    await page.context().close()
  })

  it.each([true, false])('does all of that by forms, with JavaScript %s', async (javaScriptEnabled) => {
    const page = await browsed.openWindow({ javaScriptEnabled })
    const [one, two] = [await receive(), await receive()]
    await page.goto('/queue?view=open&sort=newest')
    expect(await page.getByRole('columnheader', { name: 'Question and sender' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    for (const id of [one, two]) await page.getByLabel(`Select Q-${id}`, { exact: true }).check()
    if (!javaScriptEnabled) await page.locator('details.bulk > summary').click()
    await page.getByLabel('Reject, without a mail').selectOption('duplicate')
    await page.getByRole('button', { name: 'Reject' }).click()
    await page.getByText('2 done.').waitFor()
    expect([await stateOf(one), await stateOf(two)]).toEqual(['rejected', 'rejected'])
    await page.context().close()
  })

  it.each([true, false])(
    'asks for more information and takes it back, with JavaScript %s',
    async (javaScriptEnabled) => {
      const page = await browsed.openWindow({ javaScriptEnabled })
      const id = await receive()
      await page.goto(`/cases/Q-${id}`)
      await page.getByRole('link', { name: /^Ask for more information/ }).click()
      await page.getByLabel('Date of service').check()
      await page.getByLabel('Payer and plan').check()
      await page.getByRole('button', { name: 'Put these questions into the mail' }).click()
      await page.getByText('2. Whose claim rules apply?').waitFor()
      await page.getByRole('button', { name: /^Ask and hold/ }).click()
      await page.getByText('Approved, held').first().waitFor()
      expect(await stateOf(id)).toBe('held')
      await page.getByRole('button', { name: /^Undo and go back/ }).click()
      await page.getByText('Needs review').first().waitFor()
      expect(await stateOf(id)).toBe('needs_review')
      await page.context().close()
    },
  )

  it('reports no error of its own to the console', () => {
    expect(browsed.faults).toEqual([])
  })
})
