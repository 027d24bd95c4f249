import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import type { FoldedPart } from './visible-text.ts'

/** A reason of a remittance with its group. */
const REASON = /(?<![A-Za-z0-9-])(?:CO|PR|OA|PI)[ -]?[AB]?\d{1,3}(?![\w%])/
const REASON_GROUPS = cueWords('co pr oa pi')
/** What a row of a remittance says of a code. */
const OUTCOME = anyOf(
  /(?<![A-Za-z0-9-])(?:CO|PR|OA|PI)[ -]?[AB]?\d{1,3}(?![\w%])/i,
  /\b(?:denied|paid|rejected|bundled|allowed)\b/i,
)
/** New text that goes on about a payment. */
const ABOUT_PAYMENT = inOrder(
  /\b/i,
  anyOf(
    /den(?:y|ied|ial)|appeal\w*|upheld|uphold|overturned|reject\w*|remit\w*|reconsider\w*|bundl\w+/i,
    /(?:wo ?n['’]?t|didn['’]?t|not|never|still) pa(?:y|id)|re-?sen[dt]|re-?submit\w*/i,
  ),
  /\b/i,
)
const CODE = /(?<![\w$#.-])(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d|\.\d)/g
const DATED = inOrder(/\b(?:dos|d\/s|dates? of service|service date)\b[ \t:=]{1,4}/i, /\d{1,2}[/-]\d{1,2}/i)
const DAY = /(?<![\d/-])\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?![\d/-])/
/** Lines from a row in which its day is told. */
const NEAR = 6

type Line = { start: number; end: number; text: string }

/**
 * The folded parts without the rows of a quoted mail that tell how a payer settled the codes the new text goes on about, and
 * without the line that dates them: of "they upheld it, why won't 64721 pay" the reason stands in the mail below. All of
 * them where the new text names a reason or no payment. `index` is that of the whole text, in which the parts have their places.
 */
export function withoutToldRows(
  folded: readonly FoldedPart[],
  visible: string,
  index: TextIndex,
): readonly FoldedPart[] {
  const groups = placesOf(index, REASON_GROUPS)
  if (!folded.some(({ kind, start, end }) => kind === 'quote' && groups.some((at) => start <= at && at < end)))
    return folded
  const mayTell = ({ kind, text }: FoldedPart): boolean => kind === 'quote' && REASON.test(text)
  if (!folded.some(mayTell) || REASON.test(visible) || !ABOUT_PAYMENT.test(visible)) return folded
  const asked = new Set(visible.match(CODE))
  if (asked.size === 0) return folded
  return folded.flatMap((part) => (mayTell(part) ? leaveRows(part, asked, !DAY.test(visible)) : [part]))
}

function leaveRows(part: FoldedPart, asked: ReadonlySet<string>, wantsDay: boolean): FoldedPart[] {
  const lines = linesOf(part)
  const isRow = ({ text }: Line): boolean =>
    OUTCOME.test(text) && (text.match(CODE) ?? []).some((code) => asked.has(code))
  const rows = lines.flatMap((line, at) => (isRow(line) ? [at] : []))
  if (!rows.some((at) => REASON.test(lines[at]?.text ?? ''))) return [part]
  const isDay = (line: Line, at: number): boolean =>
    wantsDay && DATED.test(line.text) && rows.some((row) => Math.abs(row - at) <= NEAR)
  const told = lines.filter((line, at) => rows.includes(at) || isDay(line, at))
  const parts: FoldedPart[] = []
  let from = part.start
  for (const { start, end } of [...told, { start: part.end, end: part.end }]) {
    if (start > from)
      parts.push({ ...part, start: from, end: start, text: part.text.slice(from - part.start, start - part.start) })
    from = end
  }
  return parts
}

/** The lines of a part, without what ends them. */
function linesOf({ text, start }: FoldedPart): Line[] {
  const lines: Line[] = []
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines.push({ start: start + from, end: start + to, text: text.slice(from, to) })
    from = to + 1
  }
  return lines
}
