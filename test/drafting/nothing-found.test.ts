import { describe, expect, it } from 'vitest'
import { describeNothing } from '../../src/drafting/nothing-found.ts'
import { readInquiry } from '../../src/reading/read-inquiry.ts'

const described = (text: string, question?: string) =>
  describeNothing(
    { ...readInquiry({ subject: '', text, sentOn: '2026-03-05' }, () => false), maskedText: text },
    { findings: [], gaps: [], questions: question ? [{ key: question, parameters: {} }] : [] },
    [],
  )

describe('a message of which nothing was concluded', () => {
  it.each([
    ['Who bills the pronouncement', true],
    ['Does the plan cover the new drug?', true],
    ['May the guardian look at the file?', true],
    ['The second line always denies, what modifier do we put on?', false],
    ['Can these two be billed together?', false],
    ['Invoice 77 is enclosed.', false],
  ])('lacks a rule where it asks for one, and codes where it asks of codes: %s', (text, asked) => {
    expect(described(text).asked).toBe(asked)
  })

  it('lacks the codes where they stand in an attachment', () => {
    expect(described('Does the plan cover what is on the attached sheet?', 'codes-typed').asked).toBe(false)
  })
})
