import type { NumberedSource } from '../domain/draft.ts'
import type { Citation, Edition } from '../domain/edition.ts'
import type { Finding } from '../domain/finding.ts'

/** Each cited row once, numbered in the order it is first cited. */
export function numberSources(findings: readonly Finding[], editions: readonly Edition[]): NumberedSource[] {
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

/** The numbers of those citations, each once, rising. */
export function numbersOf(citations: readonly Citation[], sources: readonly NumberedSource[]): number[] {
  const numbers = citations.map((citation) => sources.find((source) => sameRow(source, citation))?.number ?? 0)
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** True where the finding rests on that row. */
export const citesRow = ({ citations }: Pick<Finding, 'citations'>, row: Citation): boolean =>
  citations.some((citation) => sameRow(citation, row))

const sameRow = (one: Citation, other: Citation): boolean =>
  one.source === other.source && one.edition === other.edition && one.locator === other.locator
