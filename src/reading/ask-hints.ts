import type { CodeReference } from '../domain/code-reference.ts'
import type { AskKind } from '../domain/inquiry.ts'
import { cueWords, placesOf, type TextIndex } from './text-index.ts'

/**
 * What a claim adjustment reason is about, beside the denial itself (X12 external code list 139): a modifier, the
 * diagnosis, another service of the day, the number of units, coverage, or a code that is not valid for the date.
 */
const KINDS_OF_REASON: Readonly<Record<string, readonly AskKind[]>> = {
  4: ['modifier_choice'],
  6: ['coverage'],
  8: ['coverage'],
  11: ['crosswalk'],
  18: ['billed_together'],
  40: ['coverage'],
  49: ['coverage'],
  50: ['coverage'],
  59: ['billed_together', 'modifier_choice'],
  96: ['coverage'],
  97: ['billed_together'],
  107: ['add_on'],
  119: ['coverage', 'units'],
  146: ['crosswalk', 'status'],
  151: ['units'],
  167: ['coverage', 'crosswalk'],
  181: ['status', 'crosswalk'],
  182: ['modifier_choice', 'status'],
  222: ['units'],
  231: ['billed_together'],
  234: ['billed_together'],
  236: ['billed_together', 'modifier_choice'],
  252: ['documentation'],
  B7: ['status'],
  B15: ['add_on', 'billed_together'],
  B16: ['em_level'],
  B18: ['status', 'crosswalk'],
}

/** Modifiers that speak of the time after a surgery, or of who gives which part of its care. */
const OF_GLOBAL_PERIOD = new Set(['24', '54', '55', '56', '58', '78', '79'])
/** Screening and preventive services that Medicare covers by rules of their own (CMS, preventive services, 2025). */
const PREVENTIVE =
  /^(?:G010[1-9]|G0117|G0118|G012[1-4]|G0130|G0270|G0296|G0297|G0328|G0389|G040[23]|G0432|G0438|G0439|G0442|G0444|G0446|G0447|G0472|G0473|G0475|G0476|G0499|G0513|Q0091|71271|76706|76977|77063|77067|7708[015]|7807[78]|81528|8227[04]|80061|82465|83718|84478|99406|99407)$/
/** `99213 or 99214`, `99221-99223 vs 99234-99236`: which of two visits. */
const VISIT_CHOICE =
  /\b99[2-4]\d\d(?:[ \t]?[-–][ \t]?(?:99[2-4])?\d\d)?[ \t]?(?:or|vs\.?|versus|\/)[ \t]?99[2-4]\d\d\b/i

const CHOICE = /\b(?:or|vs\.?|versus)\b/i

/** Evaluation and management codes (CPT 99091 to 99499 without 99100 to 99199) and Medicare's wellness visits. */
const VISIT = /^(?:99[2-4]\d\d|G040[2]|G043[89]|9200[24]|9201[24])$/

/** Two levels of the spine, of which the second is an add-on where the procedure has one. */
const LEVELS = /\b[CTLS]\d{1,2}(?:-[CTLS]?\d{1,2})?[ \t]?(?:,|&|\/|\+|and)[ \t]?[CTLS]\d{1,2}\b/i

/** Codes that are only reported beside a visit or a psychotherapy (CPT 2025; CMS, G2211 and prolonged services). */
const BESIDE_VISIT = /^(?:G2211|G2212|G031[678]|9941[5-8]|99292|90785|9083[368]|90840|90863)$/

/** `99213 … Medicare?`: the payer alone asks whether it takes the code. */
const PAYER_ASKED = /\b(?:medicare|medicaid|tricare)[ \t]?\?/i
const YEAR = /(?<![\w/-])20\d\d(?![\w/-])/

/** The kinds of questions that what a sentence names raises, though no word asks them. */
export function hintKinds(text: string, named: readonly CodeReference[]): AskKind[] {
  const kinds: AskKind[] = []
  for (const { system, code, modifiers, units } of named) {
    if (system === 'CARC' || system === 'RARC') kinds.push('denial')
    if (system === 'CARC') kinds.push(...(KINDS_OF_REASON[code] ?? []))
    if (system === 'ICD-9-CM' || system === 'MS-DRG') kinds.push('crosswalk')
    if (units !== null || modifiers.includes('50')) kinds.push('units')
    if (modifiers.some((modifier) => OF_GLOBAL_PERIOD.has(modifier))) kinds.push('global_period')
  }
  if (named.some(({ units }) => units !== null && units > 1) && LEVELS.test(text)) kinds.push('add_on')
  const visits = new Set(named.filter(isVisit).map(({ code }) => code))
  if (VISIT_CHOICE.test(text) || (visits.size > 1 && CHOICE.test(text))) kinds.push('em_level')
  if (named.some(isProcedure) && PAYER_ASKED.test(text))
    kinds.push('status', ...(YEAR.test(text) ? ['fee' as const] : []))
  return kinds
}

/** Services that are listed rather than asked about together. */
const MANY_SERVICES = 4

const MEDICARE = cueWords('medicare')
/** Words by which a yes or no of the payer is asked, and services that are covered only under Medicare's own rules. */
const COVERED_BY_RULE = cueWords(
  'ok okay allowed payable billable screening preventive annual wellness awv ippe vaccine immunization',
)
const DOSE = cueWords('mg mcg ml cc')

/** The kinds of questions a whole message raises by what stands in it. */
export function hintKindsOfMessage(references: readonly CodeReference[], index: TextIndex): AskKind[] {
  const kinds: AskKind[] = []
  const stands = (set: number): boolean => placesOf(index, set).length > 0
  if (references.some(({ code }) => PREVENTIVE.test(code))) kinds.push('coverage')
  const services = new Set(references.filter(isProcedure).map(({ code }) => code))
  if (services.size > 1 && services.size < MANY_SERVICES && [...services].some((code) => BESIDE_VISIT.test(code)))
    kinds.push('add_on')
  if (references.some(isProcedure) && stands(MEDICARE) && stands(COVERED_BY_RULE)) kinds.push('coverage')
  if (references.some(({ system, code }) => system === 'HCPCS' && /^[JQ]/.test(code)) && stands(DOSE))
    kinds.push('units')
  return kinds
}

/** True for the code of a visit, of any setting. */
export function isVisit({ code }: CodeReference): boolean {
  return VISIT.test(code)
}

/** True for a procedure code. */
export function isProcedure({ system }: CodeReference): boolean {
  return system === 'CPT' || system === 'HCPCS'
}

/** True where a visit stands beside another service, so that modifier 25 or 57 is part of the question. */
export function pairsVisit(codes: Iterable<string>): boolean {
  const list = [...new Set(codes)]
  return list.length > 1 && list.some((code) => VISIT.test(code))
}
