import type { PracticeDesk, PracticeLetter, PracticeMail } from '../../../src/web/app.ts'

const DESK_ADDRESS = 'coding@acme.example'

/** A practice mailbox in memory; `sent` is what was written on the page, `answer` what the desk writes back. */
export type FakePractice = PracticeDesk & {
  sent: PracticeLetter[]
  answer(mail: { to: string; subject: string; inReplyTo: string; text: string; html: string }): void
}

export function fakePractice(): FakePractice {
  const mails: PracticeMail[] = []
  const sent: PracticeLetter[] = []
  const add = (mail: Omit<PracticeMail, 'id' | 'date'>): void => {
    mails.push({ ...mail, id: String(mails.length + 1).padStart(6, '0'), date: new Date() })
  }
  return {
    sent,
    async send(letter) {
      sent.push(letter)
      const { fromAddress: from, subject, inReplyTo, references, text } = letter
      const messageId = `customer-${mails.length + 1}@lakeside.example`
      add({
        from,
        to: [DESK_ADDRESS],
        subject,
        inReplyTo,
        references,
        text,
        messageId,
        direction: 'to_desk',
        html: null,
      })
    },
    answer({ to, subject, inReplyTo, text, html }) {
      const messageId = `desk-${mails.length + 1}@acme.example`
      const threading = { inReplyTo, references: [inReplyTo], messageId }
      add({ from: DESK_ADDRESS, to: [to], subject, text, html, direction: 'from_desk', ...threading })
    },
    listMail: async () => [...mails],
  }
}
