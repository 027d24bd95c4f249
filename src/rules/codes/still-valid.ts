import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findDeniedCodes } from '../denials/denied-lines.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { findCodeLife, isInForce } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { findLastTold } from '../rows/last-told.ts'
import { isHeader } from './incomplete-diagnosis.ts'
import { findValidityGap } from './meaning.ts'

/** A list of codes: with so many the answer tells those that are valid together. */
const LIST = 3

/** What is asked of a list; whether codes are billable is mostly asked of a claim. */
const VALIDITY =
  /\bstill\b|\bvalid\b|\bactive\b|\bcurrent\b|\bdeleted\b|\bretired\b|\bdiscontinued\b|\bgone\b|\bgood (?:for|in|on|to)\b|\bok(?:ay)?\b/

/** "Is 96377 ok?" beside an ended code asks whether it is the right one. */
const OF_PAIR = /\bstill\b|\bvalid\b|\bactive\b|\bcurrent\b|\bdeleted\b|\bretired\b|\bdiscontinued\b|\bgone\b|\btoo\b/

/** Which codes of a list that was asked through are valid, beside those that are not. */
export const stillValid: Rule = {
  id: 'codes/still-valid',
  topic: 'codes',
  question: 'Which codes of this list are still valid on the date of service?',
  source: 'validity dates of the code set files; the newest file that lists a code',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = new Map(
      inquiry.references
        .filter(({ system, code }) => system !== 'MODIFIER' && asksAbout(inquiry, code, 'status'))
        .map((reference) => [reference.code, reference]),
    )
    const listed = [...codes.values()].flatMap((reference) => lookUp(reference, facts))
    const refused = findRefused(inquiry)
    // What the payer knows as ended is told with its denial, where no file speaks of the day.
    const valid = listed.filter(({ holds, newest, code }) => holds && !(newest !== null && refused.includes(code)))
    const isPair = listed.length === 2 && valid.length === 1 && valid[0]?.newest !== '' && says(inquiry, OF_PAIR)
    const isList = listed.length >= LIST || isPair
    if (valid.length === 0 || !isList || !says(inquiry, VALIDITY) || asksFor(inquiry, 'billed_together'))
      return { findings: [], gaps: [] }
    const byProof = Map.groupBy(valid, ({ newest }) => newest)
    const groups = [...byProof].sort(([one], [other]) => Number(one !== null) - Number(other !== null))
    return {
      findings: [
        {
          rule: stillValid.id,
          topic: 'codes',
          verdict: 'allowed',
          subjects: valid.map(({ code }) => code),
          parameters: {
            asOf: facts.asOf,
            groups: groups.map(([newest, found]) => {
              const last = newest ? found.flatMap(({ code }) => findLastTold(code, facts) ?? []) : []
              return { newest, through: last[0]?.date ?? null, codes: found.map(({ code }) => code) }
            }),
          },
          citations: [...new Set(valid.flatMap(({ citations }) => citations))] as [Citation, ...Citation[]],
          settles: ['status'],
          basis: 'rows',
        },
      ],
      gaps: [],
    }
  },
}

/** The codes that were denied as not valid on the day (X12 reason 181). */
const findRefused = (inquiry: Inquiry): string[] =>
  inquiry.references.some(({ system, code }) => system === 'CARC' && code === '181')
    ? findDeniedCodes('181', inquiry)
    : []

/** `newest`: null where a file of the date speaks of the code; else the newest file that lists it, empty where none does. */
type Listed = { code: string; holds: boolean; newest: string | null; citations: readonly Citation[] }

function lookUp({ code, system }: CodeReference, facts: Facts): Listed[] {
  const life = findCodeLife(facts, code, system)
  if (life !== null) {
    const gap = findValidityGap(life, facts)
    const newest = gap === null ? null : gap.nearest ? `${gap.nearest.file} ${gap.nearest.edition}` : ''
    const holds = isInForce(life, facts.asOf) && !isHeader(life, facts)
    return [{ code, holds, newest, citations: life.citations }]
  }
  // A code that no list describes is in use where the fee schedule has it.
  const fee = findFeeRow(facts, code)
  if (fee === null) return []
  const newest = fee.covers ? null : `fee schedule ${fee.row.citation.edition}`
  return [{ code, holds: true, newest, citations: [fee.row.citation] }]
}
