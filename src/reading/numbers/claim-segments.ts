import type { IdentifierKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import type { Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

/** Segments of electronic claims and remittances (X12 837 and 835) that hold no code of a service. */
const SEGMENT = cuedPattern(
  'isa gs st bht bpr trn ref dtm dtp n1 n n3 n4 per clp nm nm1 dmg sbr pat hl prv lx se ge iea amt qty plb ts3',
  inOrder(
    /(?<![A-Za-z0-9])/,
    anyOf(/ISA|GS|ST|BHT|BPR|TRN|REF|DTM|DTP|N1|N3|N4|PER|CLP|NM1|DMG|SBR|PAT|HL|PRV|LX|SE|GE|IEA/, /AMT|QTY|PLB|TS3/),
    /(?=\*)[^~\r\n]{1,400}/,
  ),
)
/** Which elements of a segment tell who a patient is, by the segment's name and, where it has one, its qualifier. */
const ELEMENTS: readonly {
  segment: RegExp
  elements: readonly (readonly [element: number, kind: IdentifierKind])[]
}[] = [
  {
    segment: /^CLP$/,
    elements: [
      [1, 'account'],
      [7, 'claim'],
    ],
  },
  { segment: /^NM1\*(?:QC|IL|74|03|HK)$/, elements: [[9, 'member_id']] },
  { segment: /^DMG\*D8$/, elements: [[2, 'dob']] },
  { segment: /^N3/, elements: [[1, 'address']] },
  { segment: /^REF\*(?:1W|1L|IG|0F)$/, elements: [[2, 'member_id']] },
  { segment: /^REF\*(?:EA|EJ)$/, elements: [[2, 'mrn']] },
  { segment: /^REF\*(?:F8|1K|D9)$/, elements: [[2, 'claim']] },
  { segment: /^REF\*SY$/, elements: [[2, 'ssn']] },
]
const PATIENT_NAME = /^NM1\*(?:QC|IL|74|03|HK)\*1(?=\*)/
const NAME_ELEMENTS = [3, 4, 5]

/** The segments of a pasted claim or remittance in which no code stands: parties, dates, amounts, numbers of claims. */
export function findClaimSegments(text: string, index: TextIndex): Span[] {
  return text.includes('*') ? matchCued(text, index, SEGMENT).map(toSpan) : []
}

/** What the segments of a pasted claim or remittance tell of a patient: names, numbers, birth date, address. */
export function findClaimIdentifiers(text: string, index: TextIndex): { kind: IdentifierKind; span: Span }[] {
  if (!text.includes('*')) return []
  return matchCued(text, index, SEGMENT).flatMap(({ index: start, 0: segment }) => {
    const elements = splitElements(segment, start)
    const named = PATIENT_NAME.test(segment) ? NAME_ELEMENTS.map((at) => [at, 'name'] as const) : []
    const [id = '', qualifier = ''] = segment.split('*', 2)
    const rules = ELEMENTS.filter((each) => each.segment.test(id) || each.segment.test(`${id}*${qualifier}`))
    return [...named, ...rules.flatMap((rule) => rule.elements)].flatMap(([at, kind]) => {
      const span = elements[at]
      return span && span.end - span.start > 1 ? [{ kind, span }] : []
    })
  })
}

function splitElements(segment: string, at: number): Span[] {
  let start = at
  return segment.split('*').map((element) => {
    const span = { start, end: start + element.length }
    start = span.end + 1
    return span
  })
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}
