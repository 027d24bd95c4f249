import type { CodeReference } from '../../domain/code-reference.ts'
import type { Ask, AskKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { isProcedure } from './ask-hints.ts'

const MEDICARE = cueWords('medicare')
/**
 * Routine foot care, vaccines and chiropractic manipulation, which Medicare covers only on conditions of their own (Medicare
 * Benefit Policy Manual, chapter 15 §§50.4.4.2, 240, 290), and acupuncture (NCD 30.3.3).
 */
const ON_CONDITIONS = /^(?:1105[567]|11719|1172[01]|G0127|90(?:6[2-9]\d|7[0-5]\d)|9894[0-2]|9781[0134])$/

/** Notices of liability, and that a policy's conditions are met: `KX or GY on D7140` asks whether Medicare pays it. */
const NOTICE = /^G[AXYZ]$/

const VISITS = cueWords('visit visits e ov')
/** `the visit`, `E/M`, `OV` */
const VISIT_NAMED = /\bvisits?\b|\bE ?[/&] ?M\b|\bOV\b|\b99[23]\d\d\b/i
/** `E/M billable?`, `I did a full visit 99214. front desk says I can't bill` */
const PAYABLE = /\b(?:billable|payable|bill(?:ed)?|charged?|paid|pay)\b/i

/** Orthoses and prostheses, of which the side is part of the claim (HCPCS L codes). */
const OF_A_SIDE = /^L[1-9]\d{3}$/
const SIDES = cueWords('rt lt left right bilateral bilat')

const REFUSED = cueWords('denied denies denying rejected rejects refused')
/** `Medicare denied 97014. What do we bill for …` */
const REFUSED_THEN_WHAT = inOrder(
  /\b(?:denied|den(?:ies|ying)|reject(?:ed|s)|refused) (?:our |the |my )?/i,
  /(?:\d{4}[\dA-Z]|[A-V]\d{4})[.,;:]? {1,3}(?:so |then |now )?what (?:do|should|can) (?:we|i) /i,
  /(?:bill|use|report|code|submit|send)\b/i,
)

const FOLLOWED = cueWords('follow following back again')
/** `we splinted it and will follow it`, `see her back in 2 weeks` */
const WILL_FOLLOW = anyOf(
  inOrder(
    /\b(?:will|to|['’]ll) (?:be )?follow(?:ing)? (?:it|him|her|them|the (?:pt|patient|fx|fracture))/i,
    /\b(?! up with)/i,
  ),
  inOrder(
    /\b(?:see|seeing) (?:him|her|them|the (?:pt|patient)|pt|patient|you) (?:back|again) in \d{1,2} /i,
    /(?:days|wks?|weeks?)\b/i,
  ),
)

const DISPUTED = cueWords('right correct')
/** `My coder says S52.501D. who is right` */
const WHO_IS_RIGHT = /\b(?:who(?: is|['’]?s)|which (?:one )?is) (?:right|correct)\b/i

/** The kinds of questions raised by what a message tells beside its questions: the payer, a side, a visit after surgery. */
export function kindsOfCircumstances(
  asks: readonly Ask[],
  text: string,
  references: readonly CodeReference[],
  index: TextIndex,
): AskKind[] {
  const kinds: AskKind[] = []
  const stands = (set: number): boolean => placesOf(index, set).length > 0
  const asked = (kind: AskKind): boolean => asks.some((ask) => ask.kind === kind)
  const services = references.filter(isProcedure)
  const named = (codes: RegExp): boolean => services.some(({ code }) => codes.test(code))
  // The reason of a denial says by itself whether coverage is in doubt.
  const isReasoned = references.some(({ system }) => system === 'CARC')
  const isNumbered = asks.some(({ number }) => number !== null)
  if (stands(MEDICARE) && named(ON_CONDITIONS) && !isReasoned && !isNumbered) kinds.push('coverage')
  const notices = references.filter(({ system, code }) => system === 'MODIFIER' && NOTICE.test(code))
  if (stands(MEDICARE) && notices.length > 0 && asked('modifier_choice') && !isReasoned && !isNumbered)
    kinds.push('coverage')
  if (stands(SIDES) && named(OF_A_SIDE) && asked('denial')) kinds.push('modifier_choice')
  const isOfVisit = stands(VISITS) && VISIT_NAMED.test(text) && PAYABLE.test(text)
  if (isOfVisit && asked('global_period') && services.length > 0) kinds.push('modifier_choice')
  if (services.length > 0 && stands(FOLLOWED) && WILL_FOLLOW.test(text)) kinds.push('global_period')
  if (stands(REFUSED) && REFUSED_THEN_WHAT.test(text)) kinds.push('crosswalk')
  const areDiagnoses = references.length > 0 && references.every(({ system }) => system === 'ICD-10-CM')
  if (areDiagnoses && stands(DISPUTED) && WHO_IS_RIGHT.test(text)) kinds.push('code_search')
  return kinds
}
