import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

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
/** Screening and preventive services that Medicare covers by rules of their own (CMS, preventive services, 2025). */
const PREVENTIVE =
  /^(?:G010[1-9]|G0117|G0118|G012[1-4]|G0130|G0270|G0296|G0297|G0328|G0389|G040[23]|G0432|G0438|G0439|G0442|G0444|G0446|G0447|G0472|G0473|G0475|G0476|G0499|G0513|Q0091|71271|76706|76977|77063|77067|7708[015]|7807[78]|81528|8227[04]|80061|82465|83718|84478|99406|99407)$/
/** `99213 or 99214`, `99221-99223 vs 99234-99236`: which of two visits. */
const VISIT_CHOICE = /\b99[23]\d\d(?:[ \t]?[-–][ \t]?(?:99[23])?\d\d)?[ \t]?(?:or|vs?\.?|versus|\/)[ \t]?99[23]\d\d\b/i

/** `99285 for me?` */
const BESIDE_LEVEL: ReadonlySet<AskKind> = new Set(['code_search', 'documentation', 'compliance', 'units'])
const LEVEL_DOUBTED =
  /\b99[23]\d\d(?:[ \t](?:for (?:me|us|this|that|it)|too (?:high|low|much)))?[ \t]?(?:ok|okay|right|correct|appropriate|supported)?[ \t]?\?/i
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
const LEVELLED = /^99(?:20[1-5]|21[1-5]|22[1-3]|23[1-6]|24[1-5]|25[1-5]|28[1-5]|30[4-9]|310|34[1-9]|350)$/
/** Visits whose time decides, critical care, and what is prolonged. */
const TIMED_VISIT =
  /^(?:99(?:20[1-5]|21[1-5]|22[1-3]|23[1-9]|24[1-5]|25[1-5]|29[12]|30[4-9]|310|31[56]|34[1-9]|350|41[5-8])|G2212|G031[678])$/
/** Physical, occupational and speech therapy reported in units of 15 minutes (CPT 2025). */
const TIMED_THERAPY = /^97(?:03[2-6]|11[0236]|12[04]|13[0-9]|140|53[0357]|542|75[05]|76[013])$/
/** Anesthesia, crisis psychotherapy, health behavior intervention, and what is counted by the minutes of a month (CPT 2026). */
const COUNTED_BY_TIME = /^(?:0[01]\d{3}|908(?:39|40)|9615[89]|9898[01]|99(?:42[4-7]|437|439|457|458|470|484|49[0-4]))$/
/** Infusions of drugs and fluids, by their hours (CPT 2026). */
const INFUSED = /^96(?:36[015-8]|41[357])$/
/** Supply of a device of remote monitoring, by the days on which it sent something (CPT 2026). */
const COUNTED_BY_DAYS = /^(?:99445|99454|9897[678]|9898[456])$/
const DAYS = cueWords('day days')
/** `in months we hit 20 min`: a time that is waited for. */
const TIME_AWAITED = /\b(?:months?|when(?:ever)?|if|once|until|unless)\b[^.?!\n]{1,24}\b(?:hit|reach|meet|get to)\b/i
const MINUTES = cueWords('min mins minute minutes')
const HOURS = cueWords('hr hrs hour hours')
/** Services of a calendar month or 30 days: care management, remote monitoring, care plan oversight (CPT 2026; CMS). */
const OF_A_MONTH =
  /^(?:9897[5-9]|9898[014-6]|99091|99374|9937[5-9]|99380|9942[46]|994(?:45|5[347]|70|73|74|84|87|9[0-6])|G0019|G0023|G0140|G018[12]|G0323|G0511|G055[678]|G2214|G3002)$/

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

/** Services that are listed rather than asked about together. */
const MANY_SERVICES = 4

const MEDICARE = cueWords('medicare')
/** Services that are covered only under Medicare's own rules. */
const COVERED_BY_RULE = cueWords('screening preventive annual wellness awv ippe vaccine immunization')
/** Words by which a yes or no of the payer is asked of one service; of two they ask whether both go together. */
const ALLOWED = cueWords('ok okay allowed payable billable')
/** `69210-59 ok? Medicare` */
const PAYER_ALONE = /[?,.][ \t]{1,2}medicare[ \t]*[.?]?[ \t]*(?:\r?\n|$)/i
const DOSE = cueWords('mg mcg ml cc')
const RIGHT = cueWords('right correct')
const ORDERED = cueWords('order sequence sequencing first principal')
/** `I have E11.42, E11.65 and Z79.4, is that right?` */
const LIST_DOUBTED =
  /\b(?:is|are|does|do|am) (?:that|this|these|it|they|those|i|my codes?|the codes?)(?: look| sound)? (?:right|correct)\b/i

