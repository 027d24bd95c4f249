import type { DraftContent } from '../../domain/draft.ts'
import { type FactShelf, shelfOf } from '../answer/fact-shelf.ts'

/** `{F3}` in prose stands for the sources of fact 3. `{F?}` is a place still to be filled. */
const TOKEN = /\{F(\d{1,3}|\?)\}/g

/** Numbers of sources as they stand in prose. */
const CITATION = /\[(\d{1,3})\]/g

/** Every text of an answer in which a token or a citation can stand. */
type Prose = Pick<DraftContent, 'shortAnswer' | 'reasoning' | 'closing' | 'notInData' | 'questions'>

/** Tokens of the prose that name no fact of the shelf, as written: the answer cannot leave with them. */
export function findOpenTokens(prose: string, shelf: FactShelf): string[] {
  const open = [...prose.matchAll(TOKEN)].filter(([, number]) => shelf.rows[Number(number) - 1] === undefined)
  return [...new Set(open.map(([token]) => token))]
}

/**
 * The content as it leaves: tokens are citation numbers, sources whose rows were taken out are gone, and the others are
 * numbered from 1 again, in rows and prose alike. A token that names no fact stays as it is; the checks refuse it.
 */
export function settleCitations(draft: { content: DraftContent; shelf?: FactShelf | null }): DraftContent {
  const shelf = shelfOf(draft)
  const cited = mapProse(draft.content, (text) => fillTokens(text, shelf))
  const used = new Set(cited.rows.flatMap((row) => row.sources))
  mapProse(cited, (text) => {
    for (const [, number] of text.matchAll(CITATION)) used.add(Number(number))
    return text
  })
  // Only what a row cited goes with it: a source that never belonged to a row was put there for another reason.
  const ofRows = new Set(shelf.rows.flatMap((row) => row.sources))
  const kept = cited.sources.filter(({ number }) => used.has(number) || !ofRows.has(number))
  const numbers = new Map(kept.map((source, index) => [source.number, index + 1]))
  const renumber = (number: number): number => numbers.get(number) ?? number
  const settled = mapProse(cited, (text) =>
    text.replace(CITATION, (written, number) =>
      numbers.has(Number(number)) ? `[${renumber(Number(number))}]` : written,
    ),
  )
  return {
    ...settled,
    rows: settled.rows.map((row) => ({ ...row, sources: row.sources.map(renumber) })),
    sources: kept.map((source) => ({ ...source, number: renumber(source.number) })),
  }
}

function fillTokens(text: string, shelf: FactShelf): string {
  return text.replace(TOKEN, (token, number) => {
    const row = shelf.rows[Number(number) - 1]
    return row === undefined ? token : row.sources.map((source) => `[${source}]`).join(' ')
  })
}

function mapProse<Content extends DraftContent>(content: Content, change: (text: string) => string): Content {
  const prose: Prose = content
  const changed: Prose = {
    shortAnswer: change(prose.shortAnswer),
    reasoning: change(prose.reasoning),
    closing: change(prose.closing),
    notInData: prose.notInData.map(change),
    questions: prose.questions.map(change),
  }
  return { ...content, ...changed }
}
