import { diffWordsWithSpace } from 'diff'

/** One stretch of a text that was changed: kept, taken out or put in. */
export type DiffPart = { kind: 'same' | 'gone' | 'new'; text: string }

export type PartDiff = { name: string; parts: DiffPart[]; changed: boolean }

/** Beyond this many single changes two texts have so little in common that they are shown one after the other. */
const MOST_EDITS = 4_000

/** What changed between two texts, word by word. */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  if (changes === undefined) {
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]
  }
  const parts = changes.map(({ added, removed, value }): DiffPart => {
    return { kind: added ? 'new' : removed ? 'gone' : 'same', text: value }
  })
  return joinChanges(parts)
}

/** Changes with nothing but blanks between them as one: a sentence that was rewritten is not read word by word. */
function joinChanges(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  let gone = ''
  let fresh = ''
  const flush = (): void => {
    // Blanks at the end belong to both, and so to neither.
    const [, both = ''] = /(\s*)$/.exec(gone) ?? []
    const shared = both !== '' && fresh.endsWith(both) ? both : ''
    if (gone.length > shared.length) joined.push({ kind: 'gone', text: gone.slice(0, gone.length - shared.length) })
    if (fresh.length > shared.length) joined.push({ kind: 'new', text: fresh.slice(0, fresh.length - shared.length) })
    if (shared !== '') joined.push({ kind: 'same', text: shared })
    gone = ''
    fresh = ''
  }
  for (const [index, { kind, text }] of parts.entries()) {
    const between = kind === 'same' && text.trim() === '' && (gone + fresh).trim() !== '' && index < parts.length - 1
    if (kind === 'gone' || between) gone += text
    if (kind === 'new' || between) fresh += text
    if (kind === 'same' && !between) {
      flush()
      joined.push({ kind, text })
    }
  }
  flush()
  return joined
}

/** Words put in and taken out. */
export function countChangedWords(parts: readonly DiffPart[]): number {
  const words = (text: string): number => text.split(/\s+/).filter(Boolean).length
  return parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum : sum + words(text)), 0)
}
