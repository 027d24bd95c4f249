import type { AddOnFact, Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { findAmountOwner } from '../counted/amount-owner.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { isBundledInto, isPartOfAnother, isWithout } from '../pairs/add-on-company.ts'
import { areAlternatives } from '../pairs/asked-pairs.ts'
import { isLeftOut } from '../pairs/left-out.ts'
import { findPairEdits } from '../pairs/pair-edits.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { type FeeRow, findFeeRow } from '../rows/fee-row.ts'
import { codesReportedFor } from '../rows/replacements.ts'
import { findSpeakingEdition, rowsThatSpeak } from '../rows/speaking-edition.ts'

const SOURCE = 'ncci-aoc'

/** Codes named in an answer; some add-on codes have a hundred primaries. */
const CODES_NAMED = 12

const ALONE =
  /\b(?:alone|by itself|by themselves|stand[- ]?alone|without (?:a |the )?primary|on its own)\b|\bever\b[^.?!\n]{0,24}\b(?:without|w\/o)\b/
const WHICH_ADD_ONS = /\b(?:what|which|any|list)\b[^.?!\n]{0,20}\badd-?\s?ons?\b/
const PRIMARY = /\bprimar(?:y|ies)\b|\bparent code|\bbase code/
const WHICH_PRIMARIES = /\b(?:what|which|list)\b[^.?!\n]{0,30}\bprimar/
const MODIFIER_51 = /\b51\b/

/** Add-on codes and the primary codes they need; the add-on codes of a primary where they are asked for. */
export const addOnPrimary: Rule = {
  id: 'ncci/add-on-primary',
  topic: 'ncci',
  question: 'Is the add-on code reported with a primary code it may accompany?',
  source: 'NCCI add-on code edit file; NCCI Policy Manual for Medicare Services 2026, ch. I, sections R and W',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const named = procedureCodes(inquiry.references)
    const told = named.filter((code) => !isLeftOut(code, inquiry))
    // `can 96361 go w/o a 96360?` asks of the two.
    const codes = told.length > 1 ? told : named
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const uncovered = new Map<string, Gap>()
    for (const code of codes) {
      const found = concludeAddOn(code, codes, inquiry, facts)
      if (found !== null) {
        conclusion.findings.push(found.finding)
        if (found.gap) uncovered.set(found.gap.nearest.edition, found.gap)
      } else if (!isVisit(code) && (asksAbout(inquiry, code, 'add_on') || says(inquiry, WHICH_ADD_ONS))) {
        if (says(inquiry, WHICH_ADD_ONS) || codes.length === 1)
          conclusion.findings.push(...concludePrimary(code, facts))
      }
    }
    conclusion.findings.push(...concludeReplacements(codes, inquiry, facts))
    conclusion.gaps.push(...uncovered.values())
    return conclusion
  },
}

/** The add-on edits of a code in force on the date, as an add-on or as a primary, and whether their edition speaks for it. */
export function findAddOns(
  code: string,
  side: 'addOnCode' | 'primaryCode',
  facts: Facts,
): { rows: AddOnFact[]; covers: boolean } {
  const all = facts.addOns.filter((row) => row[side] === code)
  const { rows, covers } = rowsThatSpeak(all, findSpeakingEdition(facts, SOURCE, [code]), facts)
  return { rows: rows.filter((row) => spanContains(row.effective, facts.asOf)), covers }
}

/**
 * What the add-on edits say of that code beside the others asked about; null where it is no add-on code.
 * @param isWholeClaim true where nothing but those codes is billed for the day, so that an add-on code may be found alone
 */
export function concludeAddOn(
  code: string,
  asked: readonly string[],
  inquiry: Inquiry,
  facts: Facts,
  isWholeClaim = false,
): { finding: Finding; gap: NearestGap | null } | null {
  const { rows, covers } = findAddOns(code, 'addOnCode', facts)
  const [first] = rows
  if (first === undefined) return null
  return {
    finding: conclude({ code, rows, covers }, asked, inquiry, facts, isWholeClaim),
    gap: covers ? null : notCovered(code, first.citation.edition, facts),
  }
}

