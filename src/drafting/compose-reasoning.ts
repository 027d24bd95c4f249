import type { NumberedSource } from '../domain/draft.ts'
import type { WordedFinding } from './compose-draft.ts'
import { numbersOf } from './numbered-sources.ts'

/** Between two sentences, each of which the short answer says once. */
const SENTENCES = /(?<=[.])\s+(?=[A-Z])/

/** Words of a reasoning that is still read; the paragraphs that explain the short answer stand first. */
const WORDS = 220

/**
 * The findings that say why: what explains the short answer, then what stands beside it as far as there is room. Notes whose
 * words the short answer has are among them, for their source.
 */
export function chooseReasons(worded: readonly WordedFinding[], shortAnswer: string): WordedFinding[] {
  const isSaid = ({ words }: WordedFinding): boolean =>
    words.short !== '' && words.short.split(SENTENCES).every((sentence) => shortAnswer.includes(sentence))
  const ordered = worded.toSorted((one, other) => Number(isSaid(other)) - Number(isSaid(one)))
  let words = 0
  return ordered.filter((each) => {
    const reason = leaveSaid(each, shortAnswer)
    const length = reason.split(/\s+/).length
    if (reason === '' || (!isSaid(each) && words > 0 && words + length > WORDS)) return false
    words += length
    return true
  })
}

/** A paragraph for each reason. What the short answer has said is not said again, unless a note has no more to say. */
export function composeReasoning(
  reasons: readonly WordedFinding[],
  shortAnswer: string,
  sources: readonly NumberedSource[],
): string {
  const paragraphs = reasons.map((each) => explain(each, shortAnswer, sources))
  return [...new Set(paragraphs)].join('\n\n')
}

function leaveSaid({ words: { short, why } }: WordedFinding, shortAnswer: string): string {
  const isSaid = short !== '' && why.startsWith(short) && shortAnswer.includes(short)
  return (isSaid ? why.slice(short.length).trim() : '') || why
}

/** What a finding adds. A guidance note has no row in the table, so its sources stand behind it here. */
function explain(worded: WordedFinding, shortAnswer: string, sources: readonly NumberedSource[]): string {
  const { finding } = worded
  const reason = leaveSaid(worded, shortAnswer)
  if (finding.basis === 'rows') return reason
  const numbers = numbersOf(finding.citations, sources).map((number) => `[${number}]`)
  return `${reason} ${numbers.join(' ')}`
}
