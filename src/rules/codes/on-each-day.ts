import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findDaysOf } from '../days/service-days.ts'
import { textOf } from '../message/message-words.ts'
import { type CodeLife, findCodeLife, firstDate, lastDateBefore } from '../rows/code-life.ts'

/** Characters around a date that say what happened on it. */
const NEAR = 28

/** What becomes of a claim is told of the day of its service. */
const OF_CLAIM =
  /\b(?:den(?:y|ied|ial)|reject\w*|paid|pays?|billed|bill|dos|claims?|accepted|went (?:thru|through)|kicked|seen|visit|services?|invalid)\b/
const OF_PAPER = /\b(?:letter|dated|received|remit\w*|eob|era|mailed|notice|effective|as of|since|starting|deleted)\b/

/** Whether a code was valid on each of the days on which a message says that it was billed. */
export const onEachDay: Rule = {
  id: 'codes/on-each-day',
  topic: 'codes',
  question: 'Was the code valid on each of the days of service the message names?',
  source: 'validity dates of the code set files',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const days = findClaimDays(inquiry)
    const isTold = days.length > 1 || (days[0] !== undefined && days[0] !== facts.asOf)
    const asked = inquiry.references.filter(({ system }) => system !== 'MODIFIER' && system !== 'POS')
    const codes = new Map(asked.map((reference) => [reference.code, reference]))
    const findings = [...codes.values()].flatMap(({ code, system }) => {
      const life = findCodeLife(facts, code, system)
      const own = inquiry.dateOfService === null ? findDaysOf(code, inquiry) : []
      if (!life || (!isTold && own.length < 2)) return []
      return own.length > 1
        ? conclude(life, own, { ...facts, asOf: firstRefused(life, own) ?? facts.asOf })
        : conclude(life, days, facts)
    })
    return { findings, gaps: [] }
  },
}

/** The days of service, in their order: those called so, and those beside which the text says what became of the claim. */
function findClaimDays({ dates, ...inquiry }: Inquiry): IsoDate[] {
  const text = textOf({ dates, ...inquiry })
  const days = dates.flatMap(({ date, text: written, role, precision }) => {
    if ((precision ?? 'day') !== 'day') return []
    if (role === 'service') return [date]
    const at = text.indexOf(written.toLowerCase())
    if (at < 0) return []
    const around = text.slice(Math.max(0, at - NEAR), at + written.length + NEAR).split('\n')
    const line = around.find((each) => each.includes(written.toLowerCase())) ?? ''
    return OF_CLAIM.test(line) && !OF_PAPER.test(line) ? [date] : []
  })
  return [...new Set(days)].sort()
}

/** Where the message sets the code on days, that it is not valid on the first such one is told of that day. */
const firstRefused = (life: CodeLife, days: readonly IsoDate[]): IsoDate | undefined =>
  days.find((day) => ['absent', 'header'].includes(standOn(life, day)))

type Standing = 'valid' | 'header' | 'absent' | 'unknown'

function standOn(life: CodeLife, day: IsoDate): Standing {
  const spans = life.spans.filter((span) => spanContains(span, day))
  if (spans.some(({ assumed }) => assumed) || life.extrapolated.some((span) => spanContains(span, day)))
    return spans.some(({ billable }) => billable) ? 'unknown' : spans.length > 0 ? 'header' : 'absent'
  return spans.length === 0 ? 'absent' : spans.some(({ billable }) => billable) ? 'valid' : 'header'
}

/** Nothing where the code was valid on every one of them, or on none, which is told of its own date. */
function conclude(life: CodeLife, days: readonly IsoDate[], facts: Facts): Finding[] {
  const standing = days.map((day) => ({ day, is: standOn(life, day) }))
  const refused = standing.filter(({ is }) => is === 'absent' || is === 'header')
  const holds = standing.filter(({ is }) => is === 'valid' || is === 'unknown')
  if (refused.length === 0 || (holds.length === 0 && refused.some(({ day }) => day === facts.asOf))) return []
  const first = firstDate(life)
  const earliest = refused[0]?.day ?? facts.asOf
  const isEarly = first !== null && earliest < first
  const last = isEarly ? null : lastDateBefore(life, refused.at(-1)?.day ?? facts.asOf)
  const before = isEarly ? findOrigin(life.code, facts) : []
  const cited = days.flatMap((day) => findCodeLife({ ...facts, asOf: day }, life.code, life.system)?.citations ?? [])
  return [
    {
      rule: onEachDay.id,
      topic: 'codes',
      verdict: 'not_allowed',
      subjects: [life.code],
      parameters: {
        code: life.code,
        refused: refused.map(({ day }) => day),
        isHeader: refused.every(({ is }) => is === 'header'),
        holds: holds.map(({ day }) => day),
        firstDate: isEarly ? first : null,
        lastDate: last,
        before: [...new Set(before.flatMap(({ toCode }) => toCode ?? []))],
        // That it is not valid on the date the answer holds for, another rule tells.
        isTold: refused.every(({ day }) => day === facts.asOf),
      },
      citations: [...new Set([...cited, ...before.map(({ citation }) => citation)])] as [Citation, ...Citation[]],
      settles: ['status', 'denial', 'crosswalk', 'code_meaning'],
      basis: 'rows',
    },
  ]
}

/** What the yearly conversion table puts in the place of a code for days before it began. */
const findOrigin = (code: string, facts: Facts): Facts['conversions'] =>
  facts.conversions.filter(
    ({ fromSystem, toSystem, fromCode, toCode }) =>
      fromSystem === 'ICD-10-CM' && toSystem === 'ICD-10-CM' && fromCode === code && toCode !== null,
  )
