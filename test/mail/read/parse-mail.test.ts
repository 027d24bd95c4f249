import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedMail } from '../../../src/domain/mail.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'

/** What neither PostgreSQL nor a reader may meet: controls other than tab and line feed, bidi controls, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for control characters is the purpose
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Surrogate}/u

describe('the mails of test/mails', () => {
  it('are read with sender, subject, text and Message-ID', async () => {
    const mail = await readParsed('q-90862.eml')
    expect(mail).toMatchObject({
      messageId: '20260303151244.4C1D@lakeside-psych.example',
      subject: 'rejected claim, 90862',
      from: [{ address: 'billing@lakeside-psych.example', name: 'Priya Raman' }],
      to: [{ address: 'coding-help@desk.example', name: null }],
      date: new Date('2026-03-03T15:12:44Z'),
      html: null,
      attachments: [],
    })
    expect(mail.text).toContain('Medicare, date of service 02/11/2013.')
  })

  it('whose subject is an encoded word of nothing have none', async () => {
    expect((await parse('Subject: =?utf-8?B??=\r\n\r\nhi')).subject).toBe('')
  })

  it('without a Message-ID have null, not an empty one that would join strangers', async () => {
    expect((await readParsed('no-message-id.eml')).messageId).toBeNull()
    expect((await parse('Message-ID: <>\r\nIn-Reply-To: <>\r\n\r\nhi')).messageId).toBeNull()
    expect((await parse('Message-ID:\r\n\r\nhi')).messageId).toBeNull()
  })

  it('with two From headers show both', async () => {
    const { from } = await readParsed('two-from.eml')
    expect(from.map(({ address }) => address)).toEqual(['ames@northside-clinic.example', 'collector@elsewhere.example'])
  })

  it('with NUL bytes are readable without them', async () => {
    const mail = await readParsed('nul-bytes.eml')
    expect(mail.subject).toBe('nulin the subject')
    expect(mail.text).toContain('Is 11720 bundled with 11055?')
    expect(JSON.stringify(mail)).not.toContain('\\u0000')
  })

  it('without any text have a blank text and their attachment', async () => {
    const mail = await readParsed('no-text.eml')
    expect(mail.text.trim()).toBe('')
    expect(mail.attachments).toEqual([{ filename: 'claim.pdf', contentType: 'application/pdf', bytes: 37 }])
  })

  it('in HTML only get a text, with table cells apart', async () => {
    const mail = await readParsed('html-with-signature-and-quote.eml')
    expect(mail.subject).toBe('Re: Knee injection – 20610 and office visit')
    expect(mail.from).toEqual([{ address: 'renee.duval@harbor-ortho.example', name: 'Renée Duval' }])
    expect(mail.text).toContain('can 20610 and 99213-25 go on the same claim')
    expect(mail.text).toContain('Payer Medicare Part B\n')
    expect(mail.text).not.toContain('never')
    expect(mail.html).toContain('<b>20610</b>')
    expect(mail.inReplyTo).toBe('answer-77@desk.example')
    expect(mail.references).toEqual(['first-77@harbor-ortho.example', 'answer-77@desk.example'])
  })

  it('written by machines keep the headers that say so', async () => {
    expect((await readParsed('auto-reply.eml')).headers).toMatchObject({
      'auto-submitted': ['auto-replied'],
      'return-path': ['<>'],
      precedence: ['bulk'],
    })
    const bounce = await readParsed('bounce.eml')
    expect(bounce.headers['content-type']?.[0]).toContain('report-type=delivery-status')
    expect(bounce.text).toContain('Status: 5.2.2')
  })
})

describe('an odd mail', () => {
  it.each([
    ['in Latin-1', 'Content-Type: text/plain; charset=iso-8859-1\r\n\r\n', Buffer.from('caf\xe9', 'latin1'), 'café'],
    ['in UTF-16', 'Content-Type: text/plain; charset=utf-16le\r\n\r\n', Buffer.from('café', 'utf16le'), 'café'],
    ['of an unknown charset', 'Content-Type: text/plain; charset=x-none\r\n\r\n', Buffer.from('plain'), 'plain'],
    ['without header', '\r\n', Buffer.from('just text'), 'just text'],
    ['multipart without boundary', 'Content-Type: multipart/mixed\r\n\r\n', Buffer.from('lost 99213?'), 'lost 99213?'],
    ['with a blank text beside HTML', alternative(' ', '<p>Is 99213 right?</p>'), Buffer.alloc(0), 'Is 99213 right?'],
  ])('%s is read', async (_name, head, body, text) => {
    const result = await parseMail(Buffer.concat([Buffer.from(head), body]))
    expect(result.kind).toBe('parsed')
    expect(result.mail.text.trim()).toBe(text)
  })

  it.each([
    ['raw UTF-8', Buffer.from('Subject: Größe\r\n\r\n'), 'Größe'],
    ['raw Latin-1', Buffer.from('Subject: Gr\xf6\xdfe\r\n\r\n', 'latin1'), 'Größe'],
    [
      'its own charset',
      Buffer.from('Subject: \xc4\xe3\xba\xc3\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n', 'latin1'),
      '你好',
    ],
    ['8-bit bytes in an encoded word', Buffer.from('Subject: =?iso-8859-1?Q?Gr\xf6\xdfe?=\r\n\r\n', 'latin1'), 'Größe'],
    [
      'an injected field',
      Buffer.from('Subject: =?utf-8?Q?Hi=0D=0ABcc:_v@evil.example?=\r\n\r\n'),
      'Hi Bcc: v@evil.example',
    ],
    ['a bidi override', Buffer.from('Subject: =?utf-8?Q?a=E2=80=AEb?=\r\n\r\n'), 'ab'],
  ])('has a subject with %s', async (_name, raw, subject) => {
    expect((await parseMail(raw)).mail.subject).toBe(subject)
  })

  it('shows a look-alike domain in ASCII and every address of a From list', async () => {
    const { from } = await parse('From: A <a@мcm.example>, b@XN--E1AFMKFD.example\r\n\r\n')
    expect(from.map(({ address }) => address)).toEqual(['a@xn--cm-7lc.example', 'b@xn--e1afmkfd.example'])
  })

  it.each([
    ['Mon, 9 Mar 2026 08:30:00 -0500 (CDT)', '2026-03-09T13:30:00.000Z'],
    ['not a date', null],
    ['', null],
  ])('dated "%s" has %s', async (date, expected) => {
    expect((await parse(`Date: ${date}\r\n\r\n`)).date?.toISOString() ?? null).toBe(expected)
  })

  it.each([
    ['10,000 parts', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`],
    ['HTML above a million characters', `Content-Type: text/html\r\n\r\n${'<p>Is 99213 right?</p>'.repeat(60_000)}`],
  ])('with %s is unreadable, and still has its sender', async (_name, rest) => {
    const result = await parseMail(Buffer.from(`From: ana@clinic.example\r\nSubject: odd\r\n${rest}`))
    expect(result).toMatchObject({
      kind: 'unreadable',
      mail: { subject: 'odd', from: [{ address: 'ana@clinic.example' }] },
    })
  })

  it('of any bytes gives texts that can be stored and shown', async () => {
    const header = fc.constantFrom(
      'From: ',
      'Subject: ',
      'Content-Type: ',
      'Date: ',
      'References: <',
      '=?utf-8?Q?',
      '\r\n',
      '\r\n\r\n',
    )
    const piece = fc.oneof(
      header.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const { mail } = await parseMail(Buffer.concat(pieces))
        for (const text of allTexts(mail)) expect(text).not.toMatch(UNWANTED)
      }),
      { numRuns: 200 },
    )
  })
})

function alternative(text: string, html: string): string {
  const part = (type: string, content: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`
  return `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('text/plain', text)}${part('text/html', html)}--b--\r\n`
}

function allTexts(mail: ParsedMail): string[] {
  const addresses = [...mail.from, ...mail.to, ...mail.replyTo].flatMap(({ address, name }) => [address, name ?? ''])
  const ids = [mail.messageId ?? '', mail.inReplyTo ?? '', ...mail.references]
  const headers = Object.entries(mail.headers).flatMap(([name, values]) => [name, ...values])
  const attachments = mail.attachments.flatMap(({ filename, contentType }) => [filename ?? '', contentType])
  return [mail.subject, mail.text, mail.html ?? '', ...addresses, ...ids, ...headers, ...attachments]
}

async function parse(raw: string): Promise<ParsedMail> {
  return (await parseMail(Buffer.from(raw))).mail
}

async function readParsed(name: string): Promise<ParsedMail> {
  const result = await parseMail(readFileSync(new URL(`../../mails/${name}`, import.meta.url)))
  expect(result.kind).toBe('parsed')
  return result.mail
}

describe('line ends', () => {
  const lines = [
    'From: Dana <dana@clinic.example>',
    'Subject: 20610',
    'Content-Type: multipart/mixed; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'Is 20610 right?',
    '--B',
    'Content-Type: application/pdf',
    '',
    'bytes',
    '--B--',
    '',
  ]
  it.each([
    ['CR LF', lines.join('\r\n')],
    ['LF', lines.join('\n')],
    ['CR alone', lines.join('\r')],
    ['CR CR LF', lines.join('\r\r\n')],
    ['CR alone under the lines of a server', `Return-Path: <a@b.example>\r\nReceived: by mx\r\n${lines.join('\r')}`],
    ['CR alone in the body', `${lines.slice(0, 4).join('\r\n')}\r\n${lines.slice(4).join('\r')}`],
    ['LF, under blank lines', `\n\n${lines.join('\n')}`],
    ['CR LF, behind a byte order mark', `\uFEFF${lines.join('\r\n')}`],
  ])('of %s are understood', async (_, text) => {
    const { mail } = await parseMail(Buffer.from(text))
    expect(mail).toMatchObject({ subject: '20610', from: [{ address: 'dana@clinic.example', name: 'Dana' }] })
    expect(mail.text).toContain('Is 20610 right?')
    expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf'])
  })

  it('a CR inside a field adds none', async () => {
    const { mail } = await parseMail(Buffer.from('From: a@b.example\r\nSubject: x\rFrom: c@d.example\r\n\r\nhi'))
    expect(mail.from.map(({ address }) => address)).toEqual(['a@b.example'])
  })
})
