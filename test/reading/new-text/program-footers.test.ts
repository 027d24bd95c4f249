import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string) => splitVisibleText(text).visible
const asked = 'Is 76830 out then?'

describe('a name and an office right above what a telephone sets', () => {
  it.each([
    'Brunhild Oake\nSouth Mesa Primary Care\nSent from my iPhone',
    'Brunhild Oake\nSouth Mesa Clinic\nsent from my phone, please excuse typos\nGet Outlook for Android<https://aka.example/a>',
    'Brunhild Oake • Billing\nSouth Mesa Family Medicine\nSent from Mailspring [https://mailspring.example]',
    'Brunhild Oake\nMesa Imaging\nSent from Canary',
    'Brunhild Oake\nMesa Imaging\nSent via BlueMail for iPhone',
    'Brunhild Oake, RN\nNurse Manager\nGet Outlook for iOS',
  ])('is a signature: %j', (block) => expect(visible(`${asked}\n\n${block}`)).toBe(asked))

  it.each([
    'Brunhild Oake\nMedicare Part B\nSent from my iPhone',
    'Brunhild Oake\n\nSent from my iPhone',
    'Total Knee Replacement\nMesa Surgery Center\n\nSent from my iPhone',
  ])('is none: %j', (block) =>
    expect(visible(`${asked}\n\n${block}`)).toBe(`${asked}\n\n${block.replace(/\n+Sent from.*$/, '')}`),
  )

  it('is none below a sentence that announces names', () => {
    expect(visible('The two patients:\n\nMaria Oake\nMesa Imaging\nSent from my iPhone')).toContain('Maria Oake')
  })
})

describe('what a mail program is called', () => {
  it.each([
    'Sent from Mailspring',
    'Sent from Mailspring [https://getmailspring.example]',
    'Sent from Mimestream',
    'Sent from Spark',
    'Sent with Shortwave',
    'Sent via Missive',
    'Sent from eM Client',
    'Sent from Aqua Mail for Android',
    'Sent from Quickpost <https://quickpost.example/get>',
    'Sent from my Galaxy',
  ])('is folded: %s', (line) => expect(visible(`${asked}\n\nJo\n\n${line}`)).toBe(`${asked}\n\nJo`))

  it.each([
    'Sent from our front desk',
    'Sent from nine clinics at once',
    'Sent via certified mail',
    'Sent from Spark Orthopedics',
    'Sent from Hey Street, is that POS 11?',
    'Sent with the 76830 report',
  ])('is not what somebody tells: %s', (line) => expect(visible(`${asked}\n\n${line}`)).toContain(line))
})

describe('a name typed behind a dash', () => {
  it('stays above the block of the same name', () => {
    expect(visible(`${asked}\n\n– Sunniva\n\nSunniva Rask · Operations\nLow Hill Internal Medicine`)).toBe(
      `${asked}\n\n– Sunniva`,
    )
    expect(visible(`${asked}\n\n- Knee\n\nKnee Arthroscopy`)).toContain('Knee Arthroscopy')
  })
})

describe('a signature on one line', () => {
  it.each([
    'Jo Halvorsen | Imaging Billing | Great Plains Imaging Consultants | 605-555-0148 | "Every picture counts twice"',
    'Jo Halvorsen • Lead Coder • Great Plains Imaging Consultants of Nebraska • jo@plains.example • 605-555-0148',
  ])('is folded under the typed name: %s', (line) => {
    expect(visible(`${asked}\n\nJo\n\n${line}`)).toBe(`${asked}\n\nJo`)
  })

  it('is none where it tells of a case', () => {
    const row =
      'DOS 3/4 | 76830 billed | 76856 denied | the plan says bundled | call was with Ana at 605-555-0148 today'
    expect(visible(`${asked}\n\n${row}`)).toContain('76856 denied')
  })
})

