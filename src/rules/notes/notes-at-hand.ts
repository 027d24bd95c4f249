import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { type CodeRange, isInRange, namedAs, readSpans } from './code-spans.ts'
import { type ReadText, startOf } from './word-starts.ts'

/** The note of that key that holds on the day of the facts. */
export function findNote({ guidance, asOf }: Facts, key: string): GuidanceFact | undefined {
  return indexOf(guidance)
    .byKey.get(key)
    ?.find(({ effective }) => spanContains(effective, asOf))
}

/**
 * The notes that hold on the day of the facts and may speak of a message, in the order of the facts: all of which a
 * condition names a code of it or begins a word as one of the text does, and those that wait for neither.
 */
export function findNotesAbout(
  { guidance, asOf }: Facts,
  references: readonly CodeReference[],
  { starts }: ReadText,
): GuidanceFact[] {
  const { always, byCode, ranges, byStart } = indexOf(guidance)
  const near = new Set(always)
  for (const reference of references) {
    for (const name of namedAs(reference)) for (const at of byCode.get(name) ?? []) near.add(at)
    for (const { range, at } of ranges.get(reference.code.slice(0, 1)) ?? []) {
      if (isInRange(reference, range)) near.add(at)
    }
  }
  for (const start of starts) for (const at of byStart.get(start) ?? []) near.add(at)
  const found: GuidanceFact[] = []
  for (const at of [...near].sort((one, other) => one - other)) {
    const note = guidance[at]
    if (note !== undefined && spanContains(note.effective, asOf)) found.push(note)
  }
  return found
}

type NotedRange = { range: CodeRange; at: number }

/** Places in the list of notes, by what a message has to have for one of the conditions of a note to hold. */
type NoteIndex = {
  byKey: ReadonlyMap<string, GuidanceFact[]>
  always: readonly number[]
  byCode: ReadonlyMap<string, readonly number[]>
  /** By the first character of the codes that stand in them. */
  ranges: ReadonlyMap<string, readonly NotedRange[]>
  byStart: ReadonlyMap<string, readonly number[]>
}

/** Indexes of lists of notes: every answer has the same list, until an edition changes. */
const INDEXES = new WeakMap<readonly GuidanceFact[], NoteIndex>()

function indexOf(notes: readonly GuidanceFact[]): NoteIndex {
  const known = INDEXES.get(notes)
  if (known !== undefined) return known
  const index = readNotes(notes)
  INDEXES.set(notes, index)
  return index
}

function readNotes(notes: readonly GuidanceFact[]): NoteIndex {
  const always: number[] = []
  const byCode = new Map<string, number[]>()
  const byStart = new Map<string, number[]>()
  const ranges = new Map<string, NotedRange[]>()
  for (const [at, { when }] of notes.entries()) {
    for (const { codes, words } of when) {
      if (codes) {
        const spans = readSpans(codes)
        for (const name of spans.names) addTo(byCode, name, at)
        for (const range of spans.ranges) {
          for (const first of firstCharacters(range)) addTo(ranges, first, { range, at })
        }
      } else if (words) {
        for (const word of words) addTo(byStart, startOf(word), at)
      } else always.push(at)
    }
  }
  return { byKey: Map.groupBy(notes, ({ key }) => key), always, byCode, ranges, byStart }
}

/** Every character that a code from the first to the last one of the range may begin with. */
function firstCharacters({ from, to }: CodeRange): string[] {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  return Array.from({ length: last - first + 1 }, (_each, at) => String.fromCharCode(first + at))
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [item])
  else list.push(item)
}
