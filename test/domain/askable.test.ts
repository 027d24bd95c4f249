import { expect, it } from 'vitest'
import { isAskable } from '../../src/domain/askable.ts'
import type { AskKind } from '../../src/domain/inquiry.ts'
import { inquiryAsking } from '../support/codebook-facts.ts'

const askable = (kind: AskKind, subjects: string[], ...codes: string[]) => {
  const { references } = inquiryAsking('', [], ...codes)
  return isAskable({ topic: 'ncci', kind, subjects, text: '', number: null }, references)
}

it('the only service and its diagnosis leave nothing to ask of going together', () => {
  expect(askable('billed_together', ['62323'], '62323', '724.02')).toBe(false)
  expect(askable('billed_together', ['62323'], '62323', 'M48.061')).toBe(false)
  expect(askable('billed_together', ['62323'], '62323')).toBe(true)
  expect(askable('billed_together', ['62323'], '62323', '77003', 'M48.061')).toBe(true)
})

it('a mere modifier is added to no primary code', () => {
  expect(askable('add_on', ['59'], '52356', '52332', '59')).toBe(false)
  expect(askable('add_on', ['52332'], '52356', '52332')).toBe(true)
  expect(askable('add_on', [], '52356')).toBe(true)
  expect(askable('denial', ['59'], '52356', '59')).toBe(true)
})
