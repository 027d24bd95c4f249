import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const isCode: IsCode = (system, code) => system === 'CPT' && /^\d{5}$/.test(code)

const read = (text: string) => readInquiry({ subject: 'RE: RE: appeal', text, sentOn: '2026-05-14' }, isCode)
const reasons = (text: string): string =>
  read(text)
    .references.filter(({ system }) => system === 'CARC' || system === 'RARC')
    .map(({ code }) => code)
    .join(' ')

const HISTORY = [
  '',
  '',
  'On Tue, May 12, 2026 at 8:02 AM Ilka Brandt <ilka@knees.example> wrote:',
  '> corrected claim went out 4/2. dos 3/17/26',
  '> 29881-LT   denied CO-97 N20',
  '> 29876-LT   paid',
  '> > 64483 denied CO-50, an older one',
  '',
].join('\n')

describe('the rows of a remittance in the mail that is answered', () => {
  it.each([
    'They upheld it. Why won’t 29881 pay with 29876?',
    'Appeal of the 29881 came to nothing, what now?',
    'still not paid, 29881. Do we resend with a 59?',
    '29881 was rejected again as in my last, is that right?',
    'would you resubmit the 29881',
  ])('are read below %j', (text) => {
    expect(reasons(text + HISTORY)).toBe('97 N20')
    expect(read(text + HISTORY).dateOfService).toBe('2026-03-17')
    expect(read(text + HISTORY).visible).toBe(text)
  })

  it.each([
    ['Thanks. Other question: does 29881 need a modifier?', ''],
    ['They upheld it. Why won’t 29877 pay?', ''],
    ['They upheld it, any idea why?', ''],
    ['29881 now denied CO-50, what next?', '50'],
  ])('are left below %j, which does not go on about them or tells its own', (text, expected) =>
    expect(reasons(text + HISTORY)).toBe(expected),
  )

  it('date nothing where the new text names a day', () => {
    expect(read(`The 4/28 29881 was denied too, appeal?${HISTORY}`).dateOfService).toBe('2026-04-28')
  })
})

describe('an account of letters and figures', () => {
  it.each(['did you try the portal. acct HC55028', 'chart TRK4471 is hers'])('is found in %j', (text) =>
    expect(read(text).identifiers).toHaveLength(1),
  )

  it.each(['chart RT29881 was coded', 'chart says CPT29881', 'acct LT20610'])('is none in %j', (text) =>
    expect(read(text).identifiers).toEqual([]),
  )
})
