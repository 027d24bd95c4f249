import type { CodeReference } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, captured, inOrder, notBefore, sticky } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

/** `871 vs 872`, `871 and 872`: two groups beside each other in the list, as one condition with and without complications. */
const PAIR = figurePattern(
  sticky(
    inOrder(
      /(?<![\w.,$%/#-])(\d{3})/,
      captured(/[ \t]?\/[ \t]?|[ \t](?:vs?\.?|versus|or|and|to|instead[ \t]of|over|rather[ \t]than|not)[ \t]/),
      /(\d{3})/,
      notBefore(
        anyOf(
          /[\w%/-]|[.,]\d/,
          inOrder(
            /[ \t]?/,
            anyOf(
              /%|mg|mcg|ml|lbs?|pounds|kg|min|days?|units?|patients|pts|claims?|pages?|rows?/,
              /lines?|am|pm|hrs?|hours|over/,
            ),
            /\b/,
          ),
        ),
      ),
    ),
  ),
  { least: 3, most: 3, first: DIGITS, signs: ' \t/' },
)
/** What a stay is grouped by: one of these must be spoken of. */
const STAY_WORDS = cueWords(
  'inpatient drg drgs msdrg mcc mccs poa principal sepsis septic grouper encoder pdx ipps cdi',
)
/** Groups of one condition at most this far apart. */
const MAX_APART = 3
/** What is counted or measured in three digits too. */
const OTHERWISE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /bp|weight|wt|weighs?|hr|pulse|glucose|sugars?|na|room|rm|ext|pages?|rows?|lines?|claims?/i,
    /carc|co|pr|reason|denial|rev|revenue|icd-?9|paid|pays|cost|costs/i,
  ),
  /\b[^.?!\n]{0,20}$/i,
)

/** MS-DRGs that no word names, in a mail that speaks of how a stay is grouped. */
export function findBareGroups(text: string, _isCode: IsCode, index: TextIndex): CodeReference[] {
  if (placesOf(index, STAY_WORDS).length === 0) return []
  return matchFigures(text, index, PAIR).flatMap(({ index: start, 0: written, 1: one = '', 3: other = '' }) => {
    const apart = Math.abs(Number(one) - Number(other))
    if (apart === 0 || apart > MAX_APART || OTHERWISE_BEFORE.test(lineBefore(text, start, 40))) return []
    const end = start + written.length
    return [reference(text, one, start), reference(text, other, end - other.length)]
  })
}

function reference(text: string, code: string, start: number): CodeReference {
  const end = start + code.length
  return { text: text.slice(start, end), system: 'MS-DRG', code, modifiers: [], units: null, start, end }
}
