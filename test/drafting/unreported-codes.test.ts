import { expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { leaveUnreported } from '../../src/drafting/unreported-codes.ts'
import { codeRow } from '../support/codebook-facts.ts'

const finding = (rule: string, subjects: string[], parameters: Finding['parameters']): Finding => ({
  ...{ rule, topic: 'modifiers', verdict: 'allowed', subjects, basis: 'rows', parameters },
  ...{ citations: [codeRow('77003').citation], settles: ['modifier_choice'] },
})
const edit = (unreported: boolean) =>
  finding('ncci/bundled-pair', ['64493', '77003'], { columnTwo: '77003', unreported })
const splits = (...codes: string[]) => finding('modifiers/fits-code', codes, { family: 'components' })

it('says no yes to a modifier of a code that is not to be reported beside the others', () => {
  expect(leaveUnreported(splits('77003'), [edit(true)]).verdict).toBe('informational')
})

it('leaves the yes where the code may be reported, or another code is meant too', () => {
  expect(leaveUnreported(splits('77003'), [edit(false)]).verdict).toBe('allowed')
  expect(leaveUnreported(splits('77003', '72100'), [edit(true)]).verdict).toBe('allowed')
  expect(leaveUnreported(splits('64493'), [edit(true)]).verdict).toBe('allowed')
})
