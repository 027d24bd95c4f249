import { headOf, type MessageLine, skipBlank } from '../text/message-lines.ts'
import { countFieldLines, countHeaderLines } from './header-block.ts'
import {
  countAttributionLines,
  countForeignAttribution,
  isBetweenSigns,
  isForwardMarker,
  isMessageRule,
  isOriginalMarker,
  isProgramsAttribution,
  isQuoted,
  isReplyAbove,
  isToldAttribution,
} from './quote-markers.ts'
import { isRule } from './sign-off.ts'

/**
 * Where a history begins: how many lines introduce it, whether all that follows belongs to it, whether it is marked as
 * forwarded, and whether quoted lines follow an attribution.
 */
export type History = { lead: number; toEnd: boolean; forwarded: boolean; attributed: boolean; bare: boolean }

/** The history that begins at a line, or null. */
export function findHistory(lines: readonly MessageLine[], index: number): History | null {
  const line = lines[index]
  if (!line || headOf(line) === '') return null
  const forwards = isForwardMarker(line)
  if (forwards || isOriginalMarker(line)) {
    const lead = 1 + countFieldLines(lines, index + 1).lines
    const quotedBelow = !forwards && isQuoted(lines[skipBlank(lines, index + lead)])
    return { lead, toEnd: !quotedBelow, forwarded: forwards, attributed: quotedBelow, bare: false }
  }
  const start = isRule(line) || isMessageRule(line) ? skipBlank(lines, index + 1) : index
  const header = countHeaderLines(lines, start)
  if (header > 0) {
    // Outlook can be told to quote line by line as well: answers then stand between the lines.
    const quotedBelow = isQuoted(lines[skipBlank(lines, start + header)])
    return {
      lead: start - index + header,
      toEnd: !quotedBelow,
      forwarded: false,
      attributed: quotedBelow,
      bare: false,
    }
  }
  if (isBetweenSigns(line)) {
    const quotedBelow = isQuoted(lines[skipBlank(lines, index + 1)])
    return { lead: 1, toEnd: !quotedBelow, forwarded: false, attributed: quotedBelow, bare: false }
  }
  if (isQuoted(line)) return { lead: 1, toEnd: false, forwarded: false, attributed: false, bare: true }
  const attribution = countAttributionLines(lines, index) || countForeignAttribution(lines, index)
  if (attribution === 0 || isToldAttribution(lines, index, attribution)) return null
  const next = skipBlank(lines, index + attribution)
  const quotedBelow = isQuoted(lines[next])
  const marked = isReplyAbove(lines[next])
  if (!quotedBelow && !marked && !isProgramsAttribution(lines, index, attribution)) return null
  return { lead: next - index, toEnd: !quotedBelow, forwarded: false, attributed: quotedBelow, bare: false }
}
