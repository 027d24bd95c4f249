import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { sentencesIn, textOf } from '../message/message-words.ts'

const OTHER_DAY = anyOf(
  inOrder(
    /\b(?:was|were|had|did|done|performed|billed|sent|biopsied|read)\b[^.?!\n]{0,40}\bthe /,
    /day|week|month|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}/,
    / (?:before|prior|earlier)\b/,
  ),
  // `referring OB had done 76805 on 1/22`
  /\bhad (?:already |previously )?(?:done|billed|performed)\b[^.?!\n]{0,30}\bon \d{1,2}[/-]\d/,
  /\b(?:the|that) same week\b|\b(?:earlier|later) (?:that|this|the same|in the) week\b/,
)

/**
 * True where the one code is told only of another day, `nerve conduction (95910) was done the tues before`, `the same week`, and
 * the other apart from it.
 */
export function isDoneOtherDay(one: string, other: string, inquiry: Inquiry): boolean {
  const [earlier, later] = [one.toLowerCase(), other.toLowerCase()]
  const telling = sentencesIn(textOf(inquiry)).filter((sentence) => sentence.includes(earlier))
  return telling.length > 0 && telling.every((sentence) => OTHER_DAY.test(sentence) && !sentence.includes(later))
}
