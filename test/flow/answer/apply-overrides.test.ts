import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { applyOverrides, overridesFor } from '../../../src/flow/answer/apply-overrides.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const read = (text: string): Inquiry => readInquiry({ subject: '', text, sentOn: '2026-03-05' }, () => true)

const ALL = {
  dateOfService: '2024-02-01',
  setting: 'outpatient_hospital',
  planType: 'commercial',
  provider: 'nurse_practitioner',
  units: { '97110': 4 },
} as const

describe('what a reviewer takes for granted', () => {
  it('takes the place of what was read, which itself stays', () => {
    const inquiry = read('Is 97110 x2 covered on 01/05/2026?')
    const applied = applyOverrides(inquiry, ALL)
    expect(applied).toMatchObject({
      dateOfService: '2024-02-01',
      setting: 'outpatient_hospital',
      payer: 'Commercial plan',
    })
    expect(applied.details).toMatchObject({ planType: 'commercial', providers: ['nurse_practitioner'] })
    expect(applied.references.find(({ code }) => code === '97110')?.units).toBe(4)
    expect(inquiry.dateOfService).toBe('2026-01-05')
  })

  it('that says nothing changes nothing', () => {
    const inquiry = read('Is 97110 covered?')
    expect(applyOverrides(inquiry, {})).toEqual(inquiry)
  })
})

describe('for a later message', () => {
  const first = read('Is 97110 covered?')

  it('it holds where that message says nothing of its own', () => {
    const next = read('And 97112?')
    expect(overridesFor({ messageId: 1, overrides: ALL }, 2, next, first)).toEqual(ALL)
  })

  it('it gives way to a date of service the message names', () => {
    const next = read('Sorry, DOS was 03/02/2026.')
    expect(overridesFor({ messageId: 1, overrides: ALL }, 2, next, first)).not.toHaveProperty('dateOfService')
    expect(overridesFor({ messageId: 2, overrides: ALL }, 2, next, first)).toEqual(ALL)
  })

  it('is nothing where nobody set anything', () => {
    expect(overridesFor(null, 1, first, null)).toEqual({})
  })
})
