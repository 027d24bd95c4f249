import { type Command, InvalidArgumentError } from 'commander'
import type { CodeFact, Facts } from '../domain/codebook.ts'
import { isIsoDate } from '../domain/iso-date.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

/** A date given as an option. @throws InvalidArgumentError */
export function parseDateOption(text: string): string {
  if (isIsoDate(text)) return text
  throw new InvalidArgumentError('It must be a date such as 2026-03-04.')
}

/** `caseconsultant code CODE` */
export function registerCode(program: Command): void {
  program
    .command('code')
    .description('show what the codebook holds about one code')
    .argument('<code>', 'such as 99213, G0439 or M54.50')
    .option('--as-of <date>', 'for services on this date (YYYY-MM-DD); today where left out', parseDateOption)
    .option('--json', 'every fact, as JSON')
    .action(async (given: string, options: { asOf?: string; json?: boolean }) => {
      const code = given.trim().toUpperCase()
      const asOf = options.asOf ?? new Date().toISOString().slice(0, 10)
      const facts = await withDesk(({ codebook }) => codebook.findFacts([code], asOf))
      const rows = [...facts.codes, ...facts.modifiers].filter((row) => row.code === code)
      if (options.json) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`)
      else process.stdout.write(formatFacts(code, facts))
      if (rows.length === 0) {
        say(`${code} is not in the data loaded here.`)
        process.exitCode = EXIT.failed
      }
    })
}

const dates = (row: Pick<CodeFact, 'effective'>): string => `${row.effective.from ?? '…'} to ${row.effective.to ?? '…'}`

function formatFacts(code: string, facts: Facts): string {
  const cite = (row: Pick<CodeFact, 'citation'>): string =>
    `[${row.citation.source} ${row.citation.edition}: ${row.citation.locator}]`
  const lines = [
    ...facts.codes
      .filter((row) => row.code === code)
      .map(
        (row) =>
          `${row.system} ${row.code}  ${row.description ?? ''}${row.billable ? '' : ' (category header)'}  valid ${dates(row)}  ${cite(row)}`,
      ),
    ...facts.modifiers
      .filter((row) => row.code === code)
      .map((row) => `MODIFIER ${row.code}  ${row.description}  ${cite(row)}`),
    ...facts.replacements
      .filter((row) => row.code === code)
      .map(
        (row) =>
          `  replaced by ${row.replacedBy.join(' with ')}${row.condition ? ` (${row.condition})` : ''}  from ${row.effective.from ?? '…'}  ${cite(row)}`,
      ),
    ...facts.fees
      .filter((row) => row.code === code)
      .map(
        (row) =>
          `  fee schedule${row.modifier ? ` -${row.modifier}` : ''}: status ${row.status}, global ${row.globalDays}  ${dates(row)}  ${cite(row)}`,
      ),
    ...facts.unitLimits.map(
      (row) =>
        `  unit limit: ${row.units} (indicator ${row.adjudicationIndicator}, ${row.setting})  ${dates(row)}  ${cite(row)}`,
    ),
    ...summariseAddOns(facts),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function summariseAddOns(facts: Facts): string[] {
  if (facts.addOns.length === 0) return []
  const primaries = [...new Set(facts.addOns.map((row) => row.primaryCode ?? 'decided by the contractor'))]
  const named = primaries.slice(0, 12).join(', ')
  return [`  add-on code; primary codes: ${named}${primaries.length > 12 ? ` and ${primaries.length - 12} more` : ''}`]
}
