import type { Facts, UnitLimitFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { isSupplierItem } from '../../domain/supplier-items.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { findWrittenUnits } from '../counted/written-units.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { findCodeLife, isInForce, procedureCodes } from '../rows/code-life.ts'
import { isMedicareAsked } from '../rows/medicare-asked.ts'
import { findSpeakingEdition, rowsThatSpeak } from '../rows/speaking-edition.ts'

const SOURCES = {
  practitioner: 'ncci-mue-practitioner',
  outpatient_hospital: 'ncci-mue-outpatient',
  dme: 'ncci-mue-dme',
} as const

/** Dialysis services of a month that is not whole, by the day (CPT 2026). */
const OF_ONE_DAY = /^9096[789]$|^90970$/

/** How far the number of an add-on code lies from the code it continues (64484 after 64483). */
const NUMBERS_APART = 3

/** Units asked about, and the limit where only it is asked for, against the medically unlikely edit. */
export const unitsOverLimit: Rule = {
  id: 'ncci/units-over-limit',
  topic: 'ncci',
  question: 'How many units does the medically unlikely edit allow, and do the units asked about exceed it?',
  source: 'NCCI MUE files; NCCI Policy Manual for Medicare Services 2026, ch. I, section V',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const gaps = new Map<string, Gap>()
    for (const code of procedureCodes(inquiry.references)) {
      const units = findWrittenUnits(inquiry, code, facts)
      if (units === null && !isLimitAsked(inquiry, code)) continue
      // Of a code for one day of dialysis so many units are so many days, each within the limit of a day.
      if (units !== null && OF_ONE_DAY.test(code)) continue
      const life = findCodeLife(facts, code)
      if (life !== null && !isInForce(life, facts.asOf)) continue
      const found = findUnitLimit(code, limitSetting(code, inquiry, facts), facts)
      for (const gap of listLimitGaps(code, found, facts)) gaps.set(gap.why, gap)
      if (found === null) continue
      // That Medicare pays no unit of a code says nothing to who asked about another payer.
      if (found.limit.units === 0 && units === null && (isOfOtherPayer(inquiry) || !isMedicareAsked(inquiry))) continue
      conclusion.findings.push(
        concludeUnits(
          found.limit,
          units,
          { answers: isAnswer(inquiry, units), limitAsked: says(inquiry, LIMIT_WORDS) },
          facts,
        ),
      )
    }
    conclusion.gaps.push(...gaps.values())
    return { ...conclusion, findings: joinOthers(conclusion.findings) }
  },
}

/** The findings, those of a limit of 0 for what others bill in one: to who asks about them that is no answer. */
function joinOthers(findings: readonly Finding[]): Finding[] {
  const byOwner = Map.groupBy(findings, ({ parameters }) => parameters.ofOthers ?? null)
  return [...byOwner].flatMap(([owner, alike]) => {
    const [first] = alike
    if (owner === null || first === undefined) return alike
    const subjects = alike.flatMap((each) => each.subjects)
    const parameters = { ...first.parameters, code: null, codes: subjects, units: null }
    const citations = alike.flatMap((each) => each.citations) as [Citation, ...Citation[]]
    return [
      { ...first, verdict: 'informational' as const, subjects, parameters, citations, settles: ['denial' as const] },
    ]
  })
}

/** What only a hospital reports: observation hours, its clinic and emergency visits, C codes. */
const HOSPITAL_ONLY = /^(?:C\d{4}|G037[89]|G038[0-4]|G0463)$/

/** Whose claims have the code, where it is no practitioner's. */
const ownSetting = (code: string): UnitLimitFact['setting'] | null =>
  isSupplierItem(code) ? 'dme' : HOSPITAL_ONLY.test(code) ? 'outpatient_hospital' : null

/** The file of limits that speaks for the claim: that of the suppliers or hospitals for what they alone bill, where it is loaded. */
function limitSetting(code: string, inquiry: Inquiry, facts: Facts): UnitLimitFact['setting'] {
  const own = ownSetting(code)
  const isLoaded = own !== null && facts.unitLimits.some((row) => row.code === code && row.setting === own)
  return isLoaded ? own : claimSetting(inquiry)
}

const isOfOtherPayer = ({ payer }: Inquiry): boolean => payer !== null && !/medicare/i.test(payer)

