import type { CodeReference } from '../../domain/code-reference.ts'

type Named = Pick<CodeReference, 'system' | 'code'>

/** True where one of the references is a code of the spans. */
export function namesAnyOf(written: readonly string[], references: readonly Named[]): boolean {
  const spans = readSpans(written)
  for (const reference of references) if (isWithin(reference, spans)) return true
  return false
}

/** The codes among the references that stand in one of the spans, in their order. */
export function findCodes(written: readonly string[], references: readonly CodeReference[]): string[] {
  const spans = readSpans(written)
  return references.filter((reference) => isWithin(reference, spans)).map(({ code }) => code)
}

/** True for a code of the spans: CPT, HCPCS and ICD-10-CM as they are, other systems behind their name (`CARC 29`). */
function isWithin(reference: Named, { names, ranges }: CodeSpans): boolean {
  for (const name of namedAs(reference)) if (names.has(name)) return true
  for (const range of ranges) if (isInRange(reference, range)) return true
  return false
}

/** How spans name that one code. */
export function namedAs(reference: Named): readonly string[] {
  const known = NAMES.get(reference)
  if (known !== undefined) return known
  const { system, code } = reference
  const names = PROCEDURES.includes(system) ? [`${system} ${code}`, code] : [`${system} ${code}`]
  NAMES.set(reference, names)
  return names
}

/** Names of the codes of a message: each is looked for in the spans of a hundred notes. */
const NAMES = new WeakMap<Named, readonly string[]>()

/** True for a code from the first to the last one of the range, and for those under the last diagnosis of one. */
export const isInRange = ({ system, code }: Named, { from, to, systems }: CodeRange): boolean =>
  from <= code && systems.includes(system) && (code <= to || (systems === DIAGNOSES && code.startsWith(to)))

export type CodeRange = { from: string; to: string; systems: readonly CodeReference['system'][] }
/** What a list of spans says: codes by their {@link namedAs names}, and ranges. */
export type CodeSpans = { names: ReadonlySet<string>; ranges: readonly CodeRange[] }

const PROCEDURES: CodeRange['systems'] = ['CPT', 'HCPCS']
const DIAGNOSES: CodeRange['systems'] = ['ICD-10-CM']

/** Lists of spans as they were read: those of the notes loaded, and each is looked at for every message. */
const SPANS = new WeakMap<readonly string[], CodeSpans>()

/** A list of spans, read; once for each list. */
export function readSpans(written: readonly string[]): CodeSpans {
  const known = SPANS.get(written)
  if (known !== undefined) return known
  const named = written.filter((span) => span.includes(' '))
  const ranges = written.filter((span) => !span.includes(' ')).map(readRange)
  const isOneProcedure = ({ from, to, systems }: CodeRange): boolean => systems === PROCEDURES && from === to
  const read = {
    names: new Set([...named, ...ranges.filter(isOneProcedure).map(({ from }) => from)]),
    ranges: ranges.filter((range) => !isOneProcedure(range)),
  }
  SPANS.set(written, read)
  return read
}

function readRange(span: string): CodeRange {
  const [from = '', to = from] = span.split('-')
  return { from, to, systems: isDiagnosis(from) ? DIAGNOSES : PROCEDURES }
}

/** ICD-10-CM codes have three characters, or more behind a dot. */
const isDiagnosis = (code: string): boolean => code.length === 3 || code.includes('.')
