import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findClaimDays } from '../days/claim-days.ts'
import { findDaysOf } from '../days/service-days.ts'
import { type CodeLife, findCodeLife, firstDate, lastDateBefore } from '../rows/code-life.ts'

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
        // That it is not valid on the date the answer holds for, or not complete on a later one, another rule tells.
        isTold: refused.every(({ day, is }) => day === facts.asOf || (is === 'header' && day > facts.asOf)),
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
