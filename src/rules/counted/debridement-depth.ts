import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** The deepest tissue a debridement removed, in the words of an answer. */
export type Depth = 'skin or slough' | 'subcutaneous tissue' | 'muscle or fascia' | 'bone'

/** From the surface down. */
const TISSUES: readonly [Depth, RegExp][] = [
  ['skin or slough', /\b(?:slough|biofilm|fibrin|epiderm|dermis\b|dermal\b|selective debrid)/g],
  ['subcutaneous tissue', /\b(?:sub-?cut|sub-?q\b|adipose|fat\b|fatty\b)/g],
  ['muscle or fascia', /\b(?:muscle|fascia)/g],
  ['bone', /\b(?:bone|osseous)\b/g],
]

/** `no subcutaneous tissue`, `did not go into fat`: what was left alone. */
const LEFT_ALONE = /\b(?:no|not|without|never|nor|didn'?t|above|spar\w+|short of)\b[^.;,\n]{0,30}$/
/** `fat layer exposed`, `bone visible`: how deep the wound is, not how deep the debridement went. */
const WOUND_ITSELF = /^[^.;,\n]{0,14}\b(?:exposed|exposure|visible|palpable|intact|(?:is|was|were|are) not)\b/

/**
 * The deepest tissue that was removed by what the message says, of several wounds by what is said of the one with the area;
 * null where it says none, or two below the skin.
 * @param area the only area told, as it is written; null where none counts
 */
export function findToldDepth(inquiry: Inquiry, area: string | null = null): Depth | null {
  const text = textOf(inquiry)
  const own =
    area !== null && SEVERAL.test(text)
      ? text.split(STATEMENT_END).find((each) => standsIn(area.toLowerCase(), each))
      : null
  return findDeepest(findDepthsIn(own ?? text))
}

function findDepthsIn(text: string): Depth[] {
  const told = TISSUES.filter(([, words]) =>
    [...text.matchAll(words)].some(({ 0: word, index }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      return !LEFT_ALONE.test(before) && !WOUND_ITSELF.test(text.slice(index + word.length, index + word.length + 32))
    }),
  )
  return told.map(([depth]) => depth)
}

function findDeepest(told: readonly Depth[]): Depth | null {
  const below = told.filter((depth) => depth !== 'skin or slough')
  return below.length > 1 ? null : (below[0] ?? told[0] ?? null)
}

/** Words of several wounds, each with an area of its own. */
const SEVERAL = anyOf(
  /\b(?:wounds|ulcers|sites|areas)\b/,
  inOrder(
    /\b/,
    /another|second|2nd|third|3rd|other|separate|different/,
    / (?:\w+ ){0,2}(?:wound|ulcer|site|area|one)\b/,
  ),
)
/** `15 sq cm sacral ulcer and 12 sq cm heel ulcer`: each area before its wound. */
const AREA_BY_WOUND = /\d sq\.? ?cm (?:[\w-]+ ){0,3}(?:wound|ulcer)\b/g
/** `subq on R heel 12 sq cm`: each area behind its tissue. */
const AREA_BY_TISSUE = everywhere(
  inOrder(
    /\b(?:sub-?q|sub-?cut\w*|fat|muscle|fascia|bone|slough|biofilm|fibrin|epidermis)\b/,
    /[^.;,\n\d]{0,30}\d+(?:\.\d+)? ?sq\.? ?cm/,
  ),
)
/** `- R heel ulcer, 65 sq cm`: an area in an item of its own. */
const ITEM_WITH_AREA = /^[ \t]*(?:[-*\u2022]|\d{1,2}[.)])[ \t][^\n]*\d[ \t]?sq\.?[ \t]?cm/gm
/** `R heel ulcer …, 38 sq cm. L shin ulcer … 12 sq cm`: wounds named by their sides. */
const WOUND_OF_SIDE = /\b(?:[rl]t?|right|left)\.? (?:\w+ ){0,2}(?:wound|ulcer)\b/g
/** An area that is the wound's, a sum or the size before, and not one that was debrided. */
const NOT_DEBRIDED = anyOf(
  /\b(?:total\w*|in all|altogether|combined|pre-?debrid\w*|post-?debrid\w*|before|after)\b/,
  // A heading of the mail tells nothing of an area.
  /\bmeasur(?!ements?[ \t]*\n)\w+/,
)
/** Where a statement ends, also one of two wounds in one sentence; `sq.` ends none. */
const STATEMENT_END = anyOf(
  /(?<!\bsq)[.;?!]\s+|\n/,
  /,? (?:and|plus) (?:an?|another|one|then|the (?:other|second|third)) /,
  // `subq on R heel 12 sq cm and subq on sacrum 18 sq cm, and down to bone …`
  inOrder(
    /(?<=\d ?sq\.? ?cm),? (?:and|plus|then) /,
    /(?=(?:down )?(?:in)?to (?:the )?(?:bone|muscle|fascia|fat|sub)|sub-?q\b|sub-?cut|bone\b|muscle\b|fascia\b)/,
  ),
  // `R heel to subq 24 sq cm, L shin to subq 11 sq cm, plus L toe only slough 3 sq cm`
  inOrder(
    /(?<=\d ?sq\.? ?cm),? (?:and |plus |then )?/,
    /(?=(?:[rl]t?|left|right)\.? (?:\w+ )?(?:heel|toe|foot|ankle|shin|calf|leg|knee|thigh|hip|arm|elbow|hand|ischi|troch)\w*)/,
  ),
)

