import { describe, expect, it } from 'vitest'
import type { Conclusion, Finding } from '../../src/domain/finding.ts'
import type { Ask, AskKind, Inquiry } from '../../src/domain/inquiry.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { composeDraft } from '../../src/drafting/compose-draft.ts'
import { quoteLines, replySubject } from '../../src/drafting/reply-view.ts'
import type { Wording } from '../../src/drafting/wording.ts'
import { codeRow, edition, facts, inquiryAbout, pairRow } from '../support/codebook-facts.ts'

const wording: Wording = {
  finding: ({ subjects }) => ({ statement: `states ${subjects}`, short: `short ${subjects}`, why: `why ${subjects}` }),
  nothingFound: ({ gaps, codes }) => `nothing on ${codes}: ${gaps}`,
  openAsk: ({ kind }) => `open ${kind}`,
  question: ({ key }) => `question ${key}`,
  closing: () => 'closing',
}

function finding(subject: string, verdict: Verdict, rule = 'codes/meaning', edition = '2025Q4'): Finding {
  const { citation } = codeRow(subject, '..', { edition })
  return {
    rule,
    topic: 'codes',
    verdict,
    subjects: [subject],
    parameters: {},
    citations: [citation],
    settles: [],
    basis: 'rows',
  }
}

const compose = (conclusion: Partial<Conclusion>, asked: string[] = ['99213']) =>
  composeDraft(
    {
      inquiry: inquiryAbout(...asked),
      facts: facts('2026-03-05', { editions: [edition('cpt-lifecycle', '2025Q4', '..')] }),
      conclusion: { findings: [], gaps: [], ...conclusion },
      greetingName: null,
    },
    wording,
  )

describe('the short answer', () => {
  it('is what decides: what is not allowed before what is conditional; information stays in the table', () => {
    const findings = [finding('A', 'informational'), finding('B', 'allowed_with_modifier'), finding('C', 'not_allowed')]
    expect(compose({ findings }).content.shortAnswer).toBe('short C short B')
  })

  it('is the information where nothing decides', () => {
    const findings = [finding('A', 'informational'), finding('B', 'informational')]
    expect(compose({ findings }).content.shortAnswer).toBe('short A short B')
  })

  it('names everything of the same weight, each once', () => {
    const findings = [finding('A', 'not_allowed'), finding('B', 'not_allowed'), finding('A', 'not_allowed')]
    expect(compose({ findings }).content.shortAnswer).toBe('short A short B')
  })

  it('that allows also says what the edit file holds', () => {
    const findings = [finding('A', 'informational', 'ncci/bundled-pair'), finding('B', 'allowed')]
    expect(compose({ findings }).content.shortAnswer).toBe('short B short A')
  })

  it('says that there is nothing where nothing was concluded', () => {
    expect(compose({ gaps: [{ about: '99213', why: 'not loaded' }] }).content.shortAnswer).toBe(
      'nothing on 99213: not loaded',
    )
  })
})

describe('a draft', () => {
  const asking = (kinds: AskKind[], texts: string[]) =>
    kinds.map((kind, index) => ({
      topic: 'codes' as const,
      kind,
      subjects: [],
      text: texts[index] ?? '',
      number: null,
    }))

  const draft = (asks: Ask[], conclusion: Partial<Conclusion>) =>
    composeDraft(
      {
        inquiry: { ...inquiryAbout('99213'), asks },
        facts: facts('2026-03-05'),
        conclusion: { findings: [], gaps: [], ...conclusion },
        greetingName: null,
      },
      wording,
    ).content

  const modifier = { ...finding('A', 'not_allowed'), settles: ['modifier_choice' as const] }
  const denial = { ...finding('B', 'informational', 'compliance/denials'), settles: ['denial' as const] }

  it.each<[string, AskKind[], string[], string]>([
    [
      'tells the denial first where one sentence asks more',
      ['modifier_choice', 'denial'],
      ['q', 'q'],
      'short B short A',
    ],
    ['keeps the order of sentences', ['modifier_choice', 'denial'], ['q', 'r'], 'short A short B'],
  ])('%s', (_title, kinds, texts, said) => {
    expect(draft(asking(kinds, texts), { findings: [modifier, denial] }).shortAnswer).toBe(said)
  })

  it('tells what is missing for several codes once, in the answer or in the list', () => {
    const gaps = ['99213', '99214'].map((about) => ({
      about,
      why: `No policy names ${about}.`,
      opens: ['coverage'] as const,
    }))
    const { shortAnswer, notInData } = draft(asking(['coverage'], ['q']), { findings: [modifier], gaps })
    expect(shortAnswer).toContain('No policy names 99213 and 99214.')
    expect(notInData).toEqual([])
  })

  it('leaves nothing to the contractor where a note says whether the code is covered', () => {
    const gaps = ['99213', '99214'].map((about) => ({
      about,
      why: `No policy names ${about}.`,
      opens: ['coverage'] as const,
    }))
    const settles = ['coverage' as const]
    const note = { ...finding('99213', 'informational'), basis: 'guidance' as const, settles }
    const row = { ...finding('99213', 'informational'), settles }
    const missing = (found: Finding) => draft(asking(['coverage'], ['q']), { findings: [found], gaps }).notInData
    expect(missing(note)).toEqual(['No policy names 99214.'])
    expect(missing({ ...row, verdict: 'not_allowed' })).toEqual(['No policy names 99214.'])
    expect(missing(row)).toEqual(['No policy names 99213 and 99214.'])
  })
})

