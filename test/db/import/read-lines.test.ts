import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLineBatches, readLines, type TextEncoding } from '../../../db/import/read-lines.ts'
import { toArray } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const textsOf = async (content: string | Buffer, encoding?: TextEncoding, chunkBytes?: number): Promise<string[]> =>
  (await toArray(readLines(sourceOf('file.txt', content, chunkBytes), encoding))).map(({ text }) => text)

describe('the lines of a file', () => {
  it.each([
    ['LF', 'a\nb\n', ['a', 'b']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['CR', 'a\rb\r', ['a', 'b']],
    ['all three', 'a\r\nb\rc\nd', ['a', 'b', 'c', 'd']],
    ['nothing at the last line', 'a\nb', ['a', 'b']],
    ['nothing but a line end', '\n', ['']],
    ['blank lines between', 'a\n\n\r\n\rb', ['a', '', '', '', 'b']],
    ['nothing at all', '', []],
  ])('end with %s', async (_title, content, lines) => {
    expect(await textsOf(content)).toEqual(lines)
  })

  it('are the same wherever the file is cut into pieces', async () => {
    const piece = fc.constantFrom('a', 'é', '€', '\u{1F600}', '\r', '\n', '\r\n')
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (pieces, chunkBytes) => {
          const content = pieces.join('')
          const expected = content.split(/\r\n|\r|\n/)
          if (expected.at(-1) === '') expected.pop()
          expect(await textsOf(content, 'utf8', chunkBytes)).toEqual(expected)
        },
      ),
    )
  })

  it('are numbered from 1, through every piece of the file', async () => {
    const content = Array.from({ length: 1_000 }, (_, index) => `line ${index + 1}`).join('\r\n')
    const lines = await toArray(readLines(sourceOf('file.txt', content, 100)))
    expect(lines.filter(({ number, text }) => text !== `line ${number}`)).toEqual([])
    expect(lines).toHaveLength(1_000)
  })

  it('come in batches with the number of the first', async () => {
    const batches = await toArray(readLineBatches(sourceOf('file.txt', 'aa\nbb\ncc\ndd', 6)))
    expect(batches).toEqual([
      { firstNumber: 1, texts: ['aa', 'bb'] },
      { firstNumber: 3, texts: ['cc'] },
      { firstNumber: 4, texts: ['dd'] },
    ])
  })
})

describe('the encoding', () => {
  it('of UTF-8 loses its byte order mark', async () => {
    expect(await textsOf('\uFEFFcode\nM54.50\n')).toEqual(['code', 'M54.50'])
  })

  it('is UTF-8 where the mark says so, whatever was expected', async () => {
    expect(await textsOf('\uFEFFMénière\n', 'latin1')).toEqual(['Ménière'])
  })

  it('of Latin-1 is read as Windows-1252, with its quotes and dashes', async () => {
    expect(await textsOf(Buffer.from('M\xe9ni\xe8re\x92s \x96 \x93ear\x94', 'latin1'), 'latin1')).toEqual([
      'Ménière’s – “ear”',
    ])
  })
})

it('a file whose line never ends is refused', async () => {
  await expect(textsOf('x'.repeat(1_100_000))).rejects.toMatchObject({ code: 'invalid' })
})
