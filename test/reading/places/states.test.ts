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
  ['varicella and Hib, MD counseled on all of them, Medicaid', null],
  ['Towson, MD Medicaid', 'MD'],
  ['Chest CT Medicare denied', null],
  ['Breast CA on tamoxifen', null],
  ['Plan TX next week', null],
  ['Modifier GA on the line', null],
  ['MMR, varicella and Hib, MD counseled on all of them', null],
  ['Seen Monday, PA saw him first', null],
  ['Our office is in Rockville, MD and bills 99213', 'MD'],
  ['A Columbia, MD based group', 'MD'],
])('%j is of %s', (text, state) => {
  expect(stateOf(text)).toBe(state)
})
