import type { Facts } from '../../domain/codebook.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { asksAbout, asksFor } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { provesAbsence } from '../rows/code-timeline.ts'

const SOURCE = 'telehealth-list'
/** Psychotherapy without a visit (CPT). */
const THERAPY_ALONE = /^9083[247]$/

/** Whether a code is on Medicare's list of telehealth services. */
export const telehealthList: Rule = {
  id: 'coverage/telehealth-list',
  topic: 'coverage',
  question: "Is the code on Medicare's list of telehealth services on the date?",
  source: 'List of Telehealth Services of the calendar year (42 CFR 410.78)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const isAsked = asksFor(inquiry, 'telehealth') || inquiry.setting === 'telehealth'
    const plan = inquiry.details?.planType ?? null
    if (!isAsked || !(plan === null || plan.startsWith('medicare'))) return conclusion
    const covering = facts.editions.filter(
      ({ source, effective }) => source === SOURCE && spanContains(effective, facts.asOf),
    )
    const codes = procedureCodes(inquiry.references)
    for (const code of codes) {
      // Beside a visit psychotherapy is an add-on, so that the code it has alone is not reported.
      if (THERAPY_ALONE.test(code) && codes.some(isVisit)) continue
      if (!asksAbout(inquiry, code, 'telehealth') && inquiry.setting !== 'telehealth') continue
      const row = facts.telehealth.find((each) => each.code === code && spanContains(each.effective, facts.asOf))
      const proving = covering.find((edition) => provesAbsence(edition, [code]))
      if (row) conclusion.findings.push(conclude(code, { on: true, standing: row.standing }, row.citation, facts))
      else if (proving)
        conclusion.findings.push(conclude(code, { on: false, standing: null }, cite(proving, code), facts))
      else {
        const why = `Medicare's list of telehealth services of ${facts.asOf} is not loaded here, or only in part: it does not tell of ${code}.`
        conclusion.gaps.push({ about: code, why })
      }
    }
    return conclusion
  },
}

const cite = ({ source, label, effective }: Edition, code: string): Finding['citations'][0] => ({
  source,
  edition: label,
  locator: `no row for ${code}`,
  effectiveFrom: effective.from,
  effectiveTo: effective.to,
})

const conclude = (
  code: string,
  found: { on: boolean; standing: string | null },
  citation: Finding['citations'][0],
  { asOf }: Facts,
): Finding => ({
  rule: telehealthList.id,
  topic: 'coverage',
  verdict: found.on ? 'allowed' : 'not_allowed',
  subjects: [code],
  parameters: { code, ...found, asOf, edition: citation.edition },
  citations: [citation],
  settles: ['telehealth'],
  basis: 'rows',
})
