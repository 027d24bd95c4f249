import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'

/** Traditional Medicare, whose edits and fees the files loaded here are. */
const MEDICARE = /^(?:traditional |original )?medicare(?: part [ab])?$/i

/** `Commercial` is a kind of payer and no name of one. */
const nameOf = (payer: string, state: string | null): string => {
  if (/^medicaid$/i.test(payer) && state !== null) return `Medicaid in ${state}`
  if (/^commercial$/i.test(payer)) return 'the commercial plan'
  return /^medicare advantage$/i.test(payer) ? 'the Medicare Advantage plan' : payer
}

/** Payers whose own policy the codebook does not hold. */
export const payerPolicy: Rule = {
  id: 'coverage/payer-policy',
  topic: 'coverage',
  question: 'Do the files loaded here speak for the payer asked about?',
  source: "NCCI edits, unit limits and the fee schedule are Medicare's; other payers publish their own policy",
  check(inquiry: Inquiry, _facts: Facts): Conclusion {
    const others = (inquiry.payer ?? '').split('; ').filter((payer) => payer !== '' && !MEDICARE.test(payer))
    const state = inquiry.details?.state?.code ?? null
    const gaps = others.map(
      (payer): Gap => ({
        about: payer,
        why: `Not in the data loaded here: the policy of ${nameOf(payer, state)}, which may differ; the edits, limits and fees loaded are Medicare's.`,
        opens: ['coverage'],
      }),
    )
    return { findings: [], gaps }
  },
}
