import type { CodeReference } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, matchAt } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { isNumericModifier } from './modifier-codes.ts'

const UNITS = 'zero one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const DIGITS: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, at): [string, string] => [word, String(at)]),
  ...TEENS.map((word, at): [string, string] => [word, String(at + 10)]),
  ...TENS.map((word, at): [string, string] => [word, String((at + 2) * 10)]),
  ['oh', '0'],
  ['o', '0'],
])
const FIRST = cueWords([...UNITS, ...TEENS, ...TENS].join(' '))
const NUMBER_WORD = new RegExp(
  `(${[...DIGITS.keys()].sort((a, b) => b.length - a.length).join('|')})(?![A-Za-z0-9])`,
  'iy',
)
/** Words of one spoken code: five digits, each by itself, at least two, at most five. */
const LEAST_WORDS = 2
const MOST_WORDS = 5
const CODE_DIGITS = 5

/** The end of one number word and the whole next one: quick to look for where there is none. */
const TWO_WORDS = inOrder(
  /(?:ty|ne|wo|ee|ur|ve|ix|en|ht|ro)[ -]/i,
  anyOf(/oh?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen/i, /[a-z]{3,5}ty/i),
  /(?![a-z])/i,
)
const SPOKEN = new RegExp(
  `(?<![A-Za-z0-9])(?:${[...UNITS, ...TEENS, ...TENS].join('|')})(?:[ -](?:${[...DIGITS.keys()].join('|')})){1,4}(?![A-Za-z0-9])`,
  'gi',
)

/** Every number of five digits that the text says in words, for the look-up before reading. */
export function listSpokenNumbers(text: string): string[] {
  if (!TWO_WORDS.test(text)) return []
  return (text.match(SPOKEN) ?? []).flatMap((written) => {
    return waysToRead(readWords(written, 0).words).filter((digits) => digits.length === CODE_DIGITS)
  })
}

/** CPT codes as people say them: `ninety nine two fourteen`, `two oh six ten`; only such as the codebook knows. */
export function findSpokenCodes(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const found: CodeReference[] = []
  let readTo = 0
  for (const start of placesOf(index, FIRST)) {
    if (start < readTo) continue
    const { words, end } = readWords(text, start)
    readTo = end
    if (words.length < LEAST_WORDS || words.length > MOST_WORDS) continue
    const code = waysToRead(words).find((digits) => digits.length === CODE_DIGITS && isCode('CPT', digits))
    if (code) found.push({ text: text.slice(start, end), system: 'CPT', code, modifiers: [], units: null, start, end })
  }
  return found
}

const MODIFIER_WORD = cuedPattern('mod mods modifier modifiers', /\bmod(?:ifier)?s?[ \t]{1,2}(?=[a-z]{3})/i)
/** Two digits in words: `twenty-five`, `fifty nine` */
const MODIFIER_DIGITS = 2

/** Modifiers as people say them, behind the word for one: `modifier twenty-five`. */
export function findSpokenModifiers(text: string, index: TextIndex): CodeReference[] {
  return matchCued(text, index, MODIFIER_WORD).flatMap((match) => {
    const start = match.index + match[0].length
    const { words, end } = readWords(text, start)
    const code = waysToRead(words)
      .map((way) => way.replace(/\.$/, ''))
      .find((digits) => digits.length === MODIFIER_DIGITS)
    if (code === undefined || !isNumericModifier(code)) return []
    return [{ text: text.slice(start, end), system: 'MODIFIER', code, modifiers: [], units: null, start, end }]
  })
}

/** `can we bill it with a twenty four`, `does it need a fifty-nine`: two digits that a verb of this trade announces. */
const TENS_WORDS = cueWords(TENS.join(' '))
const ANNOUNCED_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /with|without|needs?|needing|adds?|added|adding|append(?:ed|ing)?|use[ds]?|using|puts?/i,
      /putting|gets?|takes?|attach(?:ed)?|wants?|requires?|carry|carries|drop(?:ped)?|forgot/i,
      /is it|was it|should it be/i,
    ),
    /[ \t](?:(?:an?|the)[ \t])-?$/i,
  ),
  /\b(?:append(?:ed|ing)?|add(?:ed|ing)?)[ \t]$/i,
)
/** `a seventy nine or a seventy eight` */
const JOINED_BEHIND = /^,?[ \t](?:or|and|versus|vs)[ \t](?:an?[ \t]|the[ \t])?$/i
const PHRASE_ENDS = anyOf(
  /^[ \t]*(?:$|[?.,;!)])/i,
  inOrder(
    /^[ \t]/i,
    anyOf(
      /on|or|and|versus|vs|um|uh|since|because|for|if|when|then|please|instead|too|also/i,
      /modifier/i,
      /to[ \t](?:the|it|that|this|our|my|get)/i,
    ),
    /\b/i,
  ),
)
/** `a twenty five or thirty minute visit` */
const COUNTS = inOrder(
  /^[^.?!\n]{0,24}\b/i,
  anyOf(
    /min(?:ute)?s?|hours?|units?|days?|weeks?|months?|years?|percent|dollars?|bucks|mg/i,
    /milligrams?|patients?|visits?|gauge|codes?|claims?/i,
  ),
  /\b/i,
)

/** Modifiers said in words of two digits where what stands around them puts them on a claim. */
export function findAnnouncedModifiers(text: string, index: TextIndex): CodeReference[] {
  const found: CodeReference[] = []
  for (const start of placesOf(index, TENS_WORDS)) {
    const before = lineBefore(text, start, 30)
    const last = found.at(-1)
    const joins = last !== undefined && last.end < start && JOINED_BEHIND.test(text.slice(last.end, start))
    if (!joins && !ANNOUNCED_BEFORE.test(before)) continue
    const { words, end } = readWords(text, start)
    const code = waysToRead(words)[0]?.replace(/\.$/, '') ?? ''
    const after = lineAfter(text, end, 40)
    if (words.length !== 2 || !isNumericModifier(code) || !PHRASE_ENDS.test(after) || COUNTS.test(after)) continue
    found.push({ text: text.slice(start, end), system: 'MODIFIER', code, modifiers: [], units: null, start, end })
  }
  return found
}

/** The digits of each number word from `start` on, joined by spaces or hyphens. */
function readWords(text: string, start: number): { words: string[]; end: number } {
  const words: string[] = []
  let end = start
  for (let at = start; ; ) {
    const word = matchAt(NUMBER_WORD, text, at)?.[0]
    if (word === undefined) return { words, end }
    words.push(DIGITS.get(word.toLowerCase()) ?? '')
    end = at + word.length
    if (text[end] !== ' ' && text[end] !== '-') return { words, end }
    at = end + 1
  }
}

/** `twenty six ten` is 26 and 10, or 20, 6 and 10. */
function waysToRead(words: readonly string[]): string[] {
  let ways: string[] = ['']
  for (let at = 0; at < words.length; at++) {
    const [word = '', next = ''] = [words[at], words[at + 1]]
    const joins = /^[2-9]0$/.test(word) && /^[1-9]$/.test(next)
    ways = ways.flatMap((way) => {
      // A unit that was joined to its ten is marked by a full stop.
      if (way.endsWith('.')) return [way.slice(0, -1)]
      return joins ? [`${way}${word.charAt(0)}${next}.`, way + word] : [way + word]
    })
  }
  return ways
}
