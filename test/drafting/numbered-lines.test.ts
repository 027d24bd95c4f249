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

it.each([
  ['she happened to have 4 warts', false, false],
  ['she happened to have 4 warts', true, true],
  ['please check: 4 warts', false, true],
  ['4 warts, how many units?', true, true],
])('a number told before the questions (%s, units asked: %s) leads them: %s', (text, unitsAsked, leads) => {
  const told: AnsweredAsk = { ...answered('1', '4 warts: 17110 x1.'), number: null, text, unitsAsked }
  const lines = composeNumberedLines([told, answered('1', 'Answer 1.'), answered('2', 'Answer 2.')], [])
  expect(lines.includes('4 warts: 17110 x1.')).toBe(leads)
})
