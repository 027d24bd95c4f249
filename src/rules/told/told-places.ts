import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { modifiersOn, textOf } from '../message/message-words.ts'
import { hasBoth, type Pair, type ToldPlaces, within } from './place-pairs.ts'
import {
  GULLET_STRETCHED,
  LOWER_BIOPSY,
  LOWER_REMOVAL,
  readLowerScope,
  readUpperScope,
  UPPER_BIOPSY,
} from './scope-places.ts'
import { areClosedApart, findSkinPlaces, placesOf } from './skin-places.ts'
import { readOneJoint } from './told-joint.ts'
import { findTwoSessions } from './told-sessions.ts'
import { OTHER_WOUND, readGraftedWound, readStated, readWounds } from './wound-places.ts'

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
    readSameDraw(pair, text) ??
    readOneJoint(pair, text) ??
    readUpperScope(pair, text) ??
    readLowerScope(pair, text) ??
    readOtherLesion(pair, text) ??
    readCallus(pair, text) ??
    readWounds(pair, text) ??
    readGraftedWound(pair, text) ??
    readLimbs(pair, text) ??
    readFirstStudy(pair, text) ??
    readSkin(pair, text) ??
    readSessions(pair, text)
  )
}

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

const isPanel = (code: string): boolean => within(code, '80047', '80081')
/** Urine tests, one of which is the other with or without the microscope. */
const isUrine = (code: string): boolean => within(code, '81000', '81003')
/** LDL measured directly is a test of its own where the panel cannot give it. */
const isOfPanel = (code: string): boolean => within(code, '80047', '89398') && code !== '83721'
const SAME_DRAW = /\b(?:the |all )?(?:same|one) (?:blood )?(?:draw|specimen|sample|venipuncture|stick)\b/g

/** Tests of one draw were not repeated. */
function readSameDraw(pair: Pair, text: string): ToldPlaces | null {
  const isPart = (pair.some(isPanel) && pair.every(isOfPanel)) || pair.every(isUrine)
  const words = isPart ? readStated(SAME_DRAW, text) : null
  return words === null ? null : { kind: 'one', words }
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
const SOLE = inOrder(
  /\b/,
  anyOf(
    /met(?:atarsal)?s?\.? ?(?:heads?|hds?)/,
    /(?:under|beneath|below) (?:the |her |his |all )?mets?(?:atarsals?)?/,
    /mth|mpj/,
    /ball of (?:the |her |his |each )?(?:l |r |left |right )?(?:foot|feet)/,
    /balls of (?:the |both )?feet/,
    /heels?/,
    /sub-? ?(?:the )?(?:\d(?:st|nd|rd|th)?|first|second|fifth|met\w*)/,
    /plantar (?:aspects? )?(?:of )?(?:both |the |each |bilateral |l |r |left |right )?(?:foot|feet)/,
  ),
  /\b/,
)
const OF_TOE = /\b(?:toes?|digits?|hallux|halluces|ipj|dipj|pipj|interdigital)\b/

const OTHER_TOES = /\b(?:not (?:on |of )?the same|different|diff|separate) toes\b/g

function readCallus(pair: Pair, text: string): ToldPlaces | null {
  if (!hasBoth(pair, isParing, isNail)) return null
  const toes = readStated(OTHER_TOES, text)
  if (toes !== null) return { kind: 'apart', words: toes }
  const clauses = [...text.matchAll(CALLUS)].map(
    ({ index }) => text.slice(index).split(/[;.?!\n,]|\bnails?\b/)[0] ?? '',
  )
  const [sole] = clauses.flatMap((clause) => SOLE.exec(clause)?.[0] ?? [])
  if (sole === undefined || clauses.some((clause) => OF_TOE.test(clause))) return null
  return { kind: 'apart', words: `calluses or corns ${sole}, nails of the toes` }
}

/** Needle examination of a limb, complete or limited: one code for each limb. */
const isOfLimb = (code: string): boolean => code === '95885' || code === '95886'

/** `5 muscles right arm, 3 muscles left arm`: the two limbs of the two codes. */
function readLimbs(pair: Pair, text: string): ToldPlaces | null {
  if (!pair.every(isOfLimb) || pair[0] === pair[1]) return null
  const limbs = placesOf(text).filter(({ part, side }) => (part === 'arm' || part === 'leg') && side !== null)
  const [first] = limbs
  const other = first && limbs.find((each) => each.isApartFrom(first))
  return first && other ? { kind: 'apart', words: `${first.words}; ${other.words}` } : null
}

const isCoronaryStudy = (code: string): boolean => within(code, '93454', '93461')
const isIntervention = (code: string): boolean => within(code, '92920', '92945') || within(code, 'C9600', 'C9608')
/** @see NCCI Policy Manual for Medicare Services 2026, ch. XI: a diagnostic angiogram before an intervention */
const FIRST_STUDY = everywhere(
  anyOf(
    inOrder(
      /\b(?:no|without|denies) (?:any )?(?:prior|previous|earlier|recent|old|other) /,
      /(?:diagnostic |coronary |left heart |heart )?/,
      /caths?|catheterizations?|angios?|angiograms?|angiography|studies|study/,
      /\b(?: on file| ever)?/,
    ),
    /\bnever (?:had|has had) an? (?:\w+ )?(?:cath|catheterization|angio(?:gram)?)(?: before)?\b/,
    /\bfirst(?:-| )(?:ever )?(?:cath|angiogram)\b/,
  ),
)

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
  return one.isApartFrom(two) || areClosedApart(pair, one, two)
    ? { kind: 'apart', words: `${one.words}; ${two.words}` }
    : null
}

function readSessions(pair: Pair, text: string): ToldPlaces | null {
  const words = findTwoSessions(pair, text)
  return words === null ? null : { kind: 'sessions', words }
}
