import { describe, expect, it } from 'vitest'
import { readAuthenticationResults } from '../../../src/mail/proof/authentication-results.ts'

const OURS = 'mx.desk.example'

describe('an Authentication-Results field', () => {
  it('of our own server is read method by method', () => {
    const value =
      'mx.desk.example; dkim=pass (2048-bit key) header.d=clinic.example header.s=k1; spf=fail smtp.mailfrom=x@y.example; dmarc=pass (p=REJECT) header.from=clinic.example'
    expect(readAuthenticationResults(value, OURS)).toEqual([
      { method: 'dkim', result: 'pass', properties: { 'header.d': 'clinic.example', 'header.s': 'k1' } },
      { method: 'spf', result: 'fail', properties: { 'smtp.mailfrom': 'x@y.example' } },
      { method: 'dmarc', result: 'pass', properties: { 'header.from': 'clinic.example' } },
    ])
  })

  it.each([
    ['of another server', 'mx.evil.example; dmarc=pass'],
    ['of a server whose name only begins alike', 'mx.desk.example.evil.example; dmarc=pass'],
    ['whose id stands in a comment', '(mx.desk.example;) mx.evil.example; dmarc=pass'],
    ['without an id', 'dmarc=pass header.from=clinic.example'],
    ['that is empty', ''],
  ])('%s is not believed', (_title, value) => {
    expect(readAuthenticationResults(value, OURS)).toBeNull()
  })

  it.each([
    ['in a comment', 'mx.desk.example; dmarc=fail (dmarc=pass; dmarc=pass)'],
    ['in a nested comment', 'mx.desk.example; dmarc=fail (a (b \\) ) ; dmarc=pass)'],
    ['in a quoted reason', 'mx.desk.example; dmarc=fail reason="no; dmarc=pass"'],
  ])('is not fooled by a verdict %s', (_title, value) => {
    const verdicts = readAuthenticationResults(value, OURS)?.filter(({ method }) => method === 'dmarc')
    expect(verdicts?.map(({ result }) => result)).toEqual(['fail'])
  })

  it.each([
    ['with a version and in capitals', 'MX.Desk.Example 1; DMARC=Pass', 'pass'],
    ['with a method version', 'mx.desk.example; dmarc/1=pass', 'pass'],
    ['with a quoted id', '"mx.desk.example"; dmarc=none', 'none'],
  ])('%s is understood', (_title, value, verdict) => {
    expect(readAuthenticationResults(value, OURS)?.[0]).toMatchObject({ method: 'dmarc', result: verdict })
  })

  it('says nothing where no method was tried', () => {
    expect(readAuthenticationResults('mx.desk.example; none', OURS)).toEqual([])
  })

  it('of Exchange Online has no id, and is believed only where the setting says so', () => {
    const value =
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=clinic.example; dkim=none; dmarc=pass action=none header.from=clinic.example;compauth=pass reason=100'
    const results = readAuthenticationResults(value, 'exchange-online')
    expect(results?.map(({ method, result }) => `${method} ${result}`)).toEqual([
      'spf pass',
      'dkim none',
      'dmarc pass',
      'compauth pass',
    ])
    expect(readAuthenticationResults('mx.evil.example; dmarc=pass', 'exchange-online')).toBeNull()
  })
})
