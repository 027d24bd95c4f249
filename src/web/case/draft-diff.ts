import type { EditedDraft } from '../../flow/review/answer-edits.ts'
import { VERDICT_WORDS } from '../words/case-words.ts'
import { countChangedWords, diffWords, type PartDiff } from './word-diff.ts'

/** What changed between two revisions of an answer, part by part, and how many words in all. */
export type DraftDiff = { parts: PartDiff[]; words: number }

/** Every part of an answer that can differ, as text. */
function partsOf({ content }: EditedDraft): { name: string; text: string }[] {
  const rows = content.rows.map(
    ({ subject, verdict, statement }) => `${subject}: ${VERDICT_WORDS[verdict]}. ${statement}`,
  )
  return [
    { name: 'Short answer', text: content.shortAnswer },
    { name: `What the files say, as of ${content.asOf}`, text: rows.join('\n') },
    { name: 'Why, and what to check', text: content.reasoning },
    { name: 'Not in the data', text: content.notInData.join('\n') },
    { name: 'Closing', text: content.closing },
  ]
}

/** The changes from one revision to another. Parts are paired by their place in an answer. */
export function diffDrafts(before: EditedDraft, after: EditedDraft): DraftDiff {
  const find = (parts: { name: string; text: string }[], name: string) =>
    parts.find((each) => keyOf(each.name) === keyOf(name))?.text ?? ''
  const [old, now] = [partsOf(before), partsOf(after)]
  const names = [...new Map([...old, ...now].map(({ name }) => [keyOf(name), name])).values()]
  const parts = names.map((name): PartDiff => {
    const changes = diffWords(find(old, name), find(now, name))
    return { name, parts: changes, changed: changes.some(({ kind }) => kind !== 'same') }
  })
  return { parts, words: parts.reduce((sum, part) => sum + countChangedWords(part.parts), 0) }
}

/** A part's name without the date in it. */
const keyOf = (name: string): string => name.split(',')[0] ?? name
