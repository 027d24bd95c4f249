import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** How to get the browser the tests want; null where it is there. Goes into the titles of tests that are skipped. */
export const browserMissing: string | null = existsSync(CHROMIUM)
  ? null
  : `skipped, no ${CHROMIUM}: apt-get install chromium, or set CHROMIUM_PATH`

/** A headless Chromium that speaks to nobody but the pages of a test. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-sync',
    ],
  })
}

/** The page, with what it logs as an error in `faults`; refusals that a test provokes are none. */
export function watchPage(page: Page, faults: string[]): Page {
  // Before the test itself is given up, so that it is said what was waited for.
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => void faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  return page
}
