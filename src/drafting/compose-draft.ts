import type { CodeReference } from '../domain/code-reference.ts'
import type { Facts } from '../domain/codebook.ts'
import type { Assumption, Disposition, Draft, StatedFinding } from '../domain/draft.ts'
import type { Citation } from '../domain/edition.ts'
import type { Conclusion, Finding, Gap } from '../domain/finding.ts'
import type { AskKind, Inquiry } from '../domain/inquiry.ts'
import { nameServiceDates } from '../domain/service-dates.ts'
import { isSupplierItem } from '../domain/supplier-items.ts'
import { type AnsweredAsk, answerAsks } from './answered-asks.ts'
import { isAnsweredInPassing } from './answered-in-passing.ts'
import { chooseReasons, composeReasoning } from './compose-reasoning.ts'
import { mergeGaps } from './merged-gaps.ts'
import { describeNothing } from './nothing-found.ts'
import { citesRow, numberSources, numbersOf } from './numbered-sources.ts'
import { composeShortAnswer } from './short-answer.ts'
import { findSourcePage } from './source-pages.ts'
import { tidyShortAnswer } from './tidy-short-answer.ts'
import { wordFindings } from './worded-findings.ts'
import type { WordedFinding, Wording } from './wording.ts'

/** What a draft is composed from. */
export type DraftInput = {
  inquiry: Inquiry
  facts: Facts
  conclusion: Conclusion
  greetingName: string | null
}

/** Questions back are a burden: more than this nobody answers. */
const QUESTIONS_BACK = 3

/** Sources whose rows are Medicare's, so that an answer for no payer in particular assumes it. */
const MEDICARE_SOURCES = /^(?:ncci-|mpfs|mcd-|telehealth)/

/** The desk's own draft: every ask answered in the sender's order, with numbered sources, and gaps said plainly. */
export function composeDraft(input: DraftInput, wording: Wording): Draft {
  const { inquiry, facts, conclusion } = input
  const worded = wordFindings(conclusion.findings, inquiry, wording)
  // Numbered questions are told what is missing for their own codes, others for all of them at once.
  const isNumbered = inquiry.asks.some(({ number }) => number !== null)
  const heard = answerAsks(inquiry, worded, wording)
  const missing = conclusion.gaps.filter((gap) => !isTold(gap, worded) && !isSaid(gap, heard))
  const gaps = isNumbered ? missing : mergeGaps(missing)
  const codes = [...new Set(inquiry.references.map((reference) => reference.code))]
  const asks = putDenialsFirst(answerAsks(inquiry, worded, wording, gaps))
  const shortAnswer =
    composeShortAnswer(asks, worded, gaps) || wording.nothingFound(describeNothing(inquiry, conclusion, codes))
  const rows = orderRows(
    worded.filter(({ finding }) => finding.basis === 'rows'),
    inquiry,
  )
  const untold = gaps.filter(({ ask, why }) => ask === undefined && !shortAnswer.includes(why))
  const reasons = chooseReasons(worded, shortAnswer)
  const told = worded.filter((each) => each.finding.basis === 'rows' || reasons.includes(each))
  const findings = told.map(({ finding }) => finding)
  const sources = numberSources(findings, facts.editions).map((source) => ({
    ...source,
    page: findSourcePage(source, facts, listSubjects(source, findings, inquiry)),
  }))
  return {
    disposition: judge(conclusion),
    content: {
      greetingName: input.greetingName,
      shortAnswer: tidyShortAnswer(shortAnswer),
      asks: asks.map(({ number, kind, text, verdict, answer, settledBy }) => ({
        number,
        kind,
        text,
        verdict,
        answer,
        settledBy,
      })),
      assumptions: listAssumptions(input),
      codes,
      asOf: facts.asOf,
      dateAssumed: inquiry.dateOfService === null,
      serviceDates: nameServiceDates(inquiry.dateOfService, inquiry.details?.serviceDate),
      rows: joinAlike(rows).map((alike) => ({
        subject: nameSubjects(alike.map(({ finding }) => finding.subjects)),
        verdict: alike[0].finding.verdict,
        statement: alike[0].words.statement,
        sources: numbersOf(
          alike.flatMap(({ finding }) => finding.citations),
          sources,
        ),
      })),
      reasoning: composeReasoning(reasons, shortAnswer, sources),
      // What an ask leaves open stands in its line of the short answer.
      notInData: listMissing(isNumbered ? mergeGaps(untold) : untold),
      questions: unique((conclusion.questions ?? []).map((question) => wording.question(question))).slice(
        0,
        QUESTIONS_BACK,
      ),
      sources,
      closing: wording.closing(),
    },
    findings: worded.map(({ finding, words }): StatedFinding => ({ ...finding, statement: words.statement })),
    gaps: conclusion.gaps,
  }
}

/**
 * True for what another finding tells: where a note, or a status that is not paid, says whether a code is covered, that no
 * policy loaded names it leaves nothing to the contractor; and a further date of service on which a code was looked up is
 * answered.
 */
const isTold = ({ about, opens }: Gap, worded: readonly WordedFinding[]): boolean =>
  worded.some(({ finding: { rule, basis, verdict, settles, subjects, parameters } }) => {
    const days = rule === 'codes/on-each-day' ? [parameters.refused, parameters.holds].flat() : []
    if (days.length > 0) return about.split(', ').every((day) => days.includes(day))
    const saysWhether = settles.includes('coverage') && (basis === 'guidance' || verdict === 'not_allowed')
    return opens?.includes('coverage') === true && saysWhether && (subjects.length === 0 || subjects.includes(about))
  })

