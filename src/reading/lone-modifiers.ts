import type { CodeReference } from '../domain/code-reference.ts'
import { isModifier, isNumericModifier, isPlainLetterModifier } from './modifier-codes.ts'
import { lineAfter, lineBefore, matchAt } from './span.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from './text-index.ts'

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
const MODIFIER_WORDS = cueWords('mod mods modif modifier modifiers modified modifies modify')

/** "modifier 25", "mods 24 and 57": the word, then nothing but modifiers and what joins them. */
const NAMED_BEFORE =
  /\b(?:modif\w{0,6}|mods?)\b[ \t:#(-]{0,4}(?:(?:is|was|like|such as|of|a|an|the|use|used)[ \t])?(?:-?[A-Z0-9]{2}(?:[ \t]?(?:,|\/|&|\+|;)[ \t]?|[ \t](?:or|and|vs\.?|versus|then|with|instead of)[ \t]|[ \t]?,[ \t]?(?:or|and)[ \t]){1,2}){0,8}-?$/i
const NAMED_AFTER = /^[ \t]?(?:mod(?:ifier)?s?\b|modif|(?:was |is |being )?(?:missing|appended)\b)/i
/** "need a 59", "put 59 on", "which gets 25" */
const VERB_BEFORE =
  /\b(?:needs?|needing|wants?|requires?|add(?:ed|ing)?|append(?:ed|ing)?|use(?:d)?|using|attach(?:ed)?|put(?:ting)?|carry|carries|gets?|got|take|takes|slap|stick|with|w\/|without|w\/o|bill(?:ed)?|and|or|vs|versus|instead of|the|not|just|of)[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i
const WEAK_VERB =
  /\b(?:and|or|vs|versus|the|of|not|just|bill(?:ed)?|use(?:d)?|with|w\/|takes?|got)[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i
/** Verbs that nothing but a modifier follows in this trade: `which line gets the 59`. */
const STRONG_VERB =
  /(?:\b(?:needs?|needing|wants?|requires?|add(?:ed|ing)?|append(?:ed|ing)?|attach(?:ed)?|put(?:ting)?|carry|carries|gets?|slap|stick|use(?:d)?|using|remov(?:e|ed|ing)|drop(?:ped|ping)?|take|took|without|w\/o)|\uFFFC[ \t](?:takes?|with|w\/))[ \t](?:(?:a|an|the|with|on|w\/|it|just|only|still)[ \t]){0,2}-?$/i
/** `24 ok?`, at the beginning of a phrase */
const PROPOSED_AFTER =
  /^[ \t](?:ever[ \t]|is[ \t])?(?:ok|okay|legit|works?|be (?:ok|right|correct|used|added|appropriate|needed)|correct|right|needed|required|appropriate|applies|apply|allowed)\b/i
/** `25 on 99213`; the code is covered when modifiers are looked for. */
const PLACED_AFTER =
  /^[ \t](?:on|to)[ \t](?:the[ \t]|an?[ \t])?(?:\uFFFC|(?:every|each|all)\b|E\/?M\b|visit\b|o\/?v\b|(?:first|second|third|1st|2nd|3rd|other|lesser|column|add-?on|lap|scope|injection|procedure|code|line)\b)/i
const BEGINS_PHRASE =
  /(?:^|[.?!,;:(–—][ \t]*|[ \t]-[ \t]|\b(?:is|does|would|will|can|if|whether|that|because|why|when)[ \t])-?$/i
/** `DME MAC JA`: the region of a Medicare contractor. */
const JURISDICTION_BEFORE = /\b(?:MAC|jurisdictions?|contractor)[ \t:(-]{1,3}$/i
/** `allowed? 59?`: the number is a question of its own. */
const FURTHER_QUESTION = /\?[ \t]{1,2}-?$/
/** `54 and 55?`: two numbers are all of the question. */
const PAIR_ASKED = /^-?(\d\d)[ \t](?:and|&|\+|or|vs)[ \t]-?(\d\d)[ \t]?\?/
/** Class findings of routine foot care; `Q8 hours` is an interval. */
const FOOT_CLASS = /^Q[789]$/
const INTERVAL = /^[ \t]?(?:h\b|hrs?\b|hours?\b|d\b|days?\b|wks?\b|weeks?\b|mos?\b|months?\b|min)/i
/** `same visit 76?`, `two surgeons 62 each` */
const ROLE_BEFORE = /\b(?:co-?surg(?:eons?)?|surgeons|assist(?:ants?|s)?(?:[ \t]surg(?:eons?)?)?)[ \t,:-]{1,3}$/i
const NOUN_BEFORE = /\b(?:visit|day|session|time|line|claim|procedure|both|all|too|also|instead|together|same)[ \t]-?$/i
/** What makes LT and RT words of the body. */
const BODY_AFTER =
  /^[ \t](?:knees?|shoulders?|hips?|eyes?|ears?|feet|foot|hands?|ankles?|wrists?|elbows?|legs?|arms?|breasts?|thumb|heels?|thigh|calf|flank|arm|cheek|ulcer|wound|side|foot|index|great|big|sided?|upper|lower|L\d|C\d)\b/i
/** Nouns whose number this is. */
const COUNTS_SOMETHING =
  /\b(?:pages?|ages?|aged|box|boxes|item|items|line|lines|step|chapter|section|table|version|day|days|week|weeks|hour|hours|year|years|question|questions|grade|stage|class|row|column|field|fields|loop|number|no\.?|top|over|under|above|below|least|most|about|almost|nearly|around|approximately|bmi|sat|temp|bp|hr|wt)[ \t:#]{1,2}(?:\d{1,3}[ \t]?(?:-|,|\/|or|and|to)[ \t]?){0,3}-?$/i
/** What may follow a numeric modifier that only a verb announces: the end of the phrase or where it goes, never a unit. */
const ENDS_PHRASE =
  /^[ \t]?(?:$|[?!;,)"”'’]|\.(?:\s|$)|(?:on|to|when|if|since|because|appended|attached|added|instead|too|also|here|there|for|vs?|or|and|be|is|was|as|same|at|even|in|pos|both|each|ok|okay|then|please|pls|thx|now|either|from|off|ever|i|we|they|he|she|you|will|would|should|can|does|do|needed|required|legit|correct|right)\b|\/[A-Z0-9]{2}\b)/i
/** Another modifier joined to this one; only "or", "vs" and a slash join by themselves, the rest where modifiers are spoken of. */
const NEIGHBOUR_BEFORE =
  /(?:^|[^A-Za-z0-9.$%])-?([A-Z0-9]{2})([ \t]?(?:\/|,|&|\+|vs?\.?|or|and|versus)(?:[ \t](?:or|and|vs\.?|not))?[ \t]?)-?$/
const NEIGHBOUR_AFTER =
  /^([ \t]?(?:\/|,|&|\+|vs?\.?|or|and|versus)(?:[ \t](?:or|and|vs\.?|not))?[ \t]?)-?([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d|[ \t]?[-/]\d|[ \t]?(?:mg|mcg|ml|mm|cm|min|yo|y\/o|years?|yrs?|days?|weeks?|hrs?|hours?|units?|kg|lbs?|degrees)\b)/
/** `27447-82 vs AS`; the code with its modifier is covered. */
const BEHIND_MODIFIED = /\uFFFC[ \t](?:vs\.?|or|versus)[ \t]-?$/i
/** Modifiers that alone before a question mark are rather a place, a person or a word. */
const REMOTE_WORDS = cueWords('telehealth telemedicine tele video audio virtual')
/** Who makes 62, 66 and 80 to 82 modifiers. */
const SURGEON_WORDS = cueWords('surgeon surgeons cosurgeon cosurgeons assist assistant assistants')
const TRADE_WORD =
  /^(?:ED|ER|PT|PA|MD|CT|US|CO|PC|MA|ME|PM|AM|SC|CC|PS|MS|FX|AF|TB|AI|PR|PI|OK|HE|IT|IS|OT|ST|HR|DC|NB|EM|HH|SH|AR|AZ|CA|GA|LA|PD|PL|SG|ET)$/
/** `use 25 and 57`, `need both 59 & 76` */
const PAIR_USED =
  /\b(?:use|using|need|needs|add|append|put|report|both)[ \t](?:both[ \t])?(?:-?\d\d[ \t](?:and|&|plus)[ \t])?-?$/i
const ALTERNATIVE = /\/|\bor\b|\bv(?:s\.?|ersus)?\b/

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
  const readMeant = (talks: boolean): boolean[] =>
    pairs.map(({ index: start, 0: written, 1: hyphen, 2: code = '' }) => {
      if (!isModifier(code)) return false
      const spoken = talks || (remote && /^9[35]$/.test(code)) || (operated && /^(?:62|66|8[0-2])$/.test(code))
      return isMeant(text, start, start + written.length, hyphen === '-', code, spoken)
    })
  const first = readMeant(talksOfModifiers)
  // Where one is meant beyond doubt, the text speaks of modifiers, and the others are read so.
  const meant = talksOfModifiers || !first.includes(true) ? first : readMeant(true)
  const lone = pairs.flatMap(({ index: start, 0: written, 2: code = '' }, at) => {
    if (!meant[at] && !isBesideMeant(text, pairs, meant, at)) return []
    return [reference(text, code, start, start + written.length)]
  })
  for (const match of matchCued(text, index, LOWER_LETTERS)) {
    const code = (match[1] ?? '').toUpperCase()
    const end = match.index + match[0].length
    if (isModifier(code) && !/^(?:is|in|on|to|or|at|as|for|co|us|me)$/i.test(code))
      lone.push(reference(text, code, end - 2, end))
  }
  for (const { index: start, 1: written = '' } of matchCued(text, index, SMALL_LETTERS))
    lone.push(reference(text, written.toUpperCase(), start, start + written.length))
  return lone
}

/** What stands between two modifiers of one list. */
const BETWEEN = /^(?:[ \t]|[ \t]?[/,&+][ \t]?|,?[ \t](?:and|or|vs\.?|not)[ \t])-?$/

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
  if (numeric && !ENDS_PHRASE.test(lineAfter(text, end, 24))) return false
  if (/^[ \t][A-Z]{3,}/.test(text.slice(end, end + 4))) return false
  return [at - 1, at + 1].some((other) => {
    const next = meant[other] ? pairs[other] : undefined
    if (!next) return false
    const [left, right] = other < at ? [next, own] : [own, next]
    const between = text.slice(left.index + left[0].length, right.index)
    return BETWEEN.test(between) && (!numeric || between.trim() !== '')
  })
}

/** False for "RT knee" and for a state. */
function isMeantBySide(text: string, { index, 0: written, 2: code = '' }: RegExpExecArray): boolean {
  if (/^[LR]T$/.test(code) && BODY_AFTER.test(lineAfter(text, index + written.length, 24))) return false
  return code !== 'GA' || !isGeorgia(lineBefore(text, index, 60))
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
    return match ? [match] : []
  })
}

function reference(text: string, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system: 'MODIFIER', code, modifiers: [], units: null, start, end }
}

function isMeant(
  text: string,
  start: number,
  end: number,
  hyphen: boolean,
  code: string,
  talksOfModifiers: boolean,
): boolean {
  const before = lineBefore(text, start + (hyphen ? 1 : 0), 60)
  const after = lineAfter(text, end, 24)
  if (NAMED_BEFORE.test(before) || NAMED_AFTER.test(after)) return true
  if (JURISDICTION_BEFORE.test(before)) return false
  if (/^[LR]T$/.test(code) && BODY_AFTER.test(after)) return false
  if (isPlainLetterModifier(code)) return code !== 'GA' || !isGeorgia(before)
  if (FOOT_CLASS.test(code)) return !INTERVAL.test(after)
  if (COUNTS_SOMETHING.test(before)) return false
  if (BEGINS_PHRASE.test(before) && isPairAsked(text.slice(start, end + 12))) return true
  const joined = isJoined(before, after, talksOfModifiers)
  if (/^[ \t]?\?/.test(after) && BEGINS_PHRASE.test(before) && !isNumericModifier(code)) return !TRADE_WORD.test(code)
  if (!isNumericModifier(code)) return joined || (talksOfModifiers && BEHIND_MODIFIED.test(before))
  if ((PROPOSED_AFTER.test(after) || PLACED_AFTER.test(after)) && BEGINS_PHRASE.test(before)) return true
  if (talksOfModifiers && BEGINS_PHRASE.test(before) && /^[ \t]or\b[^.!]*\?/.test(after)) return true
  if ((talksOfModifiers || FURTHER_QUESTION.test(before)) && BEGINS_PHRASE.test(before) && /^[ \t]?\?/.test(after))
    return true
  if (PAIR_USED.test(before) && (NEIGHBOUR_BEFORE.test(before) || NEIGHBOUR_AFTER.test(after))) return true
  if (ROLE_BEFORE.test(before) || (NOUN_BEFORE.test(before) && /^[ \t]?\?/.test(after))) return true
  if (!ENDS_PHRASE.test(after)) return false
  if (hyphen) return /(?:^|[\s(,;/])-$/.test(before)
  if (joined || (/\b(?:with|w\/)[ \t]$/i.test(before) && /^[ \t]?\?/.test(after))) return true
  if (STRONG_VERB.test(before)) return true
  return VERB_BEFORE.test(before) && (talksOfModifiers || !WEAK_VERB.test(before))
}

function isPairAsked(text: string): boolean {
  const [, first = '', second = ''] = PAIR_ASKED.exec(text) ?? []
  return isNumericModifier(first) && isNumericModifier(second)
}

/** True for "Atlanta, GA" and "in GA". */
function isGeorgia(before: string): boolean {
  return /[A-Z][a-z]{2,},[ \t]$|\b(?:in|from|state of)[ \t]$/.test(before)
}

/** True beside another modifier: in an alternative, or in any list where the text speaks of modifiers. */
function isJoined(before: string, after: string, talksOfModifiers: boolean): boolean {
  const [, left = '', leftJoin = ''] = NEIGHBOUR_BEFORE.exec(before) ?? []
  const [, rightJoin = '', right = ''] = NEIGHBOUR_AFTER.exec(after) ?? []
  const join = isModifier(left) ? leftJoin : isModifier(right) ? rightJoin : ''
  return join !== '' && (talksOfModifiers || ALTERNATIVE.test(join))
}
