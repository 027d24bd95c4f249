import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { DoorsDeps } from '../../src/doors/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { type OpenDoors, openDoors } from '../support/open-doors.ts'

export type BrowsedDoors = {
  doors: OpenDoors
  /** Where the pages are served. */
  url: string
  /** A new window of somebody nobody knows; what it logs as an error goes to `faults`. */
  openWindow(options?: BrowserContextOptions): Promise<Page>
  faults: string[]
  close(): Promise<void>
}

/** The public doors on the starter codebook, listening, and a browser to look at them. */
export async function browseDoors(more: Partial<DoorsDeps> = {}): Promise<BrowsedDoors> {
  const doors = await openDoors(more)
  const url = await doors.app.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchBrowser()
  const faults: string[] = []
  return {
    doors,
    url,
    faults,
    async openWindow(options = {}) {
      const page = await (await browser.newContext({ baseURL: url, ...options })).newPage()
      // Before the test itself is given up, so that it is said what was waited for.
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => void faults.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
      })
      return page
    },
    async close() {
      await browser.close()
      await doors.close()
    },
  }
}