/** `all to subQ`, `each down to fat`: the depth of every wound of which nothing else is said. */
const OF_ALL = /\b(?:all|each|every one|both)\b[^.;,\n\d]{0,30}?\b(?:to|into|through|of|were|was|in)\b[^.;,\n\d]{0,24}/

function findDepthOfAll(text: string): Depth | null {
  const all = OF_ALL.exec(text)
  return all && findDeepest(findDepthsIn(text.slice(all.index, all.index + all[0].length + 16).split('\n')[0] ?? ''))
}

/**
 * The areas of several wounds added up by the depth told in the statement of each; null where a statement with an area tells
 * none or two, or an area may be something else.
 */
export function sumAreasByDepth(inquiry: Inquiry): ReadonlyMap<Depth, Pick<Measure, 'value' | 'text'>> | null {
  const areas = (inquiry.details?.measures ?? []).filter(({ unit }) => unit === 'sq_cm')
  const text = textOf(inquiry)
  const common = findDepthOfAll(text)
  const areSeveral =
    common !== null ||
    SEVERAL.test(text) ||
    new Set(text.match(WOUND_OF_SIDE)).size === areas.length ||
    [AREA_BY_WOUND, AREA_BY_TISSUE, ITEM_WITH_AREA].some((each) => text.match(each)?.length === areas.length)
  if (areas.length < 2 || !areSeveral || NOT_DEBRIDED.test(text)) return null
  const byDepth = new Map<Depth, number[]>()
  for (const statement of text.split(STATEMENT_END)) {
    const named = areas.filter(({ text: words }) => standsIn(words.toLowerCase(), statement))
    if (named.length === 0) continue
    const told = findDepthsIn(statement)
    const depth = findDeepest(told) ?? common
    // Of two areas each may be of one of two depths.
    if (depth === null || (named.length > 1 && told.length > 1)) return null
    byDepth.set(depth, [...(byDepth.get(depth) ?? []), ...named.map(({ value }) => value)])
  }
  const counted = [...byDepth.values()].flat().length
  return counted === areas.length ? new Map([...byDepth].map(([depth, values]) => [depth, addUp(values)])) : null
}

/** What the message says of each debridement, statement by statement, with the depth told in it. */
export const listDebridements = (text: string): { statement: string; depth: Depth }[] =>
  text.split(STATEMENT_END).flatMap((statement) => {
    const depth = findDeepest(findDepthsIn(statement))
    return depth === null ? [] : [{ statement, depth }]
  })

/** True where the words stand there and are no part of a longer number. */
function standsIn(words: string, statement: string): boolean {
  const at = statement.indexOf(words)
  return at !== -1 && !/[\d.]/.test(statement[at - 1] ?? ' ')
}

function addUp(values: readonly number[]): Pick<Measure, 'value' | 'text'> {
  const value = Number(values.reduce((sum, each) => sum + each, 0).toFixed(2))
  const parts = values.length > 1 ? ` (${values.slice(0, -1).join(', ')} and ${values.at(-1)})` : ''
  return { value, text: `${value} sq cm${parts}` }
}
