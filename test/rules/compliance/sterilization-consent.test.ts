import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { sterilizationConsent } from '../../../src/rules/compliance/sterilization-consent.ts'
import { facts } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2026-05-09', { guidance: [guidanceRow('compliance/sterilization-consent')] })
const tell = (text: string): string => {
  const read = readInquiry({ subject: '', text, sentOn: '2026-05-27' }, () => true)
  return sentencesOf(sterilizationConsent, { ...read, maskedText: text }, known).short.join()
}

describe('the consent to a sterilization', () => {
  it.each([
    ['C-section with tubal on 5/9/2026, 58611, consent form was signed 4/2/26. Medicaid', 'in time', '37 days'],
    ['DOS 5/9/2026 58611, Medicaid. Consent dated 4/20/26', 'too late', '19 days'],
    ['DOS 5/9/2026 55250, Medicaid. HHS-687 signed on 10/1/2025', 'too old', '220 days'],
  ])('is counted by the dates told: %s', (text, verdict, days) => {
    expect(tell(text)).toContain(verdict)
    expect(tell(text)).toContain(days)
  })

  it.each([
    'DOS 5/9/2026 58611, Medicaid. Do we need the consent form?',
    'DOS 5/9/2026 59510, Medicaid. Consent signed 4/2/26',
    'DOS 5/9/2026 58611, Medicaid. Consent form on file, she was seen 4/2/26',
  ])('is not told where no date of it is: %s', (text) => expect(tell(text)).toBe(''))
})
