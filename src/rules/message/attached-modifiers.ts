import type { EditPairFact } from '../../domain/codebook.ts'
import type { Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder, notAfter } from '../../patterns/compose-patterns.ts'
import { modifiersOn, says, textOf } from './message-words.ts'

/** Modifiers that may bypass an edit with indicator 1. @see NCCI Policy Manual for Medicare Services 2026, ch. I, section E */
const DISTINCT = new Set(['59', 'XE', 'XS', 'XP', 'XU'])
const ANATOMICAL = /^(?:E[1-4]|F[A1-9]|T[A1-9]|LT|RT|LC|LD|LM|RC|RI)$/
const GLOBAL_SURGERY = new Set(['24', '25', '57', '58', '78', '79'])
const FURTHER = new Set(['27', '91'])

/** Modifiers people add to get past an edit and that do not bypass one. */
const NO_BYPASS = new Set(['22', '50', '51', '52', '76', '77'])

/** Modifiers for visits, which never go on a procedure. */
const FOR_VISITS = new Set(['24', '25', '57'])

/** What is wrong or right with a modifier the sender put on a code of a pair. */
export type Judgement = {
  kind:
    | 'on_column_one'
    | 'on_visit'
    | 'on_procedure'
    | 'no_bypass'
    | 'no_help'
    | 'same_side'
    | 'same_place'
    | 'needs_57'
    | 'needs_25'
    | 'right_place'
  code: string
  modifier: string
  /** The code it belongs on, or the other code of the pair. */
  other: string
  /** True for a claim on which Medicare takes 59 and the X modifiers on either code of a pair. */
  either: boolean
}

/** From this date of service on Part B takes 59 and the X modifiers on the column one code too (CMS Change Request 11168). */
const EITHER_CODE_FROM = '2019-07-01'

const isTakenOnEither = ({ dateOfService }: Inquiry): boolean =>
  dateOfService === null || dateOfService >= EITHER_CODE_FROM

/** The pair as it is edited, and the modifier its visit would take, if one of the two is a visit. */
type EditedPair = { row: EditPairFact; visit: string | null; visitModifier: string | null }

/**
 * What there is to say of the modifiers on the two codes of an edit.
 * @param columnTwoElsewhere codes that another active edit of the claim has in column two: a modifier there may be meant for it
 */
export function judgeModifiers(
  { row, visit, visitModifier }: EditedPair,
  inquiry: Inquiry,
  columnTwoElsewhere: ReadonlySet<string>,
): Parameters[] {
  const { columnOne, columnTwo } = row
  const one = modifiersOn(inquiry, columnOne)
  const two = modifiersOn(inquiry, columnTwo)
  const either = isTakenOnEither(inquiry)
  const judge = (kind: Judgement['kind'], code: string, modifier: string, other: string): Judgement[] => [
    { kind, code, modifier, other, either },
  ]
  if (row.modifierIndicator === 0) {
    return [
      // A side on the code that is paid is no attempt to separate the two.
      ...one
        .filter((modifier) => bypasses(modifier) && !ANATOMICAL.test(modifier))
        .flatMap((modifier) => judge('no_help', columnOne, modifier, columnTwo)),
      ...two.filter(bypasses).flatMap((modifier) => judge('no_help', columnTwo, modifier, columnOne)),
    ]
  }
  const misplaced = one.filter((modifier) => DISTINCT.has(modifier))
  const moved = two.some(bypasses) || columnTwoElsewhere.has(columnOne) ? [] : misplaced
  return [
    ...moved.flatMap((modifier) => judge('on_column_one', columnOne, modifier, columnTwo)),
    ...[columnOne, columnTwo].flatMap((code) =>
      judgeKind(code, modifiersOn(inquiry, code)).flatMap(([kind, modifier]) => judge(kind, code, modifier, code)),
    ),
    ...two
      .filter((modifier) => NO_BYPASS.has(modifier))
      .flatMap((each) => judge('no_bypass', columnTwo, each, columnOne)),
    ...one
      .filter((modifier) => /^(?:LT|RT)$/.test(modifier) && two.includes(modifier))
      .flatMap((side) => judge('same_side', columnTwo, side, columnOne)),
    ...(visit === null ? [] : judgeOnVisit(visitModifier, modifiersOn(inquiry, visit))).flatMap(([kind, modifier]) =>
      judge(kind, visit ?? '', modifier, visit === columnTwo ? columnOne : columnTwo),
    ),
    ...(isVisit(columnTwo)
      ? []
      : two
          // What is only said to be there ("I put 59 on it, please confirm") is not confirmed: whether it is true is open.
          .filter((modifier) => DISTINCT.has(modifier) && isWrittenOn(modifier, columnTwo, inquiry))
          .flatMap((each) =>
            judge(isOfSamePlace(each, inquiry) ? 'same_place' : 'right_place', columnTwo, each, columnOne),
          )),
  ]
}

