/** A stretch of text: UTF-16 offsets, `end` exclusive. */
export type Span = { start: number; end: number }

/** Stands where something was taken out, so that what remains on both sides is not read as one phrase. */
export const BARRIER = '\uFFFC'

/**
 * The text with every span covered by `cover`, line breaks kept: the same length, so that offsets stay true.
 * Spans may overlap and come in any order.
 */
export function coverSpans(text: string, spans: readonly Span[], cover: ' ' | typeof BARRIER): string {
  const parts: string[] = []
  let done = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, done)
    if (span.end <= start) continue
    parts.push(text.slice(done, start), coverPiece(text.slice(start, span.end), cover))
    done = span.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

function coverPiece(piece: string, cover: string): string {
  return /[\r\n]/.test(piece)
    ? piece.replace(/[^\r\n]+/g, (run) => cover.repeat(run.length))
    : cover.repeat(piece.length)
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
