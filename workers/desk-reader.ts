import type { ParseResult } from '../src/domain/mail.ts'
import { type MailReader, openMailReader, type ReaderSettings } from '../src/mail/mail-reader.ts'
import { classifyMail, type MailClass } from '../src/reading/mail-kind.ts'

/** A mail taken apart, and what kind of mail it is. */
export type ReadMail = ParseResult & { mailClass: MailClass }

export type DeskReader = Omit<MailReader, 'parse'> & { parse(raw: Buffer): Promise<ReadMail> }

const THREAD = new URL('./desk-reader-thread.ts', import.meta.url)

/**
 * A mail reader that also tells kinds of mail apart, within the same limits of time and memory. `ownAddresses` are those
 * the desk sends from.
 */
export function openDeskReader(settings: Partial<ReaderSettings>, ownAddresses: readonly string[]): DeskReader {
  const reader = openMailReader<ReadMail>(settings, { module: THREAD, about: ownAddresses })
  return {
    ...reader,
    async parse(raw) {
      const read = await reader.parse(raw)
      // Of a mail that defeated the thread there is only the header, which is small.
      return 'mailClass' in read ? read : { ...read, mailClass: classifyMail(read.mail, [...ownAddresses]) }
    },
  }
}