/** `Coder used Z00.129, H66.91, Z23. Right? and order?` */
const DIAGNOSES_DOUBTED =
  /\b[A-TV-Z]\d[\dA-Z](?:\.?[\dA-Z]{1,4})?[).]{0,2}[ \t\r\n,;:.-]{1,4}(?:(?:is|are|was|were) (?:that|this|it|these|they|those) |(?:and|in) )?(?:the |what |which )?(?:all )?(?:right|correct|order|sequence)(?: order)?[ \t]?\?/i
/** `r/o CHF … biller put I50.9`: whether a diagnosis that was only suspected may stand on the claim. */
const UNCONFIRMED = /\br\/o\b|\brule[sd]?[ -]?out\b|\bsuspected\b/i
const INPATIENT = /\binpatient\b|\badmi(?:t|ssion)|\bDRG\b/i
/** A disease or an injury, as against a symptom (chapter 18) or a reason for a visit (chapter 21). */
const isDisease = ({ system, code }: CodeReference): boolean => system === 'ICD-10-CM' && /^[A-QST]/.test(code)

/** The kinds of questions a whole message raises by what stands in it. */
export function hintKindsOfMessage(
  text: string,
  references: readonly CodeReference[],
  index: TextIndex,
  isCode: IsCode,
): AskKind[] {
  const kinds: AskKind[] = []
  const stands = (set: number): boolean => placesOf(index, set).length > 0
  if (references.some(({ code }) => PREVENTIVE.test(code))) kinds.push('coverage')
  const services = new Set(references.filter(isProcedure).map(({ code }) => code))
  const diagnoses = references.filter(({ system }) => system === 'ICD-10-CM')
  // What stay the diagnoses group to is asked about their order.
  const groups = references.filter(({ system }) => system === 'MS-DRG').length
  const areDiagnoses = diagnoses.length > 1 && diagnoses.length + groups === references.length
  if (references.some(isDisease) && UNCONFIRMED.test(text) && !INPATIENT.test(text)) kinds.push('documentation')
  if (areDiagnoses && (stands(ORDERED) || (stands(RIGHT) && LIST_DOUBTED.test(text)))) kinds.push('code_search')
  if (diagnoses.length > 1 && (stands(ORDERED) || stands(RIGHT)) && DIAGNOSES_DOUBTED.test(text))
    kinds.push('code_search')
  if (subjectsOfAddOn(references, isCode).length > 0) kinds.push('add_on')
  if (services.size > 0 && stands(MEDICARE) && asksMedicare(text, services.size, stands)) kinds.push('coverage')
  if (references.some(({ system }) => system === 'MODIFIER')) kinds.push('modifier_choice')
  if (asksLevel([...services], stands)) kinds.push('em_level')
  const isCounted = (code: string): boolean => COUNTED_BY_TIME.test(code) && !TIME_AWAITED.test(text)
  if (stands(MINUTES) && [...services].some((code) => TIMED_THERAPY.test(code) || isCounted(code))) kinds.push('units')
  if ((stands(MINUTES) || stands(HOURS)) && [...services].some((code) => INFUSED.test(code))) kinds.push('units')
  if (stands(DAYS) && [...services].some((code) => COUNTED_BY_DAYS.test(code))) kinds.push('units')
  if (references.some(({ system, code }) => system === 'HCPCS' && /^[JQ]/.test(code)) && stands(DOSE))
    kinds.push('units')
  return kinds
}

/** True where Medicare's own rules cover the service, it may refuse the one named, or it is named as the payer alone. */
function asksMedicare(text: string, services: number, stands: (set: number) => boolean): boolean {
  return stands(COVERED_BY_RULE) || (services === 1 && stands(ALLOWED)) || PAYER_ALONE.test(text)
}

/** True where visits stand beside minutes, or nothing but levels of one kind of visit is named. */
function asksLevel(services: readonly string[], stands: (set: number) => boolean): boolean {
  if (stands(MINUTES) && services.some((code) => TIMED_VISIT.test(code))) return true
  const levels = services.filter((code) => LEVELLED.test(code))
  return levels.length > 1 && levels.length === services.length && new Set(levels.map(familyOf)).size === 1
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
const familyOf = (code: string): string => code.slice(0, 4)

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
