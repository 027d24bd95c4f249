import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { USUAL_WORKING_TIME } from '../../src/domain/working-time.ts'
import { type BrowsedDesk, browseDesk } from '../web/browse-desk.ts'
import { fillDesk } from './busy-desk.ts'
import { shrinkPng } from './shrink-png.ts'

const FOLDER = process.env.SCREENSHOTS ?? join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** A picture in the documentation is no larger. */
const MOST_BYTES = 150_000

type Shot = {
  name: string
  open(desk: BrowsedDesk, page: Page): Promise<unknown>
  width?: number
  height?: number
  dark?: boolean
}

const SHOTS: readonly Shot[] = [
  { name: 'queue', open: (_, page) => page.goto('/queue') },
  { name: 'queue-dark', open: (_, page) => page.goto('/queue'), dark: true },
  { name: 'case', open: openCase },
  { name: 'case-phone', open: openCase, width: 360, height: 780 },
  { name: 'preview', open: openPreview },
  { name: 'conflict', open: openConflict },
  { name: 'reports', open: (_, page) => page.goto('/reports?by=week') },
  { name: 'palette-dark', open: openPalette, dark: true },
]

function openCase({ seeded }: BrowsedDesk, page: Page) {
  return page.goto(`/cases/Q-${seeded.pair}?view=open`)
}

async function openPreview(browsed: BrowsedDesk, page: Page): Promise<void> {
  await openCase(browsed, page)
  await page.getByLabel('Closing').fill('If the note shows anything else, just reply to this mail.')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('heading', { name: 'Preview of' }).waitFor()
}

async function openConflict({ desk, seeded }: BrowsedDesk, page: Page): Promise<void> {
  await page.goto(`/cases/Q-${seeded.followUp}`)
  await page.getByLabel('Closing').fill('Ask again when the note is complete.')
  await desk.receive({ subject: 'Re', text: 'Sorry, it was 20611.' }, { kind: 'join', caseId: seeded.followUp })
  await desk.draft(seeded.followUp)
  await page.getByRole('button', { name: 'Approve and hold' }).click()
  await page.getByRole('heading', { name: 'Nothing was sent' }).waitFor()
}

async function openPalette(browsed: BrowsedDesk, page: Page): Promise<void> {
  await openCase(browsed, page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Do or open' }).fill('a')
}

let browsed: BrowsedDesk

beforeAll(async () => {
  // Pictures taken on a Sunday show due times too.
  const workingTime = { ...USUAL_WORKING_TIME, days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 24 * 60 - 1 }
  browsed = await browseDesk({ workingTime })
  await fillDesk(browsed)
  mkdirSync(FOLDER, { recursive: true })
})

afterAll(() => browsed?.close())

it.each(SHOTS)('$name', async ({ name, open, width = 1440, height = 900, dark = false }) => {
  const page = await browsed.openWindow({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
  await open(browsed, page)
  const picture = shrinkPng(await page.screenshot())
  writeFileSync(join(FOLDER, `${name}.png`), picture)
  await page.context().close()
  expect(picture.length).toBeLessThan(MOST_BYTES)
})
