import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const setSticky = (position: string): string =>
  `document.querySelectorAll('.sticky, .strip').forEach((each) => { each.style.position = '${position}' })`
const UNSTICK = setSticky('static')
const STICK = setSticky('')

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe-core finds against WCAG 2.2 AA. Frames with a mail in them are sandboxed: nothing runs there, not even axe. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  // What lies under the bar at the foot of a page now can be scrolled from under it; that the focus always is, another test says.
  await page.evaluate(UNSTICK)
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, iframes: false }).then(({ violations }) => violations)`
  const violations = (await page.evaluate(run)) as Violation[]
  await page.evaluate(STICK)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  )
}

/** What stands partly outside a window of that width, apart from what is there for those who hear the page only. */
export const BEYOND_320_PIXELS = `[...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > 320 && getComputedStyle(each).position !== 'absolute')
  .map((each) => each.outerHTML.slice(0, 120))`
