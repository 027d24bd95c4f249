import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import {
  isAsked,
  isOnlyDescribed,
  isPaidAsked,
  isPlaceTold,
  isSideAsked,
  isSupplyOfOther,
  isTold,
} from '../asked-families.ts'
import { countFurtherLevels, isPerFurtherLevel } from '../counted/further-levels.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { loneModifiers, modifiersOn, namesModifier, says, sentencesIn, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { asksForHelpers } from '../pairs/asked-pairs.ts'
import { findPairEdits } from '../pairs/pair-edits.ts'
import { findCodeLife, procedureCodes } from '../rows/code-life.ts'
import { type FeeRow, feeEdition, findFeeRow } from '../rows/fee-row.ts'
import { FAMILIES, type Family, isOfLimb, REDUCED, SIDE } from '../rows/modifier-families.ts'
import {
  isOfHospitalPatient,
  isOfSkilledStay,
  isOnlyProfessional,
  isOnlyTechnical,
  isProfessionalClaim,
  isReadOutside,
  isReadTwice,
} from '../rows/professional-part.ts'
import { codesReportedFor } from '../rows/replacements.ts'

/** Whether a modifier fits a code, by the indicators of the fee schedule. */
export const fitsCode: Rule = {
  id: 'modifiers/fits-code',
  topic: 'modifiers',
  question: 'Does the modifier fit the code: both sides, assistant, two surgeons, team, components, second procedure?',
  source:
    'relative value file (PPRRVU) indicators, RVU25D layout; NCCI Policy Manual for Medicare Services 2026, ch. I, section V',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = procedureCodes(inquiry.references)
    const findings = codes.flatMap((asked) =>
      listPossible(asked, facts)
        .flatMap((code) => judgeCode(code, asked, inquiry, facts))
        .filter(({ parameters }) => !OF_HELPERS.has(parameters.family) || !isTakenIn(asked, codes, inquiry, facts))
        .filter(({ parameters }) => parameters.family !== 'side' || !isCastOfTreatment(asked, codes, inquiry, facts))
        // `EMG both arms, 95886 x1 and 95885 x1`: each is one limb, and a note says so.
        .filter(
          ({ parameters }) =>
            parameters.family !== 'bilateral' || !isOfLimb(asked) || namesModifier('50', asked, inquiry),
        ),
    )
    return { findings: joinAlike(leaveUnsided(findings, inquiry)), gaps: [] }
  },
}

/** Families of who takes part in an operation. */
const OF_HELPERS: ReadonlySet<unknown> = new Set(['assistant', 'co_surgeon', 'team'])

/** True for a code that no modifier separates from another one asked about: nobody has a share in what is no service of its own. */
function isTakenIn(code: string, codes: readonly string[], inquiry: Inquiry, facts: Facts): boolean {
  const pairs = codes.flatMap((other): [string, string][] => (other === code ? [] : [[other, code]]))
  return findPairEdits(pairs, claimSetting(inquiry), facts).some(
    ({ active }) => active?.row.modifierIndicator === 0 && active.row.columnTwo === code,
  )
}

/** True for a cast or splint that an edit bundles into the treatment asked about: how it is reported says nothing then. */
const isCastOfTreatment = (code: string, codes: readonly string[], inquiry: Inquiry, facts: Facts): boolean =>
  /^29[0-7]\d\d$/.test(code) &&
  findPairEdits(
    codes.flatMap((other): [string, string][] => (other === code ? [] : [[other, code]])),
    claimSetting(inquiry),
    facts,
  ).some(({ active }) => active?.row.columnTwo === code)

/** Bilateral indicators of codes that may be done on a side. */
const SIDED: ReadonlySet<unknown> = new Set(['1', '2', '3'])

/** Those of codes that take 50. */
const TAKING: ReadonlySet<unknown> = new Set(['1', '3'])

/** "Bilateral" that is said of no code in particular is said of those that have sides, where any has. */
function leaveUnsided(findings: readonly Finding[], inquiry: Inquiry): Finding[] {
  const isOfSides = ({ parameters }: Finding): boolean => parameters.family === 'bilateral'
  if (!findings.some((each) => isOfSides(each) && SIDED.has(each.parameters.indicator))) return [...findings]
  if (asksOfEach(inquiry)) return [...findings]
  const saying = sentencesIn(textOf(inquiry)).filter((sentence) => FAMILIES[0]?.words.test(sentence))
  const isNamed = (code: string): boolean =>
    modifiersOn(inquiry, code).includes('50') || saying.some((sentence) => sentence.includes(code.toLowerCase()))
  // A test that is of both sides anyway is not what 50 is asked of, beside a procedure that takes it.
  const taking = findings.some((each) => isOfSides(each) && TAKING.has(each.parameters.indicator)) ? TAKING : SIDED
  return findings.filter(
    (each) => !isOfSides(each) || taking.has(each.parameters.indicator) || each.subjects.some(isNamed),
  )
}

