import type { CodeReference } from '../../domain/code-reference.ts'
import { before, inOrder, notBefore, optional } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { isMeant, isMeantBySide, isOwnQuestion } from './meant-modifiers.ts'
import { isModifier, isNumericModifier, isPlainLetterModifier } from './modifier-codes.ts'
import { ENDS_PHRASE, TRADE_WORD } from './modifier-phrases.ts'
import { isOneThatShouldBe, isToldToBe } from './placed-modifiers.ts'
import { standsAsModifier } from './standing-modifiers.ts'

const TOKEN = /(?<![A-Za-z0-9_.@$%])(-?)(\d{2}|[A-Z][A-Z0-9])(?![A-Za-z0-9%@_]|[.,]\d|[ \t]?[:%])/y
const LOWER_LETTERS = cuedPattern(
  'mod mods modifier modifiers modifer modifers modifyer modifyers',
  /\bmod(?:ifier|ifer|ifyer)?s?[ \t:#-]{1,3}([a-z][a-z0-9])\b/i,
)
/** `q8 on both?`: those that are no words in small letters either, where a question or a place for them follows. */
const SMALL_LETTERS = cuedPattern(
  'q xs xu xe xp kx jw jz gy gz gx',
  /(?<![\w-])(q[789]|x[suep]|kx|j[wz]|g[yzx])(?=[ \t]*(?:[?,;)]|$)|[ \t](?:on|or|and|vs|for|needed|ok|with)\b)/m,
)
/** `99213 with gq`, `77067 w/ gg on both`: in small letters right behind a code, which is covered. */
const SMALL_BEHIND_CODE = cuedPattern(
  'gg gn gp gq gt gv gw qk qn qm qx qy qz ks kx kf kh cq aq fq lt rt tc at',
  inOrder(
    /(?<=\x81[ \t](?:(?:billed|sent|goes)[ \t])?(?:with|w\/|needs|takes|gets)[ \t]?(?:an?[ \t]|the[ \t])?)/,
    /(?:g[gnpqtvw]|q[knmxyz]|k[sxfh]|[caf]q|[lr]t|tc|at)/,
    before(/[ \t]*(?:[?.,;)]|$)|[ \t](?:on[ \t](?:both|all|it|each|every|them)|or|and|vs|ok|okay|right|too)\b/),
  ),
)
/** Small letters that are rather a word behind "modifier". */
const IS_WORD = /^(?:is|in|on|to|or|at|as|for|co|us|me|so|if|be|by|we|he|an|no|do)$/i
/** `which mods go where`, `does the modifier go on the visit`: no therapy plan. */
const GOES = /^mod\w*s[ \t]|[ \t]go[ \t]+(?:where|on|with|to|in|at|after|before|first|last)/i
/** `DOES 59 GO ON 11056` */
const GOES_ON = /^GO[ \t](?:ON|TO|WITH|WHERE|IN|FIRST)\b/
const MODIFIER_WORDS = cueWords('mod mods modif modifier modifiers modified modifies modify')

/** Modifiers that are asked about by their number alone. */
const OFTEN_ASKED = /^(?:2[24567]|5[0123789]|62|7[6-9]|8[02]|9[135])$/
/** Modifiers that alone before a question mark are rather a place, a person or a word. */
const REMOTE_WORDS = cueWords('telehealth telemedicine tele video audio virtual')
/** Who makes 62, 66 and 80 to 82 modifiers. */
const SURGEON_WORDS = cueWords('surgeon surgeons cosurgeon cosurgeons assist assistant assistants')

/**
 * Modifiers named without a code: `modifier 25`, `-59`, `XS/XE`, `24 vs 57`, `need a 59`. Where a code of `found` carries
 * one, the text speaks of modifiers.
 */
