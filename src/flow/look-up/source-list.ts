import type { NumberedSource } from '../../domain/draft.ts'
import type { Citation, Edition } from '../../domain/edition.ts'

/** Every cited row once, numbered in the order it is first cited. */
export class SourceList {
  readonly list: NumberedSource[] = []
  readonly #numbers = new Map<string, number>()

  numbersOf(citations: readonly Citation[], editions: readonly Edition[]): number[] {
    const numbers = citations.map((citation) => this.#numberOf(citation, editions))
    return [...new Set(numbers)].sort((a, b) => a - b)
  }

  #numberOf(citation: Citation, editions: readonly Edition[]): number {
    const key = [citation.source, citation.edition, citation.locator].join('\n')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.list.length + 1
    const edition = editions.find((each) => each.source === citation.source && each.label === citation.edition)
    const { title = `${citation.source} ${citation.edition}`, publisher = '', url = null } = edition ?? {}
    this.list.push({ ...citation, number, title, publisher, url })
    this.#numbers.set(key, number)
    return number
  }
}
