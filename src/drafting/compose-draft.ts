import type { Citation, Edition, Facts } from '../domain/codebook.ts'
import type { AnswerRow, Disposition, Draft, NumberedSource, StatedFinding } from '../domain/draft.ts'
import type { Conclusion, Finding, Verdict } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'

/** The words of a finding: its table row, its part of the short answer, and why (empty where there is nothing to add). */
export type FindingWords = { statement: string; short: string; why: string }

/** The words a draft is made of. They live in templates; drafting only orders them. */
export type Wording = {
  finding(finding: Finding): FindingWords
  /** The short answer where nothing could be concluded. */
  nothingFound(view: { gaps: readonly string[]; codes: readonly string[] }): string
  closing(): string
}

/** What a draft is composed from. */
export type DraftInput = {
  inquiry: Inquiry
  facts: Facts
  conclusion: Conclusion
  greetingName: string | null
}

/** Verdicts by how much they decide: what is wrong comes before what is conditional, before what is fine. */
const WEIGHT: Record<Verdict, number> = {
  not_allowed: 0,
  allowed_with_modifier: 1,
  allowed: 2,
  unknown: 3,
  informational: 4,
}

/** A short answer of more findings than this is no longer short; the table has them all. */
const SHORT_ANSWER_FINDINGS = 4

/** The desk's own draft: findings in order, with their sources numbered, and gaps said plainly. */
export function composeDraft(input: DraftInput, wording: Wording): Draft {
  const { inquiry, facts, conclusion } = input
  const worded = conclusion.findings.map((finding) => ({ finding, words: wording.finding(finding) }))
  const sources = numberSources(conclusion.findings, facts.editions)
  const notInData = conclusion.gaps.map((gap) => gap.why)
  const codes = [...new Set(inquiry.references.map((reference) => reference.code))]
  return {
    disposition: judge(conclusion),
    content: {
      greetingName: input.greetingName,
      shortAnswer: shortAnswer(worded) || wording.nothingFound({ gaps: notInData, codes }),
      codes,
      asOf: facts.asOf,
      dateAssumed: inquiry.dateOfService === null,
      rows: worded.map(({ finding, words }) => toRow(finding, words, sources)),
      reasoning: unique(worded.map(({ words }) => words.why)).join('\n\n'),
      notInData,
      questions: [],
      sources,
      closing: wording.closing(),
    },
    findings: worded.map(({ finding, words }): StatedFinding => ({ ...finding, statement: words.statement })),
    gaps: conclusion.gaps,
  }
}

/** How far the conclusion goes. A gap beside findings makes the answer partial, never wrong. */
function judge(conclusion: Conclusion): Disposition {
  if (conclusion.findings.length === 0) return 'needs_person'
  return conclusion.gaps.length === 0 ? 'answered' : 'partly'
}

/** What decides, the heaviest first; what only informs is in the table, unless there is nothing else to say. */
function shortAnswer(worded: readonly { finding: Finding; words: FindingWords }[]): string {
  const weightOf = ({ finding }: { finding: Finding }): number => WEIGHT[finding.verdict]
  const deciding = worded.filter((each) => weightOf(each) < WEIGHT.informational)
  const leading = (deciding.length > 0 ? deciding : worded).toSorted((one, other) => weightOf(one) - weightOf(other))
  // A positive answer about a pair leans on what the edit file says of it, even where that is only "no edit".
  const supporting = leading.some(({ finding }) => finding.verdict === 'allowed')
    ? worded.filter(({ finding }) => finding.rule === 'ncci/bundled-pair')
    : []
  return unique([...leading, ...supporting].map(({ words }) => words.short))
    .slice(0, SHORT_ANSWER_FINDINGS)
    .join(' ')
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}

function toRow(finding: Finding, words: FindingWords, sources: readonly NumberedSource[]): AnswerRow {
  return {
    subject: finding.subjects.join(' + '),
    verdict: finding.verdict,
    statement: words.statement,
    sources: [...new Set(finding.citations.map((citation) => numberOf(citation, sources)))].sort((a, b) => a - b),
  }
}

const sameRow = (one: Citation, other: Citation): boolean =>
  one.source === other.source && one.edition === other.edition && one.locator === other.locator

function numberOf(citation: Citation, sources: readonly NumberedSource[]): number {
  return sources.find((source) => sameRow(source, citation))?.number ?? 0
}

/** Each cited row once, numbered in the order it is first cited. */
function numberSources(findings: readonly Finding[], editions: readonly Edition[]): NumberedSource[] {
  const sources: NumberedSource[] = []
  for (const citation of findings.flatMap((finding) => finding.citations)) {
    if (sources.some((source) => sameRow(source, citation))) continue
    const edition = editions.find((each) => each.source === citation.source && each.label === citation.edition)
    sources.push({
      ...citation,
      number: sources.length + 1,
      title: edition?.title ?? `${citation.source} ${citation.edition}`,
      publisher: edition?.publisher ?? '',
      url: edition?.url ?? null,
    })
  }
  return sources
}
