import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { listDebridements } from '../counted/debridement-depth.ts'
import { hasBoth, type Pair, type ToldPlaces, within } from './place-pairs.ts'
import { placesOf } from './skin-places.ts'

const isDebridement = (code: string): boolean => within(code, '11042', '11047')
const isSelective = (code: string): boolean => code === '97597' || code === '97598'
export const OTHER_WOUND = everywhere(
  inOrder(
    /\b/,
    /other|different|diff|separate|another|opposite|contralateral/,
    / (?:(?:l|r|lt|rt|left|right)\.? )?(?:\w+ )?/,
    /foot|leg|heel|ulcers?|wounds?|limb|ankle|toe|arm|hip|site/,
    /\b/,
  ),
)
/** Words before which nothing is told: `if a separate wound`, `only for another site`, `is it a different ulcer?`. */
const NOT_TOLD = inOrder(
  /\b/,
  anyOf(
    /if|unless|only|whether|when|must|needs? to|has to|have to|should|would|not|no|isn'?t/,
    /wasn'?t|aren'?t|same or|or|is it|was it|are they|for/,
  ),
  /\b[^.;\n]{0,24}$/,
)

/** The place words of the text that it states: neither a condition nor a question. */
export const readStated = (pattern: RegExp, text: string): string | null => {
  const stated = [...text.matchAll(pattern)].filter(({ index, 0: words }) => {
    const isAsked = /^[^.;,\n(]{0,12}\?/.test(text.slice(index + words.length))
    return !NOT_TOLD.test(text.slice(Math.max(0, index - 40), index)) && !isAsked
  })
  return stated[0]?.[0] ?? null
}

/** One wound under two codes: `same wound`, `of the same ulcer`. */
const SAME_WOUND = /\bsame (?:wound|ulcer|site|area|spot)\b/

export function readWounds(pair: Pair, text: string): ToldPlaces | null {
  if (!hasBoth(pair, isDebridement, isSelective)) return null
  if (SAME_WOUND.test(text)) return null
  const words = readStated(OTHER_WOUND, text) ?? readWoundsByDepth(text) ?? readOwnClause(pair[1], text)
  return words === null ? null : { kind: 'apart', words }
}

const isGraft = (code: string): boolean => within(code, '15271', '15278')

/** `another wound on the leg was 97597` beside the wound that got the graft: the clause of the debridement tells it. */
export function readGraftedWound(pair: Pair, text: string): ToldPlaces | null {
  const debrided = pair.find((code) => isDebridement(code) || isSelective(code))
  if (debrided === undefined || !pair.some(isGraft) || SAME_WOUND.test(text)) return null
  const words = readOwnClause(debrided, text)
  return words === null ? null : { kind: 'apart', words }
}

/** The other wound that the clause of that code tells. */
function readOwnClause(code: string, text: string): string | null {
  const clauses = text.split(/[;.!?\n,]|\b(?:and|but)\b/).filter((clause) => clause.includes(code))
  return clauses.flatMap((clause) => readStated(OTHER_WOUND, clause) ?? [])[0] ?? null
}

/** `R heel ulcer into subq; L shin, slough only`: the places of each depth, where those are all apart; else null. */
function readWoundsByDepth(text: string): string | null {
  const told = listDebridements(text).flatMap(({ statement, depth }) =>
    placesOf(statement).map((place) => ({ place, isSlough: depth === 'skin or slough' })),
  )
  const [slough, deep] = [true, false].map((wanted) => told.filter(({ isSlough }) => isSlough === wanted))
  const places = (all: typeof told = []): string => [...new Set(all.map(({ place }) => place.words))].join(', ')
  if (!deep?.length || !slough?.length) return null
  const areApart = deep.every((one) => slough.every((two) => one.place.isApartFrom(two.place)))
  return areApart ? `${places(deep)}; ${places(slough)}` : null
}
