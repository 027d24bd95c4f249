import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import {
  describeTotp,
  findTotpStep,
  hashRecoveryCode,
  makeRecoveryCodes,
  makeTotpSecret,
} from '../../src/identity/one-time-codes.ts'

/** RFC 6238 appendix B: the ASCII text 12345678901234567890. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('the code of an app', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [20000000000, '353130', 666666666],
  ])('at second %i is %s, of step %i (RFC 6238 appendix B)', (seconds, code, step) => {
    expect(findTotpStep(RFC_SECRET, code, new Date(seconds * 1000))).toBe(step)
  })

  it('is taken one step early and one late, and is then of that step', () => {
    for (const [seconds, step] of [
      [59 + 30, 1],
      [59 - 30, 1],
      [59 + 61, null],
    ] as const)
      expect(findTotpStep(RFC_SECRET, '287082', new Date(seconds * 1000))).toBe(step)
  })

  it('may be typed with a space in it', () => {
    expect(findTotpStep(RFC_SECRET, ' 287 082 ', new Date(59_000))).toBe(1)
  })

  it.each(['', '28708', '2870822', 'abcdef', '000000'])('is not %j', (code) => {
    expect(findTotpStep(RFC_SECRET, code, new Date(59_000))).toBeNull()
  })
})

describe('setting an app up', () => {
  it('gives a new secret of 160 bits, as picture and as text', () => {
    const secret = makeTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(makeTotpSecret()).not.toBe(secret)
    const { textKey, qrImage } = describeTotp(secret, 'Acme: Coding Desk', 'dana@acme.example')
    expect(textKey.replaceAll(' ', '')).toBe(secret)
    const svg = Buffer.from(qrImage.replace(/^data:image\/svg\+xml;base64,/, ''), 'base64').toString()
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/)
  })

  it('ends with a code any other program makes of the same secret', () => {
    const secret = makeTotpSecret()
    const code = new TOTP({ secret }).generate({ timestamp: 90_000 })
    expect(findTotpStep(secret, code, new Date(90_000))).toBe(3)
  })
})

describe('recovery codes', () => {
  it('are ten, different, and without letters that are mistaken for others', () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}(-[A-HJKMNP-TV-Z2-9]{4}){2}$/)
  })

  it('are known however they are typed, and nothing else is', () => {
    const [code = '', other = ''] = makeRecoveryCodes()
    expect(hashRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual(hashRecoveryCode(code))
    expect(hashRecoveryCode(other)).not.toEqual(hashRecoveryCode(code))
    expect(hashRecoveryCode('123456')).toBeNull()
  })
})
