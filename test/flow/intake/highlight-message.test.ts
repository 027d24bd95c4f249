import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/domain/draft.ts'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { highlightMessage, type MessagePart } from '../../../src/flow/intake/highlight-message.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const isCode = (_system: string, code: string): boolean => /^(99213|99214|90833|90834|90862|M54\.50)$/.test(code)

const read = (subject: string, text: string): Inquiry => readInquiry({ subject, text, sentOn: '2026-03-05' }, isCode)

const wordsOf = (parts: readonly MessagePart[]): string =>
  parts.map((part) => (part.kind === 'folded' ? wordsOf(part.parts) : part.text)).join('')

const flat = (parts: readonly MessagePart[]): MessagePart[] =>
  parts.flatMap((part) => (part.kind === 'folded' ? flat(part.parts) : [part]))

const finding = (
  rule: string,
  subjects: string[],
  parameters: Draft['findings'][number]['parameters'] = {},
): Draft['findings'][number] => ({
  rule,
  topic: 'codes',
  verdict: 'informational',
  subjects,
  parameters,
  citations: [{ source: 's', edition: 'e', locator: 'l', effectiveFrom: null, effectiveTo: null }],
  settles: [],
  basis: 'rows',
  statement: '',
})

describe('a code in a message', () => {
  const text = 'Can we bill 99214 with 90833? And 90862, M54.50, 99213, 90834?'
  const concluded = {
    findings: [
      finding('codes/not-effective', ['90862'], { lastDate: '2012-12-31', replacements: [{ codes: '90863' }] }),
      finding('ncci/bundled-pair', ['99214', '90833']),
      finding('codes/meaning', ['99214'], { description: 'office visit' }),
      finding('codes/not-effective', ['99213'], { lastDate: null, replacements: [] }),
      finding('codes/meaning', ['90834'], { description: null }),
    ],
    gaps: [{ about: 'M54.50', why: 'ICD-10-CM M54.50 is not in the data loaded here.' }],
  }

  it.each([
    ['99214', 'found', 3],
    ['90833', 'found', 2],
    ['90862', 'deleted', 1],
    ['99213', 'not_valid', 4],
    ['90834', 'no_licence', 5],
    ['M54.50', 'not_found', null],
  ])('%s is %s, and leads to fact %s', (code, standing, fact) => {
    const { body } = highlightMessage({ subject: '', text }, read('', text), concluded)
    expect(body).toContainEqual(expect.objectContaining({ kind: 'code', text: code, code, standing, fact }))
  })

  it('has no fact before anything was concluded', () => {
    const { body } = highlightMessage({ subject: '', text }, read('', text), null)
    expect(body).toContainEqual(expect.objectContaining({ text: '99214', standing: 'no_fact', fact: null }))
  })

  it('that was replaced says by what', () => {
    const { body } = highlightMessage({ subject: '', text }, read('', text), concluded)
    expect(body).toContainEqual(expect.objectContaining({ text: '90862', replacedBy: ['90863'] }))
  })

  it('leads to the fact its finding became, whatever order facts are in', () => {
    const facts = [
      { subject: '90833', statement: 'another' },
      { subject: '99214', statement: '' },
    ]
    const { body } = highlightMessage({ subject: '', text }, read('', text), { ...concluded, facts })
    expect(body).toContainEqual(expect.objectContaining({ text: '99214', fact: 2 }))
    expect(body).toContainEqual(expect.objectContaining({ text: '90833', fact: 1 }))
    expect(body).toContainEqual(expect.objectContaining({ text: '90862', fact: null }))
  })

  it('is marked wherever it stands, in the subject too', () => {
    const mail = { subject: '99213?', text: 'Is 99213 right, or 199213, or 7799213? 99213.' }
    const { subject, body } = highlightMessage(mail, read(mail.subject, mail.text), null)
    expect(subject[0]).toMatchObject({ kind: 'code', text: '99213' })
    expect(body.filter((part) => part.kind === 'code').map((part) => part.kind === 'code' && part.text)).toEqual([
      '99213',
      '99213',
    ])
  })
})

describe('what may tell who a patient is', () => {
  it('is marked, also where it is repeated and where it is quoted', () => {
    const text = 'Patient Robert Miles, 99213.\n\nOn Mon, 2 Mar 2026, Ann wrote:\n> Patient Robert Miles'
    const { body, identifiers } = highlightMessage({ subject: '', text }, read('', text), null)
    expect(identifiers).toBeGreaterThan(0)
    const open = flat(body).filter((part) => part.kind !== 'identifier')
    expect(wordsOf(open)).not.toContain('Robert Miles')
  })

  it('is marked in a mail that was not read', () => {
    const { body } = highlightMessage({ subject: '', text: 'SSN 123-45-6789.' }, null, null)
    expect(body).toContainEqual({ kind: 'identifier', text: '123-45-6789', what: 'ssn' })
  })

  it('is marked rather than a code in it', () => {
    const text = '99213 for MRN 99213?'
    const inquiry: Inquiry = {
      ...read('', text),
      identifiers: [{ kind: 'mrn', text: 'MRN 99213', start: 12, end: 21 }],
    }
    const { body } = highlightMessage({ subject: '', text }, inquiry, null)
    expect(body.find((part) => part.kind === 'identifier')).toMatchObject({ text: 'MRN 99213' })
  })
})

describe('the parts together', () => {
  it('are the whole text, whatever was written', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('> quoted 99213', '-- ', 'On Mon, Ann wrote:', 'Patient Ann Lee', '99214-25 on 2026-03-04', ''),
    )
    const mail = fc.record({ subject: line, text: fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')) })
    fc.assert(
      fc.property(mail, fc.boolean(), ({ subject, text }, wasRead) => {
        const { body } = highlightMessage({ subject, text }, wasRead ? read(subject, text) : null, null)
        expect(wordsOf(body)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('are the whole text where it is longer than what is read', () => {
    const text = `${'99213 '.repeat(30_000)}end`
    const { body } = highlightMessage({ subject: 's', text }, read('s', text), null)
    expect(wordsOf(body)).toBe(text)
  })

  it('survive marks that do not fit the text', () => {
    const inquiry: Inquiry = {
      ...read('', 'x'),
      references: [
        { text: '99213', system: 'CPT', code: '99213', modifiers: [], units: null, start: 500, end: 505 },
        { text: '', system: 'CPT', code: '', modifiers: [], units: null, start: 3, end: 3 },
      ],
      identifiers: [{ kind: 'name', text: 'Ann', start: -4, end: 2 }],
    }
    expect(wordsOf(highlightMessage({ subject: '', text: 'short' }, inquiry, null).body)).toBe('short')
  })
})
