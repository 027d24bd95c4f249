import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '../../../src/domain/mail.ts'
import { cleanLine } from '../../../src/mail/header/clean-text.ts'
import { findHeader } from '../../../src/mail/header/mail-header.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { buildMime, capReferences, newMessageId } from '../../../src/mail/send/build-mime.ts'

const MAIL: OutgoingMail = {
  messageId: 'answer-1@desk.example',
  from: { address: 'coding-help@desk.example', name: 'Dana Ruiz, CPC (Coding Desk)' },
  to: { address: 'ana@clinic.example', name: 'Ana "the biller" Núñez' },
  subject: 'Re: 99214 with 90833 – same day?',
  inReplyTo: 'question-1@clinic.example',
  references: ['question-0@clinic.example', 'question-1@clinic.example'],
  text: 'Yes.\n\n.A line that begins with a dot\n-- \nDana Ruiz, CPC\n',
  html: '<p>Yes, for 90833 – see [1].</p>',
  date: new Date('2026-03-06T16:30:00Z'),
  headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
}

describe('a reply', () => {
  it('reads back as it was written', async () => {
    const { kind, mail } = await parseMail(await buildMime(MAIL))
    expect(kind).toBe('parsed')
    expect(mail).toMatchObject({
      messageId: MAIL.messageId,
      inReplyTo: MAIL.inReplyTo,
      references: MAIL.references,
      subject: MAIL.subject,
      from: [MAIL.from],
      to: [MAIL.to],
      date: MAIL.date,
      text: MAIL.text,
      html: MAIL.html,
    })
    expect(mail.headers['x-auto-response-suppress']).toEqual(['OOF, AutoReply'])
  })

  it('has its text first, its HTML second, and names no mail program', async () => {
    const raw = (await buildMime(MAIL)).toString('latin1')
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
    expect(raw).not.toMatch(/^X-Mailer/im)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  it('to a first question without Message-ID has no In-Reply-To and no References', async () => {
    const { mail } = await parseMail(await buildMime({ ...MAIL, inReplyTo: null, references: [] }))
    expect(mail).toMatchObject({ inReplyTo: null, references: [] })
  })

  it('without HTML is plain text alone', async () => {
    const raw = (await buildMime({ ...MAIL, html: null })).toString('latin1')
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
    expect(raw).not.toContain('multipart')
  })

  it('gets no header from anything a stranger wrote', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ maxLength: 30 }).map((text) => `${text}\r\nBcc: victim@elsewhere.example\r\n\r\n${text}`),
    )
    const names = headerNames(await buildMime(MAIL))
    await fc.assert(
      fc.asyncProperty(line, line, line, fc.array(line, { maxLength: 3 }), async (subject, name, inReplyTo, ids) => {
        const to = { ...MAIL.to, name }
        const raw = await buildMime({ ...MAIL, subject, to, inReplyTo, references: [...MAIL.references, ...ids] })
        expect(names).toEqual(expect.arrayContaining(headerNames(raw)))
        const { mail } = await parseMail(raw)
        expect(mail.to.map(({ address }) => address)).toEqual([MAIL.to.address])
        expect((await simpleParser(raw)).bcc).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  it('keeps every subject that is one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 120 }), async (subject) => {
        const { mail } = await parseMail(await buildMime({ ...MAIL, subject }))
        expect(mail.subject).toBe(cleanLine(subject))
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    '"eve@evil.example x"@clinic.example',
    'a@b@c.example',
    'a b@c.example',
    'a@c.example\r\nBcc: v@e.example',
    '',
    'nobody',
    '<a@b.example>',
  ])('is not written to %j', async (address) => {
    await expect(buildMime({ ...MAIL, to: { address, name: null } })).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each(['Bcc', 'subject', 'Content-Type', 'X-A\r\nBcc', ''])('takes no extra header named %j', async (name) => {
    await expect(buildMime({ ...MAIL, headers: { [name]: 'x' } })).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('References', () => {
  const ids = (count: number, length = 20) =>
    Array.from({ length: count }, (_, at) => `${at}-${'x'.repeat(length)}@c.example`)

  it('keep the first id and the latest up to twenty', () => {
    const all = ids(50)
    expect(capReferences(all)).toEqual([all[0], ...all.slice(-19)])
    expect(capReferences(all.slice(0, 20))).toEqual(all.slice(0, 20))
  })

  it('stay below 8 KB', () => {
    const kept = capReferences(ids(20, 800))
    expect(kept.join(' ').length).toBeLessThan(8192)
    expect(kept[0]).toBe(ids(20, 800)[0])
    expect(kept.at(-1)).toBe(ids(20, 800).at(-1))
  })

  it('leave out duplicates and what is no id', () => {
    expect(capReferences(['a@b', 'a@b', 'c d', '<e@f>', 'g\r\nBcc: h', '', 'i@j'])).toEqual(['a@b', 'i@j'])
  })
})

it('every Message-ID is another one', () => {
  expect(newMessageId('desk.example')).toMatch(/^[0-9a-f-]{36}@desk\.example$/)
  expect(newMessageId('desk.example')).not.toBe(newMessageId('desk.example'))
})

function headerNames(raw: Buffer): string[] {
  return findHeader(raw).fields.map(({ name }) => name)
}