/** `50? 80/AS? 62?` or `bilateral? co-surgeon?` over a list of codes: several of the families are asked of each of them. */
function asksOfEach(inquiry: Inquiry): boolean {
  const lone = loneModifiers(inquiry)
  const codes = procedureCodes(inquiry.references).map((each) => each.toLowerCase())
  const general = sentencesIn(textOf(inquiry)).filter((sentence) => !codes.some((code) => sentence.includes(code)))
  const [bilateral, ...others] = FAMILIES.map(
    ({ modifiers, words }) => modifiers.some((each) => lone.includes(each)) || general.some((each) => words.test(each)),
  )
  return bilateral === true && codes.length > 1 && others.includes(true)
}

/** Families whose sentence holds for several codes as it does for one. */
const JOINED: ReadonlySet<unknown> = new Set(['assistant', 'co_surgeon', 'team', 'components', 'multiple'])

/** Bilateral indicators whose sentence can be said of several codes. */
const OF_SEVERAL: ReadonlySet<unknown> = new Set(['0', '1', '2', '9'])

/** One finding for the codes of which the same is true. */
function joinAlike(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(
    findings,
    ({ parameters: { code: _, units: __, bases: ___, furtherLevels: ____, addOn, ...same } }) =>
      // Whether it is an add-on code tells something of indicator 3 alone, and of several procedures.
      JSON.stringify(same.family === 'bilateral' && same.indicator === '1' ? same : { ...same, addOn }),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const { family, indicator } = first?.parameters ?? {}
    const holds = JOINED.has(family) || (family === 'bilateral' && OF_SEVERAL.has(indicator))
    if (first === undefined || group.length === 1 || !holds || indicator === '6') return group
    const subjects = [...new Set(group.flatMap((each) => each.subjects))]
    const codes = group.map(({ parameters }) => String(parameters.code))
    const citations = group.flatMap((each) => each.citations) as Finding['citations']
    const code = `each of ${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
    const bases = [...new Set(group.flatMap(({ parameters }) => parameters.bases as string[]))]
    const furtherLevels = group.flatMap(({ parameters }) => parameters.furtherLevels as string[])
    const parameters = { ...first.parameters, code, several: true, units: null, bases, furtherLevels }
    return [{ ...first, subjects, parameters, citations }]
  })
}

/** The code, what replaced it where it has ended, and the code itself where no row tells; no visits. */
function listPossible(code: string, facts: Facts): string[] {
  const codes = findCodeLife(facts, code) === null ? [code] : codesReportedFor(code, facts)
  return [...new Set(codes)].filter((each) => !isVisit(each))
}

/** Spinal instrumentation, cages and bone grafts take no 62 by CPT, whatever their indicator; a note says so. */
const ONE_SURGEON = /^(?:2284[0-8]|22850|2285[234]|22859|2093[0-8])$/

/** @param asked the code as it was asked about, which `code` may have replaced */
function judgeCode(code: string, asked: string, inquiry: Inquiry, facts: Facts): Finding[] {
  const fee = findFeeRow(facts, code)
  if (fee === null || fee.row.status === 'X') return []
  // Whether 51 goes on an add-on code the rule of add-on codes answers.
  const isAddOn = facts.addOns.some((row) => row.addOnCode === code)
  const families = FAMILIES.filter(
    (family) =>
      !(isAddOn && family.name === 'bilateral' && fee.row.bilateral === '3' && isOnceADay(code, facts)) &&
      (isAsked(family, asked, inquiry) || isPaidAsked(family, fee, inquiry)) &&
      !(isAddOn && family.name === 'multiple') &&
      !(family.name === 'co_surgeon' && ONE_SURGEON.test(code)) &&
      !(family.name === 'components' && fee.row.professionalTechnical !== '1' && isOnlyProfessional(inquiry)) &&
      !(family.name === 'components' && isTold(family, asked, fee, isAddOn, inquiry)) &&
      !(family.name === 'bilateral' && code !== asked && isOnlyDescribed(asked, fee, inquiry)) &&
      !(family.name === 'bilateral' && (isSupplyOfOther(asked, fee, inquiry) || isPlaceTold(asked, fee, inquiry))),
  )
  // "20610 both sides, 20611-50 or RT/LT?": which one side takes is not asked.
  const ofBoth = families.some(({ name }) => name === 'bilateral') || inquiry.details?.laterality === 'bilateral'
  const side = ofBoth || !isSideAsked(asked, fee, inquiry) ? [] : [SIDE]
  return [...families, ...side].map((family) => conclude(code, asked, family, fee, inquiry, facts))
}

/** An ambulatory surgery center, whose own claim takes no 50 (Medicare Claims Processing Manual, chapter 14, section 40.5). */
const SURGERY_CENTER = /\bascs?\b|\bambulatory surg\w{0,6} cent|\bsurg(?:ery|ical) cent(?:er|re)/

/** The only side the message tells, in whatever letters. */
function toldSide(inquiry: Inquiry): string | null {
  const { laterality = null } = inquiry.details ?? {}
  if (laterality !== 'left' && laterality !== 'right') return null
  return says(inquiry, laterality === 'left' ? /\b(?:right|rt|od)\b/ : /\b(?:left|lt|os)\b/) ? null : laterality
}

/** What an ambulatory surgery center or a hospital reports to Medicare in place of the physician's code, and the note that says so. */
const CENTER_CODES: Readonly<Record<string, { code: string; note: string }>> = {
  27096: { code: 'G0260', note: 'facility/sacroiliac-injection' },
}

/** An add-on code whose second side would be a second unit has none where the limit is one a day. */
const isOnceADay = (code: string, { unitLimits }: Facts): boolean => {
  const limits = unitLimits.filter((row) => row.code === code && row.setting === 'practitioner')
  return limits.length > 0 && limits.every(({ units }) => units === 1)
}

/** What the sentence of the family answers beside the choice of a modifier. */
function settledBeside({ name }: Family, inquiry: Inquiry): AskKind[] {
  if (name === 'bilateral') return ['units']
  // `can a PA be billed as first assist on 29881? And on 27130?`
  if (name === 'assistant' && asksForHelpers(inquiry)) return ['billed_together']
  return name === 'multiple' && says(inquiry, REDUCED) ? ['billed_together'] : []
}

function conclude(code: string, asked: string, family: Family, fee: FeeRow, inquiry: Inquiry, facts: Facts): Finding {
  const indicator = family.indicatorOf(fee.row)
  const written = modifiersOn(inquiry, asked).filter((modifier) => family.modifiers.includes(modifier))
  const units = inquiry.references.find((each) => each.code === asked)?.units ?? null
  const settles: AskKind[] = ['modifier_choice', 'denial', 'status', 'coverage']
  const isAddOn = fee.row.globalDays === 'ZZZ'
  // `95886`: an add-on code for each limb has a unit for each, not 50.
  const ofHospital = family.name === 'components' && indicator === '1' && isOfHospitalPatient(inquiry)
  const isOpen = isReadTwice(inquiry) || isOfSkilledStay(inquiry)
  const undecided = family.name === 'components' && indicator === '1' && isOpen
  const isCountedInUnits = family.name === 'bilateral' && indicator === '3' && isAddOn
  const atCenter = family.name === 'bilateral' ? CENTER_CODES[code] : undefined
  const centerNote = atCenter && findNote(facts, atCenter.note)
  return {
    rule: fitsCode.id,
    topic: 'modifiers',
    verdict:
      isCountedInUnits || (ofHospital && isOnlyTechnical(inquiry))
        ? 'not_allowed'
        : undecided
          ? 'informational'
          : (family.verdicts[indicator] ?? 'not_allowed'),
    subjects: [...new Set([code, asked])],
    parameters: {
      code,
      several: false,
      family: family.name,
      indicator,
      written,
      units,
      surgical: /^[1-6]\d{4}$/.test(code),
      furtherLevels: family.name === 'bilateral' && isPerFurtherLevel(code, facts) ? [code] : [],
      levels: family.name === 'bilateral' ? countFurtherLevels(inquiry) : null,
      ofHospital,
      onlyTechnical: isOnlyTechnical(inquiry),
      readOutside: isReadOutside(inquiry),
      undecided,
      professional: family.name === 'components' && isProfessionalClaim(inquiry),
      toldSide: family.name === 'side' ? toldSide(inquiry) : null,
      centerCode: centerNote && atCenter ? atCenter.code : null,
      surgeryCenter: says(inquiry, SURGERY_CENTER),
      addOn: (family.name === 'multiple' || family.name === 'bilateral') && isAddOn,
      bases: family.name === 'multiple' && fee.row.endoscopicBase !== null ? [fee.row.endoscopicBase] : [],
      ...feeEdition(fee, facts),
    },
    citations: [fee.row.citation, ...(centerNote ? [centerNote.citation] : [])],
    settles: [...settledBeside(family, inquiry), ...settles],
    basis: 'rows',
  }
}
