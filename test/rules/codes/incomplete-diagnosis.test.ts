import { describe, expect, it } from 'vitest'
import type { CodeNoteFact, Facts, SubcodeFact } from '../../../src/domain/codebook.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { incompleteDiagnosis } from '../../../src/rules/codes/incomplete-diagnosis.ts'
import { codeRow, edition, facts, inquiryAbout, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const DX = { system: 'ICD-10-CM', source: 'icd10cm', edition: 'FY2026' } as const
const FY2026 = edition('icd10cm', 'FY2026', '2025-10-01..2026-09-30')

const header = (code: string, billable = false) => codeRow(code, '2015-10-01..', { ...DX, billable })
const below = (parent: string, code: string, billable = true): SubcodeFact => ({
  ...codeRow(code, '2015-10-01..', { ...DX, billable }),
  header: parent,
})
const seventh = (code: string, at: string, text: string): CodeNoteFact => {
  const { effective, citation } = header(code)
  return { code, at, kind: 'seventh_character', text, names: [], effective, citation }
}

const say = (rows: Partial<Facts>, code: string, asOf = '2026-03-04') =>
  sentencesOf(incompleteDiagnosis, inquiryAbout(code), facts(asOf, { editions: [FY2026], ...rows }))

describe('a diagnosis that is only a header', () => {
  it('names the codes below it with their titles where they are few', () => {
    const rows = { codes: [header('M54.5')], subcodes: [below('M54.5', 'M54.50'), below('M54.5', 'M54.51')] }
    expect(say(rows, 'M54.5').short).toEqual([
      'M54.5 is not complete: it is only the heading of more specific codes and cannot be reported on 2026-03-04. Report one of M54.50 (plain line of M54.50), M54.51 (plain line of M54.51).',
    ])
  })

  it.each([
    ['2025-09-30', '2025-10-01..', '; it was complete through 2025-09-30, and claims for days up to then stand.'],
    ['2021-09-30', '2021-10-01..', 'cannot be reported on 2026-03-04.'],
  ])('says until when it was complete, unless that is long ago: %s', (last, since, words) => {
    const codes = [
      codeRow('M51.36', `2015-10-01..${last}`, { ...DX, billable: true }),
      codeRow('M51.36', since, { ...DX, billable: false }),
    ]
    expect(say({ codes, subcodes: [below('M51.36', 'M51.360')] }, 'M51.36').short[0]).toContain(words)
  })

  it.each([
    ['relapsing one, and what if the note only says MS?', '; G35.D is for a record that says no more. Below'],
    ['the note only says MS', 'G35.D (Multiple sclerosis, unspecified). G35.D is for a record that says no more.'],
    ['relapsing one', 'if the record says so. Below'],
  ])('names the one for what the record leaves open where that is asked: %s', (words, said) => {
    const subcodes = [
      { ...below('G35', 'G35.A'), description: 'Relapsing multiple sclerosis' },
      { ...below('G35', 'G35.B0'), description: 'Progressive multiple sclerosis, unspecified' },
      { ...below('G35', 'G35.D'), description: 'Multiple sclerosis, unspecified' },
    ]
    const inquiry = { ...inquiryAbout('G35'), maskedText: `G35 denied, ${words}` }
    const data = facts('2026-03-04', { editions: [FY2026], codes: [header('G35')], subcodes })
    expect(sentencesOf(incompleteDiagnosis, inquiry, data).short[0]).toContain(said)
  })

  it('is told of the later of the days on which it was billed', () => {
    const text = 'DOS 9/24/25 G35 paid. DOS 10/8/25 G35 CO-16'
    const inquiry = { ...readInquiry({ subject: '', text, sentOn: '2025-10-21' }, () => true), maskedText: text }
    const rows = {
      codes: [codeRow('G35', '2015-10-01..2025-09-30', DX), codeRow('G35', '2025-10-01..', { ...DX, billable: false })],
      subcodes: [below('G35', 'G35.A'), below('G35', 'G35.D')],
    }
    const tell = (asOf: string) => sentencesOf(incompleteDiagnosis, inquiry, facts(asOf, rows)).short.join()
    expect(tell('2025-09-24')).toMatch(/cannot be reported on 2025-10-08; it was complete through 2025-09-30.* G35\.A/)
    expect(tell('2025-12-01')).toContain('cannot be reported on 2025-12-01')
  })

  it('names the one that the message describes', () => {
    const subcodes = [
      { ...below('M17.1', 'M17.11'), description: 'Osteoarthritis, right knee' },
      { ...below('M17.1', 'M17.12'), description: 'Osteoarthritis, left knee' },
    ]
    const inquiry = { ...inquiryAbout('M17.1'), maskedText: 'M17.1 denied, left knee OA' }
    const { short } = sentencesOf(
      incompleteDiagnosis,
      inquiry,
      facts('2026-03-04', { editions: [FY2026], codes: [header('M17.1')], subcodes }),
    )
    expect(short[0]).toContain('By what you write it is M17.12 (Osteoarthritis, left knee), if the record says so.')
  })

  it('names the only code below it as the one', () => {
    const rows = { codes: [header('R05')], subcodes: [below('R05', 'R05.1')] }
    expect(say(rows, 'R05').short[0]).toMatch(/ Report R05\.1 \(plain line of R05\.1\)\.$/)
  })

  it('names the next level where there are many', () => {
    const leaves = Array.from({ length: 15 }, (_, at) => below('S72', `S72.00${String.fromCharCode(65 + at)}`))
    const rows = { codes: [header('S72')], subcodes: [below('S72', 'S72.0', false), ...leaves] }
    expect(say(rows, 'S72').short[0]).toContain('The levels below it, each with more specific codes: S72.0')
  })

  it.each([
    [
      'of fewer than six characters asks for the placeholder X',
      'T14.8',
      ', with the placeholder X in every empty place',
    ],
    ['of six characters asks for none', 'S72.001', ' It takes a 7th character.'],
  ])('that takes a 7th character and is %s', (_title, code, words) => {
    const rows = { codes: [header(code)], notes: [seventh(code, code.slice(0, 3), 'A initial encounter')] }
    expect(say(rows, code).short[0]).toContain(words)
  })

  it('is not told of a category that stands beside a code below it', () => {
    const rows = facts('2026-03-04', { editions: [FY2026], codes: [header('M17'), header('M17.0', true)] })
    expect(sentencesOf(incompleteDiagnosis, inquiryAbout('M17', 'M17.0'), rows).short).toEqual([])
    expect(sentencesOf(incompleteDiagnosis, inquiryAbout('M17'), rows).short).toHaveLength(1)
    const denied = inquiryAsking('M17 came back invalid. M17.0?', ['denial'], 'M17', 'M17.0')
    expect(sentencesOf(incompleteDiagnosis, denied, rows).short).toHaveLength(1)
  })

  it('says that the codes below it are not loaded where they are not', () => {
    const [finding] = incompleteDiagnosis.check(
      inquiryAbout('M54.5'),
      facts('2026-03-04', { editions: [FY2026], codes: [header('M54.5')] }),
    ).findings
    expect(finding?.parameters).toMatchObject({ codes: [], only: false })
  })
})

describe('silence', () => {
  it.each([
    ['a billable code', 'M54.50', '2026-03-04', [header('M54.50', true)]],
    ['an unknown code', 'M54.5', '2026-03-04', []],
  ])('on %s', (_title, code, asOf, codes) => {
    expect(say({ codes }, code, asOf)).toEqual({ short: [], gaps: [] })
  })
})

it('leaves a gap where no edition speaks for the date', () => {
  expect(say({ codes: [header('M54.5')] }, 'M54.5', '2027-03-04').gaps).toEqual([
    'No edition of ICD-10-CM loaded here speaks for 2027-03-04: M54.5 was looked up in the nearest, FY2026.',
  ])
})
