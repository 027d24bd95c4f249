import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { mapAcross } from '../equivalence-map.ts'

/** What ICD-9-CM codes became, by the general equivalence map, as of the date of service. */
export const icd9ToIcd10: Rule = {
  id: 'crosswalks/icd9-to-icd10',
  topic: 'crosswalks',
  question: 'Which ICD-10-CM codes stand for this ICD-9-CM code?',
  source: 'CMS general equivalence map ICD-9-CM to ICD-10-CM, 2018 (the last); documentation for technical users',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    return mapAcross(inquiry, facts, { rule: icd9ToIcd10.id, from: 'ICD-9-CM', to: 'ICD-10-CM' })
  },
}
