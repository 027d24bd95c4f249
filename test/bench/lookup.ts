import { lookUpPorts } from '../../src/doors/codes/search-page.ts'
import { lookUp } from '../../src/flow/look-up/look-up.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import type { Pool } from '../../src/store/pool.ts'
import { createChoice } from '../support/seeded-choice.ts'
import { fillCoverage } from './fill-coverage.ts'
import { importNational, listAbsent, settle, withBenchServer } from './national-database.ts'

/** What the look-up is held against: milliseconds with everything loaded, and how many times the starter set's. */
const ALLOWED_MS = 5
const ALLOWED_RATIO = 1.5

/** The same for one box of words and codes. */
const ALLOWED_SEARCH_MS = 25

const INQUIRIES = 2_000
const WARM_UP = 200
const MOST_CODES = 12

/** Words people search by: common and rare, one and many, misspelt, and beginnings of codes. */
const SEARCHES = [
  'type 2 diabetes',
  'fracture of femur initial encounter',
  'knee arthroscopy',
  'low back pain',
  'colonoscopy with biopsy',
  'screening mammography',
  'hypertention',
  'diabetis',
  'drainage',
  'knee injection',
  'dm2 with neuropathy',
  'wound repair face',
  'osteoarth',
  'E11.9',
  '9921',
]

type Quantiles = { p50: number; p95: number; p99: number }

/**
 * Prints how long the facts of random inquiries of 1 to 12 codes take, on the starter set and on the national files. Both
 * are asked in turns, each in a database of its own, so that whatever else the machine does slows both.
 */
export async function benchLookup(): Promise<void> {
  await withBenchServer(async (open) => benchInTurns(await open('starter'), open))
}

async function benchInTurns(starter: Pool, open: (name: string) => Promise<Pool>): Promise<void> {
  const codes = await listCodes(starter)
  const absent = listAbsent()
  if (absent.length > 0) {
    await measure([starter], codes, ['starter set'])
    process.stdout.write(`  national files left out: REAL_DATA_DIR lacks ${absent.join(', ')}\n`)
    return
  }
  const national = await open('national')
  await importNational(national)
  const [small, large] = await measure([starter, national], codes, ['starter set', 'national files, same codes'])
  const ratio = (large?.p95 ?? Number.NaN) / (small?.p95 ?? Number.NaN)
  line(
    'their p95 beside each other',
    `${ratio.toFixed(2)} times, wanted <= ${ALLOWED_RATIO}: ${verdict(ratio <= ALLOWED_RATIO)}`,
  )
  await fillCoverage(national)
  await settle(national)
  const [all] = await measure([national], await listCodes(national), [
    'national files and policies, codes of all files',
  ])
  const p95 = all?.p95 ?? Number.NaN
  line('its p95', `${p95.toFixed(2)} ms, wanted < ${ALLOWED_MS} ms: ${verdict(p95 < ALLOWED_MS)}`)
  await reportSearches(national)
}

/** Codes by system, so that an inquiry can have procedures, diagnoses and modifiers as real ones do. */
type CodeLists = { procedures: string[]; diagnoses: string[]; modifiers: string[] }

async function listCodes(pool: Pool): Promise<CodeLists> {
  const list = async (query: string): Promise<string[]> =>
    (await pool.query<{ code: string }>(query)).rows.map(({ code }) => code)
  return {
    procedures: await list(
      `select code from codes where system in ('CPT', 'HCPCS') union select code from fee_schedule
       union select code from unit_limits order by 1`,
    ),
    diagnoses: await list(`select distinct code from codes where system = 'ICD-10-CM' order by 1`),
    modifiers: await list('select distinct code from modifiers order by 1'),
  }
}

/** Asks every pool the same random inquiries, in turns, and prints how long each took. */
async function measure(pools: readonly Pool[], codes: CodeLists, names: readonly string[]): Promise<Quantiles[]> {
  const choose = createChoice()
  const millis = pools.map((): number[] => [])
  for (let at = -WARM_UP; at < INQUIRIES; at += 1) {
    const asked = makeInquiry(codes, choose)
    for (const [index, pool] of pools.entries()) {
      const begin = performance.now()
      await findFacts(pool, asked, '2025-01-01', { cptLicensed: false })
      if (at >= 0) millis[index]?.push(performance.now() - begin)
    }
  }
  return names.map((name, index) => reportQuantiles(name, millis[index] ?? []))
}

/** Of ten codes some six are procedures, three diagnoses, one a modifier. */
function makeInquiry({ procedures, diagnoses, modifiers }: CodeLists, choose: (end: number) => number): string[] {
  const asked = Array.from({ length: 1 + choose(MOST_CODES) }, () => {
    const kind = choose(10)
    const list = kind < 6 ? procedures : kind < 9 ? diagnoses : modifiers
    return list[choose(list.length)] ?? ''
  })
  return [...new Set(asked)]
}

export async function reportSearches(pool: Pool): Promise<void> {
  const millis: number[] = []
  const ports = lookUpPorts({
    pool,
    cptLicensed: false,
    codebook: {
      findKnownCodes: (codes) => findKnownCodes(pool, codes),
      findFacts: (codes, asOf) => findFacts(pool, codes, asOf, { cptLicensed: false }),
      findSearchCandidates: (query, options) => findSearchCandidates(pool, query, { ...options, cptLicensed: false }),
    },
  })
  for (let round = 0; round < 21; round += 1) {
    for (const words of SEARCHES) {
      const begin = performance.now()
      await lookUp(words, { system: null, asOf: '2025-12-01', most: 50 }, ports)
      if (round > 0) millis.push(performance.now() - begin)
    }
  }
  const { p95 } = reportQuantiles('one box, every code set, everything loaded', millis)
  line('its p95', `${p95.toFixed(2)} ms, wanted <= ${ALLOWED_SEARCH_MS} ms: ${verdict(p95 <= ALLOWED_SEARCH_MS)}`)
}

function reportQuantiles(name: string, millis: number[]): Quantiles {
  millis.sort((left, right) => left - right)
  const at = (share: number): number => millis[Math.floor(millis.length * share)] ?? Number.NaN
  const quantiles = { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  const { p50, p95, p99 } = quantiles
  line(name, `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`)
  return quantiles
}

const verdict = (held: boolean): string => (held ? 'yes' : 'NO')

const line = (name: string, figure: string): void => {
  process.stdout.write(`  ${name.padEnd(52)}${figure}\n`)
}
