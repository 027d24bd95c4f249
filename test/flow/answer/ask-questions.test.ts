import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ASK_QUESTIONS, findAskQuestions, findLeadingWords } from '../../../src/flow/answer/ask-questions.ts'
import { loadTemplates } from '../../../src/render/templates.ts'

const templates = loadTemplates(join(import.meta.dirname, '..', '..', '..', 'templates'))

describe('a question back', () => {
  it.each(ASK_QUESTIONS.map(({ key }) => key))(
    '%s offers answers, one of them for who cannot tell, and leads to none',
    (key) => {
      for (const codes of [[], ['99213'], ['99213', '20610']]) {
        const text = templates.load<{ codes: string[] }>(`reply/ask/${key}.txt`)({ codes })
        const answers = text.split('\n').filter((line) => line.startsWith('  ( ) '))
        expect(answers.length).toBeGreaterThanOrEqual(2)
        expect(answers.at(-1)).toMatch(/cannot be|does not say|not known|none of these/i)
        expect(text.trim().split('\n')[0]).toMatch(/[?.]$/)
        expect(findLeadingWords(text)).toEqual([])
      }
    },
  )

  it('is chosen by its key, in the order offered; what is no key is left out', () => {
    expect(findAskQuestions(['payer', 'date-of-service', '../answer']).map(({ key }) => key)).toEqual([
      'date-of-service',
      'payer',
    ])
  })
})

describe('leading words', () => {
  it.each([
    ['Was it separate so that we can bill it?', 'so that we can bill'],
    ['Please document that the visit was significant.', 'Please document'],
    ["Wouldn't you agree?", "Wouldn't you agree"],
    ["Wasn't the injection planned?", "Wasn't the"],
    ['The other code pays more.', 'pays more'],
    ['What was done to support a higher level?', 'to support'],
  ])('are found: %s', (text, words) => {
    expect(findLeadingWords(text).join()).toContain(words)
  })

  it.each([
    'On which date was the service rendered?',
    'What does the note document?',
    'Which payer paid the first line?',
  ])('are not found: %s', (text) => {
    expect(findLeadingWords(text)).toEqual([])
  })
})
