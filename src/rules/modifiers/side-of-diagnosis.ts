import type { CodeFact, Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { modifiersOn } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

type Side = 'right' | 'left'

/** Sides of the anatomical modifiers: E3 and E4, F5 to F9, T5 to T9 and RT are right. */
const RIGHT = /^(?:RT|E[34]|F[5-9]|T[5-9])$/
const LEFT = /^(?:LT|E[12]|F[A1-4]|T[A1-4])$/

/** Whether the side a modifier names is the side of the diagnosis. */
export const sideOfDiagnosis: Rule = {
  id: 'modifiers/side-of-diagnosis',
  topic: 'modifiers',
  question: 'Is the side of the modifier the side of the diagnosis?',
  source: 'side in the ICD-10-CM title; ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.13',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const sided = procedureCodes(inquiry.references).flatMap((code) =>
      modifiersOn(inquiry, code).flatMap((modifier) => {
        const side = sideOf(modifier)
        return side ? [{ code, modifier, side }] : []
      }),
    )
    const diagnoses = listSidedDiagnoses(inquiry, facts)
    if (diagnoses.length === 0) return { findings: [], gaps: [] }
    const findings = sided.flatMap(({ code, modifier, side }): Finding[] => {
      const agreeing = diagnoses.find((diagnosis) => diagnosis.side === side)
      const against = diagnoses.find(
        (diagnosis) => diagnosis.side !== side && !isOfOtherLine(diagnosis.row.code, code, inquiry),
      )
      // A diagnosis of each side may belong to another line: only a lone one contradicts.
      const one = agreeing ?? against
      return one ? [conclude(code, modifier, side, one)] : []
    })
    return { findings, gaps: [] }
  },
}

/** True where another procedure stands nearer before the diagnosis: `28296-RT on 8/4. 28485 on 10/20, S92.352A`. */
function isOfOtherLine(diagnosis: string, code: string, { references }: Inquiry): boolean {
  const at = references.find((each) => each.code === diagnosis)?.start ?? 0
  const before = references.filter((each) => each.start < at && /^[1-6]\d{4}$/.test(each.code))
  const nearest = before.toSorted((one, other) => other.start - one.start)[0]
  return nearest !== undefined && nearest.code !== code && before.some((each) => each.code === code)
}

function sideOf(modifier: string): Side | null {
  if (RIGHT.test(modifier)) return 'right'
  return LEFT.test(modifier) ? 'left' : null
}

type SidedDiagnosis = { row: CodeFact; side: Side }

/** The diagnoses whose title names one side, whatever order it stands in. */
function listSidedDiagnoses(inquiry: Inquiry, facts: Facts): SidedDiagnosis[] {
  const codes = new Set(inquiry.references.flatMap((each) => (each.system === 'ICD-10-CM' ? [each.code] : [])))
  return [...codes].flatMap((code): SidedDiagnosis[] => {
    const row = facts.codes.find((each) => each.system === 'ICD-10-CM' && each.code === code && each.description)
    const right = /\bright\b/i.test(row?.description ?? '')
    const left = /\bleft\b/i.test(row?.description ?? '')
    return row && right !== left ? [{ row, side: right ? 'right' : 'left' }] : []
  })
}

function conclude(code: string, modifier: string, side: Side, { row, side: other }: SidedDiagnosis): Finding {
  const citations: [Citation, ...Citation[]] = [row.citation]
  return {
    rule: sideOfDiagnosis.id,
    topic: 'modifiers',
    verdict: side === other ? 'informational' : 'not_allowed',
    subjects: [code, row.code],
    parameters: { code, modifier, side, diagnosis: row.code, diagnosisSide: other, agrees: side === other },
    citations,
    settles: side === other ? [] : ['denial', 'modifier_choice'],
    basis: 'rows',
  }
}
