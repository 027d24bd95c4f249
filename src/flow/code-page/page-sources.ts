import { factId } from '../../domain/code-address.ts'
import type { Citation, Edition } from '../../domain/edition.ts'

/** An edition a page rests on, numbered in the order it is first cited. */
export type PageSource = {
  number: number
  title: string
  publisher: string
  edition: string
  url: string | null
  /** Dates of service the edition speaks for. */
  from: string | null
  to: string | null
  /** Where it stands on the page of loaded data. */
  dataId: string
}

/** How one row is cited: its own place on the page, the number of its edition, and where in it the row is. */
export type FactMark = { id: string | null; source: number; locator: string }

/** The fragment of an edition on the page of loaded data. */
export const editionId = (source: string, label: string): string => factId({ source, edition: label, locator: '' })

/** Collects what a page cites. Every row has one place on it: the first that asks. */
export type PageSources = {
  /** The first of the citations, marked; those after it are numbered too. */
  mark(citation: Citation): FactMark
  /** Marks without a place of their own: the row stands elsewhere on the page. */
  refer(citations: readonly Citation[]): FactMark[]
  list(): PageSource[]
}

export function collectSources(editions: readonly Edition[]): PageSources {
  const sources: PageSource[] = []
  const placed = new Set<string>()
  const numberOf = ({ source, edition: label }: Citation): number => {
    const dataId = editionId(source, label)
    const known = sources.find((each) => each.dataId === dataId)
    if (known !== undefined) return known.number
    const edition = editions.find((each) => each.source === source && each.label === label)
    const { title = source, publisher = '', url = null, effective } = edition ?? {}
    const number = sources.length + 1
    const { from = null, to = null } = effective ?? {}
    sources.push({ number, title, publisher, edition: label, url, from, to, dataId })
    return number
  }
  return {
    mark(citation) {
      const id = factId(citation)
      const isFirst = !placed.has(id)
      placed.add(id)
      return { id: isFirst ? id : null, source: numberOf(citation), locator: citation.locator }
    },
    refer: (citations) =>
      citations.map((citation) => ({ id: null, source: numberOf(citation), locator: citation.locator })),
    list: () => sources,
  }
}
