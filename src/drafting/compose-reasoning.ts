import type { NumberedSource } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import { inWords } from './in-words.ts'
import { numbersOf } from './numbered-sources.ts'
import type { WordedFinding } from './wording.ts'

/** Between two sentences, each of which the short answer says once. */
const SENTENCES = /(?<=[.])\s+(?=[A-Z])/

/** Words of a reasoning that is still read; the paragraphs that explain the short answer stand first. */
const WORDS = 150

/**
 * The findings that say why: what explains the short answer, then what stands beside it as far as there is room. Notes whose
 * words the short answer has are among them, for their source.
 */
export function chooseReasons(worded: readonly WordedFinding[], shortAnswer: string): WordedFinding[] {
  const ordered = worded.toSorted((one, other) => Number(isSaid(other, shortAnswer)) - Number(isSaid(one, shortAnswer)))
  let words = 0
  return ordered.filter((each) => {
    if (each.words.why === '' || isLimitUntold(each, shortAnswer)) return false
    const reason = leaveSaid(each, shortAnswer)
    const length = reason === '' ? 0 : reason.split(/\s+/).length
    if (!isSaid(each, shortAnswer) && words > 0 && words + length > WORDS) return false
    words += length
    return true
  })
}

/** What a limit of units is not for explains nothing where the short answer tells no limit. */
const isLimitUntold = (each: WordedFinding, shortAnswer: string): boolean =>
  each.finding.rule === 'ncci/units-over-limit' && !isSaid(each, shortAnswer)

const isSaid = ({ words: { short } }: WordedFinding, shortAnswer: string): boolean =>
  short !== '' && short.split(SENTENCES).every((sentence) => shortAnswer.includes(sentence))

/**
 * A paragraph for each reason. What the short answer has said is not said again: notes that have no more to say stand in a
 * last paragraph with the sections they rest on.
 */
export function composeReasoning(
  reasons: readonly WordedFinding[],
  shortAnswer: string,
  sources: readonly NumberedSource[],
): string {
  const said = reasons.filter((each) => leaveSaid(each, shortAnswer) === '')
  const paragraphs = reasons.flatMap((each) => (said.includes(each) ? [] : explain(each, shortAnswer, sources)))
  const sections = said.map(({ finding }) => `${finding.citations[0].locator} ${mark(finding, sources)}`)
  const last = [...new Set(sections)].join('; ')
  return [...new Set(paragraphs), ...(last === '' ? [] : [`The short answer follows ${last}.`])].join('\n\n')
}

/** What a reason adds to the short answer; empty where that has said it all. */
function leaveSaid(worded: WordedFinding, shortAnswer: string): string {
  const { short, why } = worded.words
  return why.startsWith(short) && isSaid(worded, shortAnswer) ? why.slice(short.length).trim() : why
}

/** What a finding adds. A guidance note has no row in the table, so its sources stand behind it here. */
function explain(worded: WordedFinding, shortAnswer: string, sources: readonly NumberedSource[]): string {
  const reason = nameSubjects(leaveSaid(worded, shortAnswer), worded)
  return worded.finding.basis === 'rows' ? reason : `${reason} ${mark(worded.finding, sources)}`
}

/** Words that begin what goes on from a sentence the reader has seen elsewhere. */
const GOING_ON = /^(?:(?:Since|From|For|With|Where|In)\b[^,.;:]{0,30} )?(?:it|they|its|their|this|these|those)\b/i

/** More codes than this say less than none. */
const SUBJECTS_NAMED = 3

/** "It never goes on a visit" with what it speaks of, where the sentence before it stands in the short answer. */
function nameSubjects(reason: string, { finding, words }: WordedFinding): string {
  const { subjects } = finding
  const isWhole = reason === words.why || !GOING_ON.test(reason)
  if (isWhole || subjects.length === 0 || subjects.length > SUBJECTS_NAMED) return reason
  return `For ${inWords(subjects)}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}

/** `[3] [4]` */
const mark = ({ citations }: Finding, sources: readonly NumberedSource[]): string =>
  numbersOf(citations, sources)
    .map((number) => `[${number}]`)
    .join(' ')
