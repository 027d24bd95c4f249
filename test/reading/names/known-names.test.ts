import { describe, expect, it } from 'vitest'
import { isFirstName } from '../../../src/reading/names/first-names.ts'
import { isLastName } from '../../../src/reading/names/last-names.ts'
import { LAST_NAMES_A_TO_L } from '../../../src/reading/names/last-names-a-to-l.ts'
import { LAST_NAMES_M_TO_Z } from '../../../src/reading/names/last-names-m-to-z.ts'
import { isPlainWord } from '../../../src/reading/names/plain-words.ts'
import { RARER_FIRST_NAMES } from '../../../src/reading/names/rarer-first-names.ts'

describe('known names', () => {
  it.each(['Haddad', 'Szymanski', 'Takahashi', 'Adeyemi', 'Quiñones', 'Ng', 'Fleming'])('hold the surname %s', (word) =>
    expect([isLastName(word), isPlainWord(word)]).toEqual([true, false]),
  )

  it.each(['Zaynab', 'Xiomara', 'Krzysztof', 'Ji-ho', 'Felicity'])('hold the first name %s', (word) =>
    expect([isFirstName(word), isPlainWord(word)]).toEqual([true, false]),
  )

  it.each(['Synvisc', 'Availity', 'Hispanic', 'Scheduler', 'Dupuytren', 'Prolia', 'Clearinghouse', 'Billing'])(
    'do not hold %s, which is a word of this trade',
    (word) => expect([isFirstName(word), isLastName(word), isPlainWord(word)]).toEqual([false, false, true]),
  )

  it('are no everyday words', () =>
    expect([...RARER_FIRST_NAMES, ...LAST_NAMES_A_TO_L, ...LAST_NAMES_M_TO_Z].filter(isPlainWord)).toEqual([]))
})
