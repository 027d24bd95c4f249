import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { IsoDate } from '../../src/domain/iso-date.ts'
import { readAsks } from '../../src/reading/asks/asks.ts'
import { readDetails } from '../../src/reading/circumstances/details.ts'
import { readPayer } from '../../src/reading/circumstances/payer.ts'
import { readSetting } from '../../src/reading/circumstances/setting.ts'
import { findCandidateCodes } from '../../src/reading/codes/candidate-codes.ts'
import { findCodeReferences } from '../../src/reading/codes/code-references.ts'
import { readServiceDates } from '../../src/reading/dates/date-of-service.ts'
import { findInstructions } from '../../src/reading/mail-kind/aimed-at-software.ts'
import { findOtherPurpose } from '../../src/reading/mail-kind/not-a-question.ts'
import { readSignedName } from '../../src/reading/new-text/sender-name.ts'
import { splitVisibleText } from '../../src/reading/new-text/visible-text.ts'
import { findIdentifiers } from '../../src/reading/patients/identifiers.ts'
import { readSearchQuery } from '../../src/reading/search/search-query.ts'
import { splitSentences } from '../../src/reading/text/sentences.ts'
import { findTableCells } from '../../src/reading/text/table-columns.ts'
import { indexText } from '../../src/reading/text/text-index.ts'
import { joinWrappedLines, withPlainSigns } from '../../src/reading/text/written-text.ts'

/** Characters of each text: what a quadratic reader would take minutes for, and a linear one moments. */
const CHARACTERS = 100_000
const RUNS = 6
/** Far beyond what a linear reader needs on a busy machine. */
const LIMIT_MS = 60_000
const SENT_ON: IsoDate = '2026-11-21'
const EVERY_CODE = (): boolean => true

const READERS: readonly { name: string; read: (text: string) => unknown; worst: readonly string[] }[] = [
  {
    name: 'code references',
    read: (text) => findCodeReferences(text, EVERY_CODE),
    worst: [
      '99213-',
      '25 ',
      '59,',
      'RT/',
      'CO-97 ',
      'M17.',
      'POS 11 ',
      '1-',
      ':25',
      ' or ',
      'x2 ',
      'level 4 or 5 ',
      '26 or 27 ',
      '(26) 26 or 27 hr ',
      'file carries 724.2. ',
      'V28 ',
      '99213 does the 59 go, ',
      '$1,',
    ],
  },
  {
    name: 'codes to look up',
    read: findCandidateCodes,
    worst: ['ninety ', 'nine ', 'twenty-', 'two ', 'A1.', 'M17', '9', '.', 'oh '],
  },
  {
    name: 'dates of service',
    read: (text) => readServiceDates(text, SENT_ON),
    worst: [
      '1/2',
      '/',
      '3-',
      'DOS ',
      'Jan ',
      'Monday ',
      'on ',
      '2024 ',
      ', ',
      '& ',
      '091226 ',
      '3/9 99212, ',
      'last ',
      'policy ',
      'not scheduled yet ',
      'in 3/4 out ',
      '10/2 99490 ',
      'Christmas ',
      'on the tenth ',
      'valid ',
      'last ',
      'seen ',
      'denied it ',
      'signed by ',
      'a ',
      'DTP*472*D8*',
      '20260304',
      'last week ',
      'admitted ',
    ],
  },
  {
    name: 'identifiers',
    read: (text) => findIdentifiers(text, [], [], indexText(text), [], '2026-03-26' as IsoDate),
    worst: [
      'Aa ',
      'pt ',
      'Ada ',
      'Quill, ',
      'MRN ',
      '#',
      '12-',
      'a@',
      '. ',
      'dob ',
      'J.',
      '’s chart ',
      '1 Aa ',
      'acct: ',
      '(3/9/25) baby Oak ',
    ],
  },
  {
    name: 'cells of tables',
    read: (text) => findTableCells(text, indexText(text)),
    worst: ['DOS|', 'Acct,', 'Pt\t', 'name  ', '1|', '\n', '--', ', ', 'CPT'],
  },
  {
    name: 'asks',
    read: (text) => readAsks(text, findCodeReferences(text, EVERY_CODE)),
    worst: [
      'what ',
      '99213 ',
      'with ',
      'can we ',
      '? ',
      '. ',
      '1) ',
      'pay ',
      'code ',
      'is ',
      'on all ',
      'does ',
      '\n',
      'or ',
      'did ',
      'dx started ',
      'they cut ',
      'screening had ',
      'bill under ',
      'denied 97014. ',
      'left and ',
      'signs notes ',
    ],
  },
  { name: 'sentences', read: splitSentences, worst: ['1. ', '? ', '.', '!', '\n', 'Q2.', '(1) ', ' ', 'a'] },
  {
    name: 'visible text',
    read: (text) => splitVisibleText(text, 'RE: '),
    worst: ['> ', '\n', '-- ', 'On 1/2/24 a@b wrote:', 'From: ', '___', 'Thanks', '| ', 'Sent ', ' wrote', '*'],
  },
  {
    name: 'other purposes',
    read: (text) => findOtherPurpose(text, text),
    worst: ['we ', 'our ', 'free ', 'per claim ', 'thanks ', 'ignore all ', 'my ', 'i was ', 'http://', 'acquire '],
  },
  {
    name: 'instructions aimed at software',
    read: (text) => findInstructions(text, indexText(text)),
    worst: ['ignore ', 'all ', 'previous ', 'instructions ', 'you are ', 'system: ', 'print ', '"', '<!--'],
  },
  {
    name: 'payer, setting and details',
    read: (text) => {
      const index = indexText(text)
      return [
        readPayer(text, index),
        readSetting(text, [], index),
        readDetails(text, index, { dateOfService: null, dates: [], payer: null, signature: text }),
      ]
    },
    worst: ['Medicare ', 'of ', 'TX ', '40 ', 'yo ', 'min ', '2.5 ', 'x ', 'cm ', 'in the ', 'office ', '$5', ', '],
  },
  { name: 'search words', read: readSearchQuery, worst: ['no ', 'a fib ', 'w/', 'I10', '&', '.', 'left ', 'knee '] },
  { name: 'the name of the sender', read: readSignedName, worst: ['Thanks, ', 'Dana ', '\n', '-- ', 'O’', '| '] },
  {
    name: 'lines and signs',
    read: (text) => joinWrappedLines(withPlainSigns(text)),
    worst: ['a', '\n', '\r\n', '\u2011', '\u00a0', 'ab ', '|', '> '],
  },
]

describe('100 kB of its worst characters are no trouble', () => {
  it.each(READERS)(
    'to the reader of $name',
    ({ read, worst }) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...worst), { minLength: 1, maxLength: 5 }), (pieces) => {
          const unit = pieces.join('')
          read(unit.repeat(Math.ceil(CHARACTERS / unit.length)))
        }),
        { numRuns: RUNS },
      )
    },
    LIMIT_MS,
  )
})
