import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hcpcsFixedWidth } from '../../../db/import/hcpcs-fixed-width.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { fixedWidthLine, HCPCS_EXAMPLE, type HcpcsLine } from '../../support/hcpcs-files.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const NAME = 'HCPC2024_OCT_ANWEB.txt'
const made = (lines: readonly HcpcsLine[]) => lines.map((line) => `${fixedWidthLine(line)}\r\n`).join('')
const read = (content: string | Buffer, name = NAME) => collectRows(hcpcsFixedWidth, sourceOf(name, content))

describe('the HCPCS text file', () => {
  it('becomes codes, modifiers and what replaces the codes that ended', async () => {
    const { rows, rejected } = await read(made(HCPCS_EXAMPLE.lines))
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
    expect(rejected).toEqual([])
  })

  it.each([
    ['HCPC2024_OCT_ANWEB.txt', '2024Q4', { from: '2024-10-01', to: '2024-12-31' }],
    ['HCPC2025_JAN_ANWEB_v4.txt', '2025Q1', { from: '2025-01-01', to: '2025-03-31' }],
    ['HCPC2020_04_anweb.txt', '2020Q2', { from: '2020-04-01', to: '2020-06-30' }],
    ['HCPC2019_CONTR_ANWEB.txt', '2019', { from: '2019-01-01', to: '2019-12-31' }],
  ])('named %s is the edition %s', (name, label, effective) => {
    const edition = hcpcsFixedWidth.recognise(sourceOf(name, made(HCPCS_EXAMPLE.lines)))
    expect(edition).toMatchObject({ source: 'hcpcs', label, effective, scope: 'all' })
  })

  it('takes the edition a person says, and asks for one where the name tells none', () => {
    const file = sourceOf('codes.txt', made(HCPCS_EXAMPLE.lines))
    const given = { source: null, edition: '2023Q2' }
    expect(hcpcsFixedWidth.recognise(file, given)).toMatchObject({ label: '2023Q2' })
    expect(() => hcpcsFixedWidth.recognise(file)).toThrow(/HCPC2024_OCT_ANWEB\.txt\), or say --edition/)
  })

  it('proves nothing by what it lacks where it calls itself an excerpt', () => {
    const file = sourceOf('HCPC2024_OCT_ANWEB.excerpt.txt', made(HCPCS_EXAMPLE.lines))
    expect(hcpcsFixedWidth.recognise(file)?.scope).toBe('rows')
  })

  it.each([
    ['another text', 'HCPCS codes and their prices\r\nA9001 12.50\r\n'],
    ['an empty file', ''],
    ['bytes that are no text', Buffer.from([0, 255, 10, 13, 0])],
  ])('is not recognised in %s', (_title, content) => {
    expect(hcpcsFixedWidth.recognise(sourceOf(NAME, content))).toBeNull()
  })

  it('is read below remarks, with characters of Windows-1252 in their one column', async () => {
    const line: HcpcsLine = { code: 'A9001', kind: '3', long: 'Cloth 4\xbd\x94 wide', added: '20010101' }
    const remarks = '***Disclaimers\t\t\r\n*Inclusion does not imply coverage.\xa0\t\r\n\xa0\xa0 and more\r\n\r\n'
    const { rows, rejected } = await read(Buffer.from(remarks + made([line]), 'latin1'))
    expect(rows).toMatchObject([{ row: { code: 'A9001', description: 'Cloth 4½” wide' } }])
    expect(rejected).toEqual([])
  })

  it('leaves out dental codes, and says how many', async () => {
    const dental: HcpcsLine[] = ['D0001', 'D0002'].map((code) => ({ code, kind: '3', long: 'x', added: '20200101' }))
    const { rows, rejected } = await read(made([...HCPCS_EXAMPLE.lines, ...dental]))
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
    expect(rejected).toEqual([{ line: 6, reason: expect.stringMatching(/^2 dental codes \(CDT/) }])
  })

  it.each<[string, HcpcsLine[], string]>([
    ['without a date', [{ code: 'A9009', kind: '3', long: 'x' }], 'A9009 has no readable date it was added'],
    [
      'added on a day that is none',
      [{ code: 'A9009', kind: '3', long: 'x', added: '20230229' }],
      'A9009 has no readable date it was added',
    ],
    [
      'ended on a day that is none',
      [{ code: 'A9009', kind: '3', long: 'x', added: '20230101', terminated: '20231301' }],
      'A9009 has no readable termination date',
    ],
    [
      'ended before it began',
      [{ code: 'A9009', kind: '3', long: 'x', added: '20230101', terminated: '20221231' }],
      'A9009 ends on 2022-12-31, before it begins on 2023-01-01',
    ],
    [
      'without a description',
      [{ code: 'ZZ', kind: '7', long: '', added: '20230101' }],
      'ZZ has no readable description',
    ],
    [
      'that continues another code',
      [{ code: 'A9009', kind: '4', long: 'x' }],
      'a continuation of A9009, which does not come before it',
    ],
  ])('reports a record %s, and keeps the others', async (_title, lines, reason) => {
    const { rows, rejected } = await read(made([...lines, ...HCPCS_EXAMPLE.lines]))
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
    expect(rejected).toEqual([{ line: 1, reason }])
  })

  it('reports a line between the records that is none', async () => {
    const { rejected } = await read(`${made(HCPCS_EXAMPLE.lines)}end of file\r\n`)
    expect(rejected).toEqual([{ line: 6, reason: expect.stringContaining('no code, sequence number') }])
  })
})

