import { AppError } from '../../src/domain/app-error.ts'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { FactRow } from '../import/layout.ts'
import type { StarterRow } from '../import/starter-line.ts'
import type { HandWritten, PlainModifier } from './hand-written.ts'
import { type EditionKey, type FindEdition, toStarterRow } from './starter-row.ts'

const UNKNOWN: DateSpan = { from: null, to: null }

/**
 * Lines of `modifiers.csv`: our own words for every modifier, with the dates of the HCPCS file for those it has.
 * @throws AppError `invalid` where the file has a modifier without words of ours
 */
export function deriveModifiers(
  modifiers: readonly PlainModifier[],
  published: readonly FactRow[],
  editionOf: FindEdition,
): StarterRow[] {
  const dates = new Map(published.map((row) => [String(row.code), row.effective as DateSpan]))
  const known = new Set(modifiers.map(({ code }) => code))
  const missing = [...dates.keys()].filter((code) => !known.has(code))
  if (missing.length > 0)
    throw new AppError('invalid', `modifiers.csv lacks ${missing.join(', ')}: say what they mean.`)
  return modifiers.map(({ code, description, ncci_group: group }) => {
    const key = editionOf(group !== '' ? 'ncci-manual' : dates.has(code) ? 'hcpcs' : 'plain-language')
    const locator = group !== '' ? 'chapter I, section E' : `modifier ${code}`
    return toStarterRow({ code, description, ncci_group: group, effective: dates.get(code) ?? UNKNOWN, locator }, key)
  })
}

/**
 * Lines of `places_of_service.csv`: our own names, with whether the facility rate applies as the publisher has it.
 * @throws AppError `invalid` where the two lists differ
 */
export function derivePlaces(
  names: ReadonlyMap<string, string>,
  published: readonly FactRow[],
  key: EditionKey,
): StarterRow[] {
  const codes = published.map(({ code }) => String(code))
  const astray = [
    ...codes.filter((code) => !names.has(code)),
    ...[...names.keys()].filter((code) => !codes.includes(code)),
  ]
  if (astray.length > 0) {
    throw new AppError('invalid', `Place ${astray.join(', ')} is in only one of the file and places-of-service.csv.`)
  }
  return published.map((row) => toStarterRow({ ...row, name: names.get(String(row.code)) ?? '' }, key))
}

/** Lines of `denial_codes.csv`: adjustment reasons and remarks in our own words; the code lists of X12 are licensed. */
export function deriveDenialCodes(denialCodes: HandWritten['denialCodes'], key: EditionKey): StarterRow[] {
  return denialCodes.map((each) =>
    toStarterRow({ ...each, effective: UNKNOWN, locator: `${each.kind} ${each.code}` }, key),
  )
}

/**
 * Lines of `index_terms.csv`: the names that procedures of the set go by.
 * @throws AppError `invalid` where a term is of a code that is not in the set
 */
export function deriveSearchTerms(
  terms: HandWritten['searchTerms'],
  listed: ReadonlySet<string>,
  key: EditionKey,
): StarterRow[] {
  const astray = terms.filter(({ code }) => !listed.has(code)).map(({ code }) => code)
  if (astray.length > 0)
    throw new AppError('invalid', `search-terms.csv has ${astray.join(', ')}, which procedures.csv lacks.`)
  return terms.map(({ code, term }) => {
    const system = /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT'
    return toStarterRow({ system, code, term, effective: UNKNOWN, locator: `search term of ${code}` }, key)
  })
}
