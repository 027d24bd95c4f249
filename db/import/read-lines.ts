import { StringDecoder } from 'node:string_decoder'
import { AppError } from '../../src/domain/app-error.ts'
import type { SourceFile } from './layout.ts'

/** A line without its end; the first is number 1. */
export type Line = { number: number; text: string }

/** Neighbouring lines without their ends. */
export type LineBatch = { firstNumber: number; texts: string[] }

/** `latin1` is read as Windows-1252, which publishers mean by it: it has the typographic quotes and dashes. */
export type TextEncoding = 'utf8' | 'latin1'

/** The longest line of a published file has under 10,000 characters; a line beyond this is no text. */
const MAX_LINE_CHARACTERS = 1024 * 1024

/** The lines of a text file, each ended by CRLF, LF or CR; the last one may lack its end. */
export async function* readLines(file: SourceFile, encoding: TextEncoding = 'utf8'): AsyncGenerator<Line> {
  for await (const { firstNumber, texts } of readLineBatches(file, encoding)) {
    let number = firstNumber
    for (const text of texts) {
      yield { number, text }
      number += 1
    }
  }
}

/**
 * The same lines a chunk of the file at a time, for files of millions of lines, where waiting for each costs most.
 * @throws AppError `invalid` where a line does not end within a million characters
 */
export async function* readLineBatches(file: SourceFile, encoding: TextEncoding = 'utf8'): AsyncGenerator<LineBatch> {
  // A byte order mark tells the encoding for certain.
  const decode = createDecoder(file.head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 'utf8' : encoding)
  let firstNumber = 1
  let rest = ''
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    const text = rest + decode(chunk)
    const end = endOfLastLine(text)
    rest = text.slice(end)
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new AppError('invalid', `${file.name} is not the text file it should be: line ${firstNumber} does not end`)
    }
    if (end === 0) continue
    const texts = splitLines(text.slice(0, end))
    yield { firstNumber, texts }
    firstNumber += texts.length
  }
  rest += decode()
  if (rest !== '') yield { firstNumber, texts: splitLines(rest) }
}

/** U+FEFF in UTF-8. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function createDecoder(encoding: TextEncoding): (chunk?: Buffer) => string {
  if (encoding === 'latin1') return (chunk) => decodeWindows1252(chunk?.toString('latin1') ?? '')
  const decoder = new StringDecoder('utf8')
  let atStart = true
  return (chunk) => {
    const text = chunk ? decoder.write(chunk) : decoder.end()
    if (!atStart || text === '') return text
    atStart = false
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  }
}

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters. @see WHATWG Encoding, index windows-1252 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const decodeWindows1252 = (latin1: string): string =>
  latin1.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character)

/** Index after the last line end; a CR at the very end waits, because its LF may follow. */
function endOfLastLine(text: string): number {
  const settled = text.endsWith('\r') ? text.slice(0, -1) : text
  return Math.max(settled.lastIndexOf('\n'), settled.lastIndexOf('\r')) + 1
}

function splitLines(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  if (!text.includes('\r')) return lines
  return lines.flatMap((line) => {
    const own = line.endsWith('\r') ? line.slice(0, -1) : line
    return own.includes('\r') ? own.split('\r') : own
  })
}
