/**
 * Ranges of evaluation and management services that are visits of their own, so that modifier 25 or 57 belongs on them:
 * office, hospital, emergency, nursing facility, home, preventive, newborn and eye visits, and Medicare's preventive ones.
 * The hospital's own clinic visit (G0463) is one too.
 * @see NCCI Policy Manual for Medicare Services 2026, ch. I, evaluation and management services; ch. XI for eye visits
 */
const VISITS: readonly (readonly [string, string])[] = [
  ['92002', '92014'],
  ['99202', '99215'],
  ['99221', '99239'],
  ['99242', '99255'],
  ['99281', '99285'],
  ['99291', '99292'],
  ['99304', '99316'],
  ['99341', '99350'],
  ['99381', '99397'],
  ['99460', '99463'],
  ['G0402', 'G0402'],
  ['G0438', 'G0439'],
  ['G0463', 'G0463'],
]

/** The clinic visit of a hospital's own claim, to which global periods mean nothing. */
export const HOSPITAL_VISIT = 'G0463'

/** True for a visit code. */
export function isVisit(code: string): boolean {
  return VISITS.some(([from, to]) => from <= code && code <= to)
}

/** True for further time of critical care, an add-on that takes the modifiers of its visit. */
export const isVisitTime = (code: string): boolean => code === '99292'

/** True for an office or other outpatient visit of a new patient. */
export function isNewOfficeVisit(code: string): boolean {
  return /^9920[2-5]$/.test(code)
}

/** True for an office or other outpatient visit whose level follows decision making or time: 99211 has neither. */
export function isLevelledOfficeVisit(code: string): boolean {
  return isNewOfficeVisit(code) || /^9921[2-5]$/.test(code)
}
