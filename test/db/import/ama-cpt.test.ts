import { describe, expect, it } from 'vitest'
import { amaCptFixedWidth, amaCptTabDelimited } from '../../../db/import/ama-cpt.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

// Every text here is invented: descriptors belong to the American Medical Association.
const OPEN = { from: null, to: null }
const NOTICE = ['Notice: the codes are copyright 2024 American Medical Association.', 'All rights reserved.', '']
const fileOf = (name: string, lines: readonly string[], end = '\r\n') =>
  sourceOf(name, [...NOTICE, ...lines].map((line) => `${line}${end}`).join(''))
const pairsOf = (rows: readonly { row: Readonly<Record<string, unknown>> }[]) =>
  rows.map(({ row }) => [row.code, row.official_description])

describe('the AMA’s tab-delimited files', () => {
  it.each(['\r\n', '\n'])(
    'give the long descriptor of each code below the notice, where lines end with %j',
    async (end) => {
      const lines = [
        '99213\tInvented words,  with two spaces',
        '0001A\tInvented dose',
        '0001F\tInvented measure',
        '0042T\tInvented – new',
      ]
      const { rows, rejected, edition } = await collectRows(amaCptTabDelimited, fileOf('LONGULT.txt', lines, end))
      expect(edition).toMatchObject({
        source: 'cpt',
        label: '2025',
        effective: { from: '2025-01-01', to: '2025-12-31' },
        scope: 'all',
      })
      expect(rejected).toEqual([])
      expect(rows[0]).toEqual({
        table: 'codes',
        row: {
          system: 'CPT',
          code: '99213',
          official_description: 'Invented words, with two spaces',
          billable: true,
          effective: { from: '2025-01-01', to: '2025-12-31' },
          locator: '99213',
        },
      })
      expect(pairsOf(rows).slice(1)).toEqual([
        ['0001A', 'Invented dose'],
        ['0001F', 'Invented measure'],
        ['0042T', 'Invented – new'],
      ])
    },
  )

  it('give the consumer descriptor beside the concept and the code', async () => {
    const lines = [
      'Concept Id\tCPT Code\tConsumer Friendly Descriptor',
      '1000123\t99213\tInvented visit',
      '1000124\t99214\tInvented longer visit',
    ]
    const { rows, rejected, edition } = await collectRows(amaCptTabDelimited, fileOf('ConsumerDescriptor.txt', lines))
    expect(edition.source).toBe('cpt-consumerdescriptor')
    expect(rejected).toEqual([])
    expect(pairsOf(rows)).toEqual([
      ['99213', 'Invented visit'],
      ['99214', 'Invented longer visit'],
    ])
  })

  it.each(['99214', '99214\t', '9921\tShort code', '1\t2\t99214\tToo many'])(
    'report %j between the codes',
    async (line) => {
      const { rows, rejected } = await collectRows(
        amaCptTabDelimited,
        fileOf('LONGULT.txt', ['99213\tx', line, '99215\ty']),
      )
      expect(rows).toHaveLength(2)
      expect(rejected).toEqual([{ line: 5, reason: 'no code and descriptor at their columns' }])
    },
  )
})

describe('the AMA’s files in fixed columns', () => {
  it('join the pieces of a long descriptor', async () => {
    const lines = ['9921301 Invented words that go on', '9921302 for 12 lines', '9921401 Another'].map((line) =>
      line.padEnd(80),
    )
    const { rows, rejected, edition } = await collectRows(amaCptFixedWidth, fileOf('LONGULF.TXT', lines))
    expect(edition.source).toBe('cpt-longulf')
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row.effective)).toEqual([OPEN, OPEN])
    expect(pairsOf(rows)).toEqual([
      ['99213', 'Invented words that go on for 12 lines'],
      ['99214', 'Another'],
    ])
  })

  it.each([
    ['MEDU.txt', 'cpt-medu'],
    ['SHORTU.txt', 'cpt-shortu'],
  ])('give the one line of %s, also where it begins with a number', async (name, source) => {
    const lines = ['99213 INVENTED WORDS'.padEnd(80), '93000 12 INVENTED WORDS']
    const { rows, rejected, edition } = await collectRows(amaCptFixedWidth, fileOf(name, lines))
    expect(edition.source).toBe(source)
    expect(rejected).toEqual([])
    expect(pairsOf(rows)).toEqual([
      ['99213', 'INVENTED WORDS'],
      ['93000', '12 INVENTED WORDS'],
    ])
  })

  it('report a piece that continues another code', async () => {
    const { rows, rejected } = await collectRows(amaCptFixedWidth, fileOf('LONGUF.txt', ['9921301 One', '9921402 two']))
    expect(pairsOf(rows)).toEqual([['99213', 'One']])
    expect(rejected).toEqual([{ line: 5, reason: 'a continuation of 99214, which does not come before it' }])
  })
})

describe('the edition of the AMA’s files', () => {
  const lines = ['99213\tInvented words']

  it('is the year in the name of the archive, before that of the notice', () => {
    const file = { ...fileOf('LONGULT.txt', lines), path: 'downloads/CPT 2026 Data Files.zip' }
    expect(amaCptTabDelimited.recognise(file)?.label).toBe('2026')
  })

  it('is the year a person says, or asked for where nothing tells it', () => {
    const file = sourceOf('LONGULT.txt', `${lines[0]}\n`)
    expect(amaCptTabDelimited.recognise(file, { source: null, edition: '2023' })?.label).toBe('2023')
    expect(() => amaCptTabDelimited.recognise(file)).toThrow('or say --edition')
  })

  it.each([
    ['an empty file', 'LONGULT.txt', ''],
    ['a file of another name', 'codes.txt', '99213\tInvented words\n'],
    ['a file without codes', 'MEDU.txt', 'Nothing to see here\n'],
    ['the modifiers', 'MODUL.txt', '25\tInvented words\n'],
  ])('is none for %s', (_title, name, content) => {
    const file = sourceOf(name, content)
    expect([amaCptTabDelimited.recognise(file), amaCptFixedWidth.recognise(file)]).toEqual([null, null])
  })

  it('is that of the code set where a person says so of another of the files', () => {
    const file = fileOf('LONGULF.txt', ['9921301 Invented words'])
    const edition = amaCptFixedWidth.recognise(file, { source: 'cpt', edition: null })
    expect(edition).toMatchObject({ source: 'cpt', label: '2025', scope: 'all' })
  })

  it('is not told twice for one file', () => {
    const tabbed = fileOf('LONGULT.txt', lines)
    const fixed = fileOf('LONGULF.txt', ['9921301 Invented words'])
    expect(amaCptFixedWidth.recognise(tabbed)).toBeNull()
    expect(amaCptTabDelimited.recognise(fixed)).toBeNull()
  })
})
