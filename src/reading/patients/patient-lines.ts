import { anyOf, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import type { Span } from '../text/span.ts'
import type { TextIndex } from '../text/text-index.ts'

/** A date of birth, a Medicare number or a social security number: no sender signs with one. */
const OF_A_PATIENT = figurePattern(
  sticky(
    inOrder(
      /(?<![\w/.-])/,
      anyOf(
        /(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:19[2-9]\d|200\d|[3-9]\d)/,
        /[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d\d/,
        /\d{3}-\d{2}-\d{4}/,
      ),
      /(?![\w/-])/,
    ),
  ),
  { least: 1, most: 11 },
)
/** `Since 4/1/1989`, `Rev. 01/01/95`: what an office dates. */
const OF_AN_OFFICE = /\b(?:since|est(?:ablished|d)?|founded|rev(?:ised)?|updated|form|copyright|npi|tin|ein|tax)\b/i

/** The parts of the sender's signature without its lines that tell of a patient. */
export function withoutPatientLines(text: string, own: readonly Span[], index: TextIndex): readonly Span[] {
  if (own.length === 0) return own
  const lines = matchFigures(text, figuresIn(own, index), OF_A_PATIENT)
    .map(({ index: at }) => {
      const end = text.indexOf('\n', at)
      return { start: text.lastIndexOf('\n', at) + 1, end: end < 0 ? text.length : end }
    })
    .filter(({ start, end }) => !OF_AN_OFFICE.test(text.slice(start, end)))
  return lines.length === 0 ? own : own.flatMap((part) => cutLines(part, lines))
}

function cutLines(part: Span, lines: readonly Span[]): Span[] {
  const kept: Span[] = []
  let from = part.start
  for (const { start, end } of lines) {
    if (end <= from || start >= part.end) continue
    if (start > from) kept.push({ start: from, end: start })
    from = end
  }
  if (from < part.end) kept.push({ start: from, end: part.end })
  return kept
}

function figuresIn(own: readonly Span[], { figures }: TextIndex): Pick<TextIndex, 'figures'> {
  const kept: number[] = []
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    if (own.some((part) => part.start <= start && start < part.end))
      kept.push(start, figures[at + 1] ?? 0, figures[at + 2] ?? 0)
  }
  return { figures: kept }
}
