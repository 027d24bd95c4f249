import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proveSender } from '../../../src/mail/proof/sender-proof.ts'
import type { ResolveTxt } from '../../../src/mail/proof/verify-dkim.ts'
import { findFolder } from '../../score/folders.ts'
import { KEY_RECORD, signMail, zone } from '../../support/signed-mail.ts'

const BODY = 'Can 99214 and 90833 be billed together?\r\n'

const mail = (from = 'Ana <ana@clinic.example>', more: string[] = []): Buffer =>
  Buffer.from([...more, `From: ${from}`, 'To: desk@desk.example', 'Subject: A question', '', BODY].join('\r\n'))

const KEYS = { 'k1._domainkey.clinic.example': KEY_RECORD, 'k1._domainkey.mail.clinic.example': KEY_RECORD }
const WITH_POLICY = { ...KEYS, '_dmarc.clinic.example': 'v=DMARC1; p=reject' }

const prove = (raw: Buffer, resolveTxt: ResolveTxt | null, authservId: string | null = null, seconds = 5) =>
  proveSender(raw, { resolveTxt, authservId, seconds })

const refused = Object.assign(new Error('refused'), { code: 'ESERVFAIL' })

describe('a signed mail', () => {
  it('of a domain with a policy is proved', async () => {
    const proof = await prove(await signMail(mail(), 'clinic.example'), zone(WITH_POLICY))
    expect(proof).toEqual({ dmarc: 'pass', dkimDomains: ['clinic.example'], via: 'desk' })
  })

  it('of a domain below the one it comes from is proved, unless the policy is strict', async () => {
    const signed = await signMail(mail(), 'mail.clinic.example')
    expect((await prove(signed, zone(WITH_POLICY))).dmarc).toBe('pass')
    const strict = { ...KEYS, '_dmarc.clinic.example': 'v=DMARC1; p=reject; adkim=s' }
    expect((await prove(signed, zone(strict))).dmarc).not.toBe('pass')
  })

  it('of a domain without a policy is signed, which is not DMARC', async () => {
    const proof = await prove(await signMail(mail(), 'clinic.example'), zone(KEYS))
    expect(proof).toMatchObject({ dmarc: 'none', dkimDomains: ['clinic.example'] })
  })

  it.each([
    ['its body', (raw: Buffer) => Buffer.from(raw.toString().replace('99214', '99215'))],
    ['its From field', (raw: Buffer) => Buffer.from(raw.toString().replace('Ana <ana@', 'Eve <eve@'))],
  ])('is not proved when %s was changed', async (_title, change) => {
    const proof = await prove(change(await signMail(mail(), 'clinic.example')), zone(WITH_POLICY))
    expect(proof).toMatchObject({ dmarc: 'fail', dkimDomains: [] })
  })

  it('of somebody else proves nothing', async () => {
    const records = { 'k1._domainkey.evil.example': KEY_RECORD, '_dmarc.clinic.example': 'v=DMARC1; p=reject' }
    const proof = await prove(await signMail(mail(), 'evil.example'), zone(records))
    expect(proof).toMatchObject({ dmarc: 'unknown', dkimDomains: [] })
  })

  it('whose signature leaves part of the body open, or the From field, proves nothing', async () => {
    const partly = await signMail(mail(), 'clinic.example', { maxBodyLength: 10 })
    expect((await prove(partly, zone(WITH_POLICY))).dmarc).not.toBe('pass')
    const unbound = await signMail(mail(), 'clinic.example', { headerList: 'Subject:To' })
    expect((await prove(unbound, zone(WITH_POLICY))).dmarc).not.toBe('pass')
  })

  it.each([
    ['the key', { ...WITH_POLICY, 'k1._domainkey.clinic.example': refused }],
    ['the policy', { ...KEYS, '_dmarc.clinic.example': refused }],
  ])('is unknown while %s cannot be asked for', async (_title, records) => {
    expect((await prove(await signMail(mail(), 'clinic.example'), zone(records))).dmarc).toBe('unknown')
  })

  it('is unknown when the look-up takes too long', async () => {
    const never: ResolveTxt = () => new Promise(() => undefined)
    expect((await prove(await signMail(mail(), 'clinic.example'), never, null, 0.05)).dmarc).toBe('unknown')
  })

  it('with very many signatures is not looked into', async () => {
    let signed = mail()
    for (let count = 0; count < 11; count += 1) signed = await signMail(signed, 'clinic.example')
    const records = zone(WITH_POLICY)
    expect((await prove(signed, records)).via).toBe('nobody')
    expect(records.asked).toEqual([])
  })

  it('with two From addresses is unknown, whoever signed it', async () => {
    const two = await signMail(mail('ana@clinic.example, eve@evil.example'), 'clinic.example')
    expect((await prove(two, zone(WITH_POLICY))).via).toBe('nobody')
    const fields = await signMail(mail('eve@evil.example', ['From: ana@clinic.example']), 'clinic.example')
    expect((await prove(fields, zone(WITH_POLICY))).via).toBe('nobody')
  })

  it('is not looked into where that is switched off', async () => {
    expect((await prove(await signMail(mail(), 'clinic.example'), null)).via).toBe('nobody')
  })
})

