import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../src/domain/codebook.ts'
import { composeDraft } from '../../src/drafting/compose-draft.ts'
import type { ReplyView } from '../../src/drafting/reply-view.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { applyRules } from '../../src/rules/apply-rules.ts'
import { loadReplyRenderer, loadWording } from '../../workers/wording.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  feeRow,
  inquiryAbout,
  limitRow,
  NCCI_2024Q3,
  pairRow,
  replacementRow,
} from '../support/codebook-facts.ts'

const templates = loadTemplates(join(import.meta.dirname, '..', '..', 'templates'))
const wording = loadWording(templates)
const render = loadReplyRenderer(templates)

/** The draft the desk writes about those codes, and its reply. */
function reply(known: Facts, asked: string[], more: Partial<ReplyView> = {}) {
  const inquiry = inquiryAbout(...asked)
  inquiry.dateOfService = known.asOf
  const draft = composeDraft(
    { inquiry, facts: known, conclusion: applyRules(inquiry, known), greetingName: 'Maria' },
    wording,
  )
  const view: ReplyView = {
    ...draft.content,
    subject: 'Re: A question',
    caseNumber: 'Q-41',
    signature: { name: 'Dana Ruiz', credential: 'CPC', desk: 'Acme Coding Desk' },
    automatic: false,
    quoted: { on: '2026-03-05', from: 'Maria Lopez', lines: ['Can we bill it?'] },
    ...more,
  }
  return { draft, view, ...render(view) }
}

const codes = ['99213', '99214', '20610', '76942', '90833', '64483'].map((code) => codeRow(code))
const editions = [NCCI_2024Q3, edition('ncci-aoc', '2024Q3', '2024-07-01..2024-09-30')]

const CASES: [string, Facts, string[], string][] = [
  [
    'what a code means',
    facts('2024-08-01', { codes, fees: [feeRow('99213', 'A')] }),
    ['99213'],
    '99213: plain line of 99213.',
  ],
  [
    'a deleted code',
    facts('2013-01-22', {
      codes: [codeRow('90812', '..2012-12-31'), codeRow('90834'), codeRow('90785')],
      replacements: [replacementRow('90812', ['90834', '90785'], 'interactive complexity is met')],
    }),
    ['90812'],
    '90812 was deleted effective 2013-01-01: 2012-12-31 was its last valid date of service, so it cannot be reported for 2013-01-22. Reported instead: 90834 with 90785 when interactive complexity is met.',
  ],
  [
    'a deleted code without a replacement',
    facts('2013-01-22', { codes: [codeRow('90812', '..2012-12-31')] }),
    ['90812'],
    'No replacement for it is in the data loaded here.',
  ],
  [
    'a code that begins later',
    facts('2012-01-22', { codes: [codeRow('90834', '2013-01-01..')] }),
    ['90834'],
    '90834 was not yet valid on 2012-01-22: its first valid date of service is 2013-01-01.',
  ],
  [
    'a pair no modifier separates',
    facts('2024-08-01', { codes, editions, editPairs: [pairRow('20610', '76942', 0)] }),
    ['20610', '76942'],
    'No: an NCCI edit bundles 76942 into 20610 (modifier indicator 0), and no modifier separates them.',
  ],
  [
    'a pair a modifier may separate',
    facts('2024-08-01', {
      codes,
      editions,
      editPairs: [pairRow('20610', '99213', 1)],
      fees: [feeRow('20610', 'A', '000')],
    }),
    ['20610', '99213'],
    'Only if the visit was significant and separately identifiable: an NCCI edit bundles 99213 into 20610 (modifier indicator 1), and modifier 25 goes on 99213.',
  ],
  [
    'a visit that led to a major operation',
    facts('2024-08-01', {
      codes,
      editions,
      editPairs: [pairRow('20610', '99213', 1)],
      fees: [feeRow('20610', 'A', '090')],
    }),
    ['20610', '99213'],
    'Only if the visit led to the decision for the surgery: an NCCI edit bundles 99213 into 20610 (modifier indicator 1), and modifier 57 goes on 99213.',
  ],
  [
    'a visit with a procedure whose global period is unknown',
    facts('2024-08-01', { codes, editions, editPairs: [pairRow('20610', '99213', 1)] }),
    ['20610', '99213'],
    'the modifier goes on 99213: 25 with a minor procedure, 57 with a major one.',
  ],
  [
    'a pair whose edition does not speak for the date',
    facts('2026-08-01', { codes, editions, editPairs: [pairRow('20610', '76942', 0)] }),
    ['20610', '76942'],
    'no modifier separates them (edition 2024Q3, the nearest loaded).',
  ],
  [
    'a pair without an edit',
    facts('2026-08-01', { codes, editions }),
    ['20610', '99213'],
    'No NCCI edit stands between 20610 and 99213 (edition 2024Q3, the nearest loaded), so no NCCI modifier is needed; payer policy and the note still decide whether they are paid.',
  ],
  [
    'an add-on code with its primary code',
    facts('2024-08-01', { codes, editions, addOns: [addOnRow('90833', '99214')] }),
    ['99214', '90833'],
    'Yes: 90833 is an add-on code, and 99214 is one of its listed primary codes.',
  ],
  [
    'an add-on code alone',
    facts('2024-08-01', { codes, editions, addOns: [addOnRow('90833', '99214')] }),
    ['90833'],
    '90833 is an add-on code: it is reported only in addition to one of its primary codes.',
  ],
  [
    'an add-on code with a code that is not its primary',
    facts('2024-08-01', { codes, editions, addOns: [addOnRow('90833', '99214')] }),
    ['90833', '20610'],
    'No: 90833 is an add-on code and is not reported without one of its primary codes; 20610 is not one.',
  ],
  [
    'an add-on code whose primaries the contractor names',
    facts('2024-08-01', { codes, editions, addOns: [addOnRow('90833', null, 2)] }),
    ['90833', '99213'],
    '90833 is an add-on code; whether 99213 may be its primary is for the Medicare contractor to decide.',
  ],
  [
    'units above a limit that rests on policy',
    facts('2024-08-01', { codes, unitLimits: [limitRow('64483', 1, 2)] }),
    ['64483 x2'],
    'No: 2 units of 64483 exceed the limit (MUE) of 1 per day. Its indicator 2 means an absolute limit that rests on policy',
  ],
  [
    'units within the limit',
    facts('2024-08-01', { codes, unitLimits: [limitRow('64483', 2, 3)] }),
    ['64483 x1'],
    '1 unit of 64483 is within the published limit (MUE) of 2 per day (indicator 3, a clinical benchmark).',
  ],
  [
    'a code nobody knows',
    facts('2024-08-01'),
    ['99999'],
    'The data loaded here does not answer this. CPT 99999 is not in',
  ],
  ['no code at all', facts('2024-08-01'), [], 'No code could be read from the question'],
]

