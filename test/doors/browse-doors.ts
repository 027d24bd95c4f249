import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { DoorsDeps } from '../../src/doors/app.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
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
      return watchPage(page, faults)
    },
    async close() {
      await browser.close()
      await doors.close()
    },
  }
}