const REAL = [
  ['HCPC2024_OCT_ANWEB.zip', 'HCPC2024_OCT_ANWEB.txt', 8091, 383],
  ['2019-Alpha-Numeric-HCPCS-File.zip', 'HCPC2019_CONTR_ANWEB.txt', 6440, 360],
] as const

describe('the published HCPCS text files (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const folder = join(REAL_DATA_DIR, 'hcpcs')

  it.skipIf(!existsSync(folder)).each(REAL)(
    '%s has as many codes and modifiers as records',
    async (zip, name, codes, modifiers) => {
      const { rows, rejected } = await collectRows(hcpcsFixedWidth, sourceInZip(join(folder, zip), name))
      expect(rejected).toEqual([])
      expect(rows.filter(({ table }) => table === 'codes')).toHaveLength(codes)
      expect(rows.filter(({ table }) => table === 'modifiers')).toHaveLength(modifiers)

      const text =
        readZip(join(folder, zip))
          .find((entry) => entry.name === name)
          ?.read()
          .toString('latin1') ?? ''
      const found = new Map(rows.flatMap(({ table, row }) => (table === 'code_replacements' ? [] : [[row.code, row]])))
      // A first record and all its continuations, which carry the same code.
      const records = [...text.matchAll(/^(.{5})\d{5}[37].*(?:\r?\n\1\d{5}[48].*)*/gm)].map(([lines]) => lines)
      expect(records).toHaveLength(codes + modifiers)
      const replacements = new Set(
        rows.flatMap(({ row }) => (row.replaced_by ? [`${row.code} ${row.replaced_by}`] : [])),
      )
      for (const index of pickRows(records.length, 200)) {
        const lines = (records[index] ?? '').split(/\r?\n/)
        const [, code = '', references = '', added, terminated = ''] =
          /^(.{5}).{199}(.{25}).{39}(\d{8}).{8}(\d{8})?/.exec(lines[0] ?? '') ?? []
        const iso = (day = '') => day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') || null
        expect(found.get(code.trim())).toMatchObject({
          description: lines
            .map((line) => line.slice(11, 91).trim())
            .join(' ')
            .replace(/ {2,}/g, ' '),
          effective: { from: iso(added), to: iso(terminated) },
        })
        for (const target of terminated === '' ? [] : (references.match(/\w{5}/g) ?? [])) {
          expect(replacements).toContain(`${code} ${target}`)
        }
      }
    },
  )
})
