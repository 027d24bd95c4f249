import { AppError } from '../../src/domain/app-error.ts'
import type { FactRow } from '../import/layout.ts'
import type { StarterRow } from '../import/starter-line.ts'
import type { PublishedRow } from './published.ts'
import { type FindEdition, toStarterRow } from './starter-row.ts'

export type DiagnosisLines = { codes: StarterRow[]; replacements: StarterRow[] }

/**
 * Lines of `codes.csv` and `code_replacements.csv` for ICD-10-CM: the codes on the list, every code below a header on it,
 * the codes that one of them replaced, and all that replaced those. Titles are the publisher's.
 * @throws AppError `invalid` where the order file lacks a code on the list
 */
export function deriveDiagnoses(
  listed: readonly string[],
  order: readonly FactRow[],
  conversion: readonly PublishedRow[],
  editionOf: FindEdition,
): DiagnosisLines {
  const orderFile = editionOf('icd10cm')
  const table = editionOf('icd10cm-conversion')
  const titles = new Map(order.map((row) => [String(row.code), String(row.description)]))
  const missing = listed.filter((code) => !titles.has(code))
  if (missing.length > 0)
    throw new AppError('invalid', `The order file lacks ${missing.join(', ')}: mend diagnoses.csv.`)
  const chosen = listed.flatMap((code) => below(code, titles))
  const replaced = conversion.filter((each) => each.table === 'code_replacements').map(({ row }) => row)
  const codes = withReplaced(new Set(chosen), replaced, titles)
  const isChosen = ({ code }: FactRow): boolean => codes.has(String(code))
  const dates = conversion.filter((each) => each.table === 'codes' && isChosen(each.row))
  return {
    codes: [
      // A year's order file says what is valid in that year, and the years before and after are likely to agree.
      ...order.filter(isChosen).map((row) => toStarterRow({ ...row, effective: { from: null, to: null } }, orderFile)),
      ...dates.map(({ row }) => toStarterRow(row, table)),
    ],
    replacements: replaced
      .filter(isChosen)
      .map((row) => toStarterRow({ ...row, condition: sayCondition(row, titles) }, table)),
  }
}

/** The code and, for a header, all codes below it. */
function below(code: string, titles: ReadonlyMap<string, string>): string[] {
  return [...titles.keys()].filter((each) => each.startsWith(code))
}

/** With the codes that any of them replaced, and everything else that replaced those. */
function withReplaced(
  chosen: ReadonlySet<string>,
  replaced: readonly FactRow[],
  titles: ReadonlyMap<string, string>,
): Set<string> {
  const old = new Set(
    replaced.flatMap(({ code, replaced_by }) =>
      chosen.has(String(code)) || (replaced_by as string[]).some((each) => chosen.has(each)) ? [String(code)] : [],
    ),
  )
  const targets = replaced.flatMap((row) => (old.has(String(row.code)) ? (row.replaced_by as string[]) : []))
  const whole = [...old, ...targets].flatMap((code) => below(code, titles))
  return new Set([...chosen, ...old, ...whole])
}

/** So many words of a title still read as the end of a sentence. */
const MOST_WORDS = 11

/** `the record says …` with the title of the code, where it is short enough to be said. */
function sayCondition({ condition, replaced_by }: FactRow, titles: ReadonlyMap<string, string>): string | null {
  if (condition === null || condition === undefined) return null
  const title = titles.get((replaced_by as string[])[0] ?? '') ?? ''
  if (title === '' || /[();]/.test(title) || title.split(' ').length > MOST_WORDS) return String(condition)
  return `the record says ${/^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title}`
}
