const DATED_SEGMENT = /\b(?:DT[PM][*|](\w{3})[*|](?:(?:R?D8|DT)[*|])?|DMG[*|]D8[*|])$/i

/** Of a service: its day, and the first and last day of its span. */
const OF_SERVICE = new Set(['472', '150', '151'])
/** Of the claim: the period of the statement, and its first and last day. */
const OF_CLAIM = new Set(['434', '232', '233'])

/**
 * What the segment that ends before a date makes of it, by its qualifier; null where none does. Births, onsets, admissions and
 * payments are other days. @see ASC X12N 837 (005010X222A1) loops 2300 and 2400, 835 (005010X221A1) loops 2100 and 2110
 */
export function weighSegment(before: string): 'called' | 'named' | 'other' | null {
  if (!before.endsWith('*') && !before.endsWith('|')) return null
  const match = DATED_SEGMENT.exec(before)
  if (match === null) return null
  const [, qualifier = ''] = match
  if (OF_SERVICE.has(qualifier)) return 'called'
  return OF_CLAIM.has(qualifier) ? 'named' : 'other'
}
