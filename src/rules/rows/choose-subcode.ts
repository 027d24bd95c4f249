import type { SubcodeFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** A code below a header that the words of a message describe; `isLater`: by the encounter, a later one of an injury. */
export type ChosenSubcode = { row: SubcodeFact; isLater: boolean }

/** Of more codes than this, described in lines of their own, none is named. */
const MOST = 2

/**
 * The billable code below a header that the message describes, or those that different lines of it do; none where its words
 * leave it open.
 */
export function chooseSubcodes(header: string, below: readonly SubcodeFact[], inquiry: Inquiry): ChosenSubcode[] {
  const rows = below.filter((row) => row.billable && row.description !== null)
  const text = textOf(inquiry)
  const whole = choose(header, rows, text)
  if (whole) return [whole]
  const found = text.split('\n').flatMap((line) => choose(header, rows, line) ?? [])
  const chosen = [...new Map(found.map((each) => [each.row.code, each])).values()]
  return chosen.length > 1 && chosen.length <= MOST && chosen.length < rows.length ? chosen : []
}

function choose(header: string, rows: readonly SubcodeFact[], text: string): ChosenSubcode | null {
  const encounter = isInjury(header) ? readEncounter(text) : null
  const ofEncounter = encounter === null ? [] : rows.filter((row) => encounter.titles.test(row.description ?? ''))
  const closed = ofEncounter.filter(({ description }) => !/\bopen\b|delayed|nonunion|malunion/i.test(description ?? ''))
  const fitting = closed.length === 0 || /\bopen\b/.test(text) ? ofEncounter : closed
  const [only] = fitting
  const row = only && fitting.length === 1 ? only : chooseByTitle(fitting.length > 0 ? fitting : rows, text)
  return row && { row, isLater: encounter?.isLater === true && fitting.includes(row) }
}

const isInjury = (header: string): boolean => /^[ST]/.test(header)

/** Care after the active treatment of an injury: what an aftercare code would be taken for, were it no injury. */
const LATER = anyOf(
  /\baftercare\b/,
  /\bcast (?:is |was )?(?:off|removed|removal|change)/,
  /\bhealing\b|\bdressing change|\bsuture removal/,
  /\bsubsequent (?:enc|care|visit)/,
  /\b(?:physical|occupational|hand) therap/,
  /\b(?:start\w*|begin\w*|began|in|for|to) (?:pt|ot|therapy|rehab)\b/,
  /\b(?:pt|ot|hand) (?:clinic|eval)/,
  /\bfollow-? ?up\b|\bf\/u\b/,
  /\b\d{1,2} ?(?:wks?|weeks?|mos?|months?) (?:s\/p|post|after|out|status)/,
)
const ACTIVE = anyOf(
  /\binitial enc|\bactive treat|\bin (?:the )?(?:er|ed)\b|\bemergency\b|\b(?:urgent care|uc)\b/,
  /\breduc(?:ed|tion)\b/,
  /\bnew (?:fracture|injury)\b/,
  /\binfect|\brepeat surg/,
)
const OTHER_HEALING = /\bdelayed\b|\bnon-?union|\bmal-?union|\bsequela|\blate effect/

/** What the titles say of the encounter that the message tells; null where it tells none, or a healing that has letters of its own. */
function readEncounter(text: string): { isLater: boolean; titles: RegExp } | null {
  const [later, active] = [LATER.test(text), ACTIVE.test(text)]
  if (later === active || OTHER_HEALING.test(text)) return null
  return { isLater: later, titles: later ? /subsequent encounter/i : /initial encounter/i }
}

/** Words that no patient's record turns on. */
const SMALL = new Set('with without and the for due not nos other only mention type'.split(' '))

/** Ways of writing a word of the titles: what stands in the message, and what it stands for. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:rt|r)\.? (?=[a-z]{3})/g, 'right '],
  [/\b(?:lt|l)\.? (?=[a-z]{3})/g, 'left '],
  [
    everywhere(
      anyOf(
        /\b(?:is |that['’]?s |that |the |all |am i |are we )right\b/,
        /\bright(?= (?:code|one|dx|now|away|way|answer|diagnosis|modifier)\b|[?.!,])/,
      ),
    ),
    ' ',
  ],
  [/\bbilat\b\.?|\bboth (?=eyes|ears|knees|hips|hands|feet|legs|arms|sides|shoulders|breasts)/g, 'bilateral '],
  [/\baxial\b/g, 'axial discogenic'],
  [/\bleg\b/g, 'leg lower extremity'],
  [/\bstage iv\b/g, 'stage 4'],
  [/\bstage iii\b/g, 'stage 3'],
  [/\bstage ii\b/g, 'stage 2'],
  [/\brrms\b/g, 'relapsing-remitting'],
]

/** What a record says is absent in words that no title has; that a claim was not accepted is nothing of the kind. */
const DENIES = inOrder(
  /\bnot /,
  notBefore(
    anyOf(
      /accepted|valid|paid|pay|payable|covered|billable|allowed|sure|found|on|a|an|enough/,
      /specific|complete|working|going|taking|recognized|the|in/,
    ),
  ),
)

/** What is absent is one word with its "without": "no bleeding" is not said in the words of the code that has it. */
const ABSENT = /\b(?:no|without|w\/o|(?:pt|patient|he|she) denies)(?: mention of| any)? (?=\p{L})/gu

/** The code of which the words that tell it from each of its neighbours stand in the message, and theirs do not. */
function chooseByTitle(rows: readonly SubcodeFact[], text: string): SubcodeFact | null {
  const bare = ` ${text} `.replaceAll(ABSENT, 'without')
  const said = WRITTEN.reduce((words, [pattern, word]) => words.replaceAll(pattern, word), bare)
  const titles = rows.map((row) => ({ row, words: wordsOf(row.description ?? '') }))
  const absent = titles.flatMap(({ words }) => words.filter((word) => word.startsWith('without')))
  const isUnclear = DENIES.test(said) || (said.match(/\bwithout\p{L}+/gu) ?? []).some((word) => !isAmong(word, absent))
  if (absent.length > 0 && isUnclear) return null
  const winners = titles.filter((one) =>
    titles.every((other) => one === other || fitsBetter(one.words, other.words, said)),
  )
  const [only] = winners
  const isTold = only?.words.some((word) => says(said, word) && !titles.every((each) => each.words.includes(word)))
  // "On the left, and what about suprapubic?" speaks of two of them.
  const isOfOthers = titles.some(
    (one) =>
      one !== only &&
      one.words.some((word) => says(said, word) && titles.every((each) => each === one || !each.words.includes(word))),
  )
  return only && winners.length === 1 && isTold && !isOfOthers ? only.row : null
}

/** True where more is said of what the one title has over the other than the other way round. */
function fitsBetter(one: readonly string[], other: readonly string[], said: string): boolean {
  const share = (words: readonly string[]): number =>
    words.length === 0 ? NOTHING_OVER : words.filter((word) => says(said, word)).length / words.length
  const own = share(one.filter((word) => !other.includes(word)))
  const theirs = share(other.filter((word) => !one.includes(word)))
  return own > theirs && (own >= HALF || theirs === 0)
}

const HALF = 0.5
/** A title with nothing over the other counts more than one of which nothing is said, and less than one of which half is. */
const NOTHING_OVER = 0.4

const wordsOf = (title: string): string[] => [
  ...new Set(
    (
      title
        .toLowerCase()
        .replaceAll(ABSENT, 'without')
        .match(/[\p{L}\d]+/gu) ?? []
    ).filter((word) => isTelling(word)),
  ),
]

const isTelling = (word: string): boolean => (word.length > 2 || /^\d[a-z]?$/.test(word)) && !SMALL.has(word)

/** True where one of the words begins as the word does. */
const isAmong = (word: string, words: readonly string[]): boolean =>
  words.some((each) => each.slice(0, -2) === word.slice(0, each.length - 2))

/** True where a word of the text begins as the word does; the longer it is, the more may be missing or changed at its end. */
function says(text: string, word: string): boolean {
  if (/^\d/.test(word)) {
    return new RegExp(String.raw`(?<![\p{L}\d./-])${word}(?![\p{L}\d/-]|\.\d)`, 'u').test(text)
  }
  const stem = word.slice(0, word.length - (word.length > LONG ? 4 : word.length > SHORT ? 2 : 0))
  return new RegExp(String.raw`(?<![\p{L}\d])${stem}`, 'u').test(text)
}

const SHORT = 6
const LONG = 8
