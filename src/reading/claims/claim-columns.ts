import { anyOf } from '../../patterns/compose-patterns.ts'
import { isModifier, isNumericModifier } from '../codes/modifier-codes.ts'
import { plainHeading, SERVICE_DATE_HEADING } from '../text/service-date-heading.ts'

/** What a column of a claim table holds. */
export type ColumnUse = 'code' | 'modifiers' | 'units' | 'date' | 'place' | 'claim' | 'patient'

/** The use of each column; null where it is of none. */
export type Columns = readonly (ColumnUse | null)[]

/** Header names in the words people use: lower case, signs made blanks. */
const NAMES: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'code',
    anyOf(
      /^(?:cpts?|hcpcs|cpt ?4?(?: or)? hcpcs|hcpcs(?: or)? cpts?)(?: codes?)?$/,
      /^(?:procedures?|proc|px|service|svc|billing|billed)(?: codes?)?$/,
      /^codes?$/,
      /^(?:cpt|hcpcs) (?:procedure|proc)(?: code)?$/,
    ),
  ],
  [
    'modifiers',
    /^(?:m|mods?|modifiers?)(?: ?\d)?$|^(?:cpt|hcpcs|procedure|proc) mod(?:ifier)?s?(?: ?\d)?$|^mod(?:ifier)? codes?$/,
  ],
  [
    'units',
    anyOf(
      /^(?:units?|qty|quantity|uos|count)$/,
      /^(?:number of |no of |service |billed |svc )units?$/,
      /^units? (?:of service|billed)$/,
      /^days?(?: or)? units?$/,
    ),
  ],
  ['date', new RegExp(`^(?:date|from)$|^date (?:from|start|begin)$|${SERVICE_DATE_HEADING.source}`)],
  ['place', /^(?:pos|place|place of service|place of svc|pos code|place of service code)$/],
  [
    'claim',
    /^(?:claims?|encounters?|visits?|invoices?|accounts?|acct|icn|dcn|tickets?|bill|bills)(?: (?:no|number|num|nbr|id|control number))?$/,
  ],
  [
    'patient',
    /^(?:patients?|pt|member|subscriber|insured)(?: (?:name|id|no|number|account))?$|^mrn$|^medical record(?: number)?$/,
  ],
]

/** The uses of the columns under those names, or null where no name is one of a column of codes. */
export function readHeader(names: readonly string[]): Columns | null {
  const used = new Set<ColumnUse>()
  const columns = names.map((name) => {
    const plain = plainHeading(name)
    const use = NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
    // Of two columns of one kind the first counts; of modifiers there are four.
    if (use === null || (use !== 'modifiers' && used.has(use))) return null
    used.add(use)
    return use
  })
  return used.has('code') ? columns : null
}

const CODE_CELL = /^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})(?:[-: ]?[A-Z0-9]{2})*$/i
const DATE_CELL = /^(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d{6})(?:[T ].*)?$/
const UNITS_CELL = /^\d{1,4}(?:\.0+)?$/
const MODIFIER_CELL = /^[A-Z0-9]{2}(?:[ ,/:-]+[A-Z0-9]{2}){0,3}$/i

/** Rows that are looked at to tell what a column holds. */
const ROWS_LOOKED_AT = 50

/**
 * The uses of the columns of a table without header, from what stands in them, or null where no column holds codes. What
 * two figures are, the order of the claim form tells: the place stands before the code, modifiers right behind it.
 */
export function guessColumns(rows: readonly (readonly string[])[]): Columns | null {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_each, at) =>
    rows.slice(0, ROWS_LOOKED_AT).flatMap((row) => row[at]?.trim() || []),
  )
  const ofCodes = columns.flatMap((cells, at) => (holds(cells, (cell) => CODE_CELL.test(cell)) ? [at] : []))
  const [code] = ofCodes
  // Codes beside codes are a list, not a table.
  if (code === undefined || ofCodes.length > 1) return null
  const uses: (ColumnUse | null)[] = columns.map(() => null)
  uses[code] = 'code'
  const date = columns.findIndex((cells, at) => uses[at] === null && holds(cells, (cell) => DATE_CELL.test(cell)))
  if (date >= 0) uses[date] = 'date'
  const place = columns.findIndex((cells, at) => at < code && holds(cells, (cell) => /^\d{2}$/.test(cell)))
  if (place >= 0) uses[place] = 'place'
  for (let at = code + 1; at < width && isOfModifiers(columns[at] ?? []); at++) uses[at] = 'modifiers'
  const units = columns.findLastIndex((cells, at) => at > code && uses[at] === null && holds(cells, isUnits))
  if (units >= 0) uses[units] = 'units'
  return uses
}

/** True where nearly all cells that hold anything pass. */
function holds(cells: readonly string[], passes: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(passes).length >= cells.length * 0.8
}

const isUnits = (cell: string): boolean => UNITS_CELL.test(cell)

/** An empty column behind the code is one for modifiers too. */
function isOfModifiers(cells: readonly string[]): boolean {
  return cells.every((cell) => {
    if (!MODIFIER_CELL.test(cell)) return false
    return cell
      .split(/[ ,/:-]+/)
      .every((each) => (/^\d+$/.test(each) ? isNumericModifier(each) : isModifier(each.toUpperCase())))
  })
}
