import { describe, expect, it } from 'vitest'
import { readTimeLog } from '../../../src/rules/told/visit-time-log.ts'

describe('a log of times', () => {
  it.each([
    [
      'counts the practitioner, also after hours, and no staff',
      'ma rooming/vitals 6 min\nmd in room 20 min\nmd charting, same evening 8 min\ntotal 34',
      { counted: [20, 8], staff: [6] },
    ],
    ['needs no total', 'rn intake 5 mins\ndr smith visit 25 mins', { counted: [25], staff: [5] }],
    [
      'takes several of the practitioner',
      'np review 7 minutes\nnp visit 18 minutes\nnp note 6 minutes\ntotal: 31 min',
      { counted: [7, 18, 6], staff: [] },
    ],
  ])('%s', (_what, text, log) => expect(readTimeLog(text)).toEqual(log))

  it.each([
    ['a line that is nobody’s', 'ma rooming 6 min\nroom 20 min'],
    ['time of the next day', 'md visit 20 min\nmd charting next day 15 min'],
    ['a total of something else', 'ma rooming 6 min\nmd visit 20 min\ntotal 45 min'],
    ['one line alone', 'md visit 31 min'],
    ['a service with a time of its own', 'md visit 20 min\nmd smoking cessation 5 min'],
    ['what somebody thinks of a time', 'md visit 20 min\nma rooming 6 min\ni think the 28 min counts'],
    ['a question', 'md visit 20 min\nma rooming 6 min\ndo i need 30 min?'],
    ['a sentence with two times', 'md spent 20 min and the ma 6 min\nmd note 8 min'],
  ])('says nothing with %s', (_why, text) => expect(readTimeLog(text)).toBeNull())
})
