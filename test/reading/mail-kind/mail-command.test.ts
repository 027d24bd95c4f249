import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMailCommand, saysYes } from '../../../src/reading/mail-kind/mail-command.ts'

const read = (subject: string, text: string, within: 'case' | 'nothing' = 'nothing', hasFiles = false) =>
  readMailCommand({ subject, text, hasFiles }, { within })

const code = (...codes: string[]) => ({ kind: 'code', codes, on: null })
const search = (words: string) => ({ kind: 'search', words })

describe('a mail that is a command', () => {
  it.each([
    ['search: knee injection', '', search('knee injection')],
    ['SEARCH: knee injection', '\n\n', search('knee injection')],
    ['', 'search: dm2 with neuropathy', search('dm2 with neuropathy')],
    ['', 'Search for: shoulder arthroscopy', search('shoulder arthroscopy')],
    ['', 'search knee injection', search('knee injection')],
    ['hello', 'Hi there,\n\nplease search: cataract surgery\n\nThanks!\nMaria', search('cataract surgery')],
    ['Re: code 99213', 'search: office visit', search('office visit')],
    ['', 'lookup: flu vaccine, thank you', search('flu vaccine')],
    ['code 99213', '', code('99213')],
    ['Code: 99213', 'Thank you\nMaria Lopez, CPC', code('99213')],
    ['', 'code 99213?', code('99213')],
    ['question', 'CPT 99213', code('99213')],
    ['', 'icd-10 m17.11', code('M17.11')],
    ['', 'cpt code 99213 please', code('99213')],
    ['', 'codes 99213, 99214 and G2211', code('99213', '99214', 'G2211')],
    ['', 'code 99213\ncode 99214\n', code('99213', '99214')],
    ['', 'modifier 25', code('25')],
    ['', 'modifier LT', code('LT')],
    ['', 'code 90862 on 2012-12-01', { kind: 'code', codes: ['90862'], on: '2012-12-01' }],
    ['', 'code 90862 as of 12/1/2012', { kind: 'code', codes: ['90862'], on: '2012-12-01' }],
    ['', 'code 99213\n\nthanks\nmaria', code('99213')],
    ['', 'stop\nBest regards,\nMaria Lopez, CPC\nSt. Mary Clinic\n(555) 010-1234', { kind: 'stop' }],
    ['stop', '', { kind: 'stop' }],
    ['STOP.', 'Sent from my iPhone', { kind: 'stop' }],
    ['Re: We have received your question (Q-12)', 'Stop', { kind: 'stop' }],
    ['Re: Your question', 'please stop sending me emails', { kind: 'stop' }],
    ['unsubscribe', 'unsubscribe', { kind: 'stop' }],
    ['', 'Unsubscribe me please.', { kind: 'stop' }],
    ['', 'start', { kind: 'start' }],
    ['help', '', { kind: 'help' }],
    ['Help!', 'Hello,', { kind: 'help' }],
    ['', '“help”', { kind: 'help' }],
    ['', 'help\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <d@acme.example> wrote:\n> code 99213\n', { kind: 'help' }],
  ])('%j / %j', (subject, text, expected) => {
    expect(read(subject, text)).toEqual(expected)
  })
})

describe('a mail that is a question, or anything else, is no command', () => {
  it.each([
    ['', 'code 99213 was denied, why?'],
    ['code 99213', 'Was denied as bundled with 20610. Why?'],
    ['code 99213', 'Can this be billed with 25?'],
    ['', 'code 99213 with modifier 25'],
    ['', 'code 99213-25'],
    ['', 'What is code 99213?'],
    ['', 'Which code for a knee injection?'],
    ['help', 'Claim denied CO-97 for 20610, what now?'],
    ['99213 denied', 'help'],
    ['Denial of 20610', 'Please help'],
    ['', 'help with 99213'],
    ['', 'Please help me understand CO-97'],
    ['', 'stop billing 99213 with 25?'],
    ['', 'Should we stop appending modifier 59?'],
    ['When do we stop counting time?', 'stop'],
    ['', 'The doctor asked me to stop.'],
    ['', 'stop\nAlso, is 99213 payable with 20610?'],
    ['search: knee injection', 'Our claim for a knee injection was denied, which code is right?'],
    ['', 'search: why was 99213 denied'],
    ['', 'search results were wrong'],
    ['', 'search engine'],
    ['', 'search we did not find'],
    ['', 'search:'],
    ['', 'code'],
    ['', 'code blue in the ED'],
    ['', 'code 99213 on 2012-13-45'],
    ['', 'code 1 2 3 4 5 6'],
    ['', 'codes 99211 99212 99213 99214 99215 99202'],
    ['', 'codes 99213 and 20610?'],
    ['', 'stop\n\nThanks,\nMaria\nPS 20610 was denied with 99213, can you say what modifier'],
    ['', 'code 20610\nThanks,\nPatient also had 76942 same day'],
    ['', 'code 99213\nBest regards\nDana\nWe billed it with 25'],
    ['', 'code 99213\nDenied By Medicare'],
    ['code 99213', 'Thanks, it was denied though'],
    ['Fwd: code 99213', ''],
    ['Re: code 99213', ''],
    ['', ''],
    ['', '99213'],
    ['Modifier 25', 'When is it right?'],
    ['', 'start date of the global period for 27447?'],
    ['', 'code 99213\n\nThanks\nMaria\nPS: was it denied before?'],
  ])('%j / %j', (subject, text) => {
    expect(read(subject, text)).toBeNull()
  })

  it('within a case only stop and start are commands', () => {
    expect(read('Re: Q-12', 'code 99214?', 'case')).toBeNull()
    expect(read('', 'help', 'case')).toBeNull()
    expect(read('Re: Q-12', 'stop', 'case')).toEqual({ kind: 'stop' })
  })

  it('with a file attached there is something to read', () => {
    expect(read('', 'help', 'nothing', true)).toBeNull()
    expect(read('stop', '', 'nothing', true)).toEqual({ kind: 'stop' })
  })

  it('whatever is written, a mail with a question mark after a sentence is none', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 12 }), (words) => {
        expect(read('', `Why ${words.join(' ')}?`)).toBeNull()
      }),
    )
  })

  it('never throws and never names what was not written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (subject, text) => {
        const command = read(subject, text)
        if (command?.kind !== 'code') return
        const written = `${subject} ${text}`.toUpperCase()
        for (const each of command.codes) expect(written).toContain(each)
      }),
    )
  })
})

describe('an answer to a mail that asks whether an address is theirs', () => {
  const quoted = '\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <d@acme.example> wrote:\n> Reply YES\n'
  it.each(['YES', 'yes', 'Yes.', 'Yes, please', 'OK', 'I confirm', 'Hi,\n\nyes\n\nThanks,\nMaria', `yes${quoted}`])(
    '%j says yes',
    (text) => {
      expect(saysYes(text)).toBe(true)
    },
  )
  it.each(['', 'no', 'Who are you?', 'I did not ask for this', 'yes but why', 'stop', 'Yes?\nWhat is this'])(
    '%j does not',
    (text) => {
      expect(saysYes(text)).toBe(false)
    },
  )
})

describe('a long line', () => {
  it.each([',', ';', '. ', ' please', '"', 'search '])(
    'of %j is no command, and is read at once',
    (sign) => {
      expect(read(`${sign.repeat(200_000)}x`, '')).toBeNull()
    },
    2_000,
  )
})
