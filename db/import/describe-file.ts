import type { SourceFile } from './layout.ts'

/** First bytes of formats that are handed in by mistake. */
const SIGNATURES: readonly (readonly [bytes: string, look: string])[] = [
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a spreadsheet or document (Office)'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file (.xls, .doc): save it as .xlsx or .csv'],
  ['\x1f\x8b', 'a gzip archive: unpack it first'],
  ['7z\xbc\xaf', 'a 7-Zip archive: unpack it first'],
  ['Rar!', 'a RAR archive: unpack it first'],
  ['SQLite format 3', 'an SQLite database'],
]

const SHOWN_CHARACTERS = 60

/** What the file looks like, in words for the person who handed it in. */
export function describeFile(file: SourceFile): string {
  if (file.bytes === 0) return 'an empty file'
  const text = file.head.toString('latin1')
  const known = SIGNATURES.find(([bytes]) => text.startsWith(bytes))
  if (known !== undefined) return known[1]
  if (text.includes('\0')) return 'a binary file'
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) {
    return 'a web page, which some sites send in place of the file until their licence is accepted in the browser'
  }
  const [, root] = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<([\w:.-]+)/.exec(text) ?? []
  if (root !== undefined) return `XML with <${root}>`
  return describeText(file.head.toString('utf8'))
}

function describeText(text: string): string {
  const line = text.split(/[\r\n]/).find((each) => each.trim() !== '') ?? ''
  const kind = line.includes('\t') ? 'tab-separated text' : line.split(',').length > 2 ? 'comma-separated text' : 'text'
  // Printed on a terminal: what moves its cursor must not come through.
  const shown = line.replace(/\p{Cc}+/gu, ' ').trim()
  return `${kind} that begins "${shown.length > SHOWN_CHARACTERS ? `${shown.slice(0, SHOWN_CHARACTERS)}…` : shown}"`
}
