import { expect, it } from 'vitest'
import { readDetails } from '../../../src/reading/circumstances/details.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'

const stateOf = (text: string) =>
  readDetails(text, indexText(text), { dateOfService: null, dates: [], payer: null, signature: '' }).state?.code ?? null

it.each([
  ['Phoenix AZ, what is the fee of 66984?', 'AZ'],
  ['fee in Phoenix, AZ', 'AZ'],
  ['Dallas TX Medicare, which LCD?', 'TX'],
  ['Our Ohio office', 'OH'],
  ['Chest CT Medicare denied', null],
  ['Breast CA on tamoxifen', null],
  ['Plan TX next week', null],
  ['Modifier GA on the line', null],
])('%j is of %s', (text, state) => {
  expect(stateOf(text)).toBe(state)
})
