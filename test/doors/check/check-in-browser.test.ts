import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserMissing, launchBrowser } from '../../support/browser.ts'
import { claimFile } from '../../support/claim-file.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { BEYOND_320_PIXELS, findViolations } from '../../web/find-violations.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`checking in a browser${note}`, () => {
  let doors: OpenDoors
  let browser: Browser
  let url: string
  let folder: string
  const faults: string[] = []

  beforeAll(async () => {
    doors = await openDoors()
    url = await doors.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    folder = mkdtempSync(join(tmpdir(), 'claim-'))
    writeFileSync(join(folder, 'claim.837'), claimFile())
  })
  afterAll(async () => {
    await browser?.close()
    await doors?.close()
    rmSync(folder, { recursive: true, force: true })
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

  const press = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click()

  async function checkCodes(page: Page): Promise<void> {
    await page.goto('/check')
    await page.getByLabel('Codes or a claim').fill('99213-25\n20610-RT x1\n76942')
    await page.getByLabel('Date of service').fill('8/1/2024')
    await press(page)
    await page.getByRole('heading', { name: 'Sources' }).waitFor()
  }

  async function checkFile(page: Page): Promise<void> {
    await page.goto('/check')
    await page.getByLabel('Or a file').setInputFiles(join(folder, 'claim.837'))
    await press(page)
    await page.getByRole('heading', { name: 'Sources' }).waitFor()
  }

  async function refuse(page: Page): Promise<void> {
    await page.goto('/check')
    await page.getByLabel('Codes or a claim').fill('nothing of use')
    await press(page)
    await page.getByText('could not be read as a code').waitFor()
  }

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_name, javaScriptEnabled) => {
    it('codes lead to an address that can be shared and changed', async () => {
      const page = await open({ javaScriptEnabled })
      await checkCodes(page)
      expect(new URL(page.url()).searchParams.get('codes')).toBe('99213-25, 20610-RT x1, 76942')
      expect(await page.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
        '20610 and 76942',
        '20610 and 99213',
      ])
      await page.getByRole('link', { name: 'Change codes or date' }).click()
      const box = page.getByLabel('Codes or a claim')
      expect(await box.inputValue()).toBe('99213-25, 20610-RT x1, 76942')
      await box.fill('99213-25, 20610-RT x1')
      await press(page)
      await page.getByText('1 pair looked up in both directions').waitFor()
      await page.context().close()
    })

    it('a claim file is answered line by line, and its address holds nothing of it', async () => {
      const page = await open({ javaScriptEnabled })
      await checkFile(page)
      expect(page.url()).toBe(`${url}/check`)
      const text = await page.locator('main').innerText()
      expect(text).toContain('Claim 2, services of 2024-08-01')
      expect(text).not.toMatch(/SMITH|PATCTRL|1EG4TE5MK72/)
      expect(await page.getByLabel('Codes or a claim').inputValue()).toBe('')
      await page.context().close()
    })

    it('what cannot be read says what to do', async () => {
      const page = await open({ javaScriptEnabled })
      await refuse(page)
      await page.context().close()
    })
  })

  it('a source that is named leads to it', async () => {
    const page = await open()
    await checkCodes(page)
    await page.locator('.pair .cite').first().click()
    expect(new URL(page.url()).hash).toBe('#source-1')
    await page.context().close()
  })

  const PAGES: [name: string, open: (page: Page) => Promise<unknown>][] = [
    ['the form', (page) => page.goto('/check')],
    ['a check of codes', checkCodes],
    ['a check of a claim', checkFile],
    ['a refusal', refuse],
  ]

  it.each(PAGES)('%s has no barrier a machine can find, light or dark', async (_name, go) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open({ colorScheme })
      await go(page)
      expect(await findViolations(page), colorScheme).toEqual([])
      await page.context().close()
    }
  })

  it.each(PAGES)('%s fits 320 pixels', async (_name, go) => {
    const page = await open({ viewport: { width: 320, height: 800 } })
    await go(page)
    expect(await page.evaluate(BEYOND_320_PIXELS)).toEqual([])
    await page.context().close()
  })

  it('nothing went wrong in any of them', () => {
    expect(faults).toEqual([])
  })
})
