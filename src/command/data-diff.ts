import { type Command, InvalidArgumentError } from 'commander'
import {
  type Difference,
  type DifferenceCount,
  findDifferences,
  readDifferences,
} from '../store/codebook/edition-diff.ts'
import { inTransaction } from '../store/pool.ts'
import { getEditionNamed } from './edition-name.ts'
import { say, withDesk } from './with-desk.ts'

const LISTED = 200

type DiffOptions = { json?: boolean; limit?: number }

/** `caseconsultant data diff A B` */
export function registerDataDiff(data: Command): void {
  data
    .command('diff')
    .description('codes, edits, limits and the rest that one edition has and another has not, or has otherwise')
    .argument('<before>', 'SOURCE:EDITION, as in icd10cm:FY2025')
    .argument('<after>', 'SOURCE:EDITION, as in icd10cm:FY2026')
    .option('--json', 'one JSON object with counts and every difference')
    .option('--limit <number>', `list at most so many differences; 0: all (${LISTED}, with --json all)`, parseLimit)
    .action(async (before: string, after: string, options: DiffOptions) => {
      const limit = options.limit ?? (options.json ? 0 : LISTED)
      await withDesk(async ({ pool, config }) => {
        const [from, to] = [await getEditionNamed(pool, before), await getEditionNamed(pool, after)]
        await inTransaction(pool, async (tx) => {
          const counts = await findDifferences(tx, from, to, { cptLicensed: config.cptLicensed })
          const rows = readDifferences(tx, limit === 0 ? null : limit)
          if (options.json) await writeJson({ before, after, counts }, rows)
          else await writeText(counts, rows, limit)
        })
      })
    })
}

function parseLimit(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a number such as 500, or 0.')
}

async function writeJson(head: object, rows: AsyncIterable<Difference>): Promise<void> {
  await write(`${JSON.stringify(head).slice(0, -1)},"differences":[`)
  let separator = '\n'
  for await (const row of rows) {
    await write(`${separator}${JSON.stringify(row)}`)
    separator = ',\n'
  }
  await write('\n]}\n')
}

async function writeText(
  counts: readonly DifferenceCount[],
  rows: AsyncIterable<Difference>,
  limit: number,
): Promise<void> {
  if (counts.length === 0) return write('The two editions say the same.\n')
  for (const { table, change, count } of counts) {
    await write(`${count.toLocaleString('en-US').padStart(10)}  ${table.replaceAll('_', ' ')} ${change}\n`)
  }
  await write('\n')
  for await (const row of rows) await write(`${formatDifference(row)}\n`)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (limit > 0 && total > limit) say(`${(total - limit).toLocaleString('en-US')} more: --limit 0 lists all.`)
}

const SIGNS: Readonly<Record<Difference['change'], string>> = { added: '+', deleted: '-', changed: '~' }

function formatDifference({ table, change, key, before, after }: Difference): string {
  const name = `${SIGNS[change]} ${table.replaceAll('_', ' ')}  ${key.map((part) => part ?? '–').join(' ')}`
  const [old, current] = [before[0], after[0]]
  if (old === undefined || current === undefined || before.length + after.length > 2) {
    const contents = [...before, ...after].map((content) =>
      Object.entries(content).filter(([, value]) => value !== null),
    )
    return [
      name,
      ...contents.map((entries) => entries.map(([column, value]) => `${column} ${shown(value)}`).join(', ')),
    ].join('  ')
  }
  const changes = Object.keys(current).filter((column) => shown(old[column]) !== shown(current[column]))
  return `${name}  ${changes.map((column) => `${column} ${shown(old[column])} → ${shown(current[column])}`).join(', ')}`
}

const shown = (value: unknown): string => (value === null || value === undefined ? 'none' : JSON.stringify(value))

/** Resolves when the reader can take more: a slow reader must not fill the memory. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
