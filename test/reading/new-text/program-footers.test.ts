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

describe('what webmails, help desks and encryption programs set below a mail', () => {
  it.each([
    'This email was protected with Virtru. Learn more about secure email at https://www.virtru.example/',
    'This message was protected by Paubox.',
    'Secured by Paubox - HITRUST CSF certified',
    '----------------------------------------------------------------\nThis message was sent using IMP, the Internet Messaging Program.',
    'This mail sent through SquirrelMail at mesa.example',
    'This e-mail was sent via MesaWebmail.',
    '{#HS:1188340190-55102#}',
    '[ref:_00D80KbZ5._5008026Tz:ref]',
    'Ref:MSG4471902_k8YwqX',
    'thread::kQ8sSxWlOVqz::',
    'Unsubscribe | Notification Preferences',
    'Unsubscribe [https://mesa.example/u] | Privacy Policy | Contact us',
    'Manage notification settings: https://portal.mesa.example/prefs',
    'Powered by MesaChart. Please do not share your portal password with anyone.',
    'Powered by MesaChart',
    'This message was sent by MesaCommunicator on behalf of Mesa Imaging, 8 Oak Street.\nYou can answer this email for 14 days.',
    'You received this e-mail because a MesaChart user wrote to you. Replies go to the practice.',
    'You are receiving this email because you signed up at mesa.example.',
    'To stop receiving these messages, change your preferences.',
    '\u2063Get BlueMail for Android \u200b',
    '\u200bSent from my iPhone\u200b',
  ])('is folded: %j', (footer) => {
    expect(visible(`${asked}\n\nJo\n\n${footer}`)).toBe(`${asked}\n\nJo`)
    const quoted = 'On Wed, Nov 18, 2026 at 6:03 PM Desk <desk@coding.example> wrote:\n> Which one?'
    expect(visible(`${asked}\n\nJo\n\n${quoted}\n\n${footer}`)).toBe(`${asked}\n\nJo`)
  })

  it.each([
    'Powered wheelchair K0823 or K0824',
    'Powered by battery, the E0781 pump was denied',
    'This message was sent by our biller on 3/4, is 76830 right',
    'You received this mail because we need help with 76830',
    'You are getting this message because the claim was denied',
    'To stop receiving denials for 76830 we added 59',
    'Ref: claim 4471, 76830',
    'Reference: MSG note of 3/4',
    '[J1885-4MG]',
    'Unsubscribe from the tracking code 0503F',
    'Notification of admission was late, 99223 denied',
    'Protected time was 40 min with 99215',
    'Terms of the contract say 76830 is bundled',
  ])('is nothing that tells of a case: %s', (line) => expect(visible(`${asked}\n\n${line}`)).toContain(line))
})

describe('the warning a gateway sets above a mail', () => {
  const mail = `Hi there, quick follow up.\n\n${asked}\n\nJo`

  it.each([
    'ZjQcmQRYFpfptBannerStart\nThis Message Is From an External Sender\nThis message came from outside your organization.\n\nZjQcmQRYFpfptBannerEnd',
    'ZjQcmQRYFpfptBannerStart\nThis Message Is From an Untrusted Sender\nYou have not previously corresponded with this sender.\n\u200e\nReport Suspicious [https://us-phishalarm-ewt.example/EWT/v1/abc]\n\n\u200c \u200c \u200c\nZjQcmQRYFpfptBannerEnd',
    'This Message Is From an External Sender\nThis message came from outside your organization.\n',
    'This message originated outside of your organization network. Use caution with links.\n',
    'This email is from an unknown sender.\n',
  ])('is folded: %j', (banner) => expect(visible(`${banner}\n${mail}`)).toBe(mail))

  it('ends where the mail begins, on the same line or never told', () => {
    expect(visible(`ZjQcmQRYFpfptBannerStart\nUntrusted\nZjQcmQRYFpfptBannerEnd ${mail}`)).toContain('Hi there')
    expect(visible(`ZjQcmQRYFpfptBannerStart\n${mail}`)).toBe(mail)
  })

  it.each([
    'This message is from an external coder who asks about 76830',
    'This mail came from outside counsel: may we rebill?',
    'This e-mail is from our external auditor, she says 76830 is wrong.',
  ])('is nothing a person tells: %s', (line) => expect(visible(`${line}\n\n${asked}`)).toContain(line))
})
