import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedMail } from '../../src/domain/mail.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'

/** One line of `expected.jsonl`, as far as it is scored. */
export type ExpectedMail = {
  file: string
  peer: string
  kind: 'question' | 'reply' | 'bounce' | 'auto_reply' | 'list' | 'spam' | 'malformed'
  expected_action: 'accept' | 'ignore' | 'bounce'
  basis: string
  format?: 'body' | 'html-body' | 'http-post' | 'mime-part'
  text_match?: 'normalise_ws' | 'strip_all_ws'
  expected_visible_text?: string
}

/** The mails and what should become of them, or null where the folder is absent. */
export function readExpectedMails(folder: string): ExpectedMail[] | null {
  const file = join(folder, 'expected.jsonl')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as ExpectedMail)
}

/** The mail through the desk's own parser. A fixture that is a body alone gets the header a mail program would give it. */
export async function openMail(folder: string, { file, format }: ExpectedMail): Promise<ParsedMail> {
  const bytes = readFileSync(join(folder, file))
  const type = format === 'html-body' ? 'text/html' : 'text/plain'
  const header = format === 'body' || format === 'html-body' ? `Content-Type: ${type}; charset=utf-8\r\n\r\n` : ''
  const { mail } = await parseMail(Buffer.concat([Buffer.from(header), bytes]))
  return mail
}
