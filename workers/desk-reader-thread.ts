import { workerData } from 'node:worker_threads'
import { findProofInHeader } from '../src/mail/proof/sender-proof.ts'
import type { ReaderSettings } from '../src/mail/read/mail-reader.ts'
import { parseMail } from '../src/mail/read/parse-mail.ts'
import { serveReaderJobs } from '../src/mail/read/serve-reader-jobs.ts'
import { classifyMail } from '../src/reading/mail-kind/mail-kind.ts'
import type { ReadMail } from './desk-reader.ts'

const { authservId, verifySenders } = workerData as ReaderSettings

/**
 * The thread of `openDeskReader`: what kind of mail it is, and what its header proves of its sender, is found out here too,
 * where a mail that defeats it does no harm.
 */
serveReaderJobs({
  async parse(raw, about): Promise<ReadMail> {
    const parsed = await parseMail(raw)
    const proof = await findProofInHeader(raw, { authservId, checkSignatures: verifySenders })
    return { ...parsed, mailClass: classifyMail(parsed.mail, about as string[]), proof }
  },
})
