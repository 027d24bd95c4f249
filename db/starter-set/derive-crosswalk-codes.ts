import { AppError } from '../../src/domain/app-error.ts'
import { codesNamedIn } from '../../src/domain/code-reference.ts'
import { addDays, type DateSpan, type IsoDate } from '../../src/domain/iso-date.ts'
import type { StarterRow } from '../import/starter-line.ts'
import { type CodeEvidence, releaseName } from './code-evidence.ts'
import type { EndedCode, Replacement } from './hand-written.ts'
import { type EditionKey, toStarterRow } from './starter-row.ts'

/**
 * Lines of `codes.csv` that only the crosswalk needs: the last date of CPT codes whose end no file shows, and bare lines of
 * codes that took the place of others and that nobody describes.
 * @param known the lines of all codes that are listed or whose end a file shows
 * @throws AppError `invalid` where a file shows an end that is written by hand, or where no file knows a replacement
 */
export function deriveCrosswalkCodes(
  ended: readonly EndedCode[],
  written: readonly Replacement[],
  known: readonly StarterRow[],
  evidence: CodeEvidence,
  lifecycle: EditionKey,
): StarterRow[] {
  const codes = new Set(known.map(({ code }) => code ?? ''))
  const lasts = ended.map((each) => endedLine(each, codes, evidence))
  for (const { code } of ended) codes.add(code)
  const ends = new Map([...known, ...lasts].map((row) => [row.code ?? '', row.effective_to ?? '']))
  const firsts = new Map<string, StarterRow>()
  for (const { code, replaced_by } of written) {
    const from = addDays(ends.get(code) || '0000-01-01', 1)
    for (const target of replaced_by.split(' + ').flatMap(codesNamedIn)) {
      if (!codes.has(target) && target !== '')
        firsts.set(target, successorLine(target, code, from, evidence, lifecycle))
    }
  }
  return [...lasts, ...firsts.values()]
}

function endedLine({ code, ended }: EndedCode, known: ReadonlySet<string>, evidence: CodeEvidence): StarterRow {
  if (known.has(code) || evidence.ends.has(code)) {
    throw new AppError('invalid', `The files tell of ${code}: take it off ended.csv.`)
  }
  return codeLine(code, { from: null, to: ended }, addDays(ended, 1), `${code}, its last day`)
}

/** The first day is told only where the fee schedule of the year before did not have the code. */
function successorLine(
  code: string,
  replaced: string,
  from: IsoDate,
  { firstReleases }: CodeEvidence,
  lifecycle: EditionKey,
): StarterRow {
  const release = firstReleases.get(code)
  const oldest = [...firstReleases.values()].filter((each) => each !== '').sort()[0]
  const year = from.slice(0, 4)
  if (release === undefined || (release !== oldest && release.slice(0, 4) > year)) {
    throw new AppError(
      'invalid',
      `No file knows ${code} in ${year}, where it replaces ${replaced}: mend replacements.csv.`,
    )
  }
  const isNew = release !== oldest && release.slice(0, 4) === year && from.endsWith('-01-01')
  const effective = { from: isNew ? from : null, to: null }
  if (!/^[A-Z]/.test(code)) return codeLine(code, effective, from, `${code}, in place of ${replaced}`)
  // Newer than the HCPCS file: the fee schedule is what tells of it.
  const locator = `${code}, first fee schedule release that lists it: ${releaseName(release)}`
  const own = { system: 'HCPCS', code, description: '', billable: true, effective, locator }
  return toStarterRow(own, lifecycle)
}

function codeLine(code: string, effective: DateSpan, changed: IsoDate, locator: string): StarterRow {
  const year = changed.slice(0, 4)
  const own = { system: 'CPT', code, description: '', billable: true, effective }
  return toStarterRow(
    { ...own, locator: `CPT ${year} changes, ${locator}` },
    { source: 'cpt-crosswalk', edition: year },
  )
}