/** A question with a number of its own keeps its line, whatever the others are told. */
const isSaid = ({ unheard, number }: Gap, heard: readonly AnsweredAsk[]): boolean =>
  unheard !== undefined && number === undefined && isAnsweredInPassing(unheard, heard)

/** What a subject such as "rejected lines" is heard to ask. */
const BARE: ReadonlySet<AskKind> = new Set(['status', 'code_meaning'])

/** "Why was it denied, and what modifier does it want?": the denial before what else the sentence asks, and before a bare code. */
function putDenialsFirst<Asked extends Pick<AnsweredAsk, 'kind' | 'text' | 'number'>>(asks: readonly Asked[]): Asked[] {
  const ordered: Asked[] = []
  for (const ask of asks) {
    const yields = ({ kind, text, number }: Asked): boolean =>
      kind !== 'denial' && number === ask.number && (text === ask.text || BARE.has(kind))
    const last = ask.kind === 'denial' ? ordered.findLastIndex((each) => !yields(each)) : ordered.length - 1
    ordered.splice(last + 1, 0, ask)
  }
  return ordered
}

/** Codes of a row that several findings share, each group of them once: `27130 + 27447`, `99213, 99214`. */
function nameSubjects(groups: readonly (readonly string[])[]): string {
  const byCodes = Map.groupBy(groups, (codes) => codes.toSorted().join())
  return [...byCodes.values()].map(([codes = []]) => codes.join(' + ')).join(', ')
}

/** Codes in the sender's order, what belongs to no code last; what a rule says of a code keeps the order of the rules. */
function orderRows(rows: readonly WordedFinding[], { references }: Inquiry): WordedFinding[] {
  const order = references.toSorted((one, other) => one.start - other.start).map(({ code }) => code)
  const place = ({ finding }: WordedFinding): number =>
    Math.min(...finding.subjects.map((subject) => order.indexOf(subject)).filter((at) => at !== -1), order.length)
  return rows.toSorted((one, other) => place(one) - place(other))
}

/** Rows of one rule that say the same of several codes, such as their status, each together at the place of the first. */
function joinAlike(rows: readonly WordedFinding[]): [WordedFinding, ...WordedFinding[]][] {
  const groups = Map.groupBy(rows, ({ finding, words }) => `${finding.rule} ${finding.verdict} ${words.statement}`)
  return [...groups.values()] as [WordedFinding, ...WordedFinding[]][]
}

/** The codes of the message that a row is cited for. */
function listSubjects(source: Citation, findings: readonly Finding[], { references }: Inquiry): CodeReference[] {
  const subjects = findings.filter((finding) => citesRow(finding, source)).flatMap((finding) => finding.subjects)
  return references.filter(({ code }) => subjects.includes(code))
}

/** How far the conclusion goes. A gap beside findings makes the answer partial, never wrong. */
function judge(conclusion: Conclusion): Disposition {
  if (conclusion.findings.length === 0) return 'needs_person'
  // Which of several codes fits is not said yet where that is asked back.
  const isOpen = conclusion.questions?.some(({ key }) => CODE_LEFT_OPEN.has(key)) ?? false
  return conclusion.gaps.length === 0 && !isOpen ? 'answered' : 'partly'
}

/** Questions back on which the code itself hangs. */
const CODE_LEFT_OPEN: ReadonlySet<string> = new Set([
  'search-which',
  'denied-line',
  'orthosis-fit',
  'excision-size',
  'hernia-repair',
  'hernia-kind',
  'visit-level',
  'emergency-level',
  'knee-scope',
  'lump-depth',
])

/** `in on 3/16, home on 3/17`: the message says when, though no day is that of all its services. */
function tellsSeveralDays({ dates }: Inquiry): boolean {
  const days = dates.filter(({ role, precision = 'day' }) => role === 'service' && precision === 'day')
  return new Set(days.map(({ date }) => date)).size > 1
}

const ADULT = 18

/** What the answer takes for granted because the message does not say it. */
function listAssumptions({ inquiry, facts, conclusion }: DraftInput): Assumption[] {
  const assumptions: Assumption[] = []
  const cites = (pattern: RegExp): boolean =>
    conclusion.findings.some(({ citations }) => citations.some(({ source }) => pattern.test(source)))
  // Where the message names days of its own, each was looked up.
  const isDated =
    conclusion.findings.some(({ rule, parameters }) => rule === 'codes/on-each-day' || parameters.laterDate) ||
    tellsSeveralDays(inquiry)
  if (inquiry.dateOfService === null && !isDated) assumptions.push({ kind: 'date', value: facts.asOf })
  const isOfSupplier = conclusion.findings.flatMap(({ subjects }) => subjects).every(isSupplierItem)
  if (inquiry.setting === null && cites(/^ncci-/) && !isOfSupplier)
    assumptions.push({ kind: 'setting', value: 'practitioner' })
  // Few children have Medicare: its edits are shown, and nobody takes them for the child's plan.
  const isChild = (inquiry.details?.patient.ageYears ?? ADULT) < ADULT
  // A payer that has another limit for filing than Medicare is another one.
  const isOther = conclusion.findings.some(({ parameters }) => parameters.ofOtherPayer === true)
  if (inquiry.payer === null && cites(MEDICARE_SOURCES) && !isChild && !isOther)
    assumptions.push({ kind: 'payer', value: 'Medicare' })
  return assumptions
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}

/** The list "not in the data loaded here", its sentences without these words. */
const listMissing = (gaps: readonly Gap[]): string[] =>
  gaps.map(({ why }) => {
    const bare = why.replace(/^Not in the data loaded here: /, '')
    return bare.charAt(0).toUpperCase() + bare.slice(1)
  })
