import { basename } from 'node:path'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import { calendarYear, chooseYear, findYear, scopeOf } from './cms-release.ts'
import type { FactRow, Given, Layout, RecognisedEdition, RowSink, SourceFile } from './layout.ts'
import { findEncoding } from './read-csv.ts'
import { readLines } from './read-lines.ts'

/** Category I, II (F), III (T), PLA (U), administrative (M) and immunisation (A) codes. */
const CODE = /^\d{4}[\dAFMTU]$/

/**
 * Names of the CPT data files, by the length of their descriptors. After it stand U for upper or UL for upper and lower
 * case, and T for tab-delimited or F for fixed width. @see NLM, UMLS source documentation of CPT
 */
const NAMES = {
  long: /^LONGUL?[TF]?\.txt$/i,
  medium: /^MEDUL?[TF]?\.txt$/i,
  short: /^SHORTUL?[TF]?\.txt$/i,
  consumer: /^Consumer[ _]?(?:Friendly[ _]?)?Descriptors?\.txt$/i,
}

/** A line: a whole descriptor, or a piece that continues the one before. */
type Descriptor = { code: string; text: string; continues: boolean }

/** CPT descriptors with tabs between the columns: `LONGULT.txt`, `LONGUT.txt`, `ConsumerDescriptor.txt`. */
export const amaCptTabDelimited: Layout = {
  name: 'CPT descriptors of the AMA, tab-delimited (LONGULT.txt, ConsumerDescriptor.txt)',
  recognise: (file, given) => recogniseDescriptors(file, given, parseTabbed),
  read: (file, edition, sink) => readDescriptors(file, edition, sink, parseTabbed),
}

/** CPT descriptors in fixed columns: `LONGULF.txt`, `LONGUF.txt`, `MEDU.txt`, `SHORTU.txt`. */
export const amaCptFixedWidth: Layout = {
  name: 'CPT descriptors of the AMA, fixed width (LONGULF.txt, MEDU.txt, SHORTU.txt)',
  recognise: (file, given) => recogniseDescriptors(file, given, parserOf(file)),
  read: (file, edition, sink) => readDescriptors(file, edition, sink, parserOf(file)),
}

type Parse = (text: string) => Descriptor | null

/** Code and text, or concept, code and text. */
function parseTabbed(text: string): Descriptor | null {
  const cells = text.trim().split(/ *\t */)
  if (cells.length < 2 || cells.length > 3) return null
  const [code = '', descriptor = ''] = cells.slice(-2)
  return CODE.test(code) && descriptor !== '' ? { code, text: descriptor, continues: false } : null
}

/** Columns 1-5 code, 7 on text. @see AMA, CPT file layouts, medium and short description */
function parseOneLine(text: string): Descriptor | null {
  const code = text.slice(0, 5)
  const descriptor = text.slice(6).trim()
  if (!CODE.test(code) || text[5] !== ' ' || descriptor === '' || text.includes('\t')) return null
  return { code, text: descriptor, continues: false }
}

/** Columns 1-5 code, 6-7 number of the piece from 01, 9 on text. @see AMA, CPT file layouts, long description */
function parsePieces(text: string): Descriptor | null {
  const [, code = '', number, piece = ''] = /^(.{5}) ?(\d\d) +(\S.*)$/.exec(text) ?? []
  return CODE.test(code) && !text.includes('\t') ? { code, text: piece.trim(), continues: Number(number) > 1 } : null
}

const parserOf = (file: SourceFile): Parse => (/^LONG/i.test(file.name) ? parsePieces : parseOneLine)

/** The edition, where the name is one of the AMA's and a line of the head can be read. */
function recogniseDescriptors(file: SourceFile, given: Given | undefined, parse: Parse): RecognisedEdition | null {
  const length = Object.entries(NAMES).find(([, name]) => name.test(file.name))?.[0]
  const lines = file.head.toString('latin1').split(/\r\n|\n|\r/)
  if (length === undefined || !lines.some((line) => parse(line) !== null)) return null
  const year = yearOf(file, given, lines)
  // Each of these files lists every code; one of them is the code set, the others only describe it in further words.
  const isCodeSet = /^LONGULT\.txt$/i.test(file.name) || given?.source === 'cpt'
  return {
    source: isCodeSet ? 'cpt' : `cpt-${file.name.toLowerCase().replace(/\.txt$|[ _]/g, '')}`,
    label: String(year),
    title: `CPT ${year}, ${length} descriptors (${file.name})`,
    publisher: 'American Medical Association',
    url: null,
    effective: calendarYear(year),
    scope: isCodeSet ? scopeOf(file) : 'rows',
  }
}

/** The CPT year the person says or a name tells; else the year after that of the copyright, when CPT is published. */
function yearOf(file: SourceFile, given: Given | undefined, lines: readonly string[]): number {
  const notice = lines.filter((line) => /copyright|©|\(c\)|American Medical Association/i.test(line)).join(' ')
  const years = [...notice.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year))
  const named = findYear(given?.edition ?? '') ?? findYear(file.name) ?? findYear(basename(file.path))
  if (named === null && years.length > 0) return Math.max(...years) + 1
  return chooseYear(file, given, '', 'CPT 2026 Data Files.zip for the archive it is in')
}

async function readDescriptors(
  file: SourceFile,
  edition: RecognisedEdition,
  sink: RowSink,
  parse: Parse,
): Promise<void> {
  // A descriptor tells no dates: only of the code set itself is it known that the code is in force with the edition.
  const effective = edition.source === 'cpt' ? edition.effective : { from: null, to: null }
  let current: Descriptor | null = null
  for await (const { number, text } of readLines(file, findEncoding(file))) {
    if (text.trim() === '') continue
    const found = parse(text)
    if (found === null) {
      // The copyright notice and the headings stand above the first code.
      if (current !== null) sink.reject(file, number, 'no code and descriptor at their columns')
    } else if (!found.continues) {
      const full = current === null ? undefined : sink.add('codes', toRow(current, effective))
      current = found
      if (full) await full
    } else if (current?.code === found.code) {
      current = { ...found, text: `${current.text} ${found.text}` }
    } else sink.reject(file, number, `a continuation of ${found.code}, which does not come before it`)
  }
  if (current !== null) await sink.add('codes', toRow(current, effective))
}

/** Official descriptors are shown with CPT_LICENSED only, so they never go into `description`. */
const toRow = ({ code, text }: Descriptor, effective: DateSpan): FactRow => ({
  system: 'CPT',
  code,
  official_description: text.replace(/\s+/g, ' '),
  billable: true,
  effective,
  locator: code,
})
