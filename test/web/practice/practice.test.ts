import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Visit, visit } from '../visit.ts'
import { type FakePractice, fakePractice } from './practice-desk.ts'

let desk: WebDesk
let practice: FakePractice
let dana: Visit

const MAIL = {
  from_name: 'Maria Lopez',
  from_address: 'maria.lopez@lakeside.example',
  subject: '90862 rejected',
  text: 'What replaced it?\r\n\r\nMaria',
}

beforeAll(async () => {
  practice = fakePractice()
  desk = await openWebDesk({ practice })
  dana = await visit(desk)
})

beforeEach(() => {
  practice.sent.length = 0
})

afterAll(() => desk?.close())

describe('writing as a customer', () => {
  it('sends the mail and leads back', async () => {
    const answer = await dana.post('/practice/mails', MAIL)
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/practice?sent=yes' } })
    const { from_name, from_address, subject } = MAIL
    const text = 'What replaced it?\n\nMaria'
    const threading = { inReplyTo: null, references: [] }
    expect(practice.sent).toEqual([{ fromName: from_name, fromAddress: from_address, subject, text, ...threading }])
  })

  it.each([
    ['no address', { from_address: '' }, '#from-address'],
    ['an address that is none', { from_address: 'maria' }, '#from-address'],
    ['two addresses', { from_address: 'a@b.example, c@d.example' }, '#from-address'],
    ['nothing to say', { subject: '', text: ' ' }, '#text'],
    ['too much to say', { text: 'x'.repeat(20_001) }, '#text'],
  ])('with %s is given back', async (_what, fields, field) => {
    const answer = await dana.post('/practice/mails', { ...MAIL, ...fields })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`<a href="${field}">`)
    expect(practice.sent).toEqual([])
  })

  it('cannot smuggle a header in by a line break', async () => {
    await dana.post('/practice/mails', { ...MAIL, subject: 'a\r\nBcc: all@evil.example' })
    expect(practice.sent[0]?.subject).toBe('a Bcc: all@evil.example')
  })

  it.each(['medication-visit', 'play-therapy', 'pair', 'meaning'])('can begin with the example %s', async (key) => {
    const page = (await dana.get(`/practice?example=${key}`)).body
    expect(page).toMatch(/<textarea id="text"[^>]*>[^<]*(90862|90812|90833|99213)/)
  })
})

describe('a thread', () => {
  it('shows what was written and what came back, in text and in a frame', async () => {
    await dana.post('/practice/mails', MAIL)
    practice.answer({
      to: 'maria.lopez@lakeside.example',
      subject: 'Re: 90862 rejected',
      inReplyTo: (await practice.listMail()).at(-1)?.messageId ?? '',
      text: 'Short answer: it was <deleted>.',
      html: '<p>Short answer</p><script>alert(1)</script>',
    })
    const list = (await dana.get('/practice')).body
    const href = /<li><a href="(\/practice\/mails\/\d+)">90862 rejected<\/a>/.exec(list)?.[1] ?? ''
    expect(list).toContain('the desk answered')
    const thread = (await dana.get(href)).body
    expect(thread).toContain('What replaced it?')
    expect(thread).toContain('it was &lt;deleted&gt;.')
    const frame = /<iframe sandbox=""[^>]* src="([^"]+)"/.exec(thread)?.[1] ?? ''
    const part = await dana.get(frame)
    expect(part.body).toBe('<p>Short answer</p><script>alert(1)</script>')
    expect(part.headers['content-security-policy']).toContain('sandbox')
    expect(part.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('goes on: a reply says what it answers and keeps the subject', async () => {
    await dana.post('/practice/mails', MAIL)
    const mails = await practice.listMail()
    const last = mails.at(-1)
    await dana.post(`/practice/mails/${last?.id}/reply`, { text: 'And in 2012?' })
    expect(practice.sent.at(-1)).toMatchObject({
      fromAddress: MAIL.from_address,
      subject: 'Re: 90862 rejected',
      inReplyTo: last?.messageId,
      references: [last?.messageId],
    })
  })
})

describe('the practice pages', () => {
  it('are for operators', async () => {
    expect(await desk.app.inject({ url: '/practice' })).toMatchObject({
      statusCode: 303,
      headers: { location: '/sign-in?next=%2Fpractice' },
    })
  })

  it('are not there where the desk reads a real mailbox', async () => {
    const real = await openWebDesk()
    try {
      const kim = await visit(real, real.kim)
      expect((await kim.get('/practice')).statusCode).toBe(404)
      expect((await kim.get('/queue')).body).not.toContain('Practice mailbox')
    } finally {
      await real.close()
    }
  })
})
