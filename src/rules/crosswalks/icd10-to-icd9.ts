import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { mapAcross } from '../equivalence-map.ts'
import { says } from '../message/message-words.ts'

const BACKWARDS = /\bicd[- ]?9\b|\bback(?:ward)?s? map/

/** What ICD-10-CM codes were before October 2015, by the general equivalence map; only where ICD-9 is asked for. */
export const icd10ToIcd9: Rule = {
  id: 'crosswalks/icd10-to-icd9',
  topic: 'crosswalks',
  question: 'Which ICD-9-CM codes stand for this ICD-10-CM code?',
  source: 'CMS general equivalence map ICD-10-CM to ICD-9-CM, 2018 (the last); documentation for technical users',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const named = inquiry.references.some(({ system }) => system === 'ICD-9-CM')
    if (named || !says(inquiry, BACKWARDS)) return { findings: [], gaps: [] }
    return mapAcross(inquiry, facts, { rule: icd10ToIcd9.id, from: 'ICD-10-CM', to: 'ICD-9-CM' })
  },
}
