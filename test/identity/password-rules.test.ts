import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPasswordFault } from '../../src/identity/password-rules.ts'

const OWN = ['Dana Ruiz', 'dana.ruiz@acme.example', 'Acme Coding Desk']

describe('a password', () => {
  it.each([
    ['too short', 'sh0rt-Pass!', /at least 12 characters; this has 11/],
    ['a common word and a year', 'Password2026', /guessed first/],
    ['common words with look-alikes', 'P@ssw0rd!P@ssw0rd!', /guessed first/],
    ['several common words', 'welcome-admin-123', /guessed first/],
    ['the place of work', 'medicalcoding2026!', /guessed first/],
    ['a row of the keyboard', 'qwertyuiop123', /guessed first/],
    ['their own name', 'DanaRuiz-2026', /guessed first/],
    ['their own address', 'dana.ruiz@acme.example', /guessed first/],
    ['the name of the desk', 'AcmeCodingDesk1', /guessed first/],
    ['one character repeated', 'aaaaaaaaaaaaaa', /repeats/],
    ['few characters repeated', 'abababababab', /repeats/],
    ['counted on', 'abcdefghijklmn', /counts on/],
    ['digits counted down', '98765432109876', /counts on/],
  ])('that is %s is refused', (_what, password, why) => {
    expect(findPasswordFault(password, OWN)).toMatch(why)
  })

  it.each([
    'correct horse battery staple',
    'tulip-orbit-cannon',
    'xK9#mQ2$vL5!',
    'ein Kamel im Nadelöhr',
    '密码很长而且很难猜到对吧朋友',
  ])('such as %s is taken', (password) => {
    expect(findPasswordFault(password, OWN)).toBeNull()
  })

  it('is counted in characters as people see them', () => {
    expect(findPasswordFault('🦊🐢🐙🦉🐝', OWN)).toMatch(/this has 5/)
  })

  it('is judged whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (password) => {
        const fault = findPasswordFault(password, OWN)
        expect(fault === null || fault.length > 10).toBe(true)
      }),
    )
  })
})
