import { describe, expect, it } from 'vitest'
import { mergeGaps } from '../../src/drafting/merged-gaps.ts'

const gap = (about: string, why = `No file tells whether ${about} was in force.`) => ({ about, why })

const near = (about: string, file: string, edition: string) => ({
  ...gap(about, `The ${file} nearest are ${edition}.`),
  nearest: { file, edition, date: '2026-03-04' },
})

describe('what the data cannot say', () => {
  it.each([
    ['stands as it is where it is about one thing', [gap('99213')], ['No file tells whether 99213 was in force.']],
    [
      'is one sentence where only what it is about differs',
      [gap('99213'), gap('99214'), gap('99215')],
      ['No file tells whether 99213, 99214 and 99215 were in force.'],
    ],
    [
      'has the verb of a clause that lists them as it is',
      ['99213', '99214'].map((code) => gap(code, `The schedule that lists ${code} is older.`)),
      ['The schedule that lists 99213 and 99214 is older.'],
    ],
    ['is said once', [gap('99213'), gap('99213')], ['No file tells whether 99213 was in force.']],
    [
      'stays apart where the sentences differ',
      [gap('99213'), gap('99214', '99214 is not in the data.')],
      ['No file tells whether 99213 was in force.', '99214 is not in the data.'],
    ],
    [
      'is one sentence for all editions of the date that are not loaded',
      [
        near('20610', 'NCCI edits', '2024Q3'),
        near('20610', 'unit limits', '2024Q3'),
        near('99213', 'NCCI edits', '2024Q3'),
      ],
      ['No edition of 2026-03-04 is loaded here; the nearest loaded was used: NCCI edits 2024Q3, unit limits 2024Q3.'],
    ],
    ['may be about nothing in particular', [gap('', 'Nothing is loaded.')], ['Nothing is loaded.']],
  ])('%s', (_title, gaps, sentences) => {
    expect(mergeGaps(gaps).map(({ why }) => why)).toEqual(sentences)
  })
})
