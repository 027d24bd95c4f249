import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findStep, readOnlyAmount, THRESHOLD_FAMILIES, type ThresholdFamily } from '../counted/threshold-families.ts'
import { namesCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** `35 minutes, 99315 or 99316?`: the one of the codes named that the size or the time told belongs to. */
export const thresholdCode: Rule = {
  id: 'guidelines/threshold-code',
  topic: 'guidelines',
  question: 'Which of the codes named does the size or the time told belong to?',
  source: 'CPT, as the notes em/discharge-time, em/nursing-facility-times and count/shave state it',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    return { findings: THRESHOLD_FAMILIES.flatMap((family) => conclude(family, inquiry, facts)), gaps: [] }
  },
}

function conclude(family: ThresholdFamily, inquiry: Inquiry, facts: Facts): Finding[] {
  const note = findNote(facts, family.note)
  const named = procedureCodes(inquiry.references).filter((code) => family.steps.some((step) => step.code === code))
  if (note === undefined || named.length < 2) return []
  const own = inquiry.asks.find(({ number, text }) => number !== null && named.every((code) => namesCode(text, code)))
  const amount = readOnlyAmount(own?.text.toLowerCase() ?? textOf(inquiry), family.unit)
  const step = amount === null ? null : findStep(family, amount)
  if (step === null) return []
  const unit = family.unit === 'cm' ? 'cm' : 'minutes'
  return [
    {
      ...(own?.number && { numbers: [own.number] }),
      rule: thresholdCode.id,
      topic: 'guidelines',
      verdict: 'informational',
      subjects: [...new Set([step.code, ...named])],
      parameters: {
        told: `${amount} ${unit}`,
        code: step.code,
        others: named.filter((code) => code !== step.code),
        over: step.over > 0 ? `${step.over} ${unit}` : null,
        upTo: step.upTo === null ? null : `${step.upTo} ${unit}`,
        timed: family.unit === 'minutes',
      },
      citations: [note.citation],
      settles: ['em_level', 'code_search', 'units', 'billed_together', 'code_meaning', 'crosswalk', 'status'],
      basis: 'guidance',
    },
  ]
}
