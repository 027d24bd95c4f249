import { describe, expect, it } from 'vitest'
import type { Given, Layout, SourceFile } from '../../../db/import/layout.ts'
import { LAYOUTS } from '../../../db/import/layouts.ts'
import { ncciPtp } from '../../../db/import/ncci-ptp.ts'
import { describeLeftOut, sortFiles } from '../../../db/import/sort-files.ts'
import { makePtpFile } from '../../support/ptp-file.ts'
import { sourceOf } from '../../support/source-files.ts'

const NOTHING: Given = { source: null, edition: null }

const ptp = (name: string, path = name): SourceFile => ({ ...sourceOf(name, makePtpFile([])), path })

/** Groups of file names by edition. */
const sorted = (files: readonly SourceFile[], given = NOTHING) =>
  sortFiles(files, given, LAYOUTS).editions.map(({ edition, files: own }) => [
    edition.source,
    edition.label,
    own.map(({ file }) => file.name).join(' '),
  ])

describe('sorting files', () => {
  it('puts the parts of an edition together, whatever they came in, and keeps editions apart', () => {
    const files = [
      ptp('ccipra-v322r0-f2.txt', 'b.zip'),
      ptp('ccioph-v322r0-f1.txt', 'a.zip'),
      ptp('ccipra-v322r0-f10.txt', 'a.zip'),
      ptp('ccipra-v322r0-f1.txt'),
      ptp('ccipra-v321r0-f1.txt'),
    ]
    expect(sorted(files)).toEqual([
      ['ncci-ptp-practitioner', '2026Q3', 'ccipra-v322r0-f1.txt ccipra-v322r0-f2.txt ccipra-v322r0-f10.txt'],
      ['ncci-ptp-outpatient', '2026Q3', 'ccioph-v322r0-f1.txt'],
      ['ncci-ptp-practitioner', '2026Q2', 'ccipra-v321r0-f1.txt'],
    ])
  })

  it('reads the same table once, from the format whose layout comes first', () => {
    const only = (ending: string): Layout => ({
      ...ncciPtp,
      recognise: (file) => (file.name.endsWith(ending) ? ncciPtp.recognise(file) : null),
    })
    const files = [
      ptp('readme.pdf', 'a.zip'),
      ptp('ccipra-v311r0-f1.xlsx', 'a.zip'),
      ptp('ccipra-v311r0-f1.TXT', 'a.zip'),
      ptp('licence.pdf', 'a.zip'),
    ]
    const { editions, leftOut } = sortFiles(files, NOTHING, [only('.TXT'), only('.xlsx')])
    expect(editions.map(({ files: own }) => own.map(({ file }) => file.name))).toEqual([['ccipra-v311r0-f1.TXT']])
    expect(describeLeftOut(leftOut)).toEqual([
      'ccipra-v311r0-f1.xlsx is left out: the same as ccipra-v311r0-f1.TXT.',
      'Not recognised in a.zip, and left out: readme.pdf, licence.pdf.',
    ])
  })

  it('reads a file once that was handed in twice', () => {
    expect(sorted([ptp('ccipra-v322r0-f1.txt', 'a.zip'), ptp('ccipra-v322r0-f1.txt', 'b.zip')])).toEqual([
      ['ncci-ptp-practitioner', '2026Q3', 'ccipra-v322r0-f1.txt'],
    ])
  })
})

describe('what a person says of the files', () => {
  it('replaces source and label', () => {
    expect(sorted([ptp('ccipra-v322r0-f1.txt')], { source: 'mine', edition: 'today' })).toEqual([
      ['mine', 'today', 'ccipra-v322r0-f1.txt'],
    ])
  })

  it('tells what the files do not', () => {
    const given = { source: 'ncci-ptp-outpatient', edition: '2025Q1' }
    expect(sorted([ptp('f1.txt'), ptp('f2.txt')], given)).toEqual([['ncci-ptp-outpatient', '2025Q1', 'f1.txt f2.txt']])
  })

  it.each<[string, string[], Given, RegExp]>([
    [
      'two sources',
      ['ccipra-v322r0-f1.txt', 'ccioph-v322r0-f1.txt'],
      { source: 'mine', edition: null },
      /--source fits one source, and these files are of ncci-ptp-practitioner and ncci-ptp-outpatient/,
    ],
    [
      'two editions under a label of their own',
      ['ccipra-v322r0-f1.txt', 'ccipra-v320r0-f1.txt'],
      { source: null, edition: 'mine' },
      /--edition fits one edition of ncci-ptp-practitioner, and these files are of 2026Q3 and 2026Q1/,
    ],
    [
      'two editions under the label of a third',
      ['ccipra-v322r0-f1.txt', 'ccipra-v320r0-f1.txt'],
      { source: null, edition: '2026Q4' },
      /these files are of 2026Q3 and 2026Q1/,
    ],
  ])('must not mix %s', (_, names, given, sentence) => {
    expect(() =>
      sorted(
        names.map((name) => ptp(name)),
        given,
      ),
    ).toThrow(sentence)
  })
})

describe('a file that is not recognised', () => {
  it.each([
    ['nothing', '', /an empty file/],
    ['a licence page', '<!DOCTYPE html><html><body>Accept</body></html>', /a web page.*licence/],
    ['a PDF', '%PDF-1.7 …', /a PDF document/],
    ['XML', '<?xml version="1.0"?><!-- note --><claims/>', /XML with <claims>/],
    ['a table', 'id,name,price\n1,x,2\n', /comma-separated text that begins "id,name,price"/],
    ['codes that move the cursor of a terminal', 'id\x1b[2J\x07', /begins "id \[2J"/],
    ['bytes', Buffer.from([1, 0, 2]), /a binary file/],
  ])('is named by its look, here %s, with what is understood', (_, content, look) => {
    const sort = () => sorted([ptp('ccipra-v322r0-f1.txt'), sourceOf('unknown.dat', content)])
    expect(sort).toThrow(look)
    expect(sort).toThrow(/^unknown\.dat is not recognised.*These files are understood:\n(?: .*\n)* {2}NCCI PTP edits/)
  })

  it('is named together with the others of its zip', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({
      ...sourceOf(`${name}.txt`, name),
      path: 'x.zip',
    }))
    expect(() => sorted(files)).toThrow(
      /^x\.zip is not recognised; it looks like a\.txt: text that begins "a"; b\.txt.*; and 2 more\./,
    )
  })
})
