import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { chooseReasons, composeReasoning } from '../../src/drafting/compose-reasoning.ts'
import { numberSources } from '../../src/drafting/numbered-sources.ts'
import type { FindingWords, WordedFinding } from '../../src/drafting/wording.ts'
import { codeRow } from '../support/codebook-facts.ts'

function worded(words: Partial<FindingWords>, basis: Finding['basis'] = 'guidance'): WordedFinding {
  const finding: Finding = {
    rule: 'guidelines/guidance-note',
    topic: 'guidelines',
    verdict: 'informational',
    subjects: [],
    parameters: {},
    citations: [codeRow('99213').citation],
    settles: [],
    basis,
  }
  return { finding, words: { statement: '', short: '', why: '', ...words } }
}

const reason = (shortAnswer: string, ...findings: WordedFinding[]): string =>
  composeReasoning(
    chooseReasons(findings, shortAnswer),
    shortAnswer,
    numberSources(
      findings.map(({ finding }) => finding),
      [],
    ),
  )

describe('the reasoning', () => {
  it.each([
    ['goes on where the short answer ended', 'Skin tags: 11200 up to 15.', 'One unit. [1]'],
    [
      'says all of a note the short answer does not have',
      'Something else.',
      'Skin tags: 11200 up to 15. One unit. [1]',
    ],
  ])('%s', (_title, shortAnswer, said) => {
    const short = 'Skin tags: 11200 up to 15.'
    expect(reason(shortAnswer, worded({ short, why: `${short} One unit.` }))).toBe(said)
  })

  it('names the section of a note that has no more to say, and not its words again', () => {
    expect(reason('One unit.', worded({ short: 'One unit.', why: 'One unit.' }))).toBe(
      'The short answer follows 99213 [1].',
    )
  })

  it('knows the words of a note again where the short answer has a sentence between them', () => {
    const note = worded({ short: 'Skin tags. Up to 15.', why: 'Skin tags. Up to 15.' })
    expect(reason('Skin tags. No. Up to 15.', note)).toBe('The short answer follows 99213 [1].')
  })

  it('says once what two rows share', () => {
    const row = worded({ why: 'A claim is edited by its date.' }, 'rows')
    expect(reason('', row, row)).toBe('A claim is edited by its date.')
  })

  it.each([
    ['It is billed once.', 'For G2211: it is billed once. [1]'],
    ['Since 2025-01-01 it is paid.', 'For G2211: since 2025-01-01 it is paid. [1]'],
    ['The note says why.', 'The note says why. [1]'],
  ])('names the codes of a note that goes on from the short answer with "%s"', (more, said) => {
    const { finding, words } = worded({ short: 'G2211 is an add-on.', why: `G2211 is an add-on. ${more}` })
    expect(reason('G2211 is an add-on.', { finding: { ...finding, subjects: ['G2211'] }, words })).toBe(said)
  })

  it('says what a limit of units is not for only beside the limit', () => {
    const { finding, words } = worded({ short: 'The limit is 2.', why: 'It is no guideline.' }, 'rows')
    const limit = { finding: { ...finding, rule: 'ncci/units-over-limit' }, words }
    expect(reason('Covered yearly.', limit)).toBe('')
    expect(reason('The limit is 2.', limit)).toBe('It is no guideline.')
  })

  it('begins with what explains the short answer', () => {
    const [one, other] = ['A.', 'B.'].map((short) => worded({ short, why: `${short} Why ${short}` }, 'rows'))
    expect(reason('B.', one as WordedFinding, other as WordedFinding)).toBe('Why B.\n\nA. Why A.')
  })

  it('leaves out what stands beside the answer where it would be too long to read', () => {
    const long = (name: string) => worded({ short: name, why: `${name} ${'word '.repeat(150)}`.trim() })
    expect(reason('One.', long('One.'), long('Two.'), long('Three.')).split('\n\n')).toHaveLength(1)
  })
})
