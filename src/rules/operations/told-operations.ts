import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, sentencesIn, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { FAMILIES } from './operation-families.ts'
import type { OperationFamily } from './operation-family.ts'

/** One thing that was done, as a message or an operative note tells it. */
export type ToldOperation = {
  /** The code of it; several where the words leave open which, and what tells those apart. */
  codes: readonly string[]
  described: string
  /** What the note has to tell where there are several codes. */
  decides: string | null
  /** Told to be done on both sides. */
  bothSides: boolean
}

/** What was not done, was done before, or was looked at and found well. */
const NOT_DONE = everywhere(
  inOrder(
    /\b/,
    anyOf(
      /no|without|w\/o|not|never|denies|negative for|rather than|instead of|unable to|deferred/,
      /declined|previous|previously|prior|history of|hx of|s\/p|status post|prep for/,
      /scheduled for/,
    ),
    /\b(?:(?!\bbut\b|\bthen\b)[^,.;\n]){0,50}/,
  ),
)

const BOTH_SIDES = /\b(?:both|bilat\w*|each (?:knee|shoulder|hip))\b/

/** Kinds of ask that a code found for what was done answers. */
export const ANSWERED: readonly AskKind[] = ['code_search']

const READ = new WeakMap<Inquiry, readonly ToldOperation[]>()

/** What a message that names no procedure code tells of the operation its code is asked for; none where it tells of none. */
export function toldOperations(inquiry: Inquiry): readonly ToldOperation[] {
  const known = READ.get(inquiry)
  if (known !== undefined) return known
  const isNamed = procedureCodes(inquiry.references).some((code) => !isVisit(code))
  const told = isNamed || !asksFor(inquiry, ...ANSWERED) ? [] : readOperations(textOf(inquiry))
  READ.set(inquiry, told)
  return told
}

/** What the lower-case text tells to have been done. */
export function readOperations(text: string): ToldOperation[] {
  const told = text.replaceAll(/\[[^\]\n]{1,40}\]/g, ' ')
  const named = FAMILIES.filter((family) => isOf(family, told))
  return named.flatMap((family) => {
    const own = named.length === 1 ? told : sentencesOfFamily(family, named, told)
    return family.whole ? readFamily(family, own) : sentencesIn(own).flatMap((each) => readFamily(family, each))
  })
}

const isOf = ({ named, not }: OperationFamily, text: string): boolean => named.test(text) && !not?.test(text)

/** The sentences behind the name of the one operation and before that of another. */
function sentencesOfFamily(family: OperationFamily, all: readonly OperationFamily[], text: string): string {
  const own: string[] = []
  let current: OperationFamily | null = null
  for (const sentence of sentencesIn(text)) {
    const naming = all
      .flatMap((each) => {
        const at = sentence.search(each.named)
        return at === -1 ? [] : [{ each, at }]
      })
      .toSorted((one, other) => one.at - other.at)
    // `EGD with biopsies, then colonoscopy with snare`: each name begins a part of its own.
    for (const [place, { each, at }] of [{ each: current, at: 0 }, ...naming].entries()) {
      current = each
      if (current === family) own.push(sentence.slice(at, naming[place]?.at))
    }
  }
  return own.join('. ')
}

function readFamily(family: OperationFamily, text: string): ToldOperation[] {
  const done = text.replaceAll(NOT_DONE, ' ')
  const found: ToldOperation[] = []
  for (const service of family.services) {
    const isDone = service.all.every((words) => words.test(done)) && !service.not?.test(done)
    const isTaken = found.some(({ codes }) => service.within?.some((code) => codes.includes(code)))
    if (!isDone || isTaken) continue
    const { codes, described, decides = null } = service
    found.push({ codes, described, decides, bothSides: BOTH_SIDES.test(done) })
  }
  const { looked } = family
  if (found.length === 0 && looked?.when.test(text) && !looked.not?.test(text)) {
    const { codes, described } = looked
    found.push({ codes, described, decides: null, bothSides: false })
  }
  return found
}
