import type { ParseResult } from '../src/domain/mail.ts'
import type { SenderProof } from '../src/domain/sender-proof.ts'
import { type MailReader, openMailReader, type ReaderSettings } from '../src/mail/read/mail-reader.ts'
import { classifyMail, type MailClass } from '../src/reading/mail-kind/mail-kind.ts'

/** A mail taken apart, what kind of mail it is, and what its header proves of its sender; null: its signatures have to be checked. */
export type ReadMail = ParseResult & { mailClass: MailClass; proof: SenderProof | null }

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
      if ('mailClass' in read) return read
      return { ...read, mailClass: classifyMail(read.mail, [...ownAddresses]), proof: null }
    },
  }
}