describe('a mail that is closed in Spanish', () => {
  const block = 'Ángela Ríos Peña, CPC\nFacturación Médica\nClínica Sol - Caguas, P.R.\nTel. (787) 555-0133'

  it.each(['Saludos,', 'Saludos cordiales,', 'Un cordial saludo,', 'Atentamente,', 'Muchas gracias,', 'Quedo atenta,'])(
    '%s stays, the signature below it does not',
    (closing) => expect(visible(`${asked}\n\n${closing}\n\n${block}`)).toBe(`${asked}\n\n${closing}`),
  )

  it.each([
    'AVISO DE CONFIDENCIALIDAD: Este correo contiene información protegida.',
    'Este mensaje y sus anexos son confidenciales y para uso de su destinatario.',
    'La información contenida en este correo electrónico es confidencial.',
    'Si usted no es el destinatario, borre este mensaje.',
  ])('%s is a notice', (notice) => expect(visible(`${asked}\n\n${notice}`)).toBe(asked))

  it('asks what it asks', () => {
    const text = 'Este correo es sobre un destinatario: ¿76830 o 76856?'
    expect(visible(text)).toBe(text)
  })
})

describe('what gateways write above a mail', () => {
  it.each([
    'This message was sent securely using ZixMail®.',
    'This email was encrypted by Paubox.',
    'This is a secure, encrypted message.',
    'Secured by Virtru',
    'Sent securely via Proofpoint Encryption',
    'Encrypted by Barracuda Email Protection',
    '[Secure Email]',
    'You don’t often get email from jo@plains.example. Learn why this is important',
    "Some people who received this message don't often get email from jo@plains.example.",
  ])('%s is folded, and nothing below it', (banner) => {
    expect(visible(`${banner}\nHello,\n\n${asked}`)).toBe(`Hello,\n\n${asked}`)
  })

  it.each([
    'This message is secure, may I send 76830 this way?',
    'This message was sent securely because 76830 was denied.',
    'Secure messages with patients: which code?',
    'Sent by Microsoft 99213',
  ])('%s is shown', (line) => expect(visible(`${line}\n\nHello`)).toContain(line))
})

describe('what offices set below a signature', () => {
  const signature = 'Zita\n\n[Mesa Neurology logo]\nZita Carr\nOffice Manager\nMesa Neurology, S.C.\nP 555.010.0114'

  it.each([
    'Find us on Facebook | Instagram | LinkedIn',
    'Follow us on LinkedIn',
    'Facebook | Instagram | YouTube',
    'How was our service? Rate us 1-5 stars: https://rate.mesa.example/r/9912',
    'How did we do? Take our survey: https://s.example/9',
    'We’d love your feedback! Leave a review https://g.example/r',
  ])('is folded with it: %s', (footer) => {
    expect(visible(`${asked}\n\nThanks a lot,\n${signature}\n\n${footer}`)).toBe(`${asked}\n\nThanks a lot,\nZita`)
    expect(visible(`${asked}\n\n${signature}\n${footer}`)).toBe(`${asked}\n\nZita`)
  })

  it.each(['How did we do on 76830? Should it be reviewed?', 'How was 76856 paid? The survey says half'])(
    'is none that asks: %s',
    (line) => expect(visible(`${asked}\n\nThanks,\n${signature}\n\n${line}`)).toContain(line),
  )
})

describe('an older comment of a help desk', () => {
  it.each(['CodeDesk Answers', 'ask@desk.example', 'desk bot 2', 'Desk / Tier-2'])(
    'begins at the rule above its author, whatever that is called: %s',
    (author) => {
      const rule = '--------------------------------'
      const text = `##- Please type your reply above this line -##\n\nMara Quist (Hill)\n\nNov 2, 2026, 11:04 AM CST\n\n${asked}\n\n${rule}\n\n${author}\n\nOct 29, 2026, 3:33 PM CDT\n\nWhich one?`
      expect(visible(text)).toBe(asked)
    },
  )
})
