import type { AskKind, Inquiry } from '../../domain/inquiry.ts'

/** The text of a message in lower case, identifiers masked; the asks alone where the text was not kept. */
export function textOf(inquiry: Inquiry): string {
  const known = TEXTS.get(inquiry)
  if (known !== undefined) return known
  const text = (inquiry.maskedText ?? inquiry.asks.map((ask) => ask.text).join('\n')).toLowerCase()
  TEXTS.set(inquiry, text)
  return text
}

/** Each message is asked for its text by every rule, some of them for every code. */
const TEXTS = new WeakMap<Inquiry, string>()

/** The sentences of a text; each line ends one. */
export const sentencesIn = (text: string): string[] => text.split(/[.?!](?:\s|$)|\n/)

/** True where the text of a message matches; the pattern is of lower case. */
export function says(inquiry: Inquiry, pattern: RegExp): boolean {
  return pattern.test(textOf(inquiry))
}

/** True where the message asks one of those kinds of question. */
export function asksFor(inquiry: Inquiry, ...kinds: AskKind[]): boolean {
  return inquiry.asks.some((ask) => kinds.includes(ask.kind))
}

const PCS = /\bicd[- ]?10[- ]?pcs\b|\bpcs (?:codes?|coding)\b|\b(?:which|what|the) pcs\b/

/** True where procedure codes of ICD-10-PCS are asked for, and none of CPT: rules of practitioners' claims then say nothing. */
export const isOfPcs = (inquiry: Inquiry): boolean =>
  says(inquiry, PCS) &&
  !says(inquiry, /\b(?:cpt|hcpcs)\b/) &&
  inquiry.references.every(({ system }) => system !== 'CPT' && system !== 'HCPCS')

/** True where it asks one of those kinds about the code, or about no code in particular. */
export function asksAbout(inquiry: Inquiry, code: string, ...kinds: AskKind[]): boolean {
  return inquiry.asks.some(
    (ask) => kinds.includes(ask.kind) && (ask.subjects.length === 0 || ask.subjects.includes(code)),
  )
}

/** True where two codes may be meant together: where the questions are numbered, one of them names both. */
export function sharesQuestion({ asks }: Inquiry, one: string, other: string): boolean {
  const numbered = asks.some(({ number }) => number !== null)
  return (
    !numbered ||
    asks.some(
      ({ number, subjects, text }) =>
        subjects.includes(one) &&
        subjects.includes(other) &&
        // A heading over the questions is about all of their codes and names none of them.
        (number !== null || (text.includes(one) && text.includes(other))),
    )
  )
}

/** The modifiers written on a code, or said to be on it ("adds 59 to 92134"), each once. */
export function modifiersOn(inquiry: Inquiry, code: string): string[] {
  const written = inquiry.references.flatMap((each) => (each.code === code ? each.modifiers : []))
  const lone = loneModifiers(inquiry)
  if (lone.length === 0) return [...new Set(written)]
  const text = textOf(inquiry)
  return [...new Set([...written, ...lone.filter((modifier) => isPutOn(modifier, code, text))])]
}

/** `59 on 92250`, `appended 25 to the 99213`; which of two codes it goes on is left open by `or`. */
function isPutOn(modifier: string, code: string, text: string): boolean {
  const [mod, on] = [modifier.toLowerCase(), code.toLowerCase()]
  const placed = `(?<![\\w.])${mod}(?: modifier)?(?: (?:go|goes|going|appended|attached|added))? (?:to|on|onto)`
  return new RegExp(`${placed} (?:(?:the|my|our|cpt|code|line) ){0,2}${on}\\b(?! ?(?:or|vs|versus|/)\\b)`).test(text)
}

/** The modifiers named by themselves, on no code. */
export function loneModifiers(inquiry: Inquiry): string[] {
  return [...new Set(inquiry.references.flatMap(({ system, code }) => (system === 'MODIFIER' ? [code] : [])))]
}

/** True where the message names the modifier by itself or on the code. */
export const namesModifier = (modifier: string, code: string, inquiry: Inquiry): boolean =>
  modifiersOn(inquiry, code).includes(modifier) || loneModifiers(inquiry).includes(modifier)

/** True where the message puts one of the codes on the right side and the others on the left, or the other way round. */
export function areOfTwoSides(codes: readonly string[], inquiry: Inquiry): boolean {
  const sides = codes.map((code) => {
    const marked = modifiersOn(inquiry, code).filter((each) => each === 'RT' || each === 'LT')
    return marked.length > 0 ? marked : sidesSaid(code, textOf(inquiry))
  })
  return sides.every((each) => each.length === 1) && new Set(sides.flat()).size > 1
}

/** `52356 left and 52332 on the right`: the side in words right behind the code, or right before it. */
function sidesSaid(code: string, text: string): string[] {
  const written = code.toLowerCase()
  const behind = new RegExp(`\\b${written}[ ,]+(?:(?:on|in|to|for|of) )?(?:the )?(left|right)\\b`).exec(text)
  const before = new RegExp(`\\b(left|right)(?: side| ureter| eye| knee| ear)? ${written}\\b`).exec(text)
  const side = behind?.[1] ?? before?.[1]
  return side === undefined ? [] : [side === 'left' ? 'LT' : 'RT']
}

const VISIT = /\bvisit|\bre-?check|\be\/?&?m\b|\bseen\b|\boffice\b|\bcame in/
/** Where the first of numbered questions begins. */
const FIRST = /(?:^|\n)\s*\(?[1a][.)]\s/

/** True where a visit is told; of numbered questions in one of them, not in the heading. */
export function tellsVisit(inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const numbered = inquiry.asks.some(({ number }) => number !== null)
  return VISIT.test(numbered ? text.slice(Math.max(0, text.search(FIRST))) : text)
}

/** The lines that name one of the codes. */
export const linesNaming = (codes: readonly string[], inquiry: Inquiry): string =>
  textOf(inquiry)
    .split('\n')
    .filter((line) => codes.some((code) => line.includes(code.toLowerCase())))
    .join('\n')
