import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const HEADER = [
  ['From:', 'Coding Help &lt;help@coding.example&gt;'],
  ['Sent:', 'Monday, February 9, 2026 8:02 AM'],
  ['To:', 'Tove Lind &lt;tlind@fen.example&gt;'],
  ['Subject:', 'Re: wrist block'],
]
const ASKED = ['Hello Tove,', '1. Who gave the block?', '2. Was it for pain after surgery?', 'Coding Help']
const ANSWERED = ['The anesthesiologist, before induction.', 'Yes, 64415 and the surgeon asked for it.']

type Dress = (answer: string) => string
const between = (line: Dress, dress: Dress): string =>
  [ASKED[0], ASKED[1], dress(ANSWERED[0] ?? ''), ASKED[2], dress(ANSWERED[1] ?? ''), ASKED[3]]
    .map((text) => line(text ?? ''))
    .join('\n')

/** Outlook for Windows: a paragraph a line. */
const word = (said: string, dress: Dress): string => {
  const p: Dress = (text) => `<p class=MsoNormal>${text}<o:p></o:p></p>`
  const heading = HEADER.map(([name, value]) => `<b>${name}</b> ${value}`).join('<br>')
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0in;} --></style></head><body><div class=WordSection1>${p(said)}${p('&nbsp;')}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>${p(heading)}</div></div>${p('&nbsp;')}${between(p, dress)}</div></body></html>`
}
/** Outlook on the web: a div a line, all of it with a colour of its own. */
const web = (said: string, dress: Dress): string => {
  const div: Dress = (text) =>
    `<div class="elementToProof" style="font-family: Aptos; font-size: 12pt; color: rgb(0, 0, 0);">${text}</div>`
  const heading = HEADER.map(([name, value]) => `<b>${name}</b> ${value}<br>`).join('\n')
  return `<html><body dir="ltr">${div(said)}<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${heading}</font><div>&nbsp;</div></div>${between(div, dress)}</body></html>`
}
/** Gmail: the lines of the quotation divided by breaks, answers among them. */
const gmail = (said: string, dress: Dress): string =>
  `<div dir="ltr"><div>${said}</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Feb 9, 2026 at 8:02 AM Coding Help &lt;<a href="mailto:help@coding.example">help@coding.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)">${between((text) => `${text}<br>`, dress)}</blockquote></div>`
/** Apple Mail: nested divs in a blockquote that cites. */
const apple = (said: string, dress: Dress): string =>
  `<html><head></head><body style="overflow-wrap: break-word;">${said}<div><br><blockquote type="cite"><div>On Feb 9, 2026, at 8:02 AM, Coding Help &lt;help@coding.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>${between((text) => `<div>${text}</div>`, dress)}</div></blockquote></div></body></html>`

const PROGRAMS = { word, web, gmail, apple }
const span =
  (style: string): Dress =>
  (text) =>
    `<span style="${style}">${text}</span>`
const font =
  (colour: string): Dress =>
  (text) =>
    `<font color="${colour}">${text}</font>`

const readNew = async (html: string, plain?: string): Promise<string> => {
  const part = (type: string, content: string) => `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${content}\r\n`
  const raw =
    plain === undefined
      ? `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`
      : `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('text/plain', plain)}${part('text/html', html)}--b--\r\n`
  const { mail } = await parseMail(Buffer.from(raw))
  return splitVisibleText(mail.text, mail.subject).visible
}

describe('answers that somebody typed between the lines of the older mail', () => {
  it.each([
    ['word', 'My answers are in red below', span('color:red')],
    ['word', 'See below in blue, thanks', span('color:#1F497D')],
    ['word', 'My comments are in green', span('font-family:Aptos;color:#00B050')],
    ['word', 'Answered in bold below', (text: string) => `<b>${text}</b>`],
    ['word', 'Highlighted my replies', span('background:yellow;mso-highlight:yellow')],
    ['word', 'see below', span('color:#C00000')],
    ['web', 'Please see my responses in red.', span('color: rgb(200, 38, 19)')],
    ['web', 'thanks!', span('color: rgb(200, 38, 19)')],
    ['web', 'See my notes in a different color', span('color: rgb(12, 100, 192)')],
    ['gmail', 'Answers in purple', font('#9900ff')],
    ['gmail', 'Responses in <b>red</b>', span('color:rgb(255,0,0)')],
    ['gmail', 'in italics below', (text: string) => `<i>${text}</i>`],
    ['apple', 'My answers are in red.', font('#ff2600')],
    ['apple', 'Hi!', span('color: rgb(4, 51, 255)')],
  ] as const)('%s: "%s" shows them and none of the questions', async (program, said, dress) => {
    const text = await readNew(PROGRAMS[program](said, dress))
    for (const answer of ANSWERED) expect(text).toContain(answer)
    for (const question of ASKED) expect(text).not.toContain(question)
    expect(text.startsWith(said.replace(/<[^>]*>/g, ''))).toBe(true)
  })

  it('are read from HTML where the plain text beside it lost their colour', async () => {
    const plain = `My answers are in red.\n\nFrom: Coding Help <help@coding.example>\nSent: Monday, February 9, 2026 8:02 AM\nTo: Tove Lind\nSubject: Re: wrist block\n\n${ASKED[1]}\n${ANSWERED[0]}`
    const text = await readNew(word('My answers are in red.', span('color:red')), plain)
    expect(text).toBe(['My answers are in red.', ...ANSWERED].join('\n\n'))
  })

  it('are parted from a question on the same line', async () => {
    const html = word('In red below.', span('color:red')).replace(
      /(1\. Who gave the block\?)<o:p><\/o:p><\/p>\s*<p class=MsoNormal>/,
      '$1 ',
    )
    const text = await readNew(html)
    expect(text).toContain(ANSWERED[0])
    expect(text).not.toContain('Who gave')
  })

  it('are left to the reader of the text where all of the older mail has their colour', async () => {
    const dress = span('color:#1F497D')
    const html = word('My answers are in blue below', dress)
    const all = html.replace(
      /<p class=MsoNormal>((?:Hello|\d\.|Coding)[^<]*)/g,
      (_, text: string) => `<p class=MsoNormal>${dress(text)}`,
    )
    const text = await readNew(all)
    for (const line of [...ANSWERED, ASKED[1]]) expect(text).toContain(line)
  })
})

describe('the older mail stays folded', () => {
  it.each([
    ['without a colour', (text: string) => text],
    ['with links', (text: string) => `<a href="https://x.example" style="color:#0563C1">${text}</a>`],
    ['in the purple in which Gmail shows quotations', span('color:rgb(80,0,80)')],
    ['in greys', span('color: rgb(90, 95, 100)')],
  ] as const)('%s', async (_, dress) => {
    for (const program of Object.values(PROGRAMS))
      expect(await readNew(program('Thanks, that settles it', dress))).toBe('Thanks, that settles it')
  })

  it('with a signature in the colours of an office', async () => {
    const html = word('Thanks, that settles it', (text) => text).replace(
      'Coding Help<o:p>',
      '<b style="color:#0070C0">Coding Help</b><o:p>',
    )
    expect(await readNew(html)).toBe('Thanks, that settles it')
  })
})
