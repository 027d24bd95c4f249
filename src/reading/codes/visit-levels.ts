import type { CodeReference } from '../../domain/code-reference.ts'
import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
}

/** The visit and the first of its codes: level 1 is that code, level 2 the next one (CPT evaluation and management). */
const VISITS: readonly { visit: RegExp; first: number; levels: number }[] = [
  { visit: /^new/i, first: 99201, levels: 5 },
  { visit: /^est/i, first: 99211, levels: 5 },
  { visit: /^(?:ed|er|emergency)/i, first: 99281, levels: 5 },
  { visit: /^(?:initial|admi)/i, first: 99221, levels: 3 },
  { visit: /^subseq/i, first: 99231, levels: 3 },
]

const LEVEL =
  '(?:levels?|lvls?|lv)[ \\t]?#?[ \\t]?([1-5]|one|two|three|four|five|iv|i{1,3}|v)(?!\\w|[.-]\\w|[ \\t]?(?:fusion|disc|acdf))'
const PATIENT = '(?:[ \\t-](?:patients?|pts?\\b\\.?|office|outpatient|visits?|o\\/?v))'
const VISIT = `new${PATIENT}|est(?:ab(?:lished)?)?\\b\\.?${PATIENT}?|(?:ED|ER|emergency(?:[ \\t](?:department|dept|room))?)(?:[ \\t]visits?)?|(?:initial|subsequent)[ \\t](?:hospital|inpatient|hosp|obs(?:ervation)?)(?:[ \\t](?:care|visits?))?`
const BETWEEN =
  '(?:[ \\t]?[,:–-][ \\t]?|[ \\t])(?:(?:a|an|the|visit|e\\/?m|em|code|for|office|outpatient|of|care)[ \\t]){0,3}'

/** `new patient level 3`, `est pt, lvl 4`, `ER level 4` */
const VISIT_FIRST = cuedPattern(
  'new est estab established ed er emergency initial subsequent',
  new RegExp(`(?<![\\w-])(${VISIT})${BETWEEN}${LEVEL}`, 'i'),
)
/** `a level 4 established`, `level 3 new patient`, `level 4 ED visit` */
const LEVEL_FIRST = cuedPattern(
  'level levels lvl lvls lv',
  new RegExp(`(?<![\\w-])${LEVEL}${BETWEEN}(${VISIT}|new(?=[ \\t]?(?:$|[?,.;)]|\\bpt|\\bpatient)))(?![\\w-])`, 'i'),
)

/** `level 3 or 4 est`, `level 4 vs 5 new patient` */
const EITHER_LEVEL = cuedPattern(
  'level levels lvl lvls lv',
  inOrder(
    /(?<![\w-])(?:levels?|lvls?|lv)[ \t]?([1-5])[ \t]?(?:or|vs\.?|versus|\/)[ \t]?/i,
    /(?:(?:an?|level|lvl)[ \t])?([1-5])(?!\w|[.-]\w)/i,
    new RegExp(BETWEEN, 'i'),
    captured(anyOf(new RegExp(VISIT, 'i'), /new(?=[ \t]?(?:$|[?,.;)]))/i)),
    /(?![\w-])/i,
  ),
)

/**
 * Visits named by their level: `a level 4 established` is 99214, `new patient level 3` 99203. A level without its kind of
 * visit names no code.
 */
export function findVisitLevels(text: string, index: TextIndex): CodeReference[] {
  const found = [
    ...matchCued(text, index, EITHER_LEVEL).flatMap((match) =>
      [match[1], match[2]].flatMap((level) => toReference(match, match[3], level)),
    ),
    ...matchCued(text, index, VISIT_FIRST).flatMap((match) => toReference(match, match[1], match[2])),
    ...matchCued(text, index, LEVEL_FIRST).flatMap((match) => toReference(match, match[2], match[1])),
  ].sort((a, b) => a.start - b.start)
  return found.filter(({ start, end }, at) => {
    const before = found[at - 1]
    return start >= (before?.end ?? 0) || (start === before?.start && end === before.end)
  })
}

function toReference({ 0: written, index: start }: RegExpExecArray, visit = '', level = ''): CodeReference[] {
  const number = NUMBERS[level.toLowerCase()] ?? Number(level)
  const codes = VISITS.find((each) => each.visit.test(visit))
  if (!codes || number > codes.levels) return []
  const code = String(codes.first + number - 1)
  return [{ text: written, system: 'CPT', code, modifiers: [], units: null, start, end: start + written.length }]
}
