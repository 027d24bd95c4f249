import type { Inquiry } from '../../domain/inquiry.ts'
import { listDebridements } from '../counted/debridement-depth.ts'
import { modifiersOn, textOf } from '../message/message-words.ts'
import { findSkinPlaces, placesOf } from './skin-places.ts'
import { findTwoSessions } from './told-sessions.ts'

/**
 * What the message itself tells of where the two services of a pair were done: at two places, at one, at two sessions of the
 * day, or that a diagnostic study was the first of its kind. `words` are its own, for the answer to repeat.
 */
export type ToldPlaces = { kind: 'apart' | 'sides' | 'sessions' | 'one' | 'first_study'; words: string }

/** An edited pair, column one first. */
type Pair = readonly [columnOne: string, columnTwo: string]

/** The place the message gives the services of an edit; null where it gives none, or asks about it. */
export function findToldPlaces(pair: Pair, inquiry: Inquiry): ToldPlaces | null {
  const told = readPlaces(pair, inquiry, textOf(inquiry))
  return told?.kind === 'apart' ? { ...told, words: spellSides(told.words) } : told
}

/** `l heel` is the left one. */
const spellSides = (words: string): string =>
  words.replace(/\bl(?:t\b\.?|\b\.?)(?= )/g, 'left').replace(/\br(?:t\b\.?|\b\.?)(?= )/g, 'right')

function readPlaces(pair: Pair, inquiry: Inquiry, text: string): ToldPlaces | null {
  return (
    readSameSides(pair, inquiry) ??
    readTwoSides(pair, inquiry) ??
    readSameSpot(pair, text) ??
    readUpperScope(pair, text) ??
    readLowerScope(pair, text) ??
    readOtherLesion(pair, text) ??
    readCallus(pair, text) ??
    readWounds(pair, text) ??
    readFirstStudy(pair, text) ??
    readSkin(pair, text) ??
    readSessions(pair, text)
  )
}

const within = (code: string, from: string, to: string): boolean => from <= code && code <= to
const hasBoth = ([one, two]: Pair, first: (code: string) => boolean, second: (code: string) => boolean): boolean =>
  (first(one) && second(two)) || (first(two) && second(one))

/** Scopes of one sinus each: both sides of both leave no other side for one of them. */
const isSinusScope = (code: string): boolean => within(code, '31233', '31298')

function readSameSides([one, two]: Pair, inquiry: Inquiry): ToldPlaces | null {
  if (!isSinusScope(one) || !isSinusScope(two)) return null
  const isBilateral = [one, two].every((code) => modifiersOn(inquiry, code).includes('50'))
  return isBilateral ? { kind: 'one', words: 'each on both sides' } : null
}

/** `52356-LT and 52332-RT`: one side on each. */
function readTwoSides([one, two]: Pair, inquiry: Inquiry): ToldPlaces | null {
  const [first, second] = [one, two].map((code) =>
    modifiersOn(inquiry, code).filter((each) => each === 'LT' || each === 'RT' || each === '50'),
  )
  const [ofOne, ofTwo] = [first?.[0], second?.[0]]
  if (first?.length !== 1 || second?.length !== 1 || ofOne === ofTwo || ofOne === '50' || ofTwo === '50') return null
  return { kind: 'sides', words: `${one}-${ofOne} and ${two}-${ofTwo}` }
}

const SAME_SPOT = /\bthe same (?:spot|lesion|site|segment|level|interspace|joint|vessel)\b/g

/** Two codes of one family, done at one spot by the message's own words. */
function readSameSpot([one, two]: Pair, text: string): ToldPlaces | null {
  if (one.slice(0, 4) !== two.slice(0, 4) || text.search(OTHER_WOUND) >= 0) return null
  const words = readStated(SAME_SPOT, text)
  return words === null ? null : { kind: 'one', words }
}

