import { matchAt, type Span } from '../text/span.ts'

/** Numbers whose likes are looked for at most. */
const MAX_NUMBERS = 20
/** What stands between two numbers of a list: `…731, …744 and …751`. */
const NEXT =
  /(?:[ \t]?[,;/&|][ \t]?(?:and[ \t]|&[ \t])?|[ \t](?:and|or|&)[ \t]|[ \t]?\r?\n[ \t>]*)(?:#[ \t]?)?([A-Z\d][A-Z\d-]{4,24})(?![\w-]|\.\d)/y
const CODE_SHAPE = /^(?:[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})*)$/

/** Numbers in a list behind one that was found, of the same letters and as many figures: `claims …731, …744 and …751`. */
export function findLikeNumbers(text: string, numbers: readonly Span[]): Span[] {
  return numbers.slice(0, MAX_NUMBERS).flatMap(({ start, end }) => {
    const shape = shapeOf(text.slice(start, end))
    if (CODE_SHAPE.test(text.slice(start, end))) return []
    const found: Span[] = []
    for (let at = end; found.length < MAX_NUMBERS; ) {
      const match = matchAt(NEXT, text, at)
      const number = match?.[1] ?? ''
      if (!match || shapeOf(number) !== shape) break
      at += match[0].length
      found.push({ start: at - number.length, end: at })
    }
    return found
  })
}

/** The number with every figure the same. */
const shapeOf = (number: string): string => number.replace(/\d/g, '0')