/**
 * True where the claim as it was sent bypasses the edit for Medicare: 59 or an X modifier stands on one of its procedures,
 * so that the edit explains no denial.
 */
export function isBypassedAsSent({ columnOne, columnTwo, modifierIndicator }: EditPairFact, inquiry: Inquiry): boolean {
  const isOfMedicare = (inquiry.details?.planType ?? 'medicare') === 'medicare'
  if (modifierIndicator !== 1 || !isOfMedicare || isVisit(columnOne) || isVisit(columnTwo)) return false
  return (isTakenOnEither(inquiry) ? [columnOne, columnTwo] : [columnTwo]).some((code) =>
    modifiersOn(inquiry, code).some(
      (each) => DISTINCT.has(each) && !isOfSamePlace(each, inquiry) && !isOnlyProposed(each, code, inquiry),
    ),
  )
}

/** `should it be 45380-59?`, `resubmit with 59 on 45380?`: what was not on the claim yet. */
const PROPOSED = inOrder(
  anyOf(
    /\b(?:should|would|could|can|may|need|needs|try|fix|goes?|belongs?|instead)\b/,
    /\b(?:add|append|attach|put|rebill|resubmit|resend|correct)(?:ing)?\b/,
  ),
  /[^?]*\?/,
)
const CLAUSE_END = /(?<=[.?!;])\s|\n|,\s(?=(?:should|would|could|can|may|do|does|is|was|why|what|how)\b)/

function isOnlyProposed(modifier: string, code: string, inquiry: Inquiry): boolean {
  const clauses = textOf(inquiry).split(CLAUSE_END)
  const naming = clauses.filter((each) => [modifier, code].every((name) => each.includes(name.toLowerCase())))
  return naming.length > 0 && naming.every((each) => PROPOSED.test(each))
}

/** 59 and XS say another site; a message that tells the same one tells that they do not fit. */
const isOfSamePlace = (modifier: string, inquiry: Inquiry): boolean =>
  (modifier === '59' || modifier === 'XS') && says(inquiry, SAME_PLACE)

const SAME_PLACE = inOrder(
  notAfter(/\b(?:not|never|isn['’]?t|than)[ \t](?:at |on |in )?(?:the )?/),
  /\bsame /,
  /level|interspace|segment|lesion|joint|incision|compartment|vessel|wound|site/,
  /\b/,
)

const isWrittenOn = (modifier: string, code: string, { references }: Inquiry): boolean =>
  references.some((each) => each.code === code && each.modifiers.includes(modifier))

/** True for a modifier that may bypass an edit where its criteria are met. */
export function bypasses(modifier: string): boolean {
  return DISTINCT.has(modifier) || ANATOMICAL.test(modifier) || GLOBAL_SURGERY.has(modifier) || FURTHER.has(modifier)
}

/** What is said of a modifier on a code. */
type JudgedKind = [kind: Judgement['kind'], modifier: string]

/** A modifier of the wrong kind for its code: 59 on a visit, 25 on surgery. */
function judgeKind(code: string, modifiers: readonly string[]): JudgedKind[] {
  if (isVisit(code)) return modifiers.filter((each) => DISTINCT.has(each)).map((each) => ['on_visit', each])
  if (!isSurgery(code)) return []
  return modifiers.filter((each) => FOR_VISITS.has(each)).map((each) => ['on_procedure', each])
}

/** Codes of the surgery section, none of which is a visit. */
const isSurgery = (code: string): boolean => code >= '10004' && code <= '69990' && /^\d{5}$/.test(code)

function judgeOnVisit(expected: string | null, modifiers: readonly string[]): JudgedKind[] {
  if (expected === null) return []
  if (modifiers.includes(expected)) return [['right_place', expected]]
  if (expected === '57' && modifiers.includes('25')) return [['needs_57', '25']]
  if (expected === '25' && modifiers.includes('57')) return [['needs_25', '57']]
  return []
}
