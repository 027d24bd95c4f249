import { expect, it } from 'vitest'
import { findDescribedBelow } from '../../src/rules/described-below.ts'
import { codeRow } from '../support/codebook-facts.ts'

const BASAL = { code: 'C44.112', description: 'Basal cell carcinoma of skin of right eyelid' }
const IN_SITU = { code: 'D04.11', description: 'Carcinoma in situ of skin of right eyelid' }
const KIDNEY = { code: 'N18.3', description: 'Chronic kidney disease, stage 3 (moderate)' }

const below = (header: string, titles: Record<string, string>) =>
  Object.entries(titles).map(([code, description]) => ({ ...codeRow(code, '..', { description }), header }))

const LIDS = (header: string) =>
  below(header, { [`${header}1`]: `${header} right upper eyelid`, [`${header}2`]: `${header} right lower eyelid` })
const STAGES = below('N18.3', { 'N18.30': 'stage 3 unspecified', 'N18.31': 'stage 3a', 'N18.32': 'stage 3b' })

const PATHOLOGY = 'r lower lid - basal cell ca\nr upper lid - squamous cell carcinoma in situ\nwhich codes?'

it.each([
  ['the statement that speaks of the header', BASAL, LIDS('C44.112'), [BASAL, IN_SITU], PATHOLOGY, 'C44.1122'],
  ['another header its own statement', IN_SITU, LIDS('D04.11'), [BASAL, IN_SITU], PATHOLOGY, 'D04.111'],
  ['no statement that speaks of the header', KIDNEY, STAGES, [KIDNEY, BASAL], PATHOLOGY, null],
  ['both sides of a title', BASAL, LIDS('C44.112'), [BASAL], 'upper and lower lid', null],
  ['a stage', KIDNEY, STAGES, [KIDNEY], 'ckd stage 3b', 'N18.32'],
  ['a stage alone', KIDNEY, STAGES, [KIDNEY], 'ckd 3a', 'N18.31'],
  ['no stage', KIDNEY, STAGES, [KIDNEY], 'ckd', null],
  [
    'a heading of what is unspecified',
    { code: 'I82.40', description: 'Unspecified deep veins' },
    LIDS('I82.40'),
    [KIDNEY],
    'upper',
    null,
  ],
  ['one code below it', BASAL, LIDS('C44.112').slice(1), [BASAL], 'lower lid', null],
])('%s decides', (_title, header, rows, headers, text, code) => {
  expect(findDescribedBelow(header, rows, headers, text)?.code ?? null).toBe(code)
})
