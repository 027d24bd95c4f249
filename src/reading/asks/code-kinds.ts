import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import { areDeniedApart } from '../../domain/line-denials.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { hintKinds, isLevelled, isOfMonth, isProcedure } from './ask-hints.ts'

/** Billing shorthand for "may these go together": codes joined by "with", "w/", "+", "and". */
const JOINED = /\b(?:with|and|w|plus|when|same)\b|[+&,/]|\bw\//i
const WITH = /\b(?:with|w|plus|same)\b|\bw\//i
/** `20610 + 76942` */
const PLUS = /\d[ \t]?\+[ \t]?(?:\d{5}|[A-V]\d{4})(?!\d)/
/** Somebody who helped at each of several operations. */
const HELPS = /\bassist(?:s|ed|ing|ant)\b(?! living)/i
/** Kinds that do not tell what codes joined by a comma are asked about. */
export const BESIDE_JOINED: ReadonlySet<AskKind> = new Set(['modifier_choice', 'denial', 'documentation', 'compliance'])
/** `58 or 78 for …`: two modifiers to choose from. */
const CHOICE = /(?:^|[^\w.])-?[A-Z0-9]{2}[ \t](?:or|vs?\.?|versus)[ \t]-?[A-Z0-9]{2}(?!\w)/i
/** `77057 or G0202`: one of two codes. */
const EITHER = /\b(?:\d{5}|[A-V]\d{4})[ \t](?:or|vs?\.?|versus)[ \t](?:\d{5}|[A-V]\d{4})\b/i
/** `70553 or drop to 70551`, `83003 and not 83002`, `G0008 rather than 90471` */
const ONE_NOT_OTHER = inOrder(
  /\b(?:or|not|rather than|instead of)[ \t]/i,
  repeated(/(?:just|only|is|it|drop|go|down|to|use|bill|be|should|a|the|code|really|maybe)[ \t]/i, '{0,4}'),
  /(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/i,
)
/** `is that 27814`, `Z0000 or the other one` */
const IS_IT = anyOf(
  /\b(?:is|was|would)[ \t](?:that|this|it)[ \t](?:be[ \t])?(?:\d{5}|[A-V]\d{4})\b/i,
  /\d{4}\S{0,4},?[ \t]or[ \t](?:the other|another|something else|some other)\b/i,
)
const OR = /\b(?:or|vs\.?|versus|not)\b/i
/** `Z12.11 cannot be primary`: which of several diagnoses stands first. */
const PLACE = anyOf(
  /\b(?:go(?:es)?|list(?:ed)?|come|code|as|be|is|the) (?:it )?(?:first|primary|principal)\b/i,
  /\b(?:first[- ]listed|sequenc\w+)\b/i,
  /\bprimary (?:dx|diagnosis)\b/i,
)
const ASKING = /\?|\b(?:what|which|can|does|do|is|should|need|ok|how)\b/i

/** The kinds that the codes a sentence names ask by how they stand in it, beside those its words ask (`asked`). */
export function kindsOfCodes(text: string, named: readonly CodeReference[], asked: readonly AskKind[]): AskKind[] {
  const kinds = hintKinds(text, named, asked)
  const procedures = new Set(named.filter(isProcedure).map(({ code }) => code))
  const modifiers = named.some(({ system, modifiers: attached }) => system === 'MODIFIER' || attached.length > 0)
  const open = asked.every(
    (kind) => BESIDE_JOINED.has(kind) || (kind === 'units' && (procedures.size > 2 || WITH.test(text))),
  )
  const diagnoses = new Set(named.filter(({ system }) => system === 'ICD-10-CM').map(({ code }) => code))
  if (diagnoses.size > 1 && OR.test(text)) kinds.push('code_search')
  if (diagnoses.size > 0 && procedures.size === 0 && PLACE.test(text)) kinds.push('billed_together')
  // `99213 or 99214?` asks for the level alone.
  if (kinds.includes('em_level') && EITHER.test(text) && named.filter(isProcedure).every(isLevelled)) return kinds
  if (procedures.size > 1 && ((EITHER.test(text) && text.includes('?')) || ONE_NOT_OTHER.test(text)))
    kinds.push('code_search')
  if (IS_IT.test(text)) kinds.push('code_search')
  if (
    procedures.size > 1 &&
    ((text.includes('+') && PLUS.test(text)) ||
      (open && JOINED.test(text) && !HELPS.test(text) && !areDeniedApart(named)))
  )
    kinds.push('billed_together')
  if (named.some(({ system }) => system !== 'MODIFIER') && /\breject/i.test(text)) kinds.push('status', 'crosswalk')
  if (modifiers && !FEE_ASKED.test(text) && (ASKING.test(text) || CHOICE.test(text))) kinds.push('modifier_choice')
  return kinds
}

/** `What did Medicare allow for 95811-26?`: which line is meant, and not whether its modifier is right. */
const FEE_ASKED = /\bwhat (?:do|does|did|would|will|should) [^?.!\n]{1,30} (?:pay|allow)\b[^?.!\n]{0,16}\d{5}-\w\w\b/i

/** `99441, G2012, 0591T and 11100` */
const BARE_LIST = /^\s*(?:[A-Z]?\d[\dA-Z.]{2,6}(?:\s*(?:,|;|&|\band\b|\n)\s*)*){2,}[.?]?\s*$/i

/** True for a sentence of nothing but codes. */
export const isBareList = (text: string): boolean => BARE_LIST.test(text)

/** `coder used I82.411, I think thats wrong?` */
const DOUBTED = anyOf(
  /\b(?:wrong|incorrect|not right|ok|okay|right|correct|appropriate|legit)\b[^.?!\n]{0,16}\?/i,
  /\b(?:is|that['’]?s|thats|seems?|looks?|was) (?:wrong|incorrect|off|not right)\b/i,
  /\bis (?:that|this|it) (?:right|correct|ok|okay|wrong)\b/i,
)

/** The visit within the time after a surgery. */
const POSTOPERATIVE_VISIT = '99024'

/** `suspected cholelithiasis … biller used K80.20` */
const UNCONFIRMED = /\br\/o\b|\brule[sd]?[ -]?out\b|\bsuspected\b/i

/** The kinds that codes ask where no words ask anything. */
export function kindsOfBareCodes(text: string, codes: readonly CodeReference[]): AskKind[] {
  if (codes.every(({ system }) => system === 'MODIFIER')) return ['modifier_choice']
  if (codes.some(({ modifiers }) => modifiers.length > 0)) return ['modifier_choice', ...kindsOfUnmodified(text, codes)]
  return kindsOfUnmodified(text, codes)
}

function kindsOfUnmodified(text: string, codes: readonly CodeReference[]): AskKind[] {
  const procedures = new Set(codes.filter(isProcedure).map(({ code }) => code))
  if (procedures.size > 1) return EITHER.test(text) ? ['billed_together', 'status', 'code_search'] : ['billed_together']
  if (codes.some(({ system }) => system === 'ICD-10-CM') && (DOUBTED.test(text) || UNCONFIRMED.test(text)))
    return ['code_search', 'documentation']
  if (codes.every(({ code }) => code === POSTOPERATIVE_VISIT)) return ['global_period', 'code_meaning', 'status']
  // What has to be done and written down in the month decides whether it is reported.
  if (codes.some(isOfMonth)) return ['code_meaning', 'status', 'documentation']
  return codes.some(isLevelled) ? ['code_meaning', 'status', 'em_level'] : ['code_meaning', 'status']
}
