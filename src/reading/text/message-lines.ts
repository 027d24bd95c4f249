/** One line of a message with its offsets; `end` excludes the line break. */
export type MessageLine = {
  text: string
  /** Its beginning without surrounding space, no-break spaces as spaces, cut to a length every pattern can take. */
  head: string
  start: number
  end: number
  /** See {@link firstWordOf}; read when it is first asked for. */
  firstWord: string | null
  /** Whether the line quotes; read when it is first asked for. */
  quoted: boolean | null
}

/** Characters of a line that patterns look at: longer lines are prose or data, never a marker. */
const LOOKED_AT = 400

/** Signs that may stand before the first word of a line: quoting, emphasis, rules, brackets. */
const FIRST_WORD = /^[\s*_#<>=|[\](){}~-]{0,10}([\p{L}\p{N}]+)/u

/** A first word of ASCII letters that begins the line, which most do: the sets of Unicode are slow to try. */
const PLAIN_WORD = /^([A-Za-z0-9]+)(?=[ \t,.:;!?'")-]|$)/

const LINE_END = /\r\n?|\n/g
const NO_BREAKS = /[\u00a0\u202f]/g

/** The lines of a text; `\r\n`, `\n` and a lone `\r` end a line. */
export function splitLines(text: string): MessageLine[] {
  const lines: MessageLine[] = []
  const plain = !text.includes('\u00a0') && !text.includes('\u202f')
  let start = 0
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(makeLine(text, start, end, plain))
      start = end + 1
    }
    lines.push(makeLine(text, start, text.length, plain))
    return lines
  }
  LINE_END.lastIndex = 0
  for (let sign = LINE_END.exec(text); sign !== null; sign = LINE_END.exec(text)) {
    lines.push(makeLine(text, start, sign.index, plain))
    start = LINE_END.lastIndex
  }
  lines.push(makeLine(text, start, text.length, plain))
  return lines
}

/** An attribution that a mail program wrote right behind the new text: `yes On Tue, Jan 13, 2026 at 8:02 AM Desk wrote: > old`. */
const INNER_ATTRIBUTION =
  /(?:[ \t]|-{1,3})[ \t]?(?=On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? [^\n]{8,160}? (?:wrote|writes):(?:[ \t]|$))/
const ATTRIBUTION_END = /^[- \t]{0,4}On [^\n]{8,200}? (?:wrote|writes):(?=[ \t])/

/** The lines with attributions that share a line with other text on lines of their own. */
export function splitSharedLines(lines: readonly MessageLine[], text: string): MessageLine[] {
  const split: MessageLine[] = []
  for (const line of lines) {
    if (!line.head.includes(':') || !line.head.includes('On ')) {
      split.push(line)
      continue
    }
    const inner = line.head.length === 0 ? null : INNER_ATTRIBUTION.exec(line.text.slice(0, LOOKED_AT))
    const before = inner && inner.index > 0 ? line.start + inner.index : line.start
    const rest = text.slice(before, line.end).trimStart()
    const quoted = ATTRIBUTION_END.exec(rest.slice(0, LOOKED_AT))
    const cut = quoted ? line.end - rest.length + quoted[0].length : line.end
    const ends = [before, cut, line.end].filter((end, at, all) => end > line.start && end !== all[at + 1])
    ends.forEach((end, at) => {
      split.push(makeLine(text, at === 0 ? line.start : (ends[at - 1] ?? line.start), end))
    })
  }
  return split
}

/** The line between two places; `plain` where the text is known to hold no no-break spaces. */
function makeLine(text: string, start: number, end: number, plain = false): MessageLine {
  const line = text.slice(start, end)
  const looked = line.slice(0, LOOKED_AT)
  return {
    text: line,
    head: withoutUnseen((plain ? looked : looked.replace(NO_BREAKS, ' ')).trim()),
    start,
    end,
    firstWord: null,
    quoted: null,
  }
}

/** Signs of no width that programs set at the ends of a line, as marks of their own text, and blanks. */
const UNSEEN = new Set('\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad \t')
const FIRST_UNSEEN = 0xad

/** A trimmed line without signs of no width at its ends. */
function withoutUnseen(head: string): string {
  let start = 0
  let end = head.length
  // Most lines begin and end with signs of ASCII.
  if (head.charCodeAt(0) >= FIRST_UNSEEN) while (start < end && UNSEEN.has(head.charAt(start))) start++
  if (head.charCodeAt(end - 1) >= FIRST_UNSEEN) while (end > start && UNSEEN.has(head.charAt(end - 1))) end--
  return start > 0 || end < head.length ? head.slice(start, end) : head
}

/** The beginning of a line, or nothing where there is no line. */
export function headOf(line: MessageLine | undefined): string {
  return line?.head ?? ''
}

/** The first line from `index` on that is not blank; the number of lines where none is. */
export function skipBlank(lines: readonly MessageLine[], index: number): number {
  let at = index
  while (at < lines.length && headOf(lines[at]) === '') at++
  return at
}

/** The first word of a line in lower case, signs before it left out; '' where none stands in its first ten characters. */
export function firstWordOf(line: MessageLine | undefined): string {
  if (!line) return ''
  line.firstWord ??= (PLAIN_WORD.exec(line.head) ?? FIRST_WORD.exec(line.head))?.[1]?.toLowerCase() ?? ''
  return line.firstWord
}
