/** A stretch of text: UTF-16 offsets, `end` exclusive. */
export type Span = { start: number; end: number }

/** Stands where something was taken out, so that what remains on both sides is not read as one phrase. */
export const BARRIER = '\x81'

/**
 * The text with every span covered by `cover`, line breaks kept: the same length, so that offsets stay true.
 * Spans may overlap and come in any order.
 */
export function coverSpans(text: string, spans: readonly Span[], cover: ' ' | typeof BARRIER): string {
  if (spans.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, done)
    if (span.end <= start) continue
    parts.push(text.slice(done, start))
    coverPiece(text, start, span.end, cover, parts)
    done = span.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/** Runs of each cover, cut to length: a piece of a long string costs less than a new one. */
const RUN_CHARACTERS = 512
const RUNS: Readonly<Record<string, string>> = {
  ' ': ' '.repeat(RUN_CHARACTERS),
  [BARRIER]: BARRIER.repeat(RUN_CHARACTERS),
}

function coverPiece(text: string, start: number, end: number, cover: ' ' | typeof BARRIER, parts: string[]): void {
  const blank = (length: number): string =>
    length <= RUN_CHARACTERS ? (RUNS[cover] ?? '').slice(0, length) : cover.repeat(length)
  const piece = text.slice(start, end)
  if (end - start < SHORT_CHARACTERS && nextBreak(piece, 0) < 0) {
    parts.push(blank(end - start))
    return
  }
  const nextBreakIn = piece.includes('\r') ? nextBreak : nextLineFeed
  let done = 0
  for (let at = nextBreakIn(piece, 0); at >= 0; at = nextBreakIn(piece, done)) {
    parts.push(blank(at - done), piece.charAt(at))
    done = at + 1
  }
  parts.push(blank(piece.length - done))
}

/** Below this a loop finds a break sooner than a search does. */
const SHORT_CHARACTERS = 32

function nextLineFeed(text: string, from: number): number {
  return text.indexOf('\n', from)
}

/** The next line feed or carriage return, or -1. */
function nextBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return -1
}

/** True for a stretch of spaces and line breaks, as folded parts leave many. */
export function isBlank(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at === end
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** The part of the line before `at`, at most `most` characters of it. */
export function lineBefore(text: string, at: number, most: number): string {
  const before = text.slice(Math.max(0, at - most), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}

/** The part of the line from `at` on, at most `most` characters of it. */
export function lineAfter(text: string, at: number, most: number): string {
  const after = text.slice(at, at + most)
  const lineBreak = after.indexOf('\n')
  return lineBreak < 0 ? after : after.slice(0, lineBreak)
}

/** What the sticky `pattern` matches exactly at `at`, or null. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Adds the match that begins there, if there is one, to `found`, and returns where it ends: beyond `at` even where it is empty. */
export function keepMatch(pattern: RegExp, text: string, at: number, found: RegExpExecArray[]): number {
  const match = matchAt(pattern, text, at)
  if (match === null) return at
  found.push(match)
  return at + Math.max(1, match[0].length)
}
