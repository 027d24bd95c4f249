import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { searchCodes } from '../../src/flow/answer/search-codes.ts'
import { openDesk } from '../../workers/open-desk.ts'
import { formatTable, percent } from './table.ts'

/** Codes are looked for as of this date, for which the files of the score speak. */
const AS_OF = '2025-12-01'

type Search = { words: string; codes: string[] }

/** Descriptions with the codes that are right for each. */
export function readSearches(): Search[] {
  const lines = readFileSync(join(import.meta.dirname, 'searches.txt'), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [words = '', codes = ''] = line.split('\t')
      return { words, codes: codes.split('|') }
    })
}

type Tally = { all: number; first: number; among: number }

/** Searches for every description in the data loaded, and prints how often the right code is first and among five. */
export async function scoreSearches(verbose: boolean): Promise<void> {
  const desk = await openDesk(readConfig(process.env), () => undefined)
  const tallies = new Map<string, Tally>()
  const missed: string[] = []
  try {
    for (const { words, codes } of readSearches()) {
      const found = await searchCodes(words, { systems: [], asOf: AS_OF }, desk.codebook.findSearchCandidates)
      const place = found.slice(0, 5).findIndex(({ candidate }) => codes.includes(candidate.code))
      for (const system of [systemOf(codes[0] ?? ''), 'all']) {
        const tally = tallies.get(system) ?? { all: 0, first: 0, among: 0 }
        tallies.set(system, tally)
        tally.all += 1
        if (place === 0) tally.first += 1
        if (place >= 0) tally.among += 1
      }
      if (place !== 0)
        missed.push(
          `${words} (${codes.join(' ')}): ${found
            .slice(0, 3)
            .map(({ candidate }) => candidate.code)
            .join(' ')}`,
        )
    }
  } finally {
    await desk.close()
  }
  const rows = [...tallies].map(([system, { all, first, among }]) => [
    ...[system, all, percent(first, all), percent(among, all)],
  ])
  process.stdout.write(formatTable([['codes by words', 'searches', 'first', 'among five'], ...rows]))
  process.stdout.write('wanted: first >= 70 %, among five >= 92 %\n')
  if (verbose) process.stdout.write(`not first:\n  ${missed.join('\n  ')}\n`)
}

const systemOf = (code: string): string =>
  /^\d/.test(code) ? 'CPT' : /^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'ICD-10-CM'
