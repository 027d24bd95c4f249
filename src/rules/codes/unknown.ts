import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findAbsence, isKnown, isLocal } from '../rows/known-codes.ts'

/** Code systems the codebook may have rows for; a reference of another system is not missed here. */
const LOOKED_UP = new Set(['CPT', 'HCPCS', 'ICD-10-CM', 'MODIFIER'])

/** Codes the data loaded here says nothing about. */
export const unknown: Rule = {
  id: 'codes/unknown',
  topic: 'codes',
  question: 'Is there any row for this code?',
  source: 'the live editions of the codebook',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const gaps = new Map<string, Gap>()
    for (const reference of inquiry.references) {
      if (isKnown(reference.code, facts) || isTrip(reference.code, inquiry)) continue
      // That a complete file does not list it is no gap.
      if (!isLocal(reference, inquiry) && findAbsence(reference, facts) !== null) continue
      const why = isLocal(reference, inquiry)
        ? `${reference.code.replace('.', '')} is a local code of Medi-Cal and no diagnosis; Medi-Cal's codes and policies are not in the data loaded here.`
        : LOOKED_UP.has(reference.system)
          ? `${reference.system} ${reference.code} is not in the data loaded here.`
          : `No ${reference.system} file is loaded here, so ${reference.code} cannot be looked up.`
      gaps.set(`${reference.system} ${reference.code}`, { about: reference.code, why })
    }
    return { findings: [], gaps: [...gaps.values()] }
  },
}

/** From and to of an ambulance trip (`NH`) are two letters put together, which no file lists. */
const isTrip = (code: string, { references }: Inquiry): boolean =>
  /^[DEGHIJNPRS][DEGHIJNPRSX]$/.test(code) && references.some((each) => /^A04[23]\d$/.test(each.code))
