import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispositionOf } from '../../src/web/save-as.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { type Visit, visit } from './visit.ts'

/** What a browser would run or open if it were told what it is. */
const PAGE = '<script>top.owned = 1</script>'

/** A zip whose one entry would be far larger than itself; nobody here looks into it. */
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)])

const MAIL = [
  'From: eve@evil.example',
  'Subject: Can we bill 99213?',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'Can we bill 99213?',
  '--b',
  'Content-Type: text/html; name="../../page.html"',
  'Content-Disposition: attachment; filename="../../page.html"',
  '',
  PAGE,
  '--b',
  'Content-Type: application/zip; name="bomb.zip"',
  'Content-Disposition: attachment; filename="bomb.zip"',
  'Content-Transfer-Encoding: base64',
  '',
  ZIP.toString('base64'),
  '--b--',
  '',
].join('\r\n')

describe('what is attached to a mail', () => {
  let desk: WebDesk
  let dana: Visit
  let base: string

  beforeAll(async () => {
    desk = await openWebDesk()
    dana = await visit(desk)
    const { caseId, messageId } = await desk.receiveAndDraft({
      subject: 'Can we bill 99213?',
      text: 'Can we bill 99213?',
    })
    await desk.pool.query('update messages set raw = $2 where id = $1', [messageId, Buffer.from(MAIL)])
    base = `/cases/Q-${caseId}/messages/${messageId}/attachments`
  })
  afterAll(() => desk?.close())

  it('is linked from the case, by its place', async () => {
    const caseUrl = base.split('/messages')[0] ?? ''
    expect((await dana.get(caseUrl)).body).toContain(`href="${base}/1"`)
  })

  it('is saved as bytes of no kind, and never shown', async () => {
    const { statusCode, headers, body } = await dana.get(`${base}/0`)
    expect(statusCode).toBe(200)
    expect(body.trim()).toBe(PAGE)
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="page.html"; filename*=UTF-8''page.html`,
      'content-security-policy': expect.stringContaining('sandbox'),
    })
  })

  it('is handed out as it was packed', async () => {
    expect((await dana.get(`${base}/1`)).rawPayload.equals(ZIP)).toBe(true)
  })

  it.each(['2', '-1', '1e3', 'x', '99999'])('is not there at place %s', async (at) => {
    expect((await dana.get(`${base}/${at}`)).statusCode).toBe(404)
  })

  it('is written down when it was looked at', async () => {
    const { rows } = await desk.pool.query<{ form: string }>(
      `select detail->>'form' as form from events where kind = 'original_opened' order by id desc limit 1`,
    )
    expect(rows[0]?.form).toBe('attachment')
  })
})

describe('the name a file is saved under', () => {
  it.each([
    ['..\\..\\evil.exe', 'evil.exe'],
    ['/etc/passwd', 'passwd'],
    ['a\r\nX-Evil: 1.pdf', 'a__X-Evil_ 1.pdf'],
    ['CON.txt', '_CON.txt'],
    ['...', 'otherwise'],
    [null, 'otherwise'],
    ['"; filename="x.html', '_; filename=_x.html'],
    ['gpj\u202e.exe', 'gpj_.exe'],
  ])('of %j is %j', (given, name) => {
    expect(dispositionOf(given, 'otherwise')).toContain(`attachment; filename="${name}"; filename*=UTF-8''`)
  })

  it('keeps letters of every script, and ends no field', () => {
    expect(dispositionOf('räk%ning\ud800.pdf', 'x')).toBe(
      `attachment; filename="r_k_ning_.pdf"; filename*=UTF-8''r%C3%A4k%25ning%EF%BF%BD.pdf`,
    )
    expect(dispositionOf(`${'x'.repeat(500)}.pdf`, 'x').length).toBeLessThan(300)
  })
})
