import type { Ask } from '../domain/inquiry.ts'
import { anyOf, inOrder } from '../patterns/compose-patterns.ts'
import type { WordedFinding } from './wording.ts'

/** Words that ask how often something is covered, or after how long again. */
const PERIOD_ASKED = anyOf(
  /\bhow (?:often|soon|frequent\w*|many times)\b|\bfrequency\b/i,
  /\b(?:months?|mos?|years?|yrs?|rolling|yearly|annual|frequency)[- ](?:\w+[- ]){0,2}limits?\b/i,
  /\b(?:too soon|interval)\b/i,
)
/** `four sessions in rolling 12 months`, `every 3 months` */
const PERIOD_TOLD = inOrder(
  /\b(?:every|in|per|within|once a|a) (?:rolling |any )?/i,
  /(?:\d{1,3} |two |three |six |twelve )?(?:months?|years?|weeks?|lifetime)\b/i,
)
/** More of them would hide what else is known. */
const MOST = 3

/** Who asks how often is first told that, and then under which policy: notes with a period before what else answers. */
export function leadWithPeriods(
  leading: readonly WordedFinding[],
  answering: readonly WordedFinding[],
  { kind, text }: Pick<Ask, 'kind' | 'text'>,
): readonly WordedFinding[] {
  if (kind !== 'coverage' || !PERIOD_ASKED.test(text)) return leading
  const telling = answering
    .filter(
      ({ finding: { basis, subjects }, words }) =>
        basis === 'guidance' && subjects.length > 0 && PERIOD_TOLD.test(words.short),
    )
    .slice(0, MOST)
  return telling.length === 0 ? leading : [...telling, ...leading.filter((each) => !telling.includes(each))]
}
