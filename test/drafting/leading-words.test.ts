import { expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import type { AskKind } from '../../src/domain/inquiry.ts'
import { leaveAnswerWord } from '../../src/drafting/leading-words.ts'

const finding = (rule: string): Finding => ({
  ...{ rule, topic: 'ncci', verdict: 'not_allowed', subjects: [], parameters: {}, basis: 'rows' },
  citations: [{ source: 's', edition: 'e', locator: 'l', effectiveFrom: null, effectiveTo: null }],
  settles: ['billed_together', 'modifier_choice', 'denial', 'add_on'],
})

const say = (short: string, text: string, kind: AskKind = 'billed_together', rule = 'ncci/bundled-pair') =>
  leaveAnswerWord(short, finding(rule), {
    asks: [{ topic: 'ncci', kind, subjects: [], text, number: null }],
  })

it.each([
  ['Can we bill both?', 'billed_together'],
  ['can we bill 99211 along with 96372 when they just come in for b12', 'billed_together'],
  ['31231 and 31575 both or no', 'billed_together'],
  ['29877 with 29881?', 'billed_together'],
  ['29877 denied with 29881', 'denial'],
  ['do they pay it with a 59', 'modifier_choice'],
] as const)('%j is answered by yes or no', (text, kind) => {
  expect(say('No: an edit bundles it.', text, kind)).toBe('No: an edit bundles it.')
})

it.each([
  ['why did 29877 deny?', 'denial'],
  ['what can be billed with critical care', 'billed_together'],
  ['which one gets the 59?', 'modifier_choice'],
  ['does anything need 59?', 'modifier_choice'],
] as const)('%j is not', (text, kind) => {
  expect(say('No: an edit bundles it.', text, kind)).toBe('An edit bundles it.')
})

it('affirms nothing that is merely told, and leaves what another rule answers', () => {
  expect(say('Yes: 17312 is an add-on code.', '17311, 17312, 14040 all by Dr Lund.', 'add_on')).toBe(
    '17312 is an add-on code.',
  )
  expect(say('No: it is 11200 x1.', '18 tags removed, how many?', 'billed_together', 'guidelines/counted-units')).toBe(
    'No: it is 11200 x1.',
  )
})
