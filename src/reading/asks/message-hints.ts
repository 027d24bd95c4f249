import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { familyOf, isProcedure, LEVELLED, subjectsOfAddOn } from './ask-hints.ts'

/** Screening and preventive services that Medicare covers by rules of their own (CMS, preventive services, 2025). */
const PREVENTIVE = inOrder(
  /^/,
  anyOf(
    /G010[1-9]|G0117|G0118|G012[1-4]|G0130|G0270|G0296|G0297|G0328|G0389|G040[23]|G0432|G0438/,
    /G0439|G0442|G0444|G0446|G0447|G0472|G0473|G0475|G0476|G0499|G0513|Q0091|71271|76706/,
    /76977|77063|77067|7708[015]|7807[78]|81528|8227[04]|80061|82465|83718|84478|99406|99407/,
  ),
  /$/,
)
/** Anesthesia, crisis psychotherapy, health behavior intervention, and what is counted by the minutes of a month (CPT 2026). */
const COUNTED_BY_TIME = /^(?:0[01]\d{3}|908(?:39|40)|9615[89]|9898[01]|99(?:42[4-7]|437|439|457|458|470|484|49[0-4]))$/
/** `in months we hit 20 min`: a time that is waited for. */
const TIME_AWAITED = /\b(?:months?|when(?:ever)?|if|once|until|unless)\b[^.?!\n]{1,24}\b(?:hit|reach|meet|get to)\b/i
const MINUTES = cueWords('min mins minute minutes')
const HOURS = cueWords('hr hrs hour hours')
/** Physical, occupational and speech therapy reported in units of 15 minutes (CPT 2025). */
const TIMED_THERAPY = /^97(?:03[2-6]|11[0236]|12[04]|13[0-9]|140|53[0357]|542|75[05]|76[013])$/
/** Infusions of drugs and fluids, by their hours (CPT 2026). */
const INFUSED = /^96(?:36[015-8]|41[357])$/
const DAYS = cueWords('day days')
/** Supply of a device of remote monitoring, by the days on which it sent something (CPT 2026). */
const COUNTED_BY_DAYS = /^(?:99445|99454|9897[678]|9898[456])$/
/** Visits whose time decides, critical care, and what is prolonged. */
const TIMED_VISIT =
  /^(?:99(?:20[1-5]|21[1-5]|22[1-3]|23[1-9]|24[1-5]|25[1-5]|29[12]|30[4-9]|310|31[56]|34[1-9]|350|41[5-8])|G2212|G031[678])$/
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
const DIAGNOSES_DOUBTED = inOrder(
  /\b[A-TV-Z]\d[\dA-Z](?:\.?[\dA-Z]{1,4})?[).]{0,2}[ \t\r\n,;:.-]{1,4}/i,
  optional(/(?:is|are|was|were) (?:that|this|it|these|they|those) |(?:and|in) /i),
  /(?:the |what |which )?(?:all )?(?:right|correct|order|sequence)(?: order)?[ \t]?\?/i,
)
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
