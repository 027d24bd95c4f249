import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Ask, AskKind, Inquiry } from '../../domain/inquiry.ts'
import { findCodeLife, procedureCodes } from '../code-life.ts'
import { type FeeRow, feeEdition, findFeeRow } from '../fee-row.ts'
import { asksAbout, loneModifiers, modifiersOn, says, textOf } from '../message-words.ts'
import { FAMILIES, type Family, SIDE } from '../modifier-families.ts'
import { isOnlyProfessional, isReadInHospital } from '../professional-part.ts'
import { codesReportedFor } from '../replacements.ts'
import { isVisit } from '../visit-codes.ts'
import { listSites } from './anatomical-site.ts'

/** A finger, toe or lid. */
const isSite = (modifier: string): boolean => /^(?:[FT][A\d]|E[1-4])$/.test(modifier)

/** Modifiers that say two services were apart, and the words that ask for a side beside them. */
const DISTINCT = new Set(['59', 'XE', 'XS', 'XP', 'XU'])
const SIDE_ASKED =
  /(?<![-\w])(?:rt|lt)\b(?! (?:shoulder|knee|hip|elbow|wrist|hand|foot|ankle|eye|ear|breast|leg|arm)\b)|\b(?:which|what) side\b|\bside modif/

/** Whether a modifier fits a code, by the indicators of the fee schedule. */
export const fitsCode: Rule = {
  id: 'modifiers/fits-code',
  topic: 'modifiers',
  question: 'Does the modifier fit the code: both sides, assistant, two surgeons, team, components, second procedure?',
  source:
    'relative value file (PPRRVU) indicators, RVU25D layout; NCCI Policy Manual for Medicare Services 2026, ch. I, section V',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const findings = procedureCodes(inquiry.references).flatMap((asked) =>
      listPossible(asked, facts).flatMap((code) => judgeCode(code, asked, inquiry, facts)),
    )
    return { findings: joinAlike(leaveUnsided(findings, inquiry)), gaps: [] }
  },
}

/** Bilateral indicators of codes that may be done on a side. */
const SIDED: ReadonlySet<unknown> = new Set(['1', '2', '3'])

/** "Bilateral" that is said of no code in particular is said of those that have sides, where any has. */
function leaveUnsided(findings: readonly Finding[], inquiry: Inquiry): Finding[] {
  const isOfSides = ({ parameters }: Finding): boolean => parameters.family === 'bilateral'
  if (!findings.some((each) => isOfSides(each) && SIDED.has(each.parameters.indicator))) return [...findings]
  if (asksOfEach(inquiry)) return [...findings]
  const saying = sentencesOf(inquiry).filter((sentence) => FAMILIES[0]?.words.test(sentence))
  const isNamed = (code: string): boolean =>
    modifiersOn(inquiry, code).includes('50') || saying.some((sentence) => sentence.includes(code.toLowerCase()))
  return findings.filter(
    (each) => !isOfSides(each) || SIDED.has(each.parameters.indicator) || each.subjects.some(isNamed),
  )
}

/** `50? 80/AS? 62?` or `bilateral? co-surgeon?` over a list of codes: several of the families are asked of each of them. */
function asksOfEach(inquiry: Inquiry): boolean {
  const lone = loneModifiers(inquiry)
  const codes = procedureCodes(inquiry.references).map((each) => each.toLowerCase())
  const general = sentencesOf(inquiry).filter((sentence) => !codes.some((code) => sentence.includes(code)))
  const [bilateral, ...others] = FAMILIES.map(
    ({ modifiers, words }) => modifiers.some((each) => lone.includes(each)) || general.some((each) => words.test(each)),
  )
  return bilateral === true && codes.length > 1 && others.includes(true)
}

/** Families whose sentence holds for several codes as it does for one. */
const JOINED: ReadonlySet<unknown> = new Set(['assistant', 'co_surgeon', 'team', 'components', 'multiple'])

/** Bilateral indicators whose sentence names no code with its modifier. */
const NO_SIDES: ReadonlySet<unknown> = new Set(['0', '2', '9'])