export function findLoneModifiers(text: string, found: readonly CodeReference[], index: TextIndex): CodeReference[] {
  const pairs = matchPairs(text, index)
  const talksOfModifiers =
    found.some(({ modifiers }) => modifiers.length > 0) ||
    placesOf(index, MODIFIER_WORDS).length > 0 ||
    pairs.some((match) => isPlainLetterModifier(match[2] ?? '') && isMeantBySide(text, match))
  const remote = placesOf(index, REMOTE_WORDS).length > 0
  const operated = placesOf(index, SURGEON_WORDS).length > 0
  const coded = found.some(({ system }) => system === 'CPT' || system === 'HCPCS')
  const rides = talksOfModifiers && found.some(({ code }) => /^A04[23]\d$/.test(code))
  const legs = found.some(({ code }) => /^L5\d{3}$/.test(code))
  const asleep = found.some(({ system, code }) => system === 'CPT' && /^0[01]\d{3}$/.test(code))
  const readMeant = (talks: boolean): boolean[] =>
    pairs.map(({ index: start, 0: written, 1: hyphen, 2: code = '' }) => {
      if (rides && JOURNEY.test(code) && isJourneyMeant(text, start, start + written.length)) return true
      if (!isModifier(code)) return false
      if (legs && FUNCTION.test(code)) return true
      if (asleep && isAnesthetist(text, code, start, start + written.length)) return true
      const spoken = talks || (remote && /^9[35]$/.test(code)) || (operated && /^(?:62|66|8[0-2])$/.test(code))
      const asked = spoken || (coded && OFTEN_ASKED.test(code) && isOwnQuestion(text, start, start + written.length))
      const end = start + written.length
      if (isMeant(text, start, end, hyphen === '-', code, asked)) return true
      return coded && standsAsModifier(text, start, end, code)
    })
  const first = readMeant(talksOfModifiers)
  // Where one is meant beyond doubt, the text speaks of modifiers, and the others are read so.
  const meant = talksOfModifiers || !first.includes(true) ? first : readMeant(true)
  const named = [
    ...found.flatMap(({ modifiers }) => modifiers),
    ...pairs.flatMap((pair, at) => (meant[at] ? [pair[2] ?? ''] : [])),
  ]
  const listed = findAskedLists(text, pairs)
  const lone = pairs.flatMap((own, at) => {
    const { index: start, 0: written, 2: code = '' } = own
    const isListed = isNumericModifier(code) && listed.some(({ start: from, end }) => from <= start && start < end)
    if (!meant[at] && !isListed && !isBesideMeant(text, pairs, meant, at) && !isFurtherDigit(text, own, named))
      return []
    return [reference(text, code, start, start + written.length)]
  })
  for (const match of matchCued(text, index, LOWER_LETTERS)) {
    const code = (match[1] ?? '').toUpperCase()
    const end = match.index + match[0].length
    if (isModifier(code) && !IS_WORD.test(code) && !(code === 'GO' && GOES.test(text.slice(match.index, end + 8))))
      lone.push(reference(text, code, end - 2, end))
  }
  for (const { index: start, 1: written = '' } of matchCued(text, index, SMALL_LETTERS))
    lone.push(reference(text, written.toUpperCase(), start, start + written.length))
  for (const { index: start, 0: written } of matchCued(text, index, SMALL_BEHIND_CODE))
    lone.push(reference(text, written.toUpperCase(), start, start + written.length))
  return lone
}

/** `52 53 73 or 74?`: a question that is nothing but numbers of modifiers. */
const ASKED_LIST = /(?<=^|[.?!:;,][ \t]{1,3})(?:-?\d\d[ \t,/]{1,2}){1,6}(?:or|and)[ \t]-?\d\d(?=[ \t]?\?)/gm

/** Lists of three and more; of two, what stands around them tells. */
function findAskedLists(text: string, pairs: readonly RegExpExecArray[]): Span[] {
  if (pairs.filter(({ 2: code = '' }) => isNumericModifier(code)).length < 3) return []
  return Array.from(text.matchAll(ASKED_LIST), ({ index, 0: list }) => ({
    start: index,
    end: index + list.length,
  })).filter(({ start, end }) => (text.slice(start, end).match(/\d\d/g) ?? []).every(isNumericModifier))
}

/** Where an ambulance took a patient from and to, in a sentence that speaks of modifiers. */
const JOURNEY = /^[DEGHIJNPRSX]{2}$/
const NAMED_EARLIER = /\bmod(?:ifier)?s?\b[^.?!]{0,40}$/i
const NAMED_LATER = /^[^.?!]{0,40}\bmod(?:ifier)?s?\b/i

function isJourneyMeant(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start, 60)
  const behind = lineAfter(text, end, 60)
  if (NAMED_EARLIER.test(before) || NAMED_LATER.test(behind)) return true
  return isToldToBe(before, behind) || isOneThatShouldBe(before, behind)
}

/** What a prosthesis of the leg is ordered for (functional level, HCPCS Level II). */
const FUNCTION = /^K[0-4]$/

