/** One line of a message with its offsets; `end` excludes the line break. */
export type MessageLine = { text: string; start: number; end: number }

/** Characters of a line that patterns look at: longer lines are prose or data, never a marker. */
const LOOKED_AT = 400

/** The lines of a text; `\r\n`, `\n` and a lone `\r` end a line. */
export function splitLines(text: string): MessageLine[] {
  const lines: MessageLine[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  lines.push({ text: text.slice(start), start, end: text.length })
  return lines
}

/** The beginning of a line without surrounding space, no-break spaces as spaces, cut to a length every pattern can take. */
export function headOf(line: MessageLine | undefined): string {
  return (line?.text ?? '')
    .slice(0, LOOKED_AT)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}