/** One finding for the codes of which the same is true. */
function joinAlike(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ parameters: { code: _, units: __, bases: ___, ...same } }) =>
    JSON.stringify(same),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const { family, indicator } = first?.parameters ?? {}
    const holds = JOINED.has(family) || (family === 'bilateral' && NO_SIDES.has(indicator))
    if (first === undefined || group.length === 1 || !holds || indicator === '6') return group
    const subjects = [...new Set(group.flatMap((each) => each.subjects))]
    const codes = group.map(({ parameters }) => String(parameters.code))
    const citations = group.flatMap((each) => each.citations) as Finding['citations']
    const code = `each of ${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
    const bases = [...new Set(group.flatMap(({ parameters }) => parameters.bases as string[]))]
    return [{ ...first, subjects, parameters: { ...first.parameters, code, units: null, bases }, citations }]
  })
}

/** The code, what replaced it where it has ended, and the code itself where no row tells; no visits. */
function listPossible(code: string, facts: Facts): string[] {
  const codes = findCodeLife(facts, code) === null ? [code] : codesReportedFor(code, facts)
  return [...new Set(codes)].filter((each) => !isVisit(each))
}

/** @param asked the code as it was asked about, which `code` may have replaced */
function judgeCode(code: string, asked: string, inquiry: Inquiry, facts: Facts): Finding[] {
  const fee = findFeeRow(facts, code)
  if (fee === null || fee.row.status === 'X') return []
  // Whether 51 goes on an add-on code the rule of add-on codes answers.
  const isAddOn = facts.addOns.some((row) => row.addOnCode === code)
  const families = FAMILIES.filter(
    (family) =>
      !(isAddOn && family.name === 'bilateral' && isOnceADay(code, facts)) &&
      (isAsked(family, asked, inquiry) || isPaidAsked(family, fee, inquiry)) &&
      !(isAddOn && family.name === 'multiple') &&
      !(family.name === 'components' && fee.row.professionalTechnical !== '1' && isOnlyProfessional(inquiry)) &&
      !(family.name === 'components' && isTold(family, asked, fee, isAddOn, inquiry)) &&
      !(family.name === 'bilateral' && code !== asked && isOnlyDescribed(asked, fee, inquiry)) &&
      !(family.name === 'bilateral' && (isSupplyOfOther(asked, fee, inquiry) || isPlaceTold(asked, fee, inquiry))),
  )
  const side = families.some(({ name }) => name === 'bilateral') || !isSideAsked(asked, fee, inquiry) ? [] : [SIDE]
  return [...families, ...side].map((family) => conclude(code, asked, family, fee, inquiry, facts))
}

/** A modifier that is spoken of, and not only written on its code. */
const MODIFIER_SPOKEN = /\bmod(?:s|ifiers?)?\b|(?<![-\w/])(?:26|tc)\b|\bcomponents?\b|\bprofessional\b|\btechnical\b/

/** Denials that say nothing of a modifier: information missing, time, other payer, coverage, authorization, another claim that is missing. */
const OF_OTHER_REASONS = new Set(['16', '22', '27', '29', '31', '50', '107', '109', 'B15', '197', '198', '226', '252'])

/** Remark codes that say a modifier is missing or wrong. */
const OF_MODIFIERS = new Set(['M78', 'N519', 'N822', 'N823'])

/** `SVC 73721 26 … CO 16`: a modifier that fits, on a line that was denied for something else, or whose fee is asked. */
function isTold(family: Family, code: string, { row }: FeeRow, isAddOn: boolean, inquiry: Inquiry): boolean {
  if (family.verdicts[family.indicatorOf(row)] !== 'allowed') return false
  if (isOfDuplicate(inquiry)) return true
  if (asksAbout(inquiry, code, 'modifier_choice') && says(inquiry, MODIFIER_SPOKEN)) return false
  if (asksAbout(inquiry, code, 'fee') && !asksAbout(inquiry, code, 'denial')) return true
  const named = (wanted: string): string[] =>
    inquiry.references.flatMap(({ system, code: reason }) => (system === wanted ? [reason] : []))
  const reasons = named('CARC')
  if (named('RARC').some((remark) => OF_MODIFIERS.has(remark))) return false
  // An add-on code that is denied for no reason told is asked about without its primary.
  if (reasons.length === 0) return isAddOn && asksAbout(inquiry, code, 'denial')
  return reasons.every((reason) => OF_OTHER_REASONS.has(reason))
}

/** Which modifier a line denied as a duplicate lacks is asked of another than the one it had. */
const isOfDuplicate = ({ references }: Inquiry): boolean => {
  const reasons = references.flatMap(({ system, code }) => (system === 'CARC' ? [code] : []))
  return reasons.length > 0 && reasons.every((reason) => reason === '18')
}

/** `G0204 - bilat diagnostic mammo`: what a code that ended was, of one in its place that takes no 50 and of which none is asked. */
const isOnlyDescribed = (code: string, { row }: FeeRow, inquiry: Inquiry): boolean =>
  !['1', '3'].includes(row.bilateral) &&
  modifiersOn(inquiry, code).length === 0 &&
  loneModifiers(inquiry).length === 0 &&
  !says(inquiry, /\bmod(?:s|ifiers?)?\b|\bunits?\b|(?<!\w)x ?2\b/)

/** A drug or supply beside the procedure it was used in: 50 is asked of the procedure. */
function isSupplyOfOther(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (row.bilateral !== '9' || !/^[A-Z]\d{4}$/.test(code) || modifiersOn(inquiry, code).includes('50')) return false
  return procedureCodes(inquiry.references).some((each) => /^[1-7]\d{4}$/.test(each))
}

/** `6 warts on both hands`: where something was done, told and not asked, of a code to which sides say nothing. */
function isPlaceTold(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (row.bilateral !== '0' && row.bilateral !== '9') return false
  const named = [...modifiersOn(inquiry, code), ...loneModifiers(inquiry)]
  if (['50', 'RT', 'LT'].some((modifier) => named.includes(modifier))) return false
  const telling = textOf(inquiry).match(/[^.?!\n]*\b(?:bilat|both )[^.?!\n]*[.?!]?/g) ?? []
  return telling.every((sentence) => !sentence.endsWith('?') && !/\bbilat/.test(sentence))
}

/** A modifier on the code itself, its words in a sentence with the code, or either by itself where the code is asked about. */
function isAsked(family: Family, code: string, inquiry: Inquiry): boolean {
  if (family.name === 'bilateral' && isOnBothSides(code, inquiry)) return true
  if (family.name === 'components' && isReadInHospital(code, inquiry)) return true
  if (family.modifiers.some((modifier) => modifiersOn(inquiry, code).includes(modifier))) return true
  // `both eyes … 66984-RT`: the condition is of both sides, the service of one.
  const sides = modifiersOn(inquiry, code).filter((modifier) => SIDE.modifiers.includes(modifier))
  if (family.name === 'bilateral' && sides.length === 1) return false
  // Written on another code, it is asked for that one.
  if (inquiry.references.some(({ modifiers }) => family.modifiers.some((each) => modifiers.includes(each))))
    return false
  const codes = procedureCodes(inquiry.references).map((each) => each.toLowerCase())
  const saying = sentencesOf(inquiry).filter((sentence) => family.words.test(sentence))
  if (saying.some((sentence) => sentence.includes(code.toLowerCase()) || OF_EACH.test(sentence))) return true
  const lone = loneModifiers(inquiry)
  const named = family.modifiers.some(
    (modifier) => lone.includes(modifier) && !isOfOthers(modifier, code, codes, inquiry),
  )
  const ofNone = saying.some((sentence) => !codes.some((each) => sentence.includes(each)))
  return (
    (named || ofNone) &&
    (asksAbout(inquiry, code, 'modifier_choice', 'units', 'denial', 'billed_together', 'coverage', 'status') ||
      inquiry.asks.some(isOfModifiers))
  )
}

/** `which lines need what modifier, and 51?`: an ask that names modifiers alone is of all the codes. */
const isOfModifiers = ({ kind, subjects }: Ask): boolean =>
  kind === 'modifier_choice' && subjects.length > 0 && subjects.every((each) => each.length === 2)

/** `billing each one x2`: what is said of all the codes. */
const OF_EACH = /\beach (?:one|code|line)\b|\bboth codes\b|\bboth of them\b|\b(?:each|both) x ?\d\b|\bx ?\d each\b/

/** `36475 RT and then 36475 LT`, of one day */
const isOnBothSides = (code: string, inquiry: Inquiry): boolean =>
  SIDE.modifiers.every((side) => modifiersOn(inquiry, code).includes(side)) &&
  new Set(inquiry.dates.map(({ date }) => date)).size < 2

/** True for a modifier that is only named in sentences about other codes. */
function isOfOthers(modifier: string, code: string, codes: readonly string[], inquiry: Inquiry): boolean {
  const word = new RegExp(`(?<![\\w.])${modifier.toLowerCase()}(?![\\w.]\\w|\\w)`)
  const naming = sentencesOf(inquiry).filter((sentence) => word.test(sentence))
  const isOther = (sentence: string): boolean =>
    codes.some((each) => sentence.includes(each)) && !sentence.includes(code.toLowerCase())
  return naming.length > 0 && naming.every(isOther)
}

const sentencesOf = (inquiry: Inquiry): string[] => textOf(inquiry).split(/[.?!](?:\s|$)|\n/)

function isSideAsked(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (SIDE.verdicts[row.bilateral] === undefined || !asksAbout(inquiry, code, 'modifier_choice')) return false
  // A finger, toe or lid has a modifier of its own, which names the side too.
  if (listSites(textOf(inquiry)).length > 0 || [...modifiersOn(inquiry, code), ...loneModifiers(inquiry)].some(isSite))
    return false
  if (loneModifiers(inquiry).some((each) => SIDE.modifiers.includes(each))) return true
  // "Does it need 59 or XS?" beside a left knee that is told asks for no side.
  const proposed = inquiry.references.flatMap(({ system, code: named, modifiers }) =>
    system === 'MODIFIER' ? [named] : modifiers,
  )
  if (proposed.some((each) => DISTINCT.has(each)) && !says(inquiry, SIDE_ASKED)) return false
  // Where the code is written with its side, something else is asked.
  return !modifiersOn(inquiry, code).some((each) => SIDE.modifiers.includes(each)) && says(inquiry, SIDE.words)
}

/** An ambulatory surgery center, whose own claim takes no 50 (Medicare Claims Processing Manual, chapter 14, section 40.5). */
const SURGERY_CENTER = /\bascs?\b|\bambulatory surg\w{0,6} cent|\bsurg(?:ery|ical) cent(?:er|re)/

/** An add-on code of one unit a day has no second side. */
const isOnceADay = (code: string, { unitLimits }: Facts): boolean => {
  const limits = unitLimits.filter((row) => row.code === code && row.setting === 'practitioner')
  return limits.length > 0 && limits.every(({ units }) => units === 1)
}

/** `how is it paid?` of several scopes or operations of a day, to which a reduction applies. */
const isPaidAsked = (family: Family, { row }: FeeRow, inquiry: Inquiry): boolean =>
  family.name === 'multiple' &&
  (row.multipleProcedure === '2' || row.multipleProcedure === '3') &&
  procedureCodes(inquiry.references).length > 1 &&
  says(inquiry, PAID_ASKED)

const PAID_ASKED =
  /\bhow (?:is|are|will|does|do|would) (?:it|they|both|these|medicare|the (?:2nd|second|other)(?: one)?)(?: be| get| gets)? (?:paid|pay|priced)\b|\bpayment order\b|\bcuts? (?:the )?(?:2nd|second)\b|\bpays? (?:both )?(?:in full|at 100)\b|\bpaid (?:in full|at (?:half|50))\b/

/** `does the flap get reduced?`: what a second procedure beside the first is paid. */
const REDUCED = /\b(?:gets?|got|getting|be|is|are|was) (?:cut|reduced)\b/

/** What the sentence of the family answers beside the choice of a modifier. */
function settledBeside({ name }: Family, inquiry: Inquiry): AskKind[] {
  if (name === 'bilateral') return ['units']
  return name === 'multiple' && says(inquiry, REDUCED) ? ['billed_together'] : []
}

function conclude(code: string, asked: string, family: Family, fee: FeeRow, inquiry: Inquiry, facts: Facts): Finding {
  const indicator = family.indicatorOf(fee.row)
  const written = modifiersOn(inquiry, asked).filter((modifier) => family.modifiers.includes(modifier))
  const units = inquiry.references.find((each) => each.code === asked)?.units ?? null
  const settles: AskKind[] = ['modifier_choice', 'denial', 'status', 'coverage']
  const isAddOn = fee.row.globalDays === 'ZZZ'
  // `95886`: an add-on code for each limb has a unit for each, not 50.
  const isCountedInUnits = family.name === 'bilateral' && indicator === '3' && isAddOn
  return {
    rule: fitsCode.id,
    topic: 'modifiers',
    verdict: isCountedInUnits ? 'not_allowed' : (family.verdicts[indicator] ?? 'not_allowed'),
    subjects: [...new Set([code, asked])],
    parameters: {
      code,
      family: family.name,
      indicator,
      written,
      units,
      surgical: /^[1-6]\d{4}$/.test(code),
      surgeryCenter: says(inquiry, SURGERY_CENTER),
      addOn: (family.name === 'multiple' || family.name === 'bilateral') && isAddOn,
      bases: family.name === 'multiple' && fee.row.endoscopicBase !== null ? [fee.row.endoscopicBase] : [],
      ...feeEdition(fee, facts),
    },
    citations: [fee.row.citation],
    settles: [...settledBeside(family, inquiry), ...settles],
    basis: 'rows',
  }
}
