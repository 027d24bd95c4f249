/** What a person would write in an hour: one mail after the other, nothing kept, nothing shared. A peer of the bench. */
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'

const { IMAP_PORT, IMAP_USER = '', SMTP_PORT } = process.env
const smtp = createTransport({ host: '127.0.0.1', port: Number(SMTP_PORT), ignoreTLS: true })
const client = new ImapFlow({
  host: '127.0.0.1',
  port: Number(IMAP_PORT),
  secure: false,
  doSTARTTLS: false,
  auth: { user: IMAP_USER, pass: 'secret' },
  logger: false,
  disableAutoIdle: true,
})
process.on('SIGTERM', () => process.exit(0))
await client.connect()
await client.mailboxOpen('INBOX')
process.stdout.write('ready\n')
for (;;) {
  const arrived = new Promise((resolve) => client.once('exists', resolve))
  for (const uid of (await client.search({ seen: false }, { uid: true })) || []) {
    const message = await client.fetchOne(String(uid), { source: true }, { uid: true })
    const mail = await simpleParser((message ? message.source : null) ?? '')
    const to = mail.from?.value[0]?.address ?? ''
    const text = `Thank you for your question.\r\n\r\n${(mail.text ?? '').replaceAll(/^/gm, '> ')}`
    const inReplyTo = mail.messageId ?? ''
    await smtp.sendMail({ from: 'desk@desk.example', to, subject: `Re: ${mail.subject}`, inReplyTo, text })
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  }
  void client.idle().catch(() => undefined)
  await arrived
}