/** Where a dose or minutes are given, the units follow from them; the limit then stands beside the answer. */
const isAnswer = (inquiry: Inquiry, units: number | null): boolean =>
  units !== null ||
  says(inquiry, LIMIT_WORDS) ||
  !inquiry.details?.measures.some(({ unit }) => unit === 'minutes' || unit === 'mg' || unit === 'mcg' || unit === 'ml')

const LIMIT_WORDS =
  /\bmues?\b|medically unlikely|\bmax(?:imum)?\b|\bunits? (?:may|can) (?:we|i|you|be)\b|\bper (?:day|dos|date|claim)\b|\blimits?\b/

const isLimitAsked = (inquiry: Inquiry, code: string): boolean =>
  asksAbout(inquiry, code, 'units') || (!asksFor(inquiry, 'units') && says(inquiry, LIMIT_WORDS))

/** The unit limit in force on the date, and whether its edition speaks for that date. */
export type FoundLimit = { limit: UnitLimitFact; covers: boolean }

/** The unit limit of a code for claims of that setting, or null where none is published. */
export function findUnitLimit(code: string, setting: UnitLimitFact['setting'], facts: Facts): FoundLimit | null {
  const all = facts.unitLimits.filter((row) => row.code === code && row.setting === setting)
  const { rows, covers } = rowsThatSpeak(all, findSpeakingEdition(facts, SOURCES[setting], [code]), facts)
  const limit = rows.find((row) => spanContains(row.effective, facts.asOf))
  return limit ? { limit, covers } : null
}

/** What is missing about the unit limit of a code. */
export function listLimitGaps(code: string, found: FoundLimit | null, facts: Facts): Gap[] {
  if (found === null) {
    // Absence of a published value is not "no limit": some values are confidential.
    const why = `No published unit limit (MUE) for ${code} on ${facts.asOf} is loaded here; that does not mean there is none.`
    return [{ about: code, why }]
  }
  if (found.covers) return []
  const { edition } = found.limit.citation
  const why = `The unit limits nearest to ${facts.asOf} that are loaded here are ${edition}; they do not speak for that date.`
  return [{ about: code, why, nearest: { file: 'unit limits', edition, date: facts.asOf } }]
}

/**
 * What a unit limit says of those units, which are of a line or of a day as its indicator wants.
 * @param asked whether the limit answers the question, and whether it is what the question names
 */
export function concludeUnits(
  limit: UnitLimitFact,
  units: number | null,
  { answers, limitAsked }: { answers: boolean; limitAsked: boolean },
  facts: Facts,
): Finding {
  const exceeds = units !== null && units > limit.units
  const addOns = limit.units === 1 && exceeds ? findContinuing(limit.code, facts) : []
  return {
    rule: unitsOverLimit.id,
    topic: 'ncci',
    verdict: judge(limit, units),
    subjects: [limit.code],
    parameters: {
      code: limit.code,
      units,
      limit: limit.units,
      limits: [{ code: limit.code, limit: limit.units, units }],
      indicator: limit.adjudicationIndicator,
      exceeds,
      answers,
      addOns: addOns.map((row) => row.addOnCode),
      setting: limit.setting,
      edition: limit.citation.edition,
      ofOthers: limit.units === 0 && limit.setting !== ownSetting(limit.code) ? ownSetting(limit.code) : null,
    },
    citations: [limit.citation, ...addOns.map((row) => row.citation)] as [Citation, ...Citation[]],
    ...(units === null && !limitAsked ? { yields: true as const } : {}),
    settles: exceeds || limit.units === 0 ? ['units', 'denial'] : answers ? ['units'] : [],
    basis: 'rows',
  }
}

/** Only a limit that rests on policy ends the matter; the others leave room for documentation or separate lines. */
function judge({ units: limit, adjudicationIndicator }: UnitLimitFact, units: number | null): Verdict {
  if (units === null) return limit === 0 ? 'not_allowed' : 'informational'
  if (units <= limit) return 'allowed'
  return adjudicationIndicator === 2 || limit === 0 ? 'not_allowed' : 'unknown'
}

/** Add-on codes with the code as their primary whose number follows it, as those for a further level or lesion do. */
function findContinuing(code: string, facts: Facts): Facts['addOns'] {
  const following = facts.addOns.filter(
    ({ addOnCode, primaryCode, effective }) =>
      primaryCode === code &&
      Number(addOnCode) > Number(code) &&
      Number(addOnCode) - Number(code) <= NUMBERS_APART &&
      spanContains(effective, facts.asOf),
  )
  return following.filter(({ addOnCode }, at) => following.findIndex((row) => row.addOnCode === addOnCode) === at)
}
