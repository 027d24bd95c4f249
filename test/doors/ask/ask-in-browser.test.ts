import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserMissing, launchBrowser } from '../../support/browser.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { BEYOND_320_PIXELS, findViolations } from '../../web/find-violations.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`asking in a browser${note}`, () => {
  let doors: OpenDoors
  let browser: Browser
  let url: string
  const faults: string[] = []

  beforeAll(async () => {
    doors = await openDoors()
    url = await doors.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await doors?.close()
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ baseURL: url, ...options })).newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => void faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
    })
    return page
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.goto('/ask')
    await page.getByLabel('Your question').fill(question)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByRole('heading', { name: 'Short answer' }).waitFor()
  }

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_name, javaScriptEnabled) => {
    it('an example fills the box, and its answer comes with everything that belongs to it', async () => {
      const page = await open({ javaScriptEnabled })
      await page.goto('/ask')
      await page.getByRole('link', { name: 'NCCI edits' }).click()
      expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['NCCI edits'])
      await page.getByRole('link', { name: /^Can 20610 and 76942/ }).click()
      const box = page.getByLabel('Your question')
      await expect.poll(() => box.inputValue()).toMatch(/^Can 20610 and 76942/)
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByRole('heading', { name: 'Sources' }).waitFor()
      expect(await page.locator('.working:visible').count()).toBe(0)
      expect(await page.locator('.turn-short').innerText()).toMatch(
        /^Not 76942 for the same joint.*An exception only where the services are distinct/s,
      )
      await page.context().close()
    })

    it('a chip keeps what was typed', async () => {
      const page = await open({ javaScriptEnabled })
      await page.goto('/ask')
      await page.getByLabel('Your question').fill('half a question')
      await page.getByRole('link', { name: 'Crosswalks' }).click()
      await page.getByRole('link', { name: 'All' }).click()
      expect(await page.getByLabel('Your question').inputValue()).toBe('half a question')
      expect(await page.getByRole('heading', { level: 3 }).count()).toBe(7)
      await page.context().close()
    })

    it('a follow-up goes on from it, and the earlier answer folds its reasons away', async () => {
      const page = await open({ javaScriptEnabled })
      await ask(page, 'Can 99213 be billed with 20610 on 8/15/2024?')
      await page.getByLabel('Next question').fill('and with 25?')
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByText('From your question before.').first().waitFor()
      await page.getByRole('heading', { name: 'Sources' }).last().waitFor()
      expect(await page.getByRole('heading', { name: 'Sources' }).count()).toBe(1)
      await page.getByText('What the files say, why, and the sources').click()
      expect(await page.getByRole('heading', { name: 'Sources' }).count()).toBe(2)
      await page.context().close()
    })

    it('a question that cannot be taken stays in the box, and its fault leads there', async () => {
      const page = await open({ javaScriptEnabled })
      await page.goto('/ask')
      const question = `Is 99213 valid? ${'and so on '.repeat(2100)}`
      await page.getByLabel('Your question').fill(question)
      await page.getByText('Date of service, payer, setting').click()
      await page.getByLabel('Payer').fill('Aetna')
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByRole('link', { name: /at most 20000 can be read/ }).click()
      expect(await page.getByLabel('Your question').inputValue()).toBe(question)
      expect(await page.getByLabel('Payer').inputValue()).toBe('Aetna')
      await page.context().close()
    })
  })

  it('goes by the keyboard alone', async () => {
    const page = await open()
    await page.goto('/ask')
    await page.getByLabel('Your question').focus()
    await page.keyboard.type('Is 99213 valid?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('08152024')
    await page.getByLabel('Your question').focus()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Short answer' }).waitFor()
    expect(await page.locator('.circumstances').innerText()).toContain('2024-08-15')
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement.id')) === 'address') break
    }
    await page.keyboard.type('ana@clinic.example')
    await page.keyboard.press('Enter')
    await page.getByText('One step left').waitFor()
    await page.context().close()
  })

  const PAGES: [name: string, open: (page: Page) => Promise<unknown>][] = [
    ['the page of a question', (page) => page.goto('/ask')],
    ['one topic', (page) => page.goto('/ask#topic-ncci')],
    ['a question that was refused', refuse],
    [
      'an answer with something masked',
      (page) => ask(page, 'Patient Maria Lopez, DOB 5/4/1950: 99213 with 20610 on 8/15/2024?'),
    ],
    ['an answer the data does not hold', (page) => ask(page, 'Is 0999T payable with Z99.99?')],
    ['a thread', followUp],
    ['an address that was refused', refuseAddress],
    ['a link that was mailed', (page) => ask(page, '99213?').then(() => page.goto(`${page.url()}?link=sent`))],
  ]

  async function refuse(page: Page): Promise<void> {
    await page.goto('/ask')
    await page.getByLabel('Your question').fill('x'.repeat(20_001))
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByRole('link', { name: /at most/ }).waitFor()
  }

  async function followUp(page: Page): Promise<void> {
    await ask(page, 'Can 99213 be billed with 20610 on 8/15/2024?')
    await page.getByLabel('Next question').fill('and with 25?')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.locator('#question-2').waitFor()
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
  }

  async function refuseAddress(page: Page): Promise<void> {
    await ask(page, '99213?')
    await page.getByLabel('Your email address').fill('nobody@nowhere')
    await page.getByRole('button', { name: 'Have a coder check this' }).click()
    await page.getByText('That is no email address').waitFor()
  }

  it.each(PAGES)(
    'meets WCAG 2.2 AA, light and dark, and needs no sideways scrolling at 320 pixels: %s',
    async (_name, show) => {
      const page = await open({ colorScheme: 'light' })
      await show(page)
      expect(await findViolations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await findViolations(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      expect(await page.evaluate(BEYOND_320_PIXELS)).toEqual([])
      await page.context().close()
    },
  )

  it('reports no error of its own to the console', () => {
    expect(faults).toEqual([])
  })
})
