import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/reading/mail-kind/mail-kind.ts'
import { plainMail } from '../../support/plain-mail.ts'

const classify = (subject: string, text: string) => classifyMail(plainMail({ subject, text }), ['coding@desk.example'])

describe('what a supplier writes of an order', () => {
  it.each([
    ['Order 20610', 'Thank you for your order of 11 gait belts. Order 20610 ships Monday.'],
    ['Statement', 'Your March invoice 99204 is now due. No response is required if you paid.'],
    ['Renewal', 'Thanks for your recent renewal. Your invoice 20553 is ready in the portal.'],
    ['License 11042', 'License 11042 was renewed for a year. No reply needed.'],
  ])('is held: %s', (subject, text) => {
    expect(classify(subject, text)).toMatchObject({ kind: 'not_a_question', reason: expect.stringContaining('change') })
  })

  it.each([
    ['order form', 'Thank you for your order form! Is 97140 on it billable?'],
    ['order form', 'Thanks for your order. The CPT on it is 97140 and the plan denied it.'],
    ['implant', 'The invoice for the implant came. The plan wants C1713, we sent L8699'],
    ['reply', 'Our reply to the payer is needed by Friday, which form goes with 99214'],
  ])('is none that asks: %s', (subject, text) => {
    expect(classify(subject, text).kind).toBe('question')
  })
})
