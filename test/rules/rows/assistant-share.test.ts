import { describe, expect, it } from 'vitest'
import { shareOfAssistant } from '../../../src/rules/rows/assistant-share.ts'
import { feeRow, inquiryAsking } from '../../support/codebook-facts.ts'

const share = (text: string, assistant: string) =>
  shareOfAssistant({ ...feeRow('27130', 'A'), assistant }, '1259.25', {
    ...inquiryAsking(text, ['fee'], '27130'),
    maskedText: text.toLowerCase(),
  })

describe('what an assistant at surgery is paid', () => {
  it.each(['0', '2'])('is 16 percent, and 85 percent of that for others, with indicator %s', (indicator) => {
    expect(share('PA first-assisted on 27130, what % do we get?', indicator)).toEqual({
      physician: '201.48',
      other: '171.26',
    })
  })

  it.each(['1', '9'])('is nothing with indicator %s', (indicator) => {
    expect(share('PA first-assisted on 27130, what % do we get?', indicator)).toBeNull()
  })

  it('is not told where nobody assisted', () => {
    expect(share('what does Medicare pay for 27130? our medical assistant asks', '2')).toBeNull()
  })
})
