import { describe, expect, it } from 'vitest'
import { findColumn, readCsvRows, readHeadRows } from '../../../db/import/read-csv.ts'
import { toArray } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const rowsOf = (content: string | Buffer, chunkBytes?: number) =>
  toArray(readCsvRows(sourceOf('a.csv', content, chunkBytes)))

describe('the records of a CSV file', () => {
  it('tells the line each record begins on, whatever ends the lines and whatever is empty', async () => {
    const text = 'a,b\r\n\r\n"two\r\nlines","x"\r\nlast, one '
    expect(await rowsOf(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['two\nlines', 'x'] },
      { line: 5, cells: ['last', 'one'] },
    ])
  })

  it.each([
    ['UTF-8', Buffer.from('name\nPatient’s home\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFname\nPatient’s home\n')],
    ['Windows-1252', Buffer.from('name\nPatient\x92s home\n', 'latin1')],
  ])('reads %s', async (_encoding, bytes) => {
    expect((await rowsOf(bytes)).map(({ cells }) => cells[0])).toEqual(['name', 'Patient’s home'])
    expect(readHeadRows(sourceOf('a.csv', bytes), 2)).toEqual([['name'], ['Patient’s home']])
  })

  it('reads characters and records that are cut by the pieces a file comes in', async () => {
    const records = await rowsOf('a,é’\r\n"b\r\nc",d\r\n', 1)
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', 'é’'],
      ['b\nc', 'd'],
    ])
  })

  it('keeps a quote that stands inside a cell', async () => {
    expect(await rowsOf('wound 2" by 4",x\n')).toEqual([{ line: 1, cells: ['wound 2" by 4"', 'x'] }])
  })

  it('has no records in an empty file', async () => {
    expect(await rowsOf('')).toEqual([])
    expect(readHeadRows(sourceOf('a.csv', ''), 3)).toEqual([])
  })

  it('says which file has a quote that is never closed', async () => {
    await expect(rowsOf('a,b\n"never closed,b\n')).rejects.toThrow(/^a\.csv is not readable as CSV/)
  })

  it('lets the fault of a file that cannot be read through', async () => {
    const file = sourceOf('a.csv', 'a,b\n')
    const broken = {
      ...file,
      open: () => {
        throw new Error('the disk is gone')
      },
    }
    await expect(toArray(readCsvRows(broken))).rejects.toThrow('the disk is gone')
  })
})

describe('the column of a heading', () => {
  it.each([
    ['LONG DESCRIPTION', 'long description', 0],
    ['  Add-Dt ', 'add dt', 0],
    ['CODE', 'description', -1],
  ])('of %j, looked for as %j, is %i', (cell, heading, index) => {
    expect(findColumn([cell], heading)).toBe(index)
  })

  it('is that of the first heading that is there', () => {
    expect(findColumn(['code', 'hcpcs'], 'hcpcs', 'code')).toBe(1)
  })
})
