import { afterEach, describe, expect, it } from 'vitest'
import { type DeskReader, openDeskReader } from '../../workers/desk-reader.ts'

const OWN = 'desk@desk.example'

const readers: DeskReader[] = []
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})

function open(settings: Parameters<typeof openDeskReader>[0] = {}): DeskReader {
  const reader = openDeskReader({ verifySenders: false, ...settings }, [OWN])
  readers.push(reader)
  return reader
}

const mail = (header: string, text = 'What is 99213?'): Buffer =>
  Buffer.from(`${header}\r\nSubject: Hello\r\nDate: Thu, 5 Mar 2026 10:00:00 +0000\r\n\r\n${text}\r\n`)

describe('the reader of the desk', () => {
  it('says with each mail what kind it is, by the addresses the desk sends from', async () => {
    const reader = open()
    const kinds = await Promise.all(
      ['From: ana@clinic.example', `From: ${OWN}`, 'From: ana@clinic.example\r\nAuto-Submitted: auto-replied'].map(
        async (header) => (await reader.parse(mail(header))).mailClass.kind,
      ),
    )
    expect(kinds).toEqual(['question', 'auto_reply', 'auto_reply'])
  })

  it('says with each mail what its header proves of its sender, and where only its signatures could', async () => {
    const told =
      'Authentication-Results: mx.desk.example; dmarc=pass header.from=clinic.example\r\nFrom: ana@clinic.example'
    const signed = 'DKIM-Signature: v=1; d=clinic.example; s=a; b=x; bh=y; h=from\r\nFrom: ana@clinic.example'
    const reader = open({ authservId: 'mx.desk.example', verifySenders: true })
    const proofs = [told, signed, 'From: ana@clinic.example'].map(
      async (header) => (await reader.parse(mail(header))).proof,
    )
    expect(await Promise.all(proofs)).toMatchObject([{ dmarc: 'pass', via: 'mail_server' }, null, { dmarc: 'unknown' }])
  })

  it('judges a mail that defeats it by its header alone', async () => {
    const impatient = open({ parseSeconds: 0.001, headerSeconds: 20 })
    const read = await impatient.parse(mail(`From: ${OWN}`, 'x '.repeat(300_000)))
    expect(read).toMatchObject({ kind: 'unreadable', mailClass: { kind: 'auto_reply' }, mail: { subject: 'Hello' } })
  })
})
