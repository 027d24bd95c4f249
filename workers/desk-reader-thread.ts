import { parseMail } from '../src/mail/parse-mail.ts'
import { serveReaderJobs } from '../src/mail/serve-reader-jobs.ts'
import { classifyMail } from '../src/reading/mail-kind.ts'
import type { ReadMail } from './desk-reader.ts'

/** The thread of `openDeskReader`: what kind of mail it is, is found out here too, where a mail that defeats it does no harm. */
serveReaderJobs({
  async parse(raw, about): Promise<ReadMail> {
    const parsed = await parseMail(raw)
    return { ...parsed, mailClass: classifyMail(parsed.mail, about as string[]) }
  },
})
