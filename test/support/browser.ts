import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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
