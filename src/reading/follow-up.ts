import type { CodeReference } from '../domain/code-reference.ts'
import type { Ask, AskKind, Details, Inquiry } from '../domain/inquiry.ts'
import { anyOf, inOrder } from '../patterns/compose-patterns.ts'

/** Words by which a message speaks of what was asked before: it goes on with it, or points to it. */
const GOES_ON = inOrder(
  /^[^\p{L}]*/iu,
  anyOf(
    /and|also|plus|or|but|what (?:about|if)|how about/iu,
    /(?:can|could|would) you (?:also|please)/iu,
    /same question|with|without|same|then|for|if|even/iu,
  ),
  /\b/iu,
)
const POINTS_BACK = inOrder(
  /\b/i,
  anyOf(
    /it|that|this|those|these|them|same|instead|still|both|either/i,
    inOrder(/the /i, /code|codes|modifier|visit|procedure|injection|add-?on|pair|first|second|other|claim/i),
  ),
  /\b/i,
)
/** Codes of its own are added to those of the case behind these words; else they replace them. */
const ADDS =
  /^[^\p{L}]*(?:and|also|plus|with|together with|in addition)\b|\b(?:too|as well|also|on top|added?|in addition)\b/iu
/** Kinds that a code alone raises, where the words of the message ask nothing. */
const OF_BARE_CODES: ReadonlySet<AskKind> = new Set(['code_meaning', 'status', 'code_search'])
const ASKS_MEANING = /\b(?:what(?:['’]s| is| does)|mean|means|valid|deleted|active|difference|which code|what code)\b/i
/** A question of more words than this stands by itself unless it points back. */
const SHORT_WORDS = 8

/**
 * What a later message of a case asks: `current`, with what it leaves out taken from `previous`. "And with 25?" keeps the
 * codes of the case and adds the modifier; "what if it was 2012?" replaces the date alone; "and 76942?" adds a code; a
 * question that stands by itself inherits nothing. Inherited references have no place in the message (0 to 0), and
 * identifiers and dates are those of the current message.
 */
export function inheritInquiry(previous: Inquiry, current: Inquiry): Inquiry {
  if (!leavesOut(current)) return current
  const references = joinReferences(previous, current)
  const codes = codesOf(references)
  return {
    ...current,
    references,
    dateOfService: current.dateOfService ?? previous.dateOfService,
    payer: current.payer ?? previous.payer,
    setting: current.setting ?? previous.setting,
    asks: joinAsks(previous.asks, current.asks, codes),
    unheard: isHeardWithin(current) ? [] : (current.unheard ?? []),
    ...inheritDetails(previous, current),
  }
}

/** "What if it was 2012?", "and G0439 instead?": what asks nothing by itself asks the question of the case of another date or code. */
const isHeardWithin = ({ asks, references, dateOfService }: Inquiry): boolean =>
  asks.length === 0 && (references.length > 0 || dateOfService !== null)

/** True where the message does not stand by itself: it names no code of its own, or it goes on with what was asked. */
function leavesOut(current: Inquiry): boolean {
  const texts = current.asks.map(({ text }) => text)
  if (texts.some((text) => GOES_ON.test(text))) return true
  if (codesOf(current.references).length > 0) return false
  if (texts.length === 0) return true
  return texts.some((text) => POINTS_BACK.test(text) || text.split(/\s+/).length <= SHORT_WORDS)
}

/** Codes of services and diagnoses: not modifiers and places, which only say more about them. */
function codesOf(references: readonly CodeReference[]): string[] {
  const codes = references.filter(({ system }) => system !== 'MODIFIER' && system !== 'POS').map(({ code }) => code)
  return [...new Set(codes)]
}

function joinReferences(previous: Inquiry, current: Inquiry): CodeReference[] {
  const own = codesOf(current.references)
  const replaces = own.length > 0 && !current.asks.some(({ text }) => ADDS.test(text))
  if (replaces) return [...current.references, ...keptBeside(previous.references, own)]
  const named = new Set(current.references.map(({ system, code }) => `${system} ${code}`))
  const inherited = previous.references
    .filter(({ system, code }) => !named.has(`${system} ${code}`))
    .map((reference) => ({ ...reference, start: 0, end: 0 }))
  return [...current.references, ...inherited]
}

/**
 * The other codes of the case where each code named takes the place of a related one: after "20611 instead?" a visit beside
 * 20610 stays. Codes are related that begin with the same three characters.
 */
function keptBeside(references: readonly CodeReference[], own: readonly string[]): CodeReference[] {
  const isRelated = ({ code }: CodeReference): boolean => own.some((each) => each.slice(0, 3) === code.slice(0, 3))
  if (!references.some(isRelated)) return []
  return references
    .filter((reference) => !isRelated(reference) && codesOf([reference]).length > 0)
    .map((reference) => ({ ...reference, start: 0, end: 0 }))
}

/** The asks of the message about the codes of the case; where it only changes a circumstance, what was asked before. */
function joinAsks(previous: readonly Ask[], current: readonly Ask[], codes: readonly string[]): Ask[] {
  if (current.length === 0) return [...previous]
  const bare = current.every(
    ({ kind, text }) => OF_BARE_CODES.has(kind) && GOES_ON.test(text) && !ASKS_MEANING.test(text),
  )
  const [first] = current
  // "And 76942?" asks of that code what was asked of the others.
  if (bare && first && previous.length > 0) {
    return previous.map((ask) => ({ ...ask, subjects: [...codes], text: first.text, number: first.number }))
  }
  return current.map((ask) => ({ ...ask, subjects: [...new Set([...ask.subjects, ...codes])] }))
}

function inheritDetails(previous: Inquiry, current: Inquiry): { details?: Details } {
  const [before, now] = [previous.details, current.details]
  if (!before || !now) return now ? { details: now } : {}
  return {
    details: {
      ...now,
      serviceDate: current.dateOfService === null ? before.serviceDate : now.serviceDate,
      planType: now.planType ?? before.planType,
      state: now.state?.from === 'text' ? now.state : (before.state ?? now.state),
      providers: now.providers.length > 0 ? now.providers : before.providers,
      patient: {
        ageYears: now.patient.ageYears ?? before.patient.ageYears,
        sex: now.patient.sex ?? before.patient.sex,
      },
      laterality: now.laterality ?? before.laterality,
    },
  }
}
