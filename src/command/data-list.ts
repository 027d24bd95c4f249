import type { Command } from 'commander'
import type { DateSpan, IsoDate } from '../domain/iso-date.ts'
import { type LoadedEdition, listLoadedEditions } from '../store/codebook/editions.ts'
import { withDesk } from './with-desk.ts'

/** `caseconsultant data list` */
export function registerDataList(data: Command): void {
  data
    .command('list')
    .description('what is loaded, the dates of service it speaks for, and its age')
    .option('--json', 'one JSON array')
    .action(async (options: { json?: boolean }) => {
      const editions = await withDesk(({ pool }) => listLoadedEditions(pool))
      const today = new Date().toISOString().slice(0, 10)
      process.stdout.write(
        options.json
          ? `${JSON.stringify(
              editions.map((each) => toJson(each, today)),
              null,
              2,
            )}\n`
          : formatList(editions, today),
      )
    })
}

const toJson = (edition: LoadedEdition, today: IsoDate) => ({
  source: edition.source,
  edition: edition.label,
  title: edition.title,
  effectiveFrom: edition.effective.from,
  effectiveTo: edition.effective.to,
  rows: edition.rows,
  scope: edition.scope,
  origin: edition.origin,
  loadedAt: edition.loadedAt.toISOString(),
  age: describeAge(edition.effective, today),
})

const HEADINGS = ['source', 'edition', 'services from', 'to', 'rows', 'holds', 'loaded', 'age']

/** What an absent row proves, as a person asks it: how much of the publisher's file is here. */
const SCOPES: Readonly<Record<LoadedEdition['scope'], string>> = { all: 'all', listed: 'excerpt', rows: 'part' }

function formatList(editions: readonly LoadedEdition[], today: IsoDate): string {
  const lines = editions.map((edition) => [
    edition.source,
    edition.label,
    edition.effective.from ?? '…',
    edition.effective.to ?? '…',
    edition.rows.toLocaleString('en-US'),
    edition.origin === 'starter' ? 'starter set' : SCOPES[edition.scope],
    edition.loadedAt.toISOString().slice(0, 10),
    describeAge(edition.effective, today),
  ])
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((line) => (line[column] ?? '').length)),
  )
  return [HEADINGS, ...lines]
    .map((line) =>
      line.map((cell, column) =>
        column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      ),
    )
    .map((cells) => `${cells.join('  ').trimEnd()}\n`)
    .join('')
}

/** Where today stands to the dates an edition speaks for: `in force`, `ended 8 months ago`, `begins in 3 weeks`. */
export function describeAge({ from, to }: DateSpan, today: IsoDate): string {
  if (from !== null && from > today) return `begins in ${daysInWords(daysBetween(today, from))}`
  if (to !== null && to < today) return `ended ${daysInWords(daysBetween(to, today))} ago`
  return from === null ? 'undated' : 'in force'
}

const daysBetween = (earlier: IsoDate, later: IsoDate): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000)

function daysInWords(days: number): string {
  const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`
  if (days < 14) return count(days, 'day')
  if (days < 60) return count(Math.floor(days / 7), 'week')
  if (days < 730) return count(Math.floor(days / 30.44), 'month')
  return count(Math.floor(days / 365.25), 'year')
}
