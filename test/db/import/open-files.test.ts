import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../db/import/layout.ts'
import { openFiles } from '../../../db/import/open-files.ts'
import { makeZip } from '../../support/make-xlsx.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-files-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function place(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function readWhole(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function withFiles<Result>(paths: string[], work: (files: SourceFile[]) => Promise<Result>): Promise<Result> {
  const opened = await openFiles(paths)
  try {
    return await work(opened.files)
  } finally {
    await opened.close()
  }
}

const nestedFolders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('caseconsultant-import-'))

describe('opening files', () => {
  it('gives a plain file its name, size, head and, each time anew, its bytes', async () => {
    const content = 'line\n'.repeat(50_000)
    await withFiles([place('plain.txt', content)], async ([file]) => {
      expect(file).toMatchObject({ name: 'plain.txt', path: join(folder, 'plain.txt'), bytes: 250_000 })
      expect(file?.head).toHaveLength(65_536)
      expect(file?.modified).toMatch(/^20\d\d-\d\d-\d\d$/)
      for (let time = 0; time < 2; time += 1) expect(await readWhole(file?.open() as Readable)).toBe(content)
    })
  })

  it('gives every file below a folder but hidden ones, zips unpacked, all as one thing handed in', async () => {
    const many = mkdtempSync(join(folder, 'many-'))
    mkdirSync(join(many, 'deeper'))
    writeFileSync(join(many, 'deeper', 'b.txt'), 'B')
    writeFileSync(join(many, '.hidden'), 'x')
    writeFileSync(join(many, 'a.zip'), makeZip({ 'a.txt': 'A' }))
    await withFiles([many], async (files) => {
      expect(files.map(({ name, path }) => [name, path])).toEqual([
        ['a.txt', many],
        ['b.txt', many],
      ])
    })
  })

  it('gives the members of a zip, without folders and litter, whatever the zip is called', async () => {
    const members = { 'in/': '', 'in/a.txt': 'A', 'b.TXT': 'B', '__MACOSX/in/._a.txt': 'x', 'in/.DS_Store': 'x' }
    await withFiles([place('download', makeZip(members))], async (files) => {
      expect(files.map(({ name, path, bytes }) => [name, path, bytes])).toEqual([
        ['a.txt', join(folder, 'download'), 1],
        ['b.TXT', join(folder, 'download'), 1],
      ])
      expect(await Promise.all(files.map((file) => readWhole(file.open())))).toEqual(['A', 'B'])
    })
  })

  it('opens a zip in a zip, but not one within that, and removes what it unpacked', async () => {
    const before = nestedFolders()
    const inner = makeZip({ 'deep.csv': 'deep', 'deeper.zip': makeZip({ 'deepest.csv': 'x' }) })
    await withFiles([place('outer.zip', makeZip({ 'inner.zip': inner, 'beside.txt': 'beside' }))], async (files) => {
      expect(files.map(({ name }) => name)).toEqual(['deep.csv', 'deeper.zip', 'beside.txt'])
      expect(files.every(({ path }) => path.endsWith('outer.zip'))).toBe(true)
      expect(await readWhole(files[0]?.open() as Readable)).toBe('deep')
    })
    expect(nestedFolders()).toEqual(before)
  })

  it('takes a spreadsheet for one file, by itself and in a zip', async () => {
    const sheet = makeZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })
    await withFiles(
      [place('table.xlsx', sheet), place('sheets.zip', makeZip({ 'table.xlsx': sheet }))],
      async (files) => {
        expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
          ['table.xlsx', sheet.length],
          ['table.xlsx', sheet.length],
        ])
      },
    )
  })

  it('has an empty head for an empty file', async () => {
    await withFiles([place('empty.txt', ''), place('empty.zip', makeZip({ 'empty.csv': '' }))], async (files) => {
      expect(files.map(({ head }) => head.length)).toEqual([0, 0])
    })
  })
})

describe('files that cannot be opened', () => {
  const zip = makeZip({ 'a.txt': 'abc'.repeat(10_000) })
  const damaged = Buffer.from(zip)
  damaged.writeUInt8((damaged[60] ?? 0) ^ 0xff, 60)
  const locked = Buffer.from(zip)
  for (const at of [6, locked.indexOf('PK\x01\x02') + 8]) locked.writeUInt16LE(1, at)

  it.each([
    ['is not there', () => join(folder, 'nowhere.txt'), /nowhere.txt cannot be read: there is no such file/],
    ['is an empty folder', () => mkdtempSync(join(folder, 'empty-')), /is an empty folder/],
    ['is a zip cut short', () => place('cut.zip', zip.subarray(0, 60)), /not a readable zip/],
    ['holds a locked member', () => place('locked.zip', locked), /a\.txt in .*locked\.zip is locked with a password/],
  ])('say so where the file %s', async (_, path, sentence) => {
    await expect(openFiles([path()])).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(sentence),
    })
  })

  const otherSum = Buffer.from(zip)
  otherSum.writeUInt32LE(12_345, zip.indexOf('PK\x01\x02') + 16)

  it.each([
    ['cannot be unpacked', damaged],
    ['are not those that were packed', otherSum],
  ])('are found damaged when they are read, where the bytes %s', async (_, bytes) => {
    const reading = withFiles([place('damaged.zip', bytes)], async ([file]) => readWhole(file?.open() as Readable))
    await expect(reading).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/download it again/),
    })
  })
})
