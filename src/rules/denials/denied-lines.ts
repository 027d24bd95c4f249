import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { type CodePlace, namesCode, placesOfCodes } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** Where one line of a remittance ends: also one of several that are written in a row. */
const LINE_END = /\n|[ \t]\/[ \t]|;/

/** What may stand between a code and its reason on one line: modifiers, units, amounts, other reasons, words of denying. */
const BETWEEN = inOrder(
  /^/,
  repeated(
    anyOf(
      /[\s|,:()$-]/,
      inOrder(
        /\b/,
        anyOf(
          /\d{1,6}(?:\.\d{1,2})?/,
          /\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/,
          /x\s?\d{1,4}|[a-z0-9]{2}|den(?:y|ied|ial)|reject(?:ed)?|with|for|was|were|got|mod/,
          /modifier|units?|line|came|back|both|again|also|only|(?:m|ma|n)\d{1,3}/,
          /(?:co|pr|oa|pi)[\s-]?[ab]?\d{1,3}/,
        ),
        /\b/,
      ),
    ),
    '*',
  ),
  /$/,
)

/** What joins codes that one reason is told of: `and` or a comma among modifiers; no dose and no other reason. */
const JOINED =
  /^(?=.*(?:[,&+/]|\b(?:and|with)\b))(?:[\s,&+/-]|\b(?:and|with|(?!co|pr|oa|pi|mg|ml|no|x\d)[a-z0-9]{2})\b)*$/

/** What joins those a reason is told on: `CO-97 on 76942 with 20610` is of the former. */
const LISTED = /^(?:[\s,&+/]|\band\b)*$/

/** `CO-97 on 76942`. */
const AHEAD = /^[\s:,-]*\b(?:on|for)\b(?:[\s:#,]|\b(?:the|code|cpt|line|\d)\b)*$/

/** True for a code that is named only in questions in which the other is not: what is asked of it explains no denial of that. */
export function isAskedApart(code: string, other: string, inquiry: Inquiry): boolean {
  const sentences = textOf(inquiry).split(/(?<=[.?!;])\s|\n/)
  const naming = sentences.filter((sentence) => namesCode(sentence, code))
  return (
    naming.length > 0 && naming.every((sentence) => sentence.trimEnd().endsWith('?') && !namesCode(sentence, other))
  )
}

/** The codes on whose line the reason of a denial stands, in their order; none where it stands with no code. */
export function findDeniedCodes(reason: string, inquiry: Inquiry): string[] {
  const codes = procedureCodes(inquiry.references)
  const written = new RegExp(`(?<![\\w.])(?:(?:co|pr|oa|pi)[\\s-]*)?0*${reason.toLowerCase()}(?![\\w.]*\\w)`, 'g')
  const found = textOf(inquiry)
    .split(LINE_END)
    .flatMap((line) => {
      const mentions = placesOfCodes(line, codes)
      return [...line.matchAll(written)].flatMap(({ index, 0: { length } }) =>
        carriersOf(index, index + length, mentions, line),
      )
    })
  return [...new Set(found)]
}

function carriersOf(start: number, end: number, mentions: readonly CodePlace[], line: string): string[] {
  const after = mentions.filter((mention) => mention.start >= end)
  const [next] = after
  if (next && AHEAD.test(line.slice(end, next.start))) {
    return joinedTo(after, (one, other) => LISTED.test(line.slice(one.end, other.start)))
  }
  const before = mentions.filter((mention) => mention.end <= start).toReversed()
  const [last] = before
  if (!last || !BETWEEN.test(line.slice(last.end, start))) return []
  return joinedTo(before, (one, other) => JOINED.test(line.slice(other.end, one.start))).toReversed()
}

/** The first of the mentions and those after it that are joined to one another. */
function joinedTo(mentions: readonly CodePlace[], isJoined: (one: CodePlace, next: CodePlace) => boolean): string[] {
  const broken = mentions.findIndex((one, at) => {
    const next = mentions[at + 1]
    return next === undefined || !isJoined(one, next)
  })
  return mentions.slice(0, broken + 1).map(({ code }) => code)
}
