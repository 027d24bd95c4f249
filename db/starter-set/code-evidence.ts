import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { IsoDate } from '../../src/domain/iso-date.ts'

/** A date of a code, and the publication it is read from. */
export type Evidence = { date: IsoDate; locator: string }

/** What publications tell about when codes began and ended; nobody may publish the dates of all of them. */
export type CodeEvidence = {
  /** The last valid date of a code that has ended. */
  ends: ReadonlyMap<string, Evidence>
  /** The first release of the fee schedule (`2023A`, the letter its quarter) that lists the code. */
  firstReleases: ReadonlyMap<string, string>
}

const MONTHS: Readonly<Record<string, string>> = { A: 'January', B: 'April', C: 'July', D: 'October' }

/** `2023A` as people call it. */
export const releaseName = (release: string): string => `${MONTHS[release.slice(4)] ?? release} ${release.slice(0, 4)}`

type Life = { code: string; mpfs_first_release: string; mpfs_last_release: string }

/**
 * Reads `crosswalk/`: when every NCCI edit of a code had ended (release 2024 Q3), and which fee schedule releases list it.
 * A code is in the fee schedule until the year it is deleted, so where the two differ the earlier date holds: some edits
 * were kept a year too long.
 */
export function readCodeEvidence(dataFolder: string): CodeEvidence {
  const read = <Row>(name: string): Row[] =>
    parse(readFileSync(join(dataFolder, 'crosswalk', name), 'utf8'), { columns: true })
  const lives = new Map(read<Life>('code_lifecycle.csv').map((life) => [life.code, life]))
  const releases = listReleases([...lives.values()])
  const ends = new Map<string, Evidence>()
  for (const { code, mpfs_last_release: last } of lives.values()) {
    const end = isWholeCode(code) && !isCovidCode(code) ? findLastDate(last, releases) : null
    if (end !== null) ends.set(code, end)
  }
  const edits = read<{ code: string; last_effective_date: IsoDate }>('deleted_cpt_by_ptp_evidence.csv')
  for (const { code, last_effective_date: date } of edits) {
    const listed = ends.get(code)
    if (isCovidCode(code) || (listed !== undefined && listed.date < date)) continue
    // A code of five digits that no release lists was gone before the first of them, whatever became of its edits.
    if (listed === undefined && date >= firstDayOf(releases[0] ?? '') && /^\d{5}$/.test(code)) continue
    ends.set(code, { date, locator: 'NCCI PTP 2024Q3, where its last edit ended' })
  }
  const firstReleases = new Map(
    [...lives.values()].map(({ code, mpfs_first_release: first }) => [
      code,
      losesZeros(code, lives) ? (releases[0] ?? first) : first,
    ]),
  )
  return { ends, firstReleases }
}

/** Every release that was compared, oldest first. */
function listReleases(lives: readonly Life[]): string[] {
  const named = lives.flatMap((life) => [life.mpfs_first_release, life.mpfs_last_release])
  return [...new Set(named)].filter((release) => release !== '').sort()
}

const firstDayOf = (release: string): IsoDate => `${release.slice(0, 4)}-01-01`

/** A code as it is written: the fee schedule of 2020 also lists anaesthesia codes that lost their zeros. */
const isWholeCode = (code: string): boolean => /^(?:\d{4}[0-9TUM]|[A-Z]\d{4})$/.test(code)

const losesZeros = (code: string, lives: ReadonlyMap<string, Life>): boolean =>
  code.startsWith('0') && lives.has(code.replace(/^0+/, ''))

/** Early COVID-19 vaccines and their administration ended in the middle of a year, which neither publication shows. */
const isCovidCode = (code: string): boolean => /^(?:0\d{3}A|913[01]\d)$/.test(code)

/** The last day of the year of the last release; null for a code in the newest one, or missing from one within a year. */
function findLastDate(release: string, releases: readonly string[]): Evidence | null {
  const next = releases[releases.indexOf(release) + 1]
  if (release === '' || next === undefined || next.startsWith(release.slice(0, 4))) return null
  const date = `${release.slice(0, 4)}-12-31`
  if (release.endsWith('D')) {
    return { date, locator: `last fee schedule release that lists it: ${releaseName(release)}` }
  }
  return { date, locator: `in the fee schedule of ${releaseName(release)}, not in that of ${releaseName(next)}` }
}
