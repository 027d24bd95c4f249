import { X12parser } from 'x12-parser'
import { AppError } from '../domain/app-error.ts'

/** A segment of an X12 file with its number in the file, from 1. */
export type ReadSegment = { number: number; name: string; values: Readonly<Record<string, string>> }

type RawSegment = { name: string } & Record<string, string>

/** Widths of the sixteen elements of an interchange header (X12.5, segment ISA). */
const ISA_WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const

/** A header as it is found in files whose blanks were lost on the way: its separators are told by their place all the same. */
const HEADER =
  /^ISA([^A-Za-z0-9\s])((?:(?!\1)[^\r\n]){0,20}(?:\1(?:(?!\1)[^\r\n]){0,20}){14})\1([^A-Za-z0-9\s])[ ]?([^A-Za-z0-9 ])/

/** True for a text that begins as an X12 interchange, or as a part of one does. */
export const isX12 = (text: string): boolean =>
  /^\s*(?:ISA|GS|ST)[^A-Za-z0-9\s,;|]/.test(text) || /^\s*ISA[|]/.test(text)

/**
 * The segments of an X12 text, each interchange read with the separators its own header names.
 * @throws AppError `invalid` where no header names any
 */
export function readX12Segments(text: string, mostSegments: number): ReadSegment[] {
  const segments: ReadSegment[] = []
  for (const interchange of splitInterchanges(text.trim())) {
    const parser = new X12parser('utf8')
    parser.processChunk(interchange)
    parser._flush(() => undefined)
    // The whole text was there, so every segment waits in the stream by now.
    for (let read: RawSegment | null = parser.read(); read !== null; read = parser.read()) {
      const { name, ...values } = read
      if (name !== '' && segments.length < mostSegments) segments.push({ number: segments.length + 1, name, values })
    }
  }
  return segments
}

function splitInterchanges(text: string): string[] {
  const header = HEADER.exec(text)
  if (header === null) {
    throw new AppError(
      'invalid',
      'The X12 file has no whole ISA header, so its separators are not known. Send the whole file, from ISA to IEA.',
    )
  }
  const [, , , , terminator = '~'] = header
  const next = text.search(new RegExp(`(?<=${escapeSign(terminator)}\\s*)ISA[^A-Za-z0-9\\s]`, 'g'))
  const end = next > 0 ? next : text.length
  const own = padHeader(text.slice(0, end), header)
  return next > 0 ? [own, ...splitInterchanges(text.slice(next))] : [own]
}

const escapeSign = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** The interchange with its header in the fixed width of the standard, by which the parser finds the separators. */
function padHeader(
  text: string,
  [whole, element = '*', elements = '', component = ':', terminator = '~']: string[],
): string {
  const values = [...elements.split(element), component]
  const fixed = ISA_WIDTHS.map((width, at) => (values[at] ?? '').padEnd(width).slice(0, width))
  return `ISA${element}${fixed.join(element)}${terminator}${text.slice(whole?.length)}`
}