describe('how far a draft goes', () => {
  it.each([
    ['findings alone', { findings: [finding('A', 'allowed')] }, 'answered'],
    ['findings beside gaps', { findings: [finding('A', 'allowed')], gaps: [{ about: 'B', why: 'w' }] }, 'partly'],
    [
      'findings beside a question back on which the level hangs',
      { findings: [finding('A', 'unknown')], questions: [{ key: 'visit-level', parameters: {} }] },
      'partly',
    ],
    ['gaps alone', { gaps: [{ about: 'B', why: 'w' }] }, 'needs_person'],
    ['nothing', {}, 'needs_person'],
  ] as const)('with %s', (_title, conclusion, disposition) => {
    expect(compose(conclusion as Partial<Conclusion>).disposition).toBe(disposition)
  })
})

describe('the rows', () => {
  it('of codes of which the same is said are one row, at the place of the first, with all their sources', () => {
    const same: Wording = { ...wording, finding: () => ({ statement: 'status X', short: '', why: '' }) }
    const findings = ['A', 'B'].map((code) => finding(code, 'informational', 'codes/fee-status'))
    const { rows } = composeDraft(
      {
        inquiry: inquiryAbout('A', 'B'),
        facts: facts('2026-03-05'),
        conclusion: { findings, gaps: [] },
        greetingName: null,
      },
      same,
    ).content
    expect(rows).toEqual([{ subject: 'A, B', verdict: 'informational', statement: 'status X', sources: [1, 2] }])
  })
})

it('a row of two findings on the same codes names them once', () => {
  const same: Wording = { ...wording, finding: () => ({ statement: 'global period 090', short: '', why: '' }) }
  const findings = [
    ['A', 'B'],
    ['B', 'A'],
  ].map((subjects) => ({ ...finding('A', 'informational'), subjects }))
  const { rows } = composeDraft(
    {
      inquiry: inquiryAbout('A', 'B'),
      facts: facts('2026-03-05'),
      conclusion: { findings, gaps: [] },
      greetingName: null,
    },
    same,
  ).content
  expect(rows).toMatchObject([{ subject: 'A + B' }])
})

describe('the sources', () => {
  it('are numbered in the order they are cited, each row once, and every row names its own', () => {
    const findings = [finding('A', 'allowed'), finding('B', 'allowed'), finding('A', 'informational')]
    const { sources, rows } = compose({ findings }).content
    expect(sources.map(({ number, locator }) => [number, locator])).toEqual([
      [1, 'A'],
      [2, 'B'],
    ])
    expect(rows.map((row) => row.sources)).toEqual([[1], [2], [1]])
  })

  it('carry the title of their edition, and the edition’s name where it is gone', () => {
    const findings = [finding('A', 'allowed'), finding('B', 'allowed', 'codes/meaning', '2020')]
    expect(compose({ findings }).content.sources.map(({ title }) => title)).toEqual([
      'cpt-lifecycle 2025Q4',
      'cpt-lifecycle 2020',
    ])
  })
})

describe('the subject of a reply', () => {
  it.each([
    ['90862 denied', 'Re: 90862 denied'],
    ['Re: 90862 denied', 'Re: 90862 denied'],
    ['RE: 90862', 'RE: 90862'],
    ['', 'Re: your question'],
  ])('to %j is %j', (subject, expected) => {
    expect(replySubject(subject)).toBe(expected)
  })
})

it('at most twelve lines of the question are quoted, and it is said where it went on', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  expect(quoteLines(lines.join('\n'))).toEqual([...lines.slice(0, 12), '[…]'])
})

it('a further date of service that was looked up too is not called unanswered', () => {
  const gaps = [{ about: '2025-09-22', why: 'The question also names 2025-09-22.' }]
  const looked = (holds: string[]) => ({
    ...finding('99213', 'not_allowed', 'codes/on-each-day'),
    parameters: { refused: ['2025-10-14'], holds },
  })
  expect(compose({ findings: [looked(['2025-09-22'])], gaps }).content.notInData).toEqual([])
  expect(compose({ findings: [looked([])], gaps }).content.notInData).toEqual(['The question also names 2025-09-22.'])
})

describe('what is assumed where the message does not say it', () => {
  const assumed = (subject: string, details: Partial<Inquiry> = {}) =>
    composeDraft(
      {
        inquiry: { ...inquiryAbout(subject), ...details },
        facts: facts('2026-03-05'),
        conclusion: {
          findings: [{ ...finding(subject, 'informational'), citations: [pairRow('99213', '11200', 1).citation] }],
          gaps: [],
        },
        greetingName: null,
      },
      wording,
    ).content.assumptions.map(({ kind }) => kind)
  const patient = (ageYears: number): Partial<Inquiry> => ({
    details: {
      serviceDate: null,
      planType: null,
      state: null,
      providers: [],
      patient: { ageYears, sex: null },
      laterality: null,
      measures: [],
    },
  })

  it('is a professional claim of traditional Medicare on the day of the mail', () => {
    expect(assumed('99213')).toEqual(['date', 'setting', 'payer'])
  })

  it('is no professional claim where all items are a supplier’s', () => {
    expect(assumed('E0601')).toEqual(['date', 'payer'])
  })

  it('is no day where the message tells several', () => {
    const day = (date: `${number}-${number}-${number}`, role: 'service' | 'other') =>
      ({ date, role, text: date, precision: 'day' }) as Inquiry['dates'][number]
    const dates = [day('2026-03-16', 'service'), day('2026-03-17', 'service')]
    expect(assumed('99213', { dates })).toEqual(['setting', 'payer'])
    expect(assumed('99213', { dates: [day('2026-03-16', 'service'), day('2026-02-01', 'other')] })).toContain('date')
  })

  it('is not that a child has Medicare', () => {
    expect(assumed('99213', patient(9))).toEqual(['date', 'setting'])
    expect(assumed('99213', patient(70))).toEqual(['date', 'setting', 'payer'])
  })
})
