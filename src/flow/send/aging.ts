import type { Draft, DraftContent, StatedFinding } from '../../domain/draft.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type DateSpan, type IsoDate, spanContains } from '../../domain/iso-date.ts'
import type { Wording } from '../../drafting/wording.ts'
import { answerInquiry, type Codebook } from '../answer/answer.ts'

/** An edition that came, as far as sent answers depend on it. */
export type NewEdition = { source: string; label: string; title: string; effective: DateSpan; loadedAt: Date | null }

/** An answer a requester has, with the facts it rests on. */
export type Sent = {
  caseId: number
  messageId: number
  sentAt: Date
  content: DraftContent
  findings: StatedFinding[]
  inquiry: Inquiry
}

/** One statement of a sent answer that no longer holds. */
export type ChangedFinding = {
  subjects: string[]
  before: string
  /** What the data says now; null where it no longer says anything. */
  after: string | null
  /** The first day it does not hold, where the answer was right for its own day; null where it was not. */
  from: IsoDate | null
  /** Title of the edition that changed it. */
  edition: string
}

export type AffectedAnswer = { sent: Sent; changes: ChangedFinding[]; correction: Draft; editionIds: number[] }

export type AgingPorts = {
  listSentAnswers(sources: readonly string[]): Promise<Sent[]>
  codebook: Codebook
  wording: Wording
  /** The words that open a correction. */
  wordCorrection(view: { sentOn: IsoDate; changes: readonly ChangedFinding[] }): string
}

/**
 * The sent answers that those editions make wrong, oldest first, each with the draft that corrects it. An answer for a
 * date of service is held against what the data says of that date now. One that named no date also ages when an edition
 * begins later and says otherwise.
 */
export async function findAffectedAnswers(
  editions: readonly NewEdition[],
  ports: AgingPorts,
): Promise<AffectedAnswer[]> {
  const affected: AffectedAnswer[] = []
  for (const sent of await ports.listSentAnswers([...new Set(editions.map(({ source }) => source))])) {
    const newer = editions.filter(({ loadedAt }) => loadedAt === null || loadedAt > sent.sentAt)
    for (const date of datesToCheck(sent, newer)) {
      const found = await compare(sent, date, newer, ports)
      if (found === null) continue
      affected.push(found)
      break
    }
  }
  return affected
}

/** The day of the answer, and for one that named none the first days of later editions. */
function datesToCheck({ content }: Sent, editions: readonly NewEdition[]): IsoDate[] {
  const later = content.dateAssumed
    ? editions.flatMap(({ effective: { from } }) => (from !== null && from > content.asOf ? [from] : []))
    : []
  return [content.asOf, ...[...new Set(later)].sort()]
}

async function compare(
  sent: Sent,
  date: IsoDate,
  editions: readonly NewEdition[],
  ports: AgingPorts,
): Promise<AffectedAnswer | null> {
  const { content, inquiry, findings } = sent
  const resting = findings.filter(({ citations }) => editionOf(citations, editions) !== undefined)
  if (resting.length === 0 || !editions.some(({ effective }) => spanContains(effective, date))) return null
  const asked = { inquiry, asOf: date, greetingName: content.greetingName }
  const answer = await answerInquiry(asked, ports.codebook, ports.wording)
  const changes = resting.flatMap((before) => {
    if (date !== content.asOf && YEARLY.has(before.rule)) return []
    const after = answer.draft.findings.find((finding) => isAboutTheSame(before, finding)) ?? null
    if (after !== null && saysTheSame(before, after)) return []
    const edition = editionOf([...(after?.citations ?? []), ...before.citations], editions)
    const change: ChangedFinding = {
      subjects: before.subjects,
      before: before.statement,
      after: after?.statement ?? null,
      from: date === content.asOf ? null : date,
      edition: edition?.title ?? '',
    }
    return [change]
  })
  if (changes.length === 0) return null
  const shortAnswer = ports.wordCorrection({ sentOn: sent.sentAt.toISOString().slice(0, 10), changes })
  const correction = { ...answer.draft, content: { ...answer.draft.content, shortAnswer } }
  return { sent, changes, correction, editionIds: answer.facts.editions.map(({ id }) => id) }
}

/** Rules whose values are of one year by their nature: a new year does not make them wrong. */
const YEARLY: ReadonlySet<string> = new Set(['coverage/medicare-fee'])

const editionOf = (citations: Finding['citations'] | Finding['citations'][number][], editions: readonly NewEdition[]) =>
  editions.find(({ source }) => citations.some((citation) => citation.source === source))

const isAboutTheSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule && one.subjects.toSorted().join() === other.subjects.toSorted().join()

/** Values that tell where a fact was read, or for which day, not what it says; and those that only shape its sentence. */
const WHERE_READ: ReadonlySet<string> = new Set([
  ...['asOf', 'covers', 'edition', 'feeEdition', 'feeCovers', 'factorEdition', 'overdueSince', 'section', 'endedOn'],
  ...['bundles', 'limits', 'exception', 'conditioned', 'unreported', 'anyTwo'],
])

/** True where a finding still says what an answer said; what a later version of the desk tells besides is no change. */
const saysTheSame = (before: Finding, after: Finding): boolean =>
  before.verdict === after.verdict &&
  Object.entries(before.parameters).every(
    ([name, value]) => WHERE_READ.has(name) || holds(value, after.parameters[name]),
  )

/** True where everything of the one value stands in the other: a database gives the keys of an object in an order of its own. */
function holds(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || before === null) return before === after
  if (typeof after !== 'object' || after === null) return false
  if (Array.isArray(before))
    return Array.isArray(after) && before.length === after.length && before.every((each, at) => holds(each, after[at]))
  return Object.entries(before).every(([name, value]) => holds(value, (after as Record<string, unknown>)[name]))
}
