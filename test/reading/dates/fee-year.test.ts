import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const yearOf = (text: string): string | undefined => {
  const { dateOfService, details } = readInquiry({ subject: '', text, sentOn: '2026-03-02' }, () => true)
  return details?.serviceDate?.precision === 'year' ? dateOfService?.slice(0, 4) : undefined
}

describe('the year a fee is asked for', () => {
  it.each([
    ["What is Medicare's allowed for 99214 in the office, Dallas county TX, 2025? zip is 75231", '2025'],
    ["what's the 2025 medicare rate for 45385 in a facility, Chicago", '2025'],
    ['How much does Medicare pay for 20610, Ohio, 2024', '2024'],
  ])('%j: %s', (text, year) => {
    expect(yearOf(text)).toBe(year)
  })

  it.each([
    'How much does Medicare pay for 20610, we have used it since 2019?',
    'How much does Medicare pay for 20610, 2027?',
    'Is 20610 bundled with 99213? We are at 2025 Elm Street',
  ])('%j tells none', (text) => {
    expect(yearOf(text)).toBeUndefined()
  })
})
