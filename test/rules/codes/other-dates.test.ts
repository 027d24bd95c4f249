import { describe, expect, it } from 'vitest'
import type { DateMention } from '../../../src/domain/inquiry.ts'
import { otherDates } from '../../../src/rules/codes/other-dates.ts'
import { facts, inquiryAbout } from '../../support/codebook-facts.ts'

const mention = (date: string, role: DateMention['role'] = 'service'): DateMention => ({
  date,
  role,
  text: date,
  start: 0,
  end: 1,
})

const gapsOf = (...dates: DateMention[]) =>
  otherDates.check({ ...inquiryAbout('90862'), dateOfService: '2012-12-15', dates }, facts('2012-12-15')).gaps

describe('a question with several dates of service', () => {
  it('says which of them the answer does not hold for', () => {
    expect(gapsOf(mention('2012-12-15'), mention('2013-01-15'))).toEqual([
      {
        about: '2013-01-15',
        why: 'The question also names 2013-01-15 as a date of service; this answer holds for 2012-12-15 only.',
      },
    ])
  })

  it('does not speak of dates that are something else', () => {
    expect(gapsOf(mention('2012-12-15'), mention('1961-04-12', 'other'))).toEqual([])
  })

  it('has nothing to say where no date of service was named', () => {
    expect(otherDates.check(inquiryAbout('90862'), facts('2026-03-04')).gaps).toEqual([])
  })
})
