import type { ParsedMail } from '../../src/domain/mail.ts'

/** A mail of one part from somebody to the desk, as it is when its parts were read. */
export function plainMail(more: Partial<ParsedMail> & Pick<ParsedMail, 'subject' | 'text'>): ParsedMail {
  return {
    messageId: 'a@clinic.example',
    inReplyTo: null,
    references: [],
    from: [{ address: 'dana@clinic.example', name: 'Dana' }],
    replyTo: [],
    to: [{ address: 'coding@desk.example', name: null }],
    date: null,
    html: null,
    attachments: [],
    hops: 1,
    headers: { 'return-path': ['<dana@clinic.example>'], 'content-type': ['text/plain; charset=utf-8'] },
    ...more,
  }
}
