import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import { inheritInquiry } from '../../src/reading/follow-up.ts'
import { readInquiry, withoutText } from '../../src/reading/read-inquiry.ts'
import { knowsNothing } from './known-codes.ts'

const read = (text: string): Inquiry =>
  withoutText(readInquiry({ subject: '', text, sentOn: '2026-01-14' }, knowsNothing))

const FIRST = read('Can we bill 99213 with 20610 on the right knee? Medicare, DOS 3/4/2025')
const follow = (text: string): Inquiry => inheritInquiry(FIRST, read(text))
const codes = ({ references }: Inquiry): string => references.map(({ code }) => code).join(' ')

describe('a later message of a case', () => {
  it.each([
    ['and with 25?', '25 99213 20610'],
    ['would 59 work?', '59 99213 20610'],
    ['Thanks! and 76942?', '76942 99213 20610'],
    ['Can you also check 76942?', '76942 99213 20610'],
    ['What about 20611 instead?', '20611 99213'],
    ['what if it was 2012?', '99213 20610'],
    ['What is the global period of 27447?', '27447'],
  ])('%j is about %s', (text, expected) => expect(codes(follow(text))).toBe(expected))

  it('replaces the date alone', () => {
    expect(follow('what if it was 2012?')).toMatchObject({ dateOfService: '2012-01-01', payer: 'Medicare' })
  })

  it('replaces the side alone', () => {
    expect(follow('same for the left side')).toMatchObject({
      dateOfService: '2025-03-04',
      details: { laterality: 'left' },
    })
  })

  it('asks of a code it adds what was asked of the others', () => {
    const kinds = FIRST.asks.map(({ kind }) => kind)
    expect(follow('and 76942?').asks.map(({ kind }) => kind)).toEqual(kinds)
    expect(follow('and what does 76942 mean?').asks.map(({ kind }) => kind)).toContain('code_meaning')
  })
})
