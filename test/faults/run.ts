/**
 * `npm run faults`: breaks the desk in every way the design names, and prints for each what was lost, doubled or uncertain, and
 * how long it took. Ends with 1 where anything was.
 */
import { dovecotMissing } from '../support/dovecot.ts'
import { readFlags } from '../support/script-flags.ts'
import { FIGURES_HEAD, type Figures, isGood, printFigures } from './figures.ts'
import { OWN_MAILS, SUITES } from './suites.ts'

const USAGE = `npm run faults -- [NAME…] [FLAGS]

NAME           one or more of ${Object.keys(SUITES).join(', ')}; all of them, for hours, where none is named
--runs 25      how often the desk is killed at each point
--point 17     kill only there; may be given again
--hasten       spare the patience of the sweeper, to have more runs an hour
--minutes 60   how long random faults go on
--mails DIR    the mails of the suites "corpus" and "hostile"
--seed N       the same faults and pauses as in the run that printed it`

const { values, positionals } = readFlags(USAGE, {
  runs: { type: 'string', default: '25' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  minutes: { type: 'string', default: '60' },
  hasten: { type: 'boolean', default: false },
  point: { type: 'string', multiple: true, default: [] },
  mails: { type: 'string', default: OWN_MAILS },
})

const unknown = positionals.filter((name) => !(name in SUITES))
if (dovecotMissing !== null || unknown.length > 0) {
  process.stderr.write(
    `${dovecotMissing ?? `There is no suite ${unknown.join(', ')}: ${Object.keys(SUITES).join(', ')}.`}\n`,
  )
  process.exitCode = 2
} else {
  const seed = Number(values.seed)
  let bad = 0
  process.stdout.write(`${FIGURES_HEAD}\n`)
  const report = (figures: Figures): void => {
    if (!isGood(figures)) bad += 1
    process.stdout.write(`${printFigures(figures, seed)}\n`)
  }
  for (const [name, suite] of Object.entries(SUITES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    process.stdout.write(`${name}\n`)
    await suite({
      runs: Number(values.runs),
      minutes: Number(values.minutes),
      hasten: values.hasten,
      points: values.point,
      mails: values.mails,
      seed,
      report,
      say: (line) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
    })
  }
  process.stdout.write(bad === 0 ? 'nothing lost, nothing doubled\n' : `${bad} of these must not be\n`)
  process.exitCode = bad === 0 ? 0 : 1
}
