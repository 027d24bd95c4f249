import { describe, expect, it } from 'vitest'
import type { CodeNoteFact } from '../../../src/domain/codebook.ts'
import { diagnosisNotes } from '../../../src/rules/guidelines/diagnosis-notes.ts'
import { codeRow, edition, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const TABULAR = edition('icd10cm-tabular', 'FY2026', '2025-10-01..2026-09-30')
const codes = ['E11.22', 'E10.9', 'N18.30', 'I10'].map((code) => codeRow(code))

function note(code: string, kind: CodeNoteFact['kind'], at: string, text: string, ...names: string[]): CodeNoteFact {
  const { effective } = codeRow(code)
  const citation = {
    source: 'icd10cm-tabular',
    edition: 'FY2026',
    locator: `${kind} at ${at}`,
    effectiveFrom: null,
    effectiveTo: null,
  }
  return { code, kind, at, text, names, effective, citation }
}

const say = (notes: CodeNoteFact[], text: string, written: string[], asOf = '2026-03-04') =>
  sentencesOf(
    diagnosisNotes,
    inquiryAsking(text, ['billed_together'], ...written),
    facts(asOf, { codes, notes, editions: [TABULAR] }),
  )

it('says nothing by an Excludes1 note of an edition in which one of the codes was not yet', () => {
  const listed = (label: string, span: string, codesOf: string[]) => {
    return { ...edition('icd10cm', label, span), scope: 'listed' as const, listedCodes: codesOf }
  }
  const [older, newer] = ['2016-10-01..2017-09-30', '2020-10-01..2026-09-30']
  const editions = [
    edition('icd10cm-tabular', 'FY2026', older),
    listed('FY2017', older, ['R51', 'R51.9', 'G43.909']),
    listed('FY2021', newer, ['R51', 'R51.9', 'G43.909']),
  ]
  const row = (code: string, label: string, span: string, billable = true) => {
    const [from = null, to = null] = span.split('..')
    const plain = codeRow(code)
    const citation = { ...plain.citation, source: 'icd10cm', edition: label, effectiveFrom: from, effectiveTo: to }
    return { ...plain, billable, effective: { from, to }, citation }
  }
  const rows = [
    ...['R51', 'G43.909'].map((code) => row(code, 'FY2017', older)),
    row('R51', 'FY2021', newer, false),
    ...['R51.9', 'G43.909'].map((code) => row(code, 'FY2021', newer)),
  ]
  const notes = ['R51', 'R51.9'].map((code) => note(code, 'excludes1', 'R51', 'migraine', 'G43'))
  const found = facts('2026-03-04', { codes: rows, notes, editions })
  const said = sentencesOf(
    diagnosisNotes,
    inquiryAsking('both?', ['billed_together'], 'R51.9', 'R51', 'G43.909'),
    found,
  )
  expect(said.short.join(' ')).not.toContain('Excludes1')
})

describe('two diagnoses', () => {
  it.each<[string, CodeNoteFact, string]>([
    [
      'excluded by a category',
      note('E11.22', 'excludes1', 'E11', 'type 1', 'E10'),
      'No: an Excludes1 note at E11 says that E11.22 and E10.9 are not coded together, unless they are two unrelated conditions.',
    ],
    [
      'excluded by a range',
      note('E11.22', 'excludes1', 'E11', 'others', 'E08-E10'),
      'No: an Excludes1 note at E11 says that E11.22 and E10.9 are not coded together, unless they are two unrelated conditions.',
    ],
    [
      'of which one comes after',
      note('E11.22', 'use_additional', 'E11.22', 'code', 'E10.9'),
      'E11.22 comes first; E10.9 after it, where the record has what it stands for ("use additional code" note at E11.22).',
    ],
    [
      'of which one comes first',
      note('E11.22', 'code_first', 'E11.22', 'code', 'E10'),
      'Yes, E10.9 first, then E11.22: a "code first" note at E11.22 asks for it.',
    ],
    [
      'coded also',
      note('E11.22', 'code_also', 'E11.22', 'code', 'E10'),
      'Yes: a "code also" note at E11.22 asks for E10.9 with E11.22; the circumstances decide the order.',
    ],
    [
      'kept apart by Excludes2',
      note('E11.22', 'excludes2', 'E11', 'code', 'E10'),
      'Yes, where both are present: an Excludes2 note at E11 says that E10.9 is not part of E11.22.',
    ],
  ])('%s', (_title, known, words) => {
    expect(say([known], 'together?', ['E11.22', 'E10.9'])).toEqual({ short: [words], gaps: [] })
  })

  it.each([
    ['O02.1', 'Z3A.09', true],
    ['O03.9', 'Z3A.10', true],
    ['Z33.2', 'Z3A.08', true],
    ['O09.512', 'Z3A.20', false],
    ['O02.1', 'Z33.1', false],
  ])('%s takes %s only where a birth may come: %s', (code, weeks, refused) => {
    const known = facts('2026-03-04', {
      codes: [code, weeks].map((each) => codeRow(each)),
      notes: [note(code, 'use_additional', 'chapter 15', 'weeks', weeks)],
      guidance: [guidanceRow('icd/obstetrics')],
      editions: [TABULAR],
    })
    const { short } = sentencesOf(diagnosisNotes, inquiryAsking('together?', ['billed_together'], code, weeks), known)
    expect(short).toEqual([expect.stringMatching(refused ? `^${code} without ${weeks}: ` : `^${code} comes first`)])
  })

  it('that come after others are told together', () => {
    const notes = ['E11.22', 'E10.9'].map((code) => note(code, 'use_additional', 'E08-E13', 'stage', 'N18.30'))
    expect(say(notes, 'order?', ['E11.22', 'E10.9', 'N18.30']).short).toEqual([
      'E11.22 and E10.9 come first; N18.30 after them, where the record has what it stands for ("use additional code" note at E08-E13).',
    ])
  })

  it('that follow a code which follows another are not told to follow the first', () => {
    const notes = [
      note('E11.22', 'code_first', 'E11.22', 'infection', 'A41.9'),
      note('E11.22', 'use_additional', 'E11.22', 'stage', 'N18.30'),
    ]
    expect(say(notes, 'together?', ['E11.22', 'N18.30', 'A41.9']).short).toContain(
      'N18.30 comes after E11.22, which is itself not first, where the record has what it stands for ("use additional code" note at E11.22).',
    )
    expect(say(notes, 'together?', ['E11.22', 'N18.30']).short[0]).toMatch(/^E11\.22 comes first; N18\.30 after it/)
  })

  it('of which one is wanted are not told to exclude each other', () => {
    const notes = [note('E11.22', 'excludes1', 'E11', 'type 1', 'E10')]
    expect(say(notes, 'E11.22 or E10.9?', ['E11.22', 'E10.9']).short).toEqual([])
  })

  it.each([
    ['E11.22 because no N18.30 is documented, what order?', false],
    ['E11.22 and N18.30, no I10, what order?', true],
  ])('of which the record lacks one have no order: %s', (text, told) => {
    const notes = [note('E11.22', 'use_additional', 'E11.22', 'stage', 'N18')]
    const [short = ''] = say(notes, text, ['E11.22', 'N18.30']).short
    expect(short.includes('E11.22 comes first; N18.30 after it')).toBe(told)
  })

  it('that exclude each other are told once', () => {
    const notes = [
      note('E11.22', 'excludes1', 'E11', 'type 1', 'E10'),
      note('E10.9', 'excludes1', 'E10', 'type 2', 'E11'),
    ]
    expect(say(notes, 'together?', ['E11.22', 'E10.9']).short).toHaveLength(1)
  })

  it.each([
    ['no note', []],
    ['only an Excludes2 note of a whole chapter', [note('E11.22', 'excludes2', 'chapter 4', 'x', 'E10')]],
    ['a note about other codes', [note('E11.22', 'excludes1', 'E11', 'x', 'N18')]],
  ])('with %s between them are left alone', (_title, notes) => {
    expect(say(notes, 'together?', ['E11.22', 'E10.9']).short).toEqual([])
  })
})

describe('which of two comes first', () => {
  it.each<[string, CodeNoteFact['kind'], string]>([
    ['Can N18.30 go first with E11.22?', 'use_additional', 'No, not N18.30 first: E11.22 comes first'],
    ['E11.22 or N18.30, which is first?', 'use_additional', 'E11.22 comes first'],
    ['May we list E11.22 as primary and N18.30 second?', 'code_first', 'No: N18.30 first, then E11.22'],
    ['Is it ok to list E11.22 before N18.30?', 'code_first', 'No: N18.30 first, then E11.22'],
    ['In what order do E11.22 and N18.30 go?', 'code_first', 'N18.30 first, then E11.22'],
  ])('is told without a yes where that is asked: %s', (text, kind, words) => {
    const [short] = say([note('E11.22', kind, 'E11.22', 'stage', 'N18')], text, ['E11.22', 'N18.30']).short
    expect(short?.startsWith(words), short).toBe(true)
  })

  it('leaves two that are alternatives apart', () => {
    const notes = ['E11.22', 'E10.9'].map((code) => note(code, 'use_additional', 'E08-E13', 'stage', 'N18.30'))
    expect(say(notes, 'E11.22 or E10.9? with N18.30', ['E11.22', 'E10.9', 'N18.30']).short).toEqual([
      'E11.22 or E10.9 comes first; N18.30 after it, where the record has what it stands for ("use additional code" note at E08-E13).',
    ])
  })
})

it('two titles that contradict each other are not both coded', () => {
  const rows = [
    { ...codeRow('E11.9'), description: 'Type 2 diabetes without complications' },
    { ...codeRow('E11.65'), description: 'Type 2 diabetes with hyperglycemia' },
  ]
  const known = facts('2026-03-04', { codes: rows, editions: [TABULAR] })
  const ask = (text: string) =>
    sentencesOf(diagnosisNotes, inquiryAsking(text, ['billed_together'], 'E11.9', 'E11.65'), known).short
  expect(ask('both?')).toEqual([
    'No: E11.9 says "without complications" and E11.65 is the same disease with more (Type 2 diabetes with hyperglycemia): only what the record bears out is coded, not both.',
  ])
  expect(ask('E11.9 or E11.65?')).toEqual([])
})

describe('a manifestation', () => {
  const first = (...lines: string[]) => lines.map((line) => note('N18.30', 'code_first', 'N18', line))
  const sentence = (notes: CodeNoteFact[], text: string) => say(notes, text, ['N18.30']).short

  it('has the disease before it that the message speaks of', () => {
    const notes = first(
      'underlying disease, such as:',
      'gout (M10.-)',
      "Alzheimer's (G30.-)",
      'with Lewy bodies (G31.83)',
    )
    expect(sentence(notes, 'N18.30 as primary rejected, pt has alzheimers')).toEqual([
      'N18.30 is never first-listed and never alone. A "code first" note at N18 wants the disease behind it first, here Alzheimer\'s (G30.-), then N18.30.',
    ])
    expect(sentence(notes, 'N18.30 as primary? lewy body')).toEqual([
      expect.stringContaining('here with Lewy bodies (G31.83)'),
    ])
    expect(sentence(notes, 'N18.30 as primary?')).toEqual([expect.not.stringContaining('here')])
  })

  it('has the one disease before it that there is', () => {
    expect(sentence(first('underlying amyloidosis (E85.-)'), 'which code first?')).toEqual([
      expect.stringContaining('here amyloidosis (E85.-)'),
    ])
  })

  it.each(['any associated:', 'underlying disease, if applicable', 'heart failure due to hypertension (I11.0)'])(
    'is not what comes after a disease it need not have: %s',
    (line) => {
      expect(sentence(first(line), 'which code first?')).toEqual([expect.stringMatching(/^With N18.30 \(code first/)])
    },
  )
})

describe('one diagnosis', () => {
  const notes = [
    note('I10', 'use_additional', 'I10-I16', 'code to identify:'),
    note('I10', 'use_additional', 'I10-I16', 'tobacco use (Z72.0)', 'Z72.0'),
  ]

  it('is told with its own notes where the order is asked, a list in one', () => {
    expect(say(notes, 'what else, in what order', ['I10']).short).toEqual([
      'With I10 (use additional, at I10-I16): code to identify: tobacco use (Z72.0).',
    ])
  })

  it('is left alone otherwise', () => {
    expect(say(notes, 'is it valid', ['I10']).short).toEqual([])
  })
})

it('leaves a gap where the Tabular List does not speak for the date', () => {
  const known = [note('E11.22', 'excludes1', 'E11', 'type 1', 'E10')]
  expect(say(known, 'together?', ['E11.22', 'E10.9'], '2027-03-04').gaps).toEqual([
    'The instructional notes loaded here are of FY2026, the nearest to 2027-03-04.',
  ])
})
