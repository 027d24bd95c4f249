import { describe, expect, it } from 'vitest'
import { findDatedVisit, findLastVisit } from '../../../src/rules/told/last-visit.ts'

const tell = (text: string): string | null => {
  const told = findLastVisit(text)
  return told && `${told.standing}: ${told.words}`
}

describe('the last visit a message tells of', () => {
  it.each([
    ['pt last seen by our np 4 years ago', 'new: seen by our np 4 years ago'],
    ['not seen here in 5 yrs, new or est', 'new: not seen here in 5 yrs'],
    ["hasn't been to the office for over 3 years", "new: hasn't been to the office for over 3 years"],
    ['saw dr [name] 3.5 yrs ago', 'new: saw dr [name] 3.5 yrs ago'],
    ['she was seen three and a half years ago', 'new: seen three and a half years ago'],
    ['last visit was 14 months ago with the same doctor', 'established: visit was 14 months ago, same doctor'],
    [
      'seen by partner same specialty 2 years ago',
      'established: seen by partner same specialty 2 years ago, same specialty',
    ],
    ['her old group (seen by her 14 mos ago)', 'established: seen by her 14 mos ago, by her'],
    [
      'saw our gi doc a year ago, now sees our cardiologist, different specialty',
      'new: saw our gi doc a year ago, different specialty',
    ],
    [
      'baby 5 days old, our ped saw the baby in hospital at birth',
      'established: our ped saw the baby in hospital at birth',
    ],
  ])('%s', (text, told) => expect(tell(text)).toBe(told))

  it.each([
    ['three years alone are not counted to the day', 'last seen 3 years ago, same doctor'],
    ['a lower bound says no upper one', 'last seen more than 2 years ago, same doctor'],
    ['nothing says who it was', 'seen here 2 years ago'],
    ['both a same and another specialty are told', 'seen 2 years ago by the same doctor, now a different specialty'],
    ['the specialty is only supposed', 'seen 2 years ago, does it matter if same specialty?'],
    ['the specialty is denied', 'seen 2 years ago but nobody of the same specialty'],
    ['staff makes nobody established', 'nurse visit only 2 years ago, same doctor signed'],
    ['a shot does not', 'seen 1 year ago for a flu shot, same doctor'],
    ['a nearer visit counts', 'seen 5 years ago by dr [name] and saw our np 1 year ago'],
    ['the rule itself is no visit', 'is it 3 years from the last visit?'],
    ['nothing of a visit is told', 'fell 4 years ago, new pt'],
  ])('decides nothing where %s', (_why, text) => expect(tell(text)).toBeNull())
})

describe('a visit told with its date', () => {
  const dated = (text: string, date: string, words: string) =>
    findDatedVisit(
      text,
      [{ date, until: null, precision: 'month', text: words, start: 0, end: 0, role: 'other' }],
      '2025-10-02',
    )

  it('makes the patient established whom the same physician saw within three years, wherever it was', () => {
    const told = dated(
      'saw pt in hospital in may 2023 with his old group, the patient follows him to us',
      '2023-05-01',
      'May 2023',
    )
    expect(told).toEqual({ standing: 'established', words: 'seen in 2023-05, patient follows him' })
  })

  it.each([
    ['saw pt in may 2023 with his old group', '2023-05-01', 'May 2023'],
    ['saw pt in oct 2022, the patient follows him to us', '2022-10-01', 'Oct 2022'],
    ['labs drawn in may 2023, the patient follows him to us', '2023-05-01', 'May 2023'],
  ])('leaves open: %s', (text, date, words) => expect(dated(text, date, words)).toBeNull())
})
