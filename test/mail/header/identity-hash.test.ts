import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { identityHash } from '../../../src/mail/header/identity-hash.ts'

const MAIL = readFileSync(new URL('../../mails/q-90862.eml', import.meta.url))
const HASH = identityHash(MAIL).toString('hex')

describe('the identity of a mail', () => {
  it.each([
    ['delivered another way', 'Return-Path: <a@b.example>\r\nDelivered-To: desk@desk.example\r\n'],
    [
      'with folded Received lines',
      'Received: from a.example\r\n\tby b.example;\r\n Tue, 3 Mar 2026 09:12:44 -0600\r\n',
    ],
    [
      'marked by a spam filter',
      'X-Spam-Status: No, score=-1\r\nARC-Seal: i=1; a=rsa-sha256\r\nAuthentication-Results: mx; spf=pass\r\n',
    ],
  ])('is the same when it is %s', (_name, added) => {
    expect(identityHash(Buffer.concat([Buffer.from(added), MAIL])).toString('hex')).toBe(HASH)
  })

  it.each([
    ['another body', MAIL.toString('latin1').replace('02/11/2013', '02/12/2013')],
    ['another subject', MAIL.toString('latin1').replace('rejected claim', 'denied claim')],
    ['a body line that looks like a transport header', `${MAIL.toString('latin1')}X-Spam: no\r\n`],
  ])('differs with %s, though the Message-ID is the same', (_name, raw) => {
    expect(identityHash(Buffer.from(raw, 'latin1')).toString('hex')).not.toBe(HASH)
  })

  it('is a SHA-256 also of nothing at all', () => {
    expect(identityHash(Buffer.alloc(0))).toHaveLength(32)
  })
})
