/** `npm run bench -- [NAME…]`: measures on this machine, and says with each figure what it is held against. */
import { benchImport } from './import.ts'
import { benchLookup } from './lookup.ts'

const BENCHES: Readonly<Record<string, () => unknown>> = {
  import: benchImport,
  lookup: benchLookup,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    process.stdout.write(`${name}\n`)
    await bench()
  }
}