type NearestGap = Gap & Required<Pick<Gap, 'nearest'>>

const notCovered = (code: string, label: string, facts: Facts): NearestGap => ({
  about: code,
  why: `The add-on code edits nearest to ${facts.asOf} that are loaded here are ${label}; they do not speak for that date.`,
  nearest: { file: 'add-on code edits', edition: label, date: facts.asOf },
})

/**
 * Critical care beyond the first 74 minutes, and psychotherapy beside a visit: the minutes told, wherever they stand, decide
 * whether there is any.
 */
const BY_MINUTES = new Set(['99292', '90833', '90836', '90838'])

type AddOn = { code: string; rows: readonly AddOnFact[]; covers: boolean }

function conclude(
  { code: addOn, rows, covers }: AddOn,
  asked: readonly string[],
  inquiry: Inquiry,
  facts: Facts,
  isWholeClaim = false,
): Finding {
  const listed = rows.filter((row) => row.primaryCode !== null && asked.includes(row.primaryCode))
  // A primary code of another day is none of this day's.
  const apart = [...new Set(listed.flatMap((row) => row.primaryCode ?? []))].filter((primary) =>
    haveNoDayInCommon(primary, addOn, inquiry),
  )
  // `can 96361 go w/o a 96360?` asks of the others, where there are any.
  const ofDay = listed.filter((row) => row.primaryCode !== null && !apart.includes(row.primaryCode))
  const present = ofDay.filter((row) => row.primaryCode !== null && !isWithout(addOn, row.primaryCode, inquiry))
  const matching = present.length > 0 ? present : ofDay
  const contractorDecides = rows.some((row) => row.primaryCode === null)
  const primaries = [...new Set(rows.flatMap((row) => row.primaryCode ?? []))].sort()
  const matched = [...new Set(matching.flatMap((row) => row.primaryCode ?? []))]
  const others = asked.filter(
    (code) =>
      code !== addOn &&
      !areAlternatives(addOn, code, inquiry) &&
      // What an edit bundles it into is no primary code that a contractor might take.
      !(contractorDecides && isBundledInto(addOn, code, inquiry, facts)) &&
      findAddOns(code, 'addOnCode', facts).rows.length === 0,
  )
  const isLeftAlone = isWholeClaim && matched.length === 0 && others.length === 0
  const alone =
    isLeftAlone ||
    (says(inquiry, ALONE) && apart.length === 0) ||
    matched.some((primary) => isWithout(addOn, primary, inquiry))
  // Where an edit stands between the two, that it is a primary code does not say that both are paid.
  const bundled =
    matched.some((primary) => findPairEdits([[primary, addOn]], claimSetting(inquiry), facts)[0]?.active) ||
    isPartOfAnother(addOn, asked, inquiry, facts)
  // `99437 20 minutes, ok?`: whether the time reaches it is asked, and that is not known from its primary code.
  const isTimed = (inquiry.details?.measures ?? []).some(
    (each) => each.unit === 'minutes' && (BY_MINUTES.has(addOn) || findAmountOwner(each, inquiry) === addOn),
  )
  // Whose contractor takes which primary code says nothing of another plan.
  const isOfNoContractor =
    contractorDecides && matched.length === 0 && (inquiry.details?.planType ?? 'medicare') !== 'medicare'
  const cited = matching.length > 0 ? matching : rows.slice(0, 1)
  const fee = findFeeRow(facts, addOn)
  // Status I: Medicare takes another code, so that its primary code makes it payable says nothing (`99417 for Medicare?`).
  const isOpen = bundled || isTimed || (fee?.row.status === 'I' && inquiry.details?.planType === 'medicare')
  return {
    rule: addOnPrimary.id,
    topic: 'ncci',
    verdict: alone
      ? 'not_allowed'
      : isOpen
        ? 'informational'
        : judge(matched.length > 0, others.length > 0 && isClaim(inquiry), contractorDecides),
    subjects: [addOn, ...matched],
    parameters: {
      addOn,
      type: rows[0]?.type ?? 1,
      matched,
      others: isClaim(inquiry) ? others.filter((code) => !apart.includes(code)) : [],
      apart: matched.length === 0 ? apart : [],
      alone,
      primariesAsked: asksFor(inquiry, 'add_on') || says(inquiry, PRIMARY),
      primariesListed: says(inquiry, WHICH_PRIMARIES),
      leftOpen: isOpen,
      primaries: primaries.slice(0, CODES_NAMED),
      furtherPrimaries: Math.max(0, primaries.length - CODES_NAMED),
      contractorDecides,
      globalDays: fee?.row.globalDays ?? null,
      noReduction: fee?.row.multipleProcedure === '0',
      feeEdition: fee?.row.citation.edition ?? null,
      modifier51: says(inquiry, MODIFIER_51),
      edition: cited[0]?.citation.edition ?? '',
      covers,
      asOf: facts.asOf,
    },
    citations: [...cited.map((row) => row.citation), ...citeFee(fee)] as [Citation, ...Citation[]],
    settles: isOfNoContractor && !says(inquiry, MODIFIER_51) ? [] : listSettled(inquiry),
    basis: 'rows',
  }
}

