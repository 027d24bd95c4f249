import type { CountedFamily } from './counted-family.ts'

/** The first hour of evaluating a test, or the first half hour of giving it, and each further one of which more than half was given. */
const testing = (first: string, further: string, step: 60 | 30, spoken: RegExp): CountedFamily => ({
  note: 'em/psych-testing-units',
  unit: 'minutes',
  hours: true,
  spoken,
  codes: [
    { code: first, over: step / 2 },
    { code: further, over: step / 2 + 1, size: step },
  ],
})

const EVALUATED = /\beval\w*|\binterpret\w*|\breport\b|\bfeedback\b|\bintegrat\w*/
const GIVEN = /\badminist\w*|\bgiv(?:en|ing)\b|\btesting time\b/

/** Psychological and neuropsychological testing, by the professional who evaluates and by whoever gives the tests (CPT 2019 and after). */
export const TESTING: readonly CountedFamily[] = [
  testing('96130', '96131', 60, EVALUATED),
  testing('96132', '96133', 60, EVALUATED),
  testing('96136', '96137', 30, GIVEN),
  testing('96138', '96139', 30, GIVEN),
]
