import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Operator } from '../../src/store/people/operators.ts'
import type { WebDeps } from '../../src/web/app.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { type FakePractice, fakePractice } from './practice/practice-desk.ts'
import { type SeededDesk, seedDesk } from './seed-desk.ts'

export type BrowsedDesk = {
  desk: WebDesk
  seeded: SeededDesk
  practice: FakePractice
  /** Where the pages are served. */
  url: string
  /** A new window of a signed-in operator; what it logs as an error goes to `faults`. */
  openWindow(options?: BrowserContextOptions & { signedIn?: boolean; operator?: Operator }): Promise<Page>
  faults: string[]
  close(): Promise<void>
}

/** A seeded desk that listens, and a browser to look at it. */
export async function browseDesk(more: Partial<WebDeps> = {}): Promise<BrowsedDesk> {
  const practice = fakePractice()
  const desk = await openWebDesk({ practice, ...more })
  const seeded = await seedDesk(desk)
  const url = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchBrowser()
  const faults: string[] = []
  return {
    desk,
    seeded,
    practice,
    url,
    faults,
    async openWindow({ signedIn = true, operator = desk.dana, ...options } = {}) {
      const context = await browser.newContext({ baseURL: url, ...options })
      if (signedIn) {
        const [name = '', value = ''] = (await desk.signIn(operator)).split('=')
        await context.addCookies([{ name, value, url }])
      }
      const page = await context.newPage()
      return watchPage(page, faults)
    },
    async close() {
      await browser.close()
      await desk.close()
    },
  }
}