/** True for `00790, 92 minutes, AA`: who gave the anesthesia, as a phrase of its own. */
const isAnesthetist = (text: string, code: string, start: number, end: number): boolean =>
  /^A[AD]$/.test(code) && /[,;:(][ \t]?$/.test(lineBefore(text, start, 4)) && ENDS_PHRASE.test(lineAfter(text, end, 24))

/** What stands between two modifiers of one list. */
const BETWEEN = /^(?:|[ \t]|[ \t]?[/,&+][ \t]?|,?[ \t](?:and|or|vs\.?|not|plus)[ \t])-?$/
/** `a 59 on it, a 51, or leave it off`, `our line carries 54 and her line 55`: the verb before the one counts for the other. */
const GAPPED = inOrder(
  /^/i,
  optional(/[ \t](?:on|to|with)[ \t](?:(?:the|that|our|his|her|my|each)[ \t])?\w{2,10}/i),
  /[ \t]?(?:,|;|&|\+|\b(?:and|or|but|while)\b)[ \t](?:and[ \t]|or[ \t]|but[ \t])?(?:an?[ \t]|just[ \t]an?[ \t]|the[ \t](?!\d))?/i,
  optional(
    inOrder(
      /(?<=[ \t])(?:(?:the|her|his|our|their|my|other|your)[ \t])?/i,
      notBefore(
        /(?:pts?|patients?|man|woman|wife|husband|boy|girl|mother|father|son|daughter|age|aged?|room|bed|bmi|weight)\b/i,
      ),
      /(?:[a-z]{2,12}[ \t])?(?:lines?|ones?|claims?|others?|bill|OD|MD|PCP|NP|PA|doctor|surgeon|visit|code|side)[ \t]/i,
      optional(/(?:gets|takes|has|carries|with)[ \t](?:an?[ \t]|the[ \t])?/i),
    ),
  ),
  /-?$/i,
)
/** `24 + 25 on the visit`: the phrase goes on with the other modifier. */
const ADDS_NUMBER = /^(?:[ \t]?[+&,][ \t]?|[ \t]plus[ \t])-?\d\d(?!\d|[.,]\d|[ \t]?[%-])/i

/** True right beside a modifier that is meant: `HO and 95`, `RR KH`; for a number where the phrase ends behind it, `24, not 25`. */
function isBesideMeant(
  text: string,
  pairs: readonly RegExpExecArray[],
  meant: readonly boolean[],
  at: number,
): boolean {
  const own = pairs[at]
  const code = own?.[2] ?? ''
  if (!own || (!meant[at - 1] && !meant[at + 1]) || !isModifier(code) || TRADE_WORD.test(code)) return false
  const end = own.index + own[0].length
  const numeric = isNumericModifier(code)
  if (numeric && isBeforeSide(text, pairs[at + 1], meant[at + 1], end)) return true
  const after = lineAfter(text, end, 24)
  if (numeric && meant[at - 1] && isGapped(text, pairs[at - 1], own, after)) return true
  if (numeric && !ENDS_PHRASE.test(after) && !ADDS_NUMBER.test(after)) return false
  if (/^[ \t][A-Z]{3,}/.test(text.slice(end, end + 4))) return false
  return [at - 1, at + 1].some((other) => {
    const next = meant[other] ? pairs[other] : undefined
    if (!next) return false
    const [left, right] = other < at ? [next, own] : [own, next]
    const between = text.slice(left.index + left[0].length, right.index)
    return BETWEEN.test(between) && (!numeric || between.trim() !== '')
  })
}

/** True for a number that the verb before another modifier puts somewhere too. */
function isGapped(
  text: string,
  first: RegExpExecArray | undefined,
  { index }: RegExpExecArray,
  after: string,
): boolean {
  const end = first === undefined ? index : first.index + first[0].length
  if (end === index || index - end > 60 || !(ENDS_PHRASE.test(after) || /^[ \t](?:with|from|per)\b/i.test(after)))
    return false
  return GAPPED.test(text.slice(end, index))
}

/** A toe or a finger: `TA on the bunion and T6 on the next, or should it be T5?` */
const DIGIT = /^[TF][A1-9]$/
/** What makes T5 a vertebra. */
const VERTEBRA =
  /^(?:[ \t]?[-/–][ \t]?[TL]?\d|[ \t](?:vertebra\w*|level|fracture|fx|compression|lesion|body|rib|paraplegia))/i

/** True for a toe where another toe is named, for a finger where another finger is. */
function isFurtherDigit(text: string, own: RegExpExecArray, others: readonly string[]): boolean {
  const code = own[2] ?? ''
  if (!DIGIT.test(code) || /\d[ \t]?[-/–][ \t]?$/.test(lineBefore(text, own.index, 4))) return false
  if (VERTEBRA.test(lineAfter(text, own.index + own[0].length, 24))) return false
  return others.some((other) => DIGIT.test(other) && other[0] === code[0])
}

/** True for the number of `79 LT`. */
function isBeforeSide(
  text: string,
  next: RegExpExecArray | undefined,
  meant: boolean | undefined,
  end: number,
): boolean {
  if (next === undefined || meant !== true || !isPlainLetterModifier(next[2] ?? '')) return false
  return /^[ \t]$/.test(text.slice(end, next.index))
}

/** Every two characters that may be a modifier, with the hyphen before them. */
function matchPairs(text: string, { figures, capitalPairs }: TextIndex): RegExpExecArray[] {
  const starts = [...capitalPairs]
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    if ((figures[at + 2] ?? 0) - start === 2) starts.push(start)
  }
  starts.sort((a, b) => a - b)
  return starts.flatMap((start) => {
    const hyphenated = text[start - 1] === '-' ? matchAt(TOKEN, text, start - 1) : null
    const match = hyphenated ?? matchAt(TOKEN, text, start)
    return match && !GOES_ON.test(text.slice(start, start + 8)) ? [match] : []
  })
}

function reference(text: string, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system: 'MODIFIER', code, modifiers: [], units: null, start, end }
}
