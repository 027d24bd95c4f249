import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowsedDoors, browseDoors } from '../doors/browse-doors.ts'
import { shrinkPng } from './shrink-png.ts'

const FOLDER = process.env.SCREENSHOTS ?? join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** A picture in the documentation is no larger. */
const MOST_BYTES = 150_000

type Shot = {
  name: string
  path: string
  width?: number
  height?: number
  dark?: boolean
  /** What is typed and sent before the picture is taken. */
  asked?: string
}

/** Codes on a day for which the starter set has most of it. */
const SHOTS: readonly Shot[] = [
  { name: 'code-90812', path: '/codes/cpt/90812' },
  { name: 'code-90862', path: '/codes/cpt/90862' },
  { name: 'code-99213', path: '/codes/cpt/99213?on=2024-08-01' },
  { name: 'code-20610', path: '/codes/cpt/20610?on=2024-08-01' },
  { name: 'code-g0438', path: '/codes/hcpcs/G0438?on=2024-11-04', dark: true },
  { name: 'code-m17-11', path: '/codes/icd-10-cm/M17.11?on=2025-11-03' },
  { name: 'code-phone', path: '/codes/cpt/90862', width: 360, height: 780 },
  { name: 'search', path: '/search?q=knee+injection' },
  { name: 'check', path: '/check?codes=20610%2C+76942-59%2C+99213&on=2024-08-01' },
  { name: 'ask', path: '/ask', asked: 'Can we bill 99214 with 90833 on 11/4/2024? Medicare.' },
]

let browsed: BrowsedDoors

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  browsed = await browseDoors({ now: () => new Date('2026-11-20T15:00:00Z') })
})

afterAll(() => browsed?.close())

it.each(SHOTS)('$name', async ({ name, path, width = 1200, height = 1100, dark = false, asked }) => {
  const page = await browsed.openWindow({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await page.goto(path)
  if (asked !== undefined) {
    await page.locator('main textarea').fill(asked)
    await page.locator('main form button').last().click()
    await page.waitForURL(/\/ask\/./)
    await page.waitForLoadState('load')
  }
  const picture = shrinkPng(await page.screenshot())
  expect(picture.length, 'bytes of the picture').toBeLessThan(MOST_BYTES)
  writeFileSync(join(FOLDER, `${name}.png`), picture)
  await page.context().close()
})
