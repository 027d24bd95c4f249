import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** Services that are listed rather than asked about together. */
const MANY_SERVICES = 4

/**
 * What a claim adjustment reason is about, beside the denial itself (X12 external code list 139): a modifier, the
 * diagnosis, another service of the day, the number of units, coverage, or a code that is not valid for the date.
 */
const KINDS_OF_REASON: Readonly<Record<string, readonly AskKind[]>> = {
  4: ['modifier_choice'],
  6: ['coverage'],
  8: ['coverage'],
  11: ['crosswalk', 'coverage'],
  18: ['billed_together'],
  40: ['coverage'],
  49: ['coverage'],
  50: ['coverage'],
  59: ['billed_together', 'modifier_choice'],
  96: ['coverage'],
  97: ['billed_together'],
  107: ['add_on'],
  119: ['coverage'],
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
/** `99213 or 99214`, `99221-99223 vs 99234-99236`: which of two visits. */
const VISIT_CHOICE = /\b99[23]\d\d(?:[ \t]?[-–][ \t]?(?:99[23])?\d\d)?[ \t]?(?:or|vs?\.?|versus|\/)[ \t]?99[23]\d\d\b/i

/** `99285 for me?` */
const BESIDE_LEVEL: ReadonlySet<AskKind> = new Set(['code_search', 'documentation', 'compliance', 'units'])
const LEVEL_DOUBTED = inOrder(
  /\b99[23]\d\d/i,
  optional(/[ \t](?:for (?:me|us|this|that|it)|too (?:high|low|much))/i),
  /[ \t]?(?:ok|okay|right|correct|appropriate|supported)?[ \t]?\?/i,
)
/** `93000 vs 93010`: what the one is and the other is not. */
const VERSUS = /\d{5}(?:-\w\w)?[ \t](?:vs\.?|versus)[ \t]\d{5}/i
const CHOICE = /\b(?:or|vs\.?|versus)\b|\d v\.? \d/i

/** Evaluation and management codes (CPT 99091 to 99499 without 99100 to 99199) and Medicare's wellness visits. */
const VISIT = /^(?:99[2-4]\d\d|G040[2]|G043[89]|9200[24]|9201[24])$/

/** Two levels of the spine, of which the second is an add-on where the procedure has one. */
const LEVELS = /\b[CTLS]\d{1,2}(?:-[CTLS]?\d{1,2})?[ \t]?(?:,|&|\/|\+|and)[ \t]?[CTLS]\d{1,2}\b/i

/** Codes that are only reported beside a visit or a psychotherapy (CPT 2025; CMS, G2211 and prolonged services). */
const BESIDE_VISIT = /^(?:G2211|G2212|G031[678]|9941[5-8]|99292|90785|9083[368]|90840|90863)$/

/** `99213 … Medicare?`: the payer alone asks whether it takes the code. */
const PAYER_ASKED = /\b(?:medicare|medicaid|tricare)[ \t]?\?/i
const YEAR = /(?<![\w/-])20\d\d(?![\w/-])/

/** Visits that have levels: offices, hospitals, consultations, emergency departments, nursing homes and homes (CPT 2025). */
export const LEVELLED = /^99(?:20[1-5]|21[1-5]|22[1-3]|23[1-6]|24[1-5]|25[1-5]|28[1-5]|30[4-9]|310|34[1-9]|350)$/
/** Services of a calendar month or 30 days: care management, remote monitoring, care plan oversight (CPT 2026; CMS). */
const OF_A_MONTH = inOrder(
  /^/,
  anyOf(
    /9897[5-9]|9898[014-6]|99091|99374|9937[5-9]|99380|9942[46]/,
    /994(?:45|5[347]|70|73|74|84|87|9[0-6])/,
    /G0019|G0023|G0140|G018[12]|G0323|G0511|G055[678]|G2214|G3002/,
  ),
  /$/,
)

/** Further minutes of a service of a calendar month (CPT 2026). */
const ADDED_TO_A_MONTH = /^(?:98981|99(?:42[57]|437|439|458|489))$/

/** The kinds of questions that what a sentence names raises, though no word asks them. */
export function hintKinds(text: string, named: readonly CodeReference[], asked: readonly AskKind[] = []): AskKind[] {
  const kinds: AskKind[] = []
  for (const { system, code, modifiers, units } of named) {
    if (system === 'CARC' || system === 'RARC') kinds.push('denial')
    if (system === 'CARC') kinds.push(...(KINDS_OF_REASON[code] ?? []))
    if (system === 'ICD-9-CM' || system === 'MS-DRG') kinds.push('crosswalk')
    if (units !== null || modifiers.includes('50')) kinds.push('units')
    if (modifiers.some((modifier) => OF_GLOBAL_PERIOD.has(modifier))) kinds.push('global_period')
  }
  if (named.some(({ units }) => units !== null && units > 1) && LEVELS.test(text)) kinds.push('add_on')
  const services = named.filter(isProcedure)
  const visits = new Set(named.filter(isVisit).map(({ code }) => code))
  if (services.length > 1 && VERSUS.test(text) && !services.every(isLevelled)) kinds.push('code_meaning', 'code_search')
  if (VISIT_CHOICE.test(text) || (visits.size > 1 && !asked.includes('crosswalk') && CHOICE.test(text)))
    kinds.push('em_level')
  if (asked.every((kind) => BESIDE_LEVEL.has(kind)) && named.some(isLevelled) && LEVEL_DOUBTED.test(text))
    kinds.push('em_level')
  if (services.length === 1 && PAYER_ASKED.test(text))
    kinds.push('status', ...(YEAR.test(text) ? ['fee' as const] : []))
  return kinds
}

/** True for a service of a calendar month or 30 days. */
export const isOfMonth = ({ code }: CodeReference): boolean => OF_A_MONTH.test(code)

/** Kinds that ask about each of two services, not about both. */
const OF_EACH: ReadonlySet<AskKind> = new Set(['code_meaning', 'crosswalk', 'status', 'code_search', 'fee'])

const KEPT = /\b(?:keep|still)\b/i

/** True where two services of a month are asked about, and not what each of them is. */
export function areOfOneMonth(
  references: readonly CodeReference[],
  asks: readonly { kind: AskKind; text: string }[],
): boolean {
  const monthly = new Set(references.flatMap(({ code }) => (OF_A_MONTH.test(code) ? [code] : [])))
  // "Can we keep 99490 beside G0557?" looks for no code.
  return monthly.size > 1 && !asks.every(({ kind, text }) => OF_EACH.has(kind) && !KEPT.test(text))
}

/** Visits between which only the level decides begin with the same four digits. */
export const familyOf = (code: string): string => code.slice(0, 4)

/** Words by which two visits of a day are told. */
const TWO_VISITS =
  /\b(?:both|same[ -]day|together|twice|two visits|second|2nd|later that|again|also|in addition|separate)\b/i

/** True where nothing but levels of one kind of visit is named, so that only one of them is right. */
export function isLevelChoice(references: readonly CodeReference[], text: string): boolean {
  const levels = new Set(references.filter(isProcedure).map(({ code }) => code))
  if (levels.size < 2 || ![...levels].every((code) => LEVELLED.test(code))) return false
  return new Set([...levels].map(familyOf)).size === 1 && !TWO_VISITS.test(text)
}

/**
 * The codes of which add-on rules are part of the question: all that are named where one of a few is an add-on code; of a
 * long list the add-on codes alone, and none of a visit or counted by the month, for what those go with is asked in other words.
 */
export function subjectsOfAddOn(references: readonly CodeReference[], isCode: IsCode): string[] {
  const services = [...new Set(references.filter(isProcedure).map(({ code }) => code))]
  const addOns = services.filter((code) => BESIDE_VISIT.test(code) || isCode('ADD-ON', code))
  const [first] = services
  if (first === undefined || addOns.length === 0) return []
  if (services.length < MANY_SERVICES || addOns.includes(first)) return distinctCodes(references)
  return addOns.filter((code) => !BESIDE_VISIT.test(code) && !ADDED_TO_A_MONTH.test(code))
}

/** True for the code of a visit that has levels. */
export function isLevelled({ code }: CodeReference): boolean {
  return LEVELLED.test(code)
}

/** True for the code of a visit, of any setting. */
export function isVisit({ code }: CodeReference): boolean {
  return VISIT.test(code)
}

/** The codes of the references, each once. */
export function distinctCodes(references: readonly CodeReference[]): string[] {
  return [...new Set(references.map(({ code }) => code))]
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
