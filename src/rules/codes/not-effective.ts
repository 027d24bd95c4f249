import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { findDaysOf, numbersOfDays } from '../days/service-days.ts'
import { textOf } from '../message/message-words.ts'
import { type CodeLife, findCodeLife, findEditionGap, firstDate, isInForce, lastDateBefore } from '../rows/code-life.ts'
import { type Followed, findNoReplacement, followReplacements, wordCondition } from '../rows/replacements.ts'
import { type Chosen, chooseTold } from '../told/told-replacements.ts'

/** Codes used before their first or after their last valid date, with what is reported instead. */
export const notEffective: Rule = {
  id: 'codes/not-effective',
  topic: 'codes',
  question: 'Was the code valid on the date of service, and if not, what is reported instead?',
  source: 'validity dates of the code set files; replacements from the crosswalk edition cited',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const seen = new Set<string>()
    for (const reference of inquiry.references) {
      if (seen.has(reference.code)) continue
      seen.add(reference.code)
      const life = findCodeLife(facts, reference.code, reference.system)
      const days = life === null ? [] : daysOf(life.code, inquiry, facts).filter((each) => !isInForce(life, each))
      const [day] = days
      if (life === null || !day) continue
      const numbers = numbersOfDays(days, inquiry)
      const finding = conclude(life, inquiry, { ...facts, asOf: day }, conclusion.findings.length > 0)
      conclusion.findings.push({ ...finding, ...(numbers && { numbers }) })
      if (day !== facts.asOf) continue
      // Where the editions do not follow each other, the code may have lasted longer than its last row shows.
      const gap =
        findEditionGap(life, facts.asOf) ?? findEditionGap(life, lastDateBefore(life, facts.asOf) ?? facts.asOf)
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

/**
 * The day the answer holds for, and where the message names one code the other days it is said to be of. Where nothing is
 * called the date of service, the days on which the message sets the code.
 */
function daysOf(code: string, inquiry: Inquiry, { asOf }: Facts): IsoDate[] {
  const { references, dates, dateOfService } = inquiry
  const own = dateOfService === null ? findDaysOf(code, inquiry) : []
  if (own.length > 0) return own
  const codes = new Set(references.flatMap(({ system, code }) => (system === 'MODIFIER' ? [] : [code])))
  const others = dates.filter(({ role, precision }) => role === 'service' && (precision ?? 'day') === 'day')
  return codes.size > 1 ? [asOf] : [asOf, ...others.map(({ date }) => date).sort()]
}

/** @param isFurther true where a code before it is not valid either, so that the reason was given */
function conclude(life: CodeLife, inquiry: Inquiry, facts: Facts, isFurther: boolean): Finding {
  const lastDate = lastDateBefore(life, facts.asOf)
  const followed = lastDate === null ? [] : fittingFirst(followReplacements(life.code, facts), textOf(inquiry))
  const replacements = chooseTold(followed, inquiry)
  const nothing = lastDate === null ? null : findNoReplacement(life.code, facts)
  return {
    rule: notEffective.id,
    topic: 'codes',
    verdict: 'not_allowed',
    subjects: [life.code],
    parameters: {
      code: life.code,
      system: life.system,
      description: life.description,
      asOf: facts.asOf,
      lastDate,
      deletedOn: lastDate === null ? null : addDays(lastDate, 1),
      firstDate: lastDate === null ? firstDate(life) : null,
      replacements: replacements.map(parametersOf),
      withoutReplacement: nothing !== null && replacements.length === 0,
      isFurther,
    },
    citations: [
      ...life.citations,
      ...replacements.map(({ row }) => row.citation),
      ...(nothing ? [nothing.citation] : []),
    ],
    settles: [...SETTLED, ...(replacements.length > 0 ? (['code_search'] as const) : [])],
    basis: 'rows',
  }
}

/** What is answered by the fact that the code cannot be reported. */
const SETTLED: readonly AskKind[] = [
  ...(['code_meaning', 'status', 'billed_together', 'add_on', 'crosswalk', 'denial', 'units'] as const),
]

function parametersOf({ row, followedFrom, told }: Chosen): Parameters {
  const { condition } = row
  const clause = told === null ? wordCondition(condition) : told
  return { codes: row.replacedBy.join(' with '), condition, clause, followedFrom }
}

/** Words that turn a condition round: what the message says does not show that it is met. */
const REVERSED = /\b(?:no|not|only|without|alone|apart)\b/

/** Words that stand in any text, or begin another word: `thanks`. */
const JOINING: ReadonlySet<string> = new Set(['than', 'more', 'that', 'were', 'with', 'when', 'this'])

/** The alternatives, those first whose conditions the message speaks of in words that not all of them share. */
function fittingFirst(replacements: readonly Followed[], text: string): Followed[] {
  const words = replacements.map(
    ({ row }) => new Set((row.condition?.match(/[a-z]{4,}/g) ?? []).filter((word) => !JOINING.has(word))),
  )
  const scores = replacements.map(({ row }, at) => {
    if (row.condition === null || REVERSED.test(row.condition)) return 0
    const own = [...(words[at] ?? [])].filter((word) => !words.every((each) => each.has(word)))
    return own.filter((word) => new RegExp(`\\b${word}`).test(text)).length
  })
  return replacements
    .map((each, at) => ({ each, score: scores[at] ?? 0 }))
    .sort((one, other) => other.score - one.score)
    .map(({ each }) => each)
}
