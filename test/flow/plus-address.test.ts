import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseAddresses,
  readBounceAddress,
  readReplyAddress,
  signBounceAddress,
  signReplyAddress,
} from '../../src/flow/plus-address.ts'
import { signMessageId } from '../../src/flow/thread-key.ts'

const SECRET = 'a secret of thirty-two characters'
const DESK = { address: 'desk@desk.example', name: 'Coding Desk' }

describe('a reply address', () => {
  it.each([1, 41, 999_999_999])('of case %i is read again, whatever was done to its letters', (caseId) => {
    const signed = signReplyAddress('Coding@Desk.example', caseId, SECRET) ?? ''
    expect(readReplyAddress(signed, 'coding@desk.example', SECRET)).toBe(caseId)
    expect(readReplyAddress(signed.toUpperCase(), 'coding@desk.example', SECRET)).toBe(caseId)
  })

  it('of another case, secret or mailbox is none', () => {
    const signed = signReplyAddress('coding@desk.example', 41, SECRET) ?? ''
    expect(readReplyAddress(signed.replace('q41', 'q42'), 'coding@desk.example', SECRET)).toBeNull()
    expect(readReplyAddress(signed, 'coding@desk.example', `${SECRET}x`)).toBeNull()
    expect(readReplyAddress(signed, 'desk@desk.example', SECRET)).toBeNull()
  })

  it('is never made of what somebody else wrote', () => {
    fc.assert(
      fc.property(fc.nat(), fc.stringMatching(/^[0-9a-f]{20}$/), (caseId, guess) => {
        expect(readReplyAddress(`coding+q${caseId}.${guess}@desk.example`, 'coding@desk.example', SECRET)).toBeNull()
      }),
    )
  })
})

describe('a return address', () => {
  it('names the mail it was made for', () => {
    const messageId = signMessageId(41, 'desk.example', SECRET)
    const signed = signBounceAddress('bounces@desk.example', messageId, SECRET) ?? ''
    expect(signed.indexOf('@')).toBeLessThanOrEqual(64)
    expect(readBounceAddress(signed, 'bounces@desk.example', SECRET)).toEqual({
      caseId: 41,
      random: messageId.split('.')[1],
    })
    expect(readBounceAddress(signed.replace('q41', 'q4'), 'bounces@desk.example', SECRET)).toBeNull()
  })

  it('that would be longer than SMTP allows is not made', () => {
    const messageId = signMessageId(41, 'desk.example', SECRET)
    expect(signBounceAddress(`${'b'.repeat(40)}@desk.example`, messageId, SECRET)).toBeNull()
    const plus = { bounceAddress: `${'b'.repeat(40)}@desk.example`, replyAddress: null }
    expect(chooseAddresses(41, messageId, { desk: DESK, plus, secret: SECRET }).envelopeFrom).toBe(DESK.address)
  })
})

it('a desk without such addresses uses its own', () => {
  expect(chooseAddresses(41, 'x@desk.example', { desk: DESK, secret: SECRET })).toEqual({
    envelopeFrom: DESK.address,
    replyTo: null,
  })
})
