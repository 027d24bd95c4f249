import { createChoice } from '../support/seeded-choice.ts'

/** One question, from an address of its own: what is sent there is the answer to it. */
export type BenchMail = { from: string; raw: Buffer }

/** The id of the server that the desk believes about who wrote; it is in every mail, as a provider would write it. */
export const AUTHSERV_ID = 'mx.desk.example'

/** Who asks the question of that number. */
export const senderOf = (at: number): string => `coder${at}@clinic${at % 97}.example`

/** Questions that rows of the national files settle, with dates those files speak for. */
const QUESTIONS: readonly { words: string; codes: readonly string[] }[] = [
  {
    words: 'Is ICD-10-CM # billable on 2025-11-03? The payer is Medicare.',
    codes:
      'E11.9 E11.65 I10 I25.10 J45.909 M54.50 M17.11 N18.31 R07.9 K21.9 F41.1 L03.115 I48.91 J18.9 R10.9 D64.9'.split(
        ' ',
      ),
  },
  {
    words: 'Is CPT # bilateral on 2025-10-06? The payer is Medicare Part B.',
    codes: '20610 27447 29881 66984 64483 69436 31231 20550'.split(' '),
  },
  {
    words: 'Is CPT # on 2024-08-12? The payer is Medicare Part B.',
    codes: ['11042 bundled into CPT 11043', '29880 bundled into CPT 29881', '45378 bundled into CPT 45385'],
  },
]

const NAMES =
  'Ana Castillo;Ben Abbott;Carla Duarte;Grace Huang;Maya Nakamura;Priya Rossi;Rosa Varga;Victor Weiss'.split(';')

const PAST = [
  'Thank you for your last answer, which we have put on file with the claim and shown to the billing team.',
  'The encoder here says something else, and before the claim goes out again we would like to know who is right.',
  'Our auditor asked for the section of the manual it rests on, so please name that as you did last time.',
  'The note was dictated in the outreach clinic, which is why its headings are not those of our own template.',
]

const NOTICE =
  'This message may hold confidential information meant only for whom it is addressed to. If it reached you by mistake, please tell the sender and delete it.'

/** Codes to ask about in place of the usual few: every mail about another one. */
export type SpreadCodes = { diagnoses: readonly string[]; procedures: readonly string[] }

/** That many questions as people send them: plain, with HTML beside it or alone, a third with history, some with a file. */
export function makeMails(count: number, spread: SpreadCodes | null = null): BenchMail[] {
  return Array.from({ length: count }, (_each, at) => makeMail(at, spread))
}

/** Every third about a procedure, as of the usual questions; the codes in steps that meet all before one comes again. */
function askSpread({ diagnoses, procedures }: SpreadCodes, at: number): string {
  const [words, codes] = at % 3 === 0 ? [QUESTIONS[1]?.words, procedures] : [QUESTIONS[0]?.words, diagnoses]
  return (words ?? '').replace('#', codes[(at * 7919) % codes.length] ?? '')
}

function makeMail(at: number, spread: SpreadCodes | null): BenchMail {
  const choose = createChoice(at + 1)
  const pick = <Item>(items: readonly Item[]): Item => items[choose(items.length)] as Item
  const from = senderOf(at)
  const name = pick(NAMES)
  const { words, codes } = pick(QUESTIONS)
  const usual = words.replace('#', pick(codes))
  const question = spread === null ? usual : askSpread(spread, at)
  const history = choose(3) === 0 ? Array.from({ length: 4 + choose(30) }, () => pick(PAST)) : []
  const written = { question, name, history }
  const shape = choose(100)
  const body =
    shape < 30 ? plainPart(written) : shape < 75 ? bothParts(written, at) : htmlPart(written, choose(2) === 0)
  const file = choose(20) === 0
  const lines = [
    `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=${from.split('@')[1]}`,
    `From: "${name}" <${from}>`,
    'To: Coding Desk <desk@desk.example>',
    `Subject: ${history.length > 0 ? 'Re: ' : ''}A question about a claim (${at})`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <question-${at}.${Date.now()}@${from.split('@')[1]}>`,
    'MIME-Version: 1.0',
    file ? withFile(body, at) : body,
  ]
  return { from, raw: Buffer.from(lines.join('\r\n'), 'latin1') }
}

type Written = { question: string; name: string; history: readonly string[] }

function plainPart({ question, name, history }: Written): string {
  const lines = [
    'Dear coding team,',
    '',
    question,
    '',
    'Kind regards,',
    '',
    name,
    'Revenue Integrity',
    '',
    '-- ',
    NOTICE,
  ]
  const past =
    history.length === 0 ? [] : ['', 'On Mon, 5 Oct 2026, Coding Desk wrote:', ...history.map((line) => `> ${line}`)]
  return [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    [...lines, ...past, ''].map(foldLine).join('\r\n'),
  ].join('\r\n')
}

/** RFC 2045 §6.7: no line of quoted-printable is longer than 76 characters. */
const foldLine = (line: string): string =>
  line.replaceAll('=', '=3D').replaceAll(/.{72}/g, '$&=\r\n').replace(/ $/, '=20')

const OFFICE_STYLE = [
  '<style><!--',
  ...Array.from(
    { length: 30 },
    (_each, at) => `p.Office${at}, li.Office${at} {margin:0in; font-size:11.0pt; font-family:sans-serif;}`,
  ),
  '--></style>',
].join('\r\n')

function htmlPart({ question, name, history }: Written, office: boolean): string {
  const paragraph = (text: string): string =>
    office ? `<p class=Office1><span style='font-size:11.0pt'>${text}<o:p></o:p></span></p>` : `<div>${text}</div>`
  const past = history.length === 0 ? '' : `<blockquote type="cite">${history.map(paragraph).join('\r\n')}</blockquote>`
  const shown = ['Dear coding team,', question, 'Kind regards,', name, 'Revenue Integrity', NOTICE].map(paragraph)
  const page = `<html><head>${office ? OFFICE_STYLE : ''}</head><body>\r\n${shown.join('\r\n')}\r\n${past}</body></html>\r\n`
  return [
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    inBase64(Buffer.from(page)),
  ].join('\r\n')
}

function bothParts(written: Written, at: number): string {
  return inParts('alternative', `both-${at}`, [plainPart(written), htmlPart(written, at % 2 === 0)])
}

function withFile(body: string, at: number): string {
  const choose = createChoice(at)
  const bytes = Buffer.from(Array.from({ length: 30_000 }, () => choose(256)))
  const file = [
    'Content-Type: application/pdf; name="note.pdf"',
    'Content-Disposition: attachment; filename="note.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    inBase64(Buffer.concat([bytes, bytes, bytes, bytes, bytes])),
  ]
  return inParts('mixed', `file-${at}`, [body, file.join('\r\n')])
}

const inParts = (kind: string, boundary: string, parts: readonly string[]): string =>
  [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    '',
    ...parts.map((part) => `--${boundary}\r\n${part}`),
    `--${boundary}--`,
    '',
  ].join('\r\n')

const inBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
