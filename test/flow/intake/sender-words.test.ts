import { describe, expect, it } from 'vitest'
import { describeSender, type SenderFacts } from '../../../src/flow/intake/sender-words.ts'

const PASS = { dmarc: 'pass', dkimDomains: ['clinic.example'], via: 'desk' } as const

const describeOne = (more: Partial<SenderFacts>) =>
  describeSender({
    fromAddress: 'ana@clinic.example',
    fromName: 'Ana',
    proof: { ...PASS, dkimDomains: [...PASS.dkimDomains] },
    firstFromSender: false,
    ...more,
  })

const warnings = (more: Partial<SenderFacts>): string =>
  describeOne(more)
    .filter(({ tone }) => tone === 'warn')
    .map(({ text }) => text)
    .join(' ')

describe('what is said of a sender', () => {
  it.each([
    ['pass', ['clinic.example'], 'Proved to come from clinic.example'],
    ['fail', [], 'may be forged'],
    ['none', [], 'the sender is not proved'],
    ['none', ['clinic.example'], 'Signed by clinic.example'],
    ['unknown', [], 'could not be checked'],
  ] as const)('with DMARC %s and signatures of %j: %s', (dmarc, dkimDomains, words) => {
    const [first] = describeOne({ proof: { dmarc, dkimDomains: [...dkimDomains], via: 'mail_server' } })
    expect(first?.text).toContain(words)
    expect(first?.tone).toBe(dmarc === 'fail' ? 'warn' : 'plain')
  })

  it('warns of a domain that could be taken for one that was answered before', () => {
    const words = (address: string) =>
      describeSender({ fromAddress: address, fromName: null, proof: null, firstFromSender: true }, [
        'lakeside-clinic.example',
      ])
        .filter(({ tone }) => tone === 'warn')
        .map(({ text }) => text)
        .join(' ')
    expect(words('ana@lakesicle-clinic.example')).toContain('looks like lakeside-clinic.example')
    expect(words('ana@lakeside-clinic.example')).toBe('')
    expect(words('ana@harbor.example')).toBe('')
  })

  it('says that it is the first mail from an address', () => {
    expect(
      describeOne({ firstFromSender: true })
        .map(({ text }) => text)
        .join(),
    ).toContain('first mail')
  })

  it('says nothing of a mail stored before it was looked at, nor of one without a sender', () => {
    expect(describeOne({ proof: null })).toEqual([])
    expect(describeOne({ fromAddress: null })).toEqual([])
  })

  it.each([
    ['a punycode domain, as it is shown', { fromAddress: 'help@xn--80ak6aa92e.com' }, 'аррӏе.com'],
    ['scripts mixed in a domain', { fromAddress: 'help@xn--cm-xlc.example' }, 'mixes Latin and Cyrillic'],
    ['scripts mixed before the @', { fromAddress: 'аna@clinic.example' }, 'mixes Latin and Cyrillic'],
    ['scripts mixed in the name', { fromName: 'Dr. Аnna Reed' }, 'The name mixes Latin and Cyrillic'],
    ['mathematical letters in the name', { fromName: '𝐀nna' }, 'The name mixes Latin and Mathematical'],
    ['another address in the name', { fromName: 'ceo@lakeside.example' }, 'another address, ceo@lakeside.example'],
  ])('warns of %s', (_title, more, words) => {
    expect(warnings(more)).toContain(words)
  })

  it.each([
    ['a name in one script that is not Latin', { fromName: 'Анна Рид' }],
    ['a name in two scripts, a word each', { fromName: 'Анна Reed' }],
    ['accents', { fromName: 'José Núñez-Ångström' }],
    ['the sender’s own address as name', { fromName: 'Ana@clinic.example' }],
  ])('does not warn of %s', (_title, more) => {
    expect(warnings(more)).toBe('')
  })
})
