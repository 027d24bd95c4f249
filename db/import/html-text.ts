import sax from 'sax'

/** The named character references of HTML 4, as the XML library knows them. */
const NAMED: Readonly<Record<string, string | undefined>> = sax.parser(false).ENTITIES

/** Where a line ends on the page: line breaks, and the ends of paragraphs, headings, list items and table rows. */
const LINE_ENDS = /<br\s*\/?>|<\/(?:p|div|h[1-6]|li|tr|table|ul|ol)\s*>/gi
const CELL_ENDS = /<\/t[dh]\s*>/gi

/** A comment, or a tag: `<` counts only before a letter, `/` or `!`, so that "age < 65" stays. */
const TAGS = /<!--[\s\S]*?-->|<[/!]?[a-z][^<>]*>/gi
const UNSEEN = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** The words a reader sees of a piece of HTML: no tags, character references decoded, one line for each line of the page. */
export function htmlToText(html: string): string {
  return decodeReferences(
    html.replace(UNSEEN, '').replace(/\s+/g, ' ').replace(LINE_ENDS, '\n').replace(CELL_ENDS, ' | ').replace(TAGS, ''),
  )
    .replace(CONTROLS, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && line !== '|')
    .join('\n')
}

/** The same on one line. */
export const htmlToLine = (html: string): string => htmlToText(html).replaceAll('\n', ' ')

function decodeReferences(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,30});/gi, (reference, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? reference
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return decodeCodePoint(code) ?? reference
  })
}

/** What Windows-1252 has at 0x80 to 0x9F, which a numeric reference there means. @see WHATWG HTML, numeric character reference end state */
const WINDOWS_1252 = new TextDecoder('windows-1252')

function decodeCodePoint(code: number): string | null {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.decode(Uint8Array.of(code))
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
  return String.fromCodePoint(code)
}
