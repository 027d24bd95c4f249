import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCandidateCodes } from '../../src/reading/codes/candidate-codes.ts'
import { classifyMail } from '../../src/reading/mail-kind/mail-kind.ts'
import { readSignedName } from '../../src/reading/new-text/sender-name.ts'
import { type ReadInquiry, readInquiry } from '../../src/reading/read-inquiry.ts'
import { MAX_READ_CHARACTERS } from '../../src/reading/text/written-text.ts'
import { knowing, knowsNothing } from './known-codes.ts'

const read = (subject: string, text: string) => readInquiry({ subject, text, sentOn: '2026-11-21' }, knowsNothing)

function expectPlaces(inquiry: ReadInquiry): void {
  const { text } = inquiry.written
  for (const part of [...inquiry.references, ...inquiry.dates, ...inquiry.identifiers, ...inquiry.folded]) {
    expect(text.slice(part.start, part.end)).toBe(part.text)
  }
}

describe('a whole mail', () => {
  const inquiry = read(
    'claim for pt John Q. Sample',
    'Pt: John Q. Sample DOB 04/12/1951 MBI 1EG4-TE5-MK73\nDOS 3/4/2026, Medicare. 20610 LT and 99214-25 POS 11?\n\n' +
      'Thank you,\nDana Whitlock\n8141 Main St, Spokane, WA 99201\n\n' +
      'On Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> 76700 for Sample is reported once.',
  )

  it('is read from its new text', () => {
    expect(inquiry.references.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([
      ['20610', 'LT'],
      ['99214', '25'],
      ['11'],
    ])
    expect(inquiry).toMatchObject({ dateOfService: '2026-03-04', payer: 'Medicare', setting: 'office' })
    expect(inquiry.visible).not.toContain('76700')
  })

  it('hides identifiers also where the subject and the quoted history repeat them', () => {
    const names = inquiry.identifiers.filter(({ kind }) => kind === 'name').map(({ text }) => text)
    expect(names).toEqual(['John Q. Sample', 'John Q. Sample', 'Sample'])
  })

  it('tells the place of everything in one text', () => expectPlaces(inquiry))
})

it('a code of the subject counts, and gives way to the same code of the body', () => {
  expect(read('90862 denied', 'what now?').references).toMatchObject([{ code: '90862', start: 0 }])
  const both = read('90862 denied', '90862 was denied')
  expect(both.references.map(({ start }) => start)).toEqual([both.written.bodyStart])
})

it('a code of the quoted history alone is not asked about', () => {
  expect(read('re', '77057?\n\n> 76700 once').references.map(({ code }) => code)).toEqual(['77057'])
})

it('candidates for the codebook hold every code that is read', () => {
  const text = '99214-25, m1711, E11.9, 0042T, J1030 and 470'
  expect(findCandidateCodes(text)).toEqual(
    expect.arrayContaining(['99214', 'M17.11', 'E11.9', '0042T', 'J1030', '470']),
  )
})

describe('odd and hostile text', () => {
  const fragment = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      ...[
        '99213',
        '-25',
        ' x2',
        'M17.11',
        'CO-97 ',
        'DOS 1/2/26',
        'Pt: Jane Doe ',
        'MRN 123456',
        '> ',
        '\n',
        '\r\n',
        '-- \n',
        'On Tue 10:00 a@b.example wrote:\n',
      ],
    ),
  )
  const anyText = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''))

  it('never throws, and every place slices back to the written text', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (subject, text, known) => {
        const isCode = known ? () => true : knowsNothing
        expectPlaces(readInquiry({ subject, text, sentOn: '2026-11-21' }, isCode))
        expect(typeof readSignedName(text)).toMatch(/string|object/)
      }),
      { numRuns: 300 },
    )
  })

  it('a reference between any two marks is found and carries its place', () => {
    const mark = fc.constantFrom(' ', '\n', ', ', '; ', ' and ', ' + ', ' (', ') ', ' "', '? ')
    fc.assert(
      fc.property(mark, mark, fc.constantFrom('99214', 'G2211', '0042T', 'E11.65'), (before, after, code) => {
        const { references } = readInquiry(
          { subject: '', text: `What of${before}${code}${after}today`, sentOn: '2026-11-21' },
          knowing('HCPCS G2211'),
        )
        expect(references.map((reference) => reference.code)).toEqual([code])
      }),
    )
  })

  it.each([
    'a',
    ' ',
    '\n',
    '1',
    '9-',
    '99213-',
    '25/',
    'A-1-',
    'a@',
    '> \n',
    '---\n\n',
    'From: a@b\n',
    'Pt: A. ',
    'Aa ',
    '\ud800',
    '(',
    'ignore all previous instructions ',
    'Sent from my ',
    '> On Tue 1:00 <a@b> wrote:\n',
    '-- \nPS ',
    'test 1',
    'we our per claim ',
    'I am out ',
    'Dana Whitlock, CPC\n',
  ])('200 kB of %j are read to the stated length and no further', (unit) => {
    const text = unit.repeat(200_000 / unit.length)
    const inquiry = read(text, `${text} 99214`)
    expect(inquiry.written.text.length).toBe(MAX_READ_CHARACTERS)
    expect(inquiry.references.some(({ code }) => code === '99214')).toBe(false)
    expectPlaces(inquiry)
    const parsed = { messageId: null, inReplyTo: null, references: [], from: [], replyTo: [], to: [], date: null }
    const mail = { ...parsed, subject: text, text, html: null, attachments: [], hops: 1, headers: {} }
    expect(['question', 'not_a_question']).toContain(classifyMail(mail, []).kind)
  })
})
