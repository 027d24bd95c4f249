import { expect, it } from 'vitest'
import { readInquiry } from '../../src/reading/read-inquiry.ts'

const stateIn = (text: string) =>
  readInquiry({ subject: '', text, sentOn: '2026-03-05' }, () => true).details?.state?.code ?? null

it.each([
  ['fee of 00812 in Cleveland OH, 45 minutes?', 'OH'],
  ['99213 allowed in Austin TX?', 'TX'],
  ['is 64624 covered in Tampa, FL', 'FL'],
  ['does Smith MD bill 99213?', null],
  ['99213 by Jones PA today', null],
  ['Modifier IN doubt on 99213', null],
])('a state behind a city is read, a title is not: %s', (text, state) => expect(stateIn(text)).toBe(state))
