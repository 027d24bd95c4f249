/** `npm run bench -- [NAME…] [FLAGS]`: measures on this machine, and says with each figure what it is held against. */
import { parseArgs } from 'node:util'
import { WHOLE_USAGE } from './whole-flags.ts'

// Each is loaded when it is asked for: what another one needs is not to weigh on what is measured.
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  drafting: async () => (await import('./drafting.ts')).benchDrafting(),
  import: async () => (await import('./import.ts')).benchImport(),
  lookup: async () => (await import('./lookup.ts')).benchLookup(),
  queue: async () => (await import('./queue.ts')).benchQueue(),
  reading: printReading,
  whole: async () => (await import('./whole.ts')).benchWhole(),
}

const USAGE = `npm run bench -- [NAME…] [FLAGS]

NAME is one or more of ${Object.keys(BENCHES).join(', ')}; all of them where none is named. In the environment:
REAL_DATA_DIR=DIR        the publishers' files; without them most are measured on the starter set
BENCH_DATA_DIR=DIR       where the filled databases are kept for the next run
BENCH_PROFILE=DIR        where CPU profiles and the costs of statements go

Flags of whole:
${WHOLE_USAGE}`

const { positionals: asked, values } = parseArgs({ allowPositionals: true, strict: false })
const unknown = asked.filter((name) => !(name in BENCHES))
if (values.help === true) {
  process.stdout.write(`${USAGE}\n`)
} else if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    process.stdout.write(`${name}\n`)
    await bench()
  }
}

async function printReading(): Promise<void> {
  const { benchReading } = await import('./reading.ts')
  const { mailsPerSecond, denseMailsPerSecond, longTexts } = benchReading()
  process.stdout.write(`  mails of 4 KB           ${Math.round(mailsPerSecond)} mails/s, wanted >= 2,000\n`)
  process.stdout.write(`  4 KB of nothing but codes ${Math.round(denseMailsPerSecond)} mails/s\n`)
  for (const { kilobytes, milliseconds } of longTexts) {
    process.stdout.write(`  one text of ${String(kilobytes).padStart(4)} KB     ${milliseconds.toFixed(0)} ms\n`)
  }
}
