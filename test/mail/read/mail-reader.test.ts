import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type MailReader, openMailReader, type ReaderSettings } from '../../../src/mail/read/mail-reader.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { KEY_RECORD, signMail } from '../../support/signed-mail.ts'

const readers: MailReader[] = []
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})

function open(settings: Partial<ReaderSettings> = {}): MailReader {
  const reader = openMailReader({ verifySenders: false, ...settings })
  readers.push(reader)
  return reader
}

const mail = (body: string): Buffer =>
  Buffer.from(
    `From: Ana <ana@clinic.example>\r\nSubject: A question\r\nDate: Thu, 5 Mar 2026 10:00:00 +0000\r\n\r\n${body}`,
  )

/** Every line is a header field of its own in a part of its own: slow, and not small. */
const heavy = (): Buffer => {
  const part = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'99213 '.repeat(2000)}\r\n`
  const head = 'From: Ana <ana@clinic.example>\r\nSubject: Heavy\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'
  return Buffer.from(`${head}${part.repeat(900)}--b--\r\n`)
}

const nested = (depth: number): Buffer => {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return Buffer.from(`From: ana@clinic.example\r\nSubject: Deep\r\n${open.join('')}\r\nWhat is 99213?\r\n`)
}

describe('the mail reader', () => {
  it('reads what the parser reads, one mail after the other', async () => {
    const reader = open()
    const mails = ['What is 99213?', 'And 99214?', 'ünïcödé'].map(mail)
    const read = await Promise.all(mails.map((raw) => reader.parse(raw)))
    expect(read).toEqual(await Promise.all(mails.map((raw) => parseMail(raw))))
  })

  it('leaves the bytes it was given as they are', async () => {
    const raw = mail('What is 99213?')
    const before = Buffer.from(raw)
    await open().parse(raw)
    expect(raw.equals(before)).toBe(true)
  })

  it('gives up a mail that takes too long, with what its header says, and reads the next', async () => {
    const reader = open()
    await reader.parse(mail('warm'))
    const short = open({ parseSeconds: 0.02 })
    const given = await short.parse(heavy())
    expect(given).toMatchObject({
      kind: 'unreadable',
      mail: { subject: 'Heavy', from: [{ address: 'ana@clinic.example' }], text: '' },
    })
    expect(await reader.parse(mail('What is 99213?'))).toMatchObject({ kind: 'parsed' })
  })

  it('outlives a mail that takes too much memory', async () => {
    const reader = open({ heapMegabytes: 64, headerSeconds: 25 })
    expect(await reader.parse(mail('What is 99213?'))).toMatchObject({ kind: 'parsed' })
    const words = `${'99213 '.repeat(10)}\r\n`.repeat(600_000)
    expect(await reader.parse(mail(words))).toMatchObject({ kind: 'unreadable', mail: { subject: 'A question' } })
    expect(await reader.parse(mail('What is 99213?'))).toMatchObject({ kind: 'parsed' })
  })

  it.each([500, 5000, 50_000])('is not hurt by %i levels of parts', async (depth) => {
    const reader = open()
    expect(['parsed', 'unreadable']).toContain((await reader.parse(nested(depth))).kind)
    expect(await reader.parse(mail('What is 99213?'))).toMatchObject({ kind: 'parsed' })
  })

  it('closed in the middle of a mail says nothing of the mail', async () => {
    const reader = open()
    const reading = reader.parse(heavy())
    await reader.close()
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('proves a sender through the name servers it is given, and knows nothing where they are silent', async () => {
    const signed = await signMail(mail('What is 99213?\r\n'), 'clinic.example')
    const dns = await startNameServer({
      'k1._domainkey.clinic.example': KEY_RECORD,
      '_dmarc.clinic.example': 'v=DMARC1; p=none',
    })
    const asked = open({ verifySenders: true, dnsServers: [dns.address] })
    expect(await asked.proveSender(signed)).toEqual({ dmarc: 'pass', dkimDomains: ['clinic.example'], via: 'desk' })
    await dns.stop()
    const silent = open({ verifySenders: true, dnsServers: [dns.address], proofSeconds: 0.5 })
    expect(await silent.proveSender(signed)).toMatchObject({ dmarc: 'unknown' })
  })
})

/** Answers TXT questions over UDP from a table (RFC 1035 §4.1), every other name with NXDOMAIN. */
async function startNameServer(records: Record<string, string>): Promise<{ address: string; stop(): Promise<void> }> {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const labels: string[] = []
    let at = 12
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length))
      at += 1 + length
    }
    const record = records[labels.join('.').toLowerCase()]
    const head = Buffer.from(question.subarray(0, 12))
    head.writeUInt16BE(record === undefined ? 0x8183 : 0x8180, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(record === undefined ? 0 : 1, 6)
    head.writeUInt32BE(0, 8)
    const texts = (record?.match(/.{1,255}/g) ?? []).map((text) => Buffer.from([text.length, ...Buffer.from(text)]))
    const data = Buffer.concat(texts)
    const answer = Buffer.alloc(12)
    answer.writeUInt16BE(0xc00c, 0)
    answer.writeUInt16BE(16, 2)
    answer.writeUInt16BE(1, 4)
    answer.writeUInt32BE(60, 6)
    answer.writeUInt16BE(data.length, 10)
    const parts = [head, question.subarray(12, at + 5), ...(record === undefined ? [] : [answer, data])]
    socket.send(Buffer.concat(parts), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}
