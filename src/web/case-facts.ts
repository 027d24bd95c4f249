import type { AnswerRow, DraftContent, NumberedSource } from '../domain/draft.ts'
import { VERDICT_WORDS } from './case-words.ts'

export type SourceView = {
  number: number
  title: string
  publisher: string
  locator: string
  dates: string
  url: string | null
}

/** What the files say about one code or pair, with the rows it rests on. */
export type FactView = {
  number: number
  subject: string
  verdict: string
  words: string
  statement: string
  sources: SourceView[]
}

export type FactsView = {
  facts: FactView[]
  /** What the data loaded here cannot say. */
  missing: string[]
  asOf: string
  dateAssumed: boolean
}

/** The facts of a draft as cards, numbered from 1 in the order of the answer. */
export function composeFacts(content: DraftContent): FactsView {
  return {
    facts: content.rows.map((row, index) => composeFact(row, index + 1, content.sources)),
    missing: content.notInData,
    asOf: content.asOf,
    dateAssumed: content.dateAssumed,
  }
}

function composeFact(row: AnswerRow, number: number, sources: readonly NumberedSource[]): FactView {
  return {
    number,
    subject: row.subject,
    verdict: row.verdict,
    words: VERDICT_WORDS[row.verdict],
    statement: row.statement,
    sources: sources.filter((source) => row.sources.includes(source.number)).map(viewSource),
  }
}

/** A source as it is listed: which row of which edition, and for which dates it holds. */
export function viewSource(source: NumberedSource): SourceView {
  const { number, title, publisher, locator, effectiveFrom, effectiveTo } = source
  return {
    number,
    title,
    publisher,
    locator,
    dates: datesInWords(effectiveFrom, effectiveTo),
    url: webAddress(source.url),
  }
}

function datesInWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'no dates in the source'
  if (from === null) return `through ${to}`
  return to === null ? `from ${from}` : `${from} through ${to}`
}

/** An edition's address comes from an imported file: only a web address becomes a link. */
const webAddress = (url: string | null): string | null => (url !== null && /^https?:\/\//i.test(url) ? url : null)