it('an unsigned mail is unknown, and nothing is looked up for it', async () => {
  const records = zone(WITH_POLICY)
  expect((await prove(mail(), records)).dmarc).toBe('unknown')
  expect(records.asked).toEqual([])
})

describe('with the word of our own mail server', () => {
  const OURS = 'mx.desk.example'
  const word = (text: string) => `Authentication-Results: ${text}`

  it('the topmost of its fields counts, and nothing below it', async () => {
    const top = word('mx.desk.example; dmarc=fail header.from=clinic.example')
    const forged = word('mx.desk.example; dmarc=pass header.from=clinic.example')
    expect(await prove(mail(undefined, [top, forged]), null, OURS)).toMatchObject({ dmarc: 'fail', via: 'mail_server' })
  })

  it('fields of any other id are passed over', async () => {
    const forged = word('mx.evil.example; dmarc=pass header.from=clinic.example')
    expect((await prove(mail(undefined, [forged]), null, OURS)).via).toBe('nobody')
    expect((await prove(mail(undefined, [forged]), null, null)).via).toBe('nobody')
  })

  it('a verdict on another domain than the From address names says nothing', async () => {
    const other = word('mx.desk.example; dmarc=pass header.from=evil.example')
    expect((await prove(mail(undefined, [other]), null, OURS)).dmarc).toBe('unknown')
  })

  it.each([
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['none', 'none'],
    ['bestguesspass', 'none'],
    ['temperror', 'unknown'],
    ['permerror', 'unknown'],
  ])('dmarc=%s is %s', async (result, dmarc) => {
    const raw = mail(undefined, [word(`mx.desk.example; dmarc=${result} header.from=clinic.example`)])
    expect((await prove(raw, null, OURS)).dmarc).toBe(dmarc)
  })

  it('only signatures of the sender’s own domain are named', async () => {
    const results =
      'dkim=pass header.d=list.example; dkim=pass header.i=@mail.clinic.example; dkim=fail header.d=clinic.example'
    const raw = mail(undefined, [word(`mx.desk.example; ${results}; dmarc=pass`)])
    expect((await prove(raw, null, OURS)).dkimDomains).toEqual(['mail.clinic.example'])
  })

  it('that says nothing of DMARC, the desk looks for itself', async () => {
    const signed = await signMail(mail(), 'clinic.example')
    const raw = Buffer.concat([Buffer.from(`${word('mx.desk.example; spf=pass')}\r\n`), signed])
    expect(await prove(raw, zone(WITH_POLICY), OURS)).toMatchObject({ dmarc: 'pass', via: 'desk' })
  })
})

const CORPUS = findFolder('REAL_MAIL_DIR', 'mail') ?? ''
const SIGNED = ['mail_dkim/t/corpus', 'arc_test_suite/eml', 'spamassassin/dkim', 'mailauth/fixtures']
  .map((folder) => join(CORPUS, folder))
  .filter((folder) => CORPUS !== '' && existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => /\.(?:eml|txt|msg)$/.test(file))

describe.skipIf(SIGNED.length === 0)('the signed mails of other projects (REAL_MAIL_DIR)', () => {
  it('are all looked into, and none is proved without its key', async () => {
    const noKeys = zone({})
    for (const file of SIGNED) {
      const proof = await prove(readFileSync(file), noKeys)
      expect([file, proof.dmarc === 'pass', proof.dkimDomains]).toEqual([file, false, []])
    }
    expect(noKeys.asked.length).toBeGreaterThan(50)
  })
})