const citeFee = (fee: FeeRow | null): Citation[] => (fee === null ? [] : [fee.row.citation])

/** Whether 51 goes on an add-on code the file answers too; why it was cut as a second procedure, as well. */
function listSettled(inquiry: Inquiry): AskKind[] {
  if (says(inquiry, MODIFIER_51)) return ['billed_together', 'add_on', 'modifier_choice', 'denial']
  return says(inquiry, PRIMARY)
    ? ['billed_together', 'add_on', 'code_meaning', 'code_search']
    : ['billed_together', 'add_on']
}

/** A list of codes whose meaning is asked is no claim. */
const isClaim = (inquiry: Inquiry): boolean => !asksFor(inquiry, 'code_meaning')

/** A question that names the add-on code alone asks what it is, not whether it may stand alone on a claim. */
function judge(matched: boolean, othersAsked: boolean, contractorDecides: boolean): Verdict {
  if (matched) return 'allowed'
  if (!othersAsked) return 'informational'
  return contractorDecides ? 'unknown' : 'not_allowed'
}

/** An add-on code among the codes that replaced one asked about: it is reported with one of its primaries only. */
function concludeReplacements(asked: readonly string[], inquiry: Inquiry, facts: Facts): Finding[] {
  const targets = new Set(asked.flatMap((code) => codesReportedFor(code, facts)))
  const added = [...targets].filter((code) => !asked.includes(code))
  return added.flatMap((code): Finding[] => {
    const { rows, covers } = findAddOns(code, 'addOnCode', facts)
    if (rows.length === 0) return []
    const finding = conclude({ code, rows, covers }, [...asked, ...targets], inquiry, facts)
    return [{ ...finding, verdict: 'informational', settles: [] }]
  })
}

/** The add-on codes that list a code as their primary. */
function concludePrimary(code: string, facts: Facts): Finding[] {
  const { rows, covers } = findAddOns(code, 'primaryCode', facts)
  const addOns = [...new Set(rows.map((row) => row.addOnCode))].sort()
  if (addOns.length === 0) return []
  const cited = addOns.slice(0, CODES_NAMED).flatMap((addOn) => rows.find((row) => row.addOnCode === addOn) ?? [])
  return [
    {
      rule: addOnPrimary.id,
      topic: 'ncci',
      verdict: 'informational',
      subjects: [code],
      parameters: {
        addOn: null,
        primary: code,
        addOns: addOns.slice(0, CODES_NAMED),
        furtherAddOns: Math.max(0, addOns.length - CODES_NAMED),
        edition: cited[0]?.citation.edition ?? '',
        covers,
        asOf: facts.asOf,
      },
      citations: cited.map((row) => row.citation) as [Citation, ...Citation[]],
      settles: ['add_on', 'code_search'],
      basis: 'rows',
    },
  ]
}
