import type { CodeNoteFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says, textOf } from './message-words.ts'

/** Words that ask which of several codes comes first, so that the answer is an order and no "yes". */
const WHICH = /\bwhich\b|\b(?:what|in) order\b|\bsequenc|\bwho(?:'s| is) right\b|\bvs\b|\bversus\b|\bhow (?:to|do)\b/

/** Words of the first place on a claim. */
const PLACE = String.raw`(?:first|1st|primary|principal|prim|lead|on top|pos(?:ition)? a)\b`

/** True where the message asks whether the code may stand first: "can Z68.41 go first", "is F02.80 ok as primary". */
export function asksForFirst(code: string, inquiry: Inquiry): boolean {
  const written = code.toLowerCase().replace('.', String.raw`\.?`)
  return says(
    inquiry,
    inOrder(
      /\b(?:can|could|may|is|should|does|ok)\b(?:(?!\bor\b)[^.?!\n]){0,24}\b/,
      new RegExp(written, ''),
      /\b(?:(?!\bor\b)[^?!\n;]){0,28}\b/,
      anyOf(/before [a-z]\d/, new RegExp(PLACE, '')),
    ),
  )
}

/** True where it asks for the order of its codes. */
export const asksForOrder = (inquiry: Inquiry): boolean => says(inquiry, WHICH)

/** How a "code first" note begins where the code is a manifestation, not a disease that may have another cause. */
const UNDERLYING =
  /^(?:the |any )?(?:underlying|associated (?:physical|neoplasm)|(?:malignant )?neoplasm|malignancy|condition resulting)/i
const WHERE_THERE_IS_ONE = /\bif (?:applicable|known|any)\b/i

/** The notes by which a code is only what another disease shows as, and never stands first or alone; else none. */
export function manifestationNotes(notes: readonly CodeNoteFact[]): CodeNoteFact[] {
  const first = notes.filter(({ kind }) => kind === 'code_first')
  const [opening] = first
  if (!opening || !UNDERLYING.test(opening.text.trim()) || WHERE_THERE_IS_ONE.test(opening.text)) return []
  return first.filter(({ at }) => at === opening.at)
}

/** Words that any disease may have. */
const GENERIC = new Set(
  `disease diseases disorder disorders condition conditions other specified unspecified with such underlying
    associated syndrome complication complications`.split(/\s+/),
)

/**
 * The line of a note that names a disease the message speaks of, such as `Alzheimer's (G30.-)`, or the only disease there is;
 * null where none is told.
 */
export function findNamedDisease(
  notes: readonly CodeNoteFact[],
  description: string | null,
  inquiry: Inquiry,
): string | null {
  const text = ` ${textOf(inquiry)}`
  const own = (description ?? '').toLowerCase()
  const isSaid = (word: string): boolean => {
    const stem = word.slice(0, Math.max(3, Math.min(7, word.length - 3)))
    return new RegExp(String.raw`[^\p{L}]${stem}`, 'u').test(text)
  }
  const listed = notes.filter(({ text: line }) => line.includes('('))
  const only = notes.length === 1 ? listed[0] : undefined
  const named = listed.find(({ text: line }) => {
    const words =
      line
        .toLowerCase()
        .replaceAll(/\([^)]*\)|'s\b/g, ' ')
        .match(/\p{L}{4,}/gu) ?? []
    const telling = words.filter((word) => !GENERIC.has(word) && !own.includes(word))
    return telling.length > 0 && telling.every(isSaid)
  })
  const told = (named ?? only)?.text.trim()
  return told?.replace(/[.;]$/, '').replace(/^(?:the )?underlying /i, '') ?? null
}
