import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImapOptions, parseImapUrl } from '../../src/mail/login/parse-mail-url.ts'
import { startPracticeMailbox } from '../../src/mail/practice/practice-mailbox.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { startDovecot } from './dovecot.ts'

/** What tests of the mailbox watcher need of any IMAP server. */
export type TestMailServer = {
  imap: ImapOptions
  deliver(raw: Buffer): Promise<void>
  dispose(): Promise<void>
}

export async function startPracticeServer(): Promise<TestMailServer> {
  const dir = mkdtempSync(join(tmpdir(), 'practice-'))
  const mailbox = await startPracticeMailbox({ dir, deskAddress: 'desk@desk.example', parse: parseMail })
  return {
    imap: parseImapUrl(mailbox.imapUrl),
    deliver: (raw) => mailbox.deliver(raw, { from: 'customer@clinic.example', to: ['desk@desk.example'] }),
    async dispose() {
      await mailbox.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export async function startDovecotServer(): Promise<TestMailServer> {
  return await startDovecot()
}
