import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  composeQuestion,
  findQuestionFaults,
  MOST_QUESTION_CHARACTERS,
  SETTING_CHOICES,
  splitQuestion,
  type TypedQuestion,
} from '../../../src/flow/answer/typed-question.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const EMPTY: TypedQuestion = { text: '', dateOfService: '', payer: '', setting: '' }

describe('a typed question', () => {
  it.each([
    ['nothing', EMPTY, ['text']],
    ['blanks', { ...EMPTY, text: ' \n ' }, ['text']],
    ['a question', { ...EMPTY, text: '99213?' }, []],
    ['one that is too long', { ...EMPTY, text: 'x'.repeat(MOST_QUESTION_CHARACTERS + 1) }, ['text']],
    ['one that is as long as may be', { ...EMPTY, text: 'x'.repeat(MOST_QUESTION_CHARACTERS) }, []],
    ['a day the calendar has not', { ...EMPTY, text: '99213?', dateOfService: '2023-02-29' }, ['dateOfService']],
    ['a payer as long as a letter', { ...EMPTY, text: '99213?', payer: 'x'.repeat(200) }, ['payer']],
    ['a setting nobody offered', { ...EMPTY, text: '99213?', setting: 'moon' }, ['setting']],
    [
      'everything wrong',
      { text: '', dateOfService: 'x', payer: '', setting: 'x' },
      ['text', 'dateOfService', 'setting'],
    ],
  ])('is refused or not, by its fields: %s', (_name, typed, fields) => {
    expect(findQuestionFaults(typed).map(({ field }) => field)).toEqual(fields)
  })

  it.each(SETTING_CHOICES.map(({ key }) => key))('has its fields read as they were chosen: %s', (setting) => {
    const text = composeQuestion({ text: '20610?', dateOfService: '2024-08-15', payer: 'Aetna', setting })
    const inquiry = readInquiry({ subject: '', text, sentOn: '2026-01-01' }, (_system, code) => code === '20610')
    expect(inquiry).toMatchObject({ dateOfService: '2024-08-15', payer: 'Aetna', setting, identifiers: [] })
    expect(inquiry.references.map(({ code }) => code)).toEqual(['20610'])
  })

  it('is taken apart again into what was typed and its fields', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\s+/g, ' ').trim())
    const typed = fc.record({
      text: fc.string({ maxLength: 60 }).map((text) => text.trim()),
      dateOfService: fc.constantFrom('', '2024-08-15'),
      payer: line,
      setting: fc.constantFrom('', ...SETTING_CHOICES.map(({ key }) => key)),
    })
    fc.assert(
      fc.property(typed, (each) => {
        const { text, details } = splitQuestion(composeQuestion(each))
        expect(text).toBe(each.text)
        expect(details).toHaveLength(
          [each.dateOfService, each.payer, each.setting].filter((value) => value !== '').length,
        )
      }),
    )
  })
})
