import { expect, it } from 'vitest'
import type { AnsweredAsk } from '../../src/drafting/answered-asks.ts'
import { composeNumberedLines } from '../../src/drafting/numbered-lines.ts'

const answered = (number: string, sentence: string): AnsweredAsk => ({
  number,
  kind: 'units',
  text: `${number}) how many?`,
  verdict: 'informational',
  answer: sentence,
  settledBy: 'rows',
  sentences: [sentence],
  subjects: ['99213'],
  named: true,
  codes: 1,
  unitsAsked: true,
  withinLimits: false,
  fits: false,
})

const unheard = (number: string) => ({ number, about: '“who signs?”', why: 'Not answered here: “who signs?”.' })

it.each([
  ['between the others', ['1', '3'], '2', ['1', '2', '3']],
  ['before them', ['2', '3'], '1', ['1', '2', '3']],
  ['behind them', ['9'], '10', ['9', '10']],
  ['among letters', ['a', 'c'], 'b', ['a', 'b', 'c']],
])('a question in which nothing was heard has its line %s', (_, heard, number, lines) => {
  const asks = heard.map((each) => answered(each, `Answer ${each}.`))
  const composed = composeNumberedLines(asks, [unheard(number)])
  expect(composed.map((line) => line.split('.')[0])).toEqual(lines)
  expect(composed).toContain(`${number}. Not answered here: “who signs?”.`)
})
