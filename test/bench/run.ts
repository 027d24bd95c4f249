/** `npm run bench -- [NAME…] [FLAGS]`: measures on this machine, and says with each figure what it is held against. */
import { parseArgs } from 'node:util'
import { benchDrafting } from './drafting.ts'
import { benchImport } from './import.ts'
import { benchLookup } from './lookup.ts'
import { benchQueue } from './queue.ts'
import { benchReading } from './reading.ts'
import { benchWhole, WHOLE_USAGE } from './whole.ts'

const BENCHES: Readonly<Record<string, () => unknown>> = {
  drafting: benchDrafting,
  import: benchImport,
  lookup: benchLookup,
  queue: benchQueue,
  reading: printReading,
  whole: benchWhole,
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

function printReading(): void {
  const { mailsPerSecond, denseMailsPerSecond, longTexts } = benchReading()
  process.stdout.write(`  mails of 4 KB           ${Math.round(mailsPerSecond)} mails/s, wanted >= 2,000\n`)
  process.stdout.write(`  4 KB of nothing but codes ${Math.round(denseMailsPerSecond)} mails/s\n`)
  for (const { kilobytes, milliseconds } of longTexts) {
    process.stdout.write(`  one text of ${String(kilobytes).padStart(4)} KB     ${milliseconds.toFixed(0)} ms\n`)
  }
}