/** What begins another thing that was done, or another line. */
const NEXT = /[,;.\n|+]|\b(?:then|plus|also|dilat\w*|dilation|balloon\w*|savary|snare\w*|polypect\w*|ablat\w*)\b/
const BIOPSY = /\b(?:bx'?s?|bxs|biops(?:y|ies|ied)|cold forceps)\b/g
const MOST_BEFORE = 24

/** The clauses that tell of a biopsy: what stands behind the word, and what names it right before. */
function biopsyClauses(text: string): string[] {
  return [...text.matchAll(BIOPSY)].map(({ index }) => {
    const before =
      text
        .slice(Math.max(0, index - MOST_BEFORE), index)
        .split(NEXT)
        .at(-1) ?? ''
    const after = text.slice(index).split(NEXT)[0] ?? ''
    return `${before.split(/\band\b|&|\bw\//).at(-1) ?? ''}${after}`
  })
}

const STOMACH = /\b(?:antr(?:um|al)|gastric|stomach|duoden(?:um|al)|fundus|duodenal bulb)\b/
const GULLET = /\b(?:o?esoph\w*|gullet|ge ?j\w*|egj|z-?line|schatzki\w*|barrett\S*|ring|strictur\w*|varic\w*)\b/
const UPPER_BIOPSY = new Set(['43239'])
/** Stretching the gullet: by what the code stands for it is done nowhere else. */
const GULLET_STRETCHED = new Set(['43248', '43249', '43220', '43226', '43213', '43214', '43233'])

function readUpperScope(pair: Pair, text: string): ToldPlaces | null {
  const isPair = hasBoth(
    pair,
    (code) => UPPER_BIOPSY.has(code),
    (code) => GULLET_STRETCHED.has(code),
  )
  const clauses = isPair ? biopsyClauses(text) : []
  const told = clauses.flatMap((clause) => STOMACH.exec(clause)?.[0] ?? [])
  const [place] = told
  if (place === undefined || clauses.some((clause) => GULLET.test(clause))) return null
  return { kind: 'apart', words: `biopsy ${place}, the gullet stretched` }
}

const SEGMENT =
  /\b(?:terminal ileum|cec(?:um|al)|ascending|hepatic flexure|transverse|splenic flexure|descending|sigmoid|rect(?:um|al))\b/g
const LOWER_BIOPSY = new Set(['45380', '45331', '44389'])
const LOWER_REMOVAL = new Set(['45385', '45384', '45388', '45390', '45338', '45333', '45346', '44394', '44392'])
const REMOVAL = /\b(?:snare\w*|polypect\w*|hot (?:forceps|bx|biops\w*)|emr|ablat\w*|apc)\b/g
const NEXT_LOWER = /[,;.\n|+]|\b(?:then|plus|also|and|bx'?s?|bxs|biops\w*)\b|&/

function readLowerScope(pair: Pair, text: string): ToldPlaces | null {
  const isPair = hasBoth(
    pair,
    (code) => LOWER_BIOPSY.has(code),
    (code) => LOWER_REMOVAL.has(code),
  )
  if (!isPair) return null
  const segmentsOf = (clauses: readonly string[]): Set<string> =>
    new Set(clauses.flatMap((clause) => clause.match(SEGMENT) ?? []))
  const sampled = segmentsOf(biopsyClauses(text))
  const removed = segmentsOf(
    [...text.matchAll(REMOVAL)].map(({ index, 0: word }) => {
      const before =
        text
          .slice(Math.max(0, index - MOST_BEFORE), index)
          .split(NEXT_LOWER)
          .at(-1) ?? ''
      return before + word + (text.slice(index + word.length).split(NEXT_LOWER)[0] ?? '')
    }),
  )
  if (sampled.size === 0 || removed.size === 0 || [...sampled].some((each) => removed.has(each))) return null
  return { kind: 'apart', words: `biopsy ${[...sampled].join(' and ')}, removal ${[...removed].join(' and ')}` }
}

const UPPER_REMOVAL = new Set(['43250', '43251', '43254', '43270'])
const OTHER_LESION =
  /\b(?:different|diff|separate|another|second) (?:\w+ )?(?:polyps?|lesions?|sites?|areas?|segments?)\b/g

/** `different polyps, one snared and one biopsied`: each way of a scope had its own. */
function readOtherLesion(pair: Pair, text: string): ToldPlaces | null {
  const isPair =
    hasBoth(
      pair,
      (code) => LOWER_BIOPSY.has(code),
      (code) => LOWER_REMOVAL.has(code),
    ) ||
    hasBoth(
      pair,
      (code) => UPPER_BIOPSY.has(code),
      (code) => UPPER_REMOVAL.has(code) || GULLET_STRETCHED.has(code),
    )
  const words = isPair ? readStated(OTHER_LESION, text) : null
  return words === null || /\bsame (?:polyp|lesion|site|area|segment)\b/.test(text) ? null : { kind: 'apart', words }
}

const isParing = (code: string): boolean => within(code, '11055', '11057')
const isNail = (code: string): boolean => within(code, '11719', '11721') || code === 'G0127'
const CALLUS = /\b(?:callus(?:es)?|callous\w*|corns?|hyperkerato\w*|ipk'?s?|hpk'?s?)\b/g
/** Behind the toes: nails are elsewhere. */
const SOLE =
  /\b(?:met(?:atarsal)?s?\.? ?(?:heads?|hds?)|mth|mpj|ball of (?:the |her |his |each )?(?:l |r |left |right )?(?:foot|feet)|balls of (?:the |both )?feet|heels?|sub-? ?(?:the )?(?:\d(?:st|nd|rd|th)?|first|second|fifth|met\w*)|plantar (?:foot|feet))\b/
const OF_TOE = /\b(?:toes?|digits?|hallux|halluces|ipj|dipj|pipj|interdigital)\b/

function readCallus(pair: Pair, text: string): ToldPlaces | null {
  if (!hasBoth(pair, isParing, isNail)) return null
  const clauses = [...text.matchAll(CALLUS)].map(
    ({ index }) => text.slice(index).split(/[;.?!\n,]|\bnails?\b/)[0] ?? '',
  )
  const [sole] = clauses.flatMap((clause) => SOLE.exec(clause)?.[0] ?? [])
  if (sole === undefined || clauses.some((clause) => OF_TOE.test(clause))) return null
  return { kind: 'apart', words: `calluses or corns ${sole}, nails of the toes` }
}

const isDebridement = (code: string): boolean => within(code, '11042', '11047')
const isSelective = (code: string): boolean => code === '97597' || code === '97598'
const OTHER_WOUND =
  /\b(?:other|different|diff|separate|another|opposite|contralateral) (?:(?:l|r|lt|rt|left|right)\.? )?(?:\w+ )?(?:foot|leg|heel|ulcers?|wounds?|limb|ankle|toe|arm|hip|site)\b/g
/** Words before which nothing is told: `if a separate wound`, `only for another site`, `is it a different ulcer?`. */
const NOT_TOLD =
  /\b(?:if|unless|only|whether|when|must|needs? to|has to|have to|should|would|not|no|isn'?t|wasn'?t|aren'?t|same or|or|is it|was it|are they|for)\b[^.;\n]{0,24}$/

/** The place words of the text that it states: neither a condition nor a question. */
const readStated = (pattern: RegExp, text: string): string | null => {
  const stated = [...text.matchAll(pattern)].filter(({ index, 0: words }) => {
    const isAsked = /^[^.;,\n(]{0,12}\?/.test(text.slice(index + words.length))
    return !NOT_TOLD.test(text.slice(Math.max(0, index - 40), index)) && !isAsked
  })
  return stated[0]?.[0] ?? null
}

/** One wound under two codes: `same wound`, `of the same ulcer`. */
const SAME_WOUND = /\bsame (?:wound|ulcer|site|area|spot)\b/

function readWounds(pair: Pair, text: string): ToldPlaces | null {
  if (!hasBoth(pair, isDebridement, isSelective)) return null
  if (SAME_WOUND.test(text)) return null
  const words = readStated(OTHER_WOUND, text) ?? readWoundsByDepth(text)
  return words === null ? null : { kind: 'apart', words }
}

/** `R heel ulcer into subq; L shin, slough only`: the one place of each depth, where the two are apart; else null. */
function readWoundsByDepth(text: string): string | null {
  const told = listDebridements(text).flatMap(({ statement, depth }) =>
    placesOf(statement).map((place) => ({ place, isSlough: depth === 'skin or slough' })),
  )
  const [slough, deep] = [true, false].map((wanted) => told.filter(({ isSlough }) => isSlough === wanted))
  const [one, two] = [deep?.[0]?.place, slough?.[0]?.place]
  if (!one || !two || deep?.length !== 1 || slough?.length !== 1) return null
  return one.isApartFrom(two) ? `${one.words}; ${two.words}` : null
}

const isCoronaryStudy = (code: string): boolean => within(code, '93454', '93461')
const isIntervention = (code: string): boolean => within(code, '92920', '92945') || within(code, 'C9600', 'C9608')
/** @see NCCI Policy Manual for Medicare Services 2026, ch. XI: a diagnostic angiogram before an intervention */
const FIRST_STUDY =
  /\b(?:no|without|denies) (?:any )?(?:prior|previous|earlier|recent|old|other) (?:diagnostic |coronary |left heart |heart )?(?:caths?|catheterizations?|angios?|angiograms?|angiography|studies|study)\b(?: on file| ever)?|\bnever (?:had|has had) an? (?:\w+ )?(?:cath|catheterization|angio(?:gram)?)(?: before)?\b|\bfirst(?:-| )(?:ever )?(?:cath|angiogram)\b/g

function readFirstStudy(pair: Pair, text: string): ToldPlaces | null {
  if (!hasBoth(pair, isCoronaryStudy, isIntervention)) return null
  const said = [...text.matchAll(FIRST_STUDY)].filter(
    ({ index }) => !/\b(?:if|unless|only|when|whether|was there|is there)\b[^.;\n]{0,24}$/.test(text.slice(0, index)),
  )
  return said[0] ? { kind: 'first_study', words: said[0][0] } : null
}

function readSkin(pair: Pair, text: string): ToldPlaces | null {
  const [one, two] = pair.map((code) => findSkinPlaces(code, text))
  if (!one || !two) return null
  return one.isApartFrom(two) ? { kind: 'apart', words: `${one.words}; ${two.words}` } : null
}

function readSessions(pair: Pair, text: string): ToldPlaces | null {
  const words = findTwoSessions(pair, text)
  return words === null ? null : { kind: 'sessions', words }
}