const flat = (text: string): string => text.replace(/\s+/g, ' ')
const withoutTags = (html: string): string =>
  flat(html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' '))
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')

describe('the reply about which nothing is loaded', () => {
  const nothing = { gaps: [], codes: [], described: false, asked: false, payer: null }

  it.each([
    [{ asked: true }, 'names no code, and no rule loaded here answers it', 'the contractor for your state says'],
    [{ asked: true, payer: 'Aetna' }, 'names no code', 'What Aetna asks for stands in its provider manual'],
    [{ asked: true, described: true }, 'a code that the description fits', 'Told in clinical words'],
    [{}, 'No code could be read from the question', 'a picture is not read'],
  ])('tells what it would take, or who knows it: %j', (known, ...words) => {
    for (const part of words) expect(flat(wording.nothingFound({ ...nothing, ...known }))).toContain(part)
  })
})

describe('the reply about', () => {
  it.each(CASES)('%s says so in its short answer, in both parts', (_title, known, asked, words) => {
    const { text, html } = reply(known, asked)
    expect(flat(text)).toContain(flat(words))
    expect(withoutTags(html)).toContain(flat(words))
  })

  it.each(CASES)('%s has the same codes, sources and links in both parts', (_title, known, asked) => {
    const { view, text, html } = reply(known, asked)
    for (const row of view.rows) {
      for (const part of [flat(text), withoutTags(html)]) {
        expect(part).toContain(row.subject)
        expect(part).toContain(flat(row.statement))
        for (const number of row.sources) expect(part).toContain(`[${number}]`)
      }
    }
    for (const source of view.sources) {
      expect(flat(text)).toContain(source.locator)
      expect(withoutTags(html)).toContain(source.locator)
    }
  })

  it.each(CASES)('%s keeps its text part within 76 columns, sources apart', (_title, known, asked) => {
    const { text } = reply(known, asked)
    const long = text.split('\n').filter((line) => line.length > 76 && !/https:|WHAT THE FILES SAY/.test(line))
    expect(long).toEqual([])
  })

  it.each(CASES)('%s stays small enough that no mail program cuts it', (_title, known, asked) => {
    expect(reply(known, asked).html.length).toBeLessThan(30_000)
  })
})

describe('every reply', () => {
  const [, known, asked] = CASES[0] as (typeof CASES)[number]

  it('names the case, the signer and the scope, and quotes the question', () => {
    const { text } = reply(known, asked)
    expect(text).toContain('Dana Ruiz, CPC - Acme Coding Desk')
    expect(text).toContain('Question Q-41.')
    expect(flat(text)).toContain('not a guarantee of payment')
    expect(text).toContain('> Can we bill it?')
    expect(text).toMatch(/^-- $/m)
  })

  it('says when it took the day of writing for the date of service', () => {
    const { text, html } = reply(known, asked, { dateAssumed: true })
    expect(text).toContain('WHAT THE FILES SAY (as of 2024-08-01)')
    expect(withoutTags(html)).toContain('What the files say as of 2024-08-01')
  })

  it.each(['April 2026', '2026-04-01 to 2026-04-30', '2025'])(
    'says which day of the services of %s was looked up',
    (serviceDates) => {
      const { text, html } = reply(known, asked, { dateAssumed: false, serviceDates })
      const words = `services of ${serviceDates}, looked up as of 2024-08-01`
      expect(flat(text)).toContain(`WHAT THE FILES SAY (${words})`)
      expect(flat(withoutTags(html))).toContain(`What the files say for ${words}`)
    },
  )

  it('never lets words of the mail become markup, nor plain text become entities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const hostile = `<script>${words}</script>&"'`
        const { text, html } = reply(known, asked, {
          greetingName: hostile,
          shortAnswer: hostile,
          quoted: { on: '2026-03-05', from: hostile, lines: [hostile] },
        })
        expect(html).not.toContain('<script>')
        expect(text).not.toContain('&#x27;')
      }),
    )
  })
})
