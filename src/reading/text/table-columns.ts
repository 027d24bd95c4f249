import type { IdentifierKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { plainHeading, SERVICE_DATE_HEADING } from './service-date-heading.ts'
import type { Span } from './span.ts'
import { cueWords, placesOf, type TextIndex } from './text-index.ts'

/** What a column of a pasted table holds, as far as somebody is named by it, a service dated, or goods and papers numbered. */
export type ColumnKind =
  | Extract<IdentifierKind, 'name' | 'dob' | 'mrn' | 'account' | 'claim' | 'member_id'>
  | 'service_date'
  | 'goods'

/** A cell below a heading, without the space around its text. */
export type TableCell = Span & { kind: ColumnKind }

const NUMBER = '(?:[ ]?(?:#|no\\.?|num(?:ber)?|id|nbr))?'
const HEADINGS: readonly { kind: ColumnKind | null; pattern: RegExp }[] = [
  {
    kind: 'name',
    pattern: inOrder(
      /^/i,
      anyOf(
        /(?:pt|patient|pat|member|subscriber|client|last|first|full)[ .]?(?:last |first )?name/i,
        /pts?|patients?|name|last|first|[lf]name|surname/i,
      ),
      /$/i,
    ),
  },
  { kind: 'dob', pattern: /^(?:(?:pt|patient) )?(?:dob|d\.o\.b\.?|birth ?date|date of birth)$/i },
  {
    kind: 'mrn',
    pattern: new RegExp(`^(?:mrn|mr ?#|chart${NUMBER}|med(?:ical)? rec(?:ord)?${NUMBER}|(?:patient|pt) id|pid)$`, 'i'),
  },
  { kind: 'account', pattern: new RegExp(`^(?:acct|account|a/c|visit|encounter|enc)${NUMBER}$`, 'i') },
  { kind: 'claim', pattern: new RegExp(`^(?:claim|clm|icn|dcn)${NUMBER}$`, 'i') },
  { kind: 'member_id', pattern: /^(?:member|subscriber|policy|insured|mbi|hic|ins)[ ]?(?:#|no\.?|id|number)$|^mbi$/i },
  {
    kind: 'service_date',
    pattern: anyOf(
      inOrder(
        /^/,
        anyOf(
          /service|svc|date|from(?: (?:to|thru))?/,
          /(?:visit|exam|study|appt|proc(?:edure)?|surgery|encounter) (?:date|dt)/,
        ),
        /$/,
      ),
      SERVICE_DATE_HEADING,
    ),
  },
  {
    kind: 'goods',
    pattern: inOrder(
      /^/i,
      anyOf(
        /(?:item|part|catalog|cat|stock|product|vendor|sku|lot|order|po|invoice|inv|batch|ticket|run|trip|call)/i,
        /(?:check|ck|chk|eft|req(?:uisition)?|accession|specimen|log|job|serial)/i,
      ),
      new RegExp(`${NUMBER}$`, 'i'),
    ),
  },
  { kind: 'goods', pattern: /^(?:ndc(?:[ ]?(?:#|no\.?|11|code|number))?|upc|gtin|udi|s\/n|zip(?: ?code)?)$/i },
  {
    kind: null,
    pattern: inOrder(
      /^/i,
      anyOf(
        /(?:cpt|hcpcs|proc(?:edure)?)?[ /]?(?:codes?|cpt|hcpcs)?/i,
        /procedure|mods?|md|modifiers?\d?|mod ?\d|m\d|units?|un|qty|dx\d?|diagnos[ei]s/i,
        /icd(?:-?10)?|charges?|billed|allowed|paid|adj(?:ustments?)?|amount|amt|balance|pos/i,
        /prov(?:ider)?|ins(?:urance)?|pay[eo]r|status|reason|denial|remark|desc(?:ription)?/i,
        /notes?|fee|line|to|thru|carc|rarc|remarks?|chg|deduct(?:ible)?|co-?pay/i,
        /coins(?:urance)?/i,
      ),
      /$/i,
    ),
  },
]
/** A column of codes, beside which a column of orders or items holds none. */
const OF_CODES = /^(?:cpt|hcpcs|codes?|proc(?:edure)?(?: codes?)?)\b/i
/** Words of the headings that make a table worth reading. */
const HEADED = cueWords(
  `pt pts patient patients last first lname fname name dob birth mrn chart acct account claim clm icn dcn
    member subscriber policy mbi dos fdos service serv svc srv date item part catalog cat stock product vendor
    sku lot order po invoice inv batch ticket run trip call check ck chk eft req requisition accession specimen log
    job serial ndc upc gtin udi s zip`,
)

/** Signs that part cells, from the surest; a comma only in rows that are lists of headings as a whole. */
const DIVIDERS: readonly { mark: string; sign: RegExp; least: number }[] = [
  { mark: '|', sign: /[|]/g, least: 2 },
  { mark: '\t', sign: /\t/g, least: 2 },
  { mark: '  ', sign: /[ ]{2,}/g, least: 3 },
  { mark: ',', sign: /,/g, least: 3 },
  { mark: ';', sign: /;/g, least: 3 },
]
const BEFORE_CELL = new Set(['\n', '\r', '|', '\t', ' ', ',', ';', '>', '*'])
/** A heading of up to four words, and the sign behind it. */
const IN_CELL = /^[^\s|,;]{1,20}(?: [^\s|,;]{1,16}){0,3}[ ]?(?:[|\t,;]| {2}|\r?\n|$)/
/** Characters of a heading at most, tables read, and rows of each. */
const MAX_LINE = 400
const MAX_TABLES = 20
const MAX_ROWS = 200

/** Cells of tables whose headings say that they tell a patient or a date of service. */
export function findTableCells(text: string, index: TextIndex): TableCell[] {
  const cells: TableCell[] = []
  let readTo = -1
  let tables = 0
  for (const place of placesOf(index, HEADED)) {
    if (place < readTo || !beginsCell(text, place)) continue
    const line = lineAround(text, place)
    readTo = line.end + 1
    if (line.end - line.start > MAX_LINE) continue
    const heading = readHeading(text.slice(line.start, line.end))
    if (heading === null) continue
    readTo = readRows(text, readTo, heading, cells)
    if (++tables >= MAX_TABLES) break
  }
  return cells
}

/** Signs that stand in sentences too: a heading parted by them holds nothing that a sentence about a patient does. */
const SENTENCE_MARKS = new Set([',', ';'])

/** True where a line begins or a sign that parts cells stands before the word, and no sentence goes on behind it. */
function beginsCell(text: string, place: number): boolean {
  const before = text[place - 1] === ' ' ? (text[place - 2] ?? '\n') : (text[place - 1] ?? '\n')
  return BEFORE_CELL.has(before) && IN_CELL.test(text.slice(place, place + 40))
}

/** `starts` says at which character of the line each heading begins, where nothing but blanks parts them. */
type Heading = { sign: RegExp; kinds: (ColumnKind | null)[]; starts: number[] }

function readHeading(line: string): Heading | null {
  for (const { mark, sign, least } of DIVIDERS) {
    if (!line.includes(mark) || (SENTENCE_MARKS.has(mark) && /[\d:?]/.test(line))) continue
    const cells = line.split(sign).map((cell) => cell.trim())
    const written = cells.filter((cell) => cell !== '')
    if (written.length < least) continue
    const named = cells.map(findHeading)
    const known = named.filter((each) => each !== undefined).length
    if (known < least || known * 2 < written.length) continue
    const hasCodes = cells.some((cell) => OF_CODES.test(cell))
    const kinds = named.map((each) => (each?.kind === 'goods' && !hasCodes ? null : (each?.kind ?? null)))
    const starts = mark === '  ' ? splitRow(line, 0, sign).map(({ start }) => start) : []
    return kinds.some((kind) => kind !== null) ? { sign, kinds, starts } : null
  }
  return null
}

function findHeading(cell: string): (typeof HEADINGS)[number] | undefined {
  if (cell === '') return undefined
  const plain = plainHeading(cell)
  return HEADINGS.find(({ kind, pattern }) => pattern.test(kind === 'service_date' ? plain : cell))
}

/** Reads rows from `at` on until one does not fit; returns where that stands. */
function readRows(text: string, at: number, { sign, kinds, starts }: Heading, cells: TableCell[]): number {
  let start = at
  for (let rows = 0; rows < MAX_ROWS && start < text.length; rows++) {
    const line = lineAround(text, start)
    const written = text.slice(line.start, line.end)
    if (written.length > MAX_LINE) break
    if (/^[ \t|+=-]*$/.test(written) && /[-=]/.test(written)) {
      start = line.end + 1
      continue
    }
    const row = splitRow(written, line.start, sign)
    if (row.length < 2 || row.length > kinds.length + 1) break
    // A row that begins with blanks leaves its first cells out, and only where a cell stands tells which they are.
    const isShifted = starts.length > 0 && row[0]?.start === row[0]?.end
    row.forEach((cell, column) => {
      const kind = kinds[isShifted ? nearest(starts, cell.start - line.start) : column]
      if (kind && cell.end > cell.start) cells.push({ ...cell, kind })
    })
    start = line.end + 1
  }
  return start
}

/** Which of the places is nearest to this one. */
function nearest(places: readonly number[], place: number): number {
  let best = 0
  places.forEach((each, at) => {
    if (Math.abs(each - place) < Math.abs((places[best] ?? 0) - place)) best = at
  })
  return best
}

function splitRow(row: string, at: number, sign: RegExp): Span[] {
  const cells: Span[] = []
  let from = 0
  const add = (to: number): void => {
    const cell = row.slice(from, to)
    const start = at + from + (cell.length - cell.trimStart().length)
    const end = Math.max(start, at + from + cell.trimEnd().length)
    const isQuoted = end - start > 1 && row[start - at] === '"' && row[end - at - 1] === '"'
    cells.push(isQuoted ? { start: start + 1, end: end - 1 } : { start, end })
  }
  for (const { index, 0: written } of withoutQuoted(row).matchAll(sign)) {
    add(index)
    from = index + written.length
  }
  add(row.length)
  return cells
}

/** The row with what stands in quotes blanked: `"Sample, Jane",2026-03-04` has two cells. */
const withoutQuoted = (row: string): string =>
  row.includes('"') ? row.replace(/"[^"]{1,100}"/g, (quoted) => '_'.repeat(quoted.length)) : row

function lineAround(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  return { start, end: end < 0 ? text.length : end }
}
