/**
 * Texts of mails are written by strangers. PostgreSQL takes no NUL and jsonb no lone surrogate, a control character in
 * a header is an injected header, and a bidirectional override (Unicode TR #9) lets a text show what it does not say.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** The text with line feeds as its only line ends and tabs kept, every other control and bidi character removed. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
}

/** The text as one line: what `cleanText` removes is gone and every run of white space is one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
