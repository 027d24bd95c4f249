import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { accountOf, openAccounts } from '../../workers/mail-accounts.ts'
import { startTokenServer, type TokenServer } from '../support/token-server.ts'

let dir: string
let server: TokenServer

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'accounts-'))
  server = await startTokenServer()
})
afterEach(async () => {
  await server.stop()
  rmSync(dir, { recursive: true })
})

function open(more: Record<string, string> = {}) {
  const config = readConfig({
    DATA_DIR: dir,
    IMAP_URL: 'imaps://coding@imap.acme.example',
    SMTP_URL: 'smtps://coding@smtp.acme.example',
    MAIL_FROM: 'Acme <coding@acme.example>',
    OAUTH_TOKEN_URL: server.tokenUrl,
    OAUTH_CLIENT_ID: 'desk-client',
    OAUTH_REFRESH_TOKEN: 'from-the-settings',
    ...more,
  })
  return openAccounts(config, config.mailEdge.accounts)
}

const lastAsked = () => server.requests.at(-1)?.get('refresh_token')

describe('an account that logs in with tokens', () => {
  it('goes on after a restart with the refresh token it was given last, which only its owner can read', async () => {
    await open()[0]?.accessTokens?.get()
    expect(lastAsked()).toBe('from-the-settings')
    await open()[0]?.accessTokens?.get()
    expect(lastAsked()).toBe('refresh-1')
    const [file = ''] = readdirSync(dir)
    expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
  })

  it('takes the one in the settings when a person put a new one there', async () => {
    await open()[0]?.accessTokens?.get()
    await open({ OAUTH_REFRESH_TOKEN: 'a-new-consent' })[0]?.accessTokens?.get()
    expect(lastAsked()).toBe('a-new-consent')
  })

  it('uses one token for mail in and mail out', async () => {
    const [account] = open()
    expect(account?.smtp.accessTokens).toBe(account?.accessTokens)
    expect(account?.smtp.user).toBe('coding')
  })
})

describe('several accounts', () => {
  const SECOND = {
    IMAP_URL_2: 'imaps://appeals:secret@imap.acme.example',
    SMTP_URL_2: 'smtps://appeals:secret@smtp.acme.example',
    MAIL_FROM_2: 'Acme Appeals <appeals@acme.example>',
  }

  it('send by the one whose address an answer comes from, and by the first where it is nobody’s', () => {
    const accounts = open(SECOND)
    expect(accountOf(accounts, 'Appeals@acme.example').smtp.user).toBe('appeals')
    expect(accountOf(accounts, 'coding@acme.example').smtp.user).toBe('coding')
    expect(accountOf(accounts, 'old@acme.example').smtp.user).toBe('coding')
  })

  it('without a server of their own send by the first account, whatever they log in with', () => {
    const [first, second] = open({ IMAP_URL_2: 'imaps://lab:secret@imap.acme.example' })
    expect(second?.smtp).toBe(first?.smtp)
    expect(second?.accessTokens).toBeNull()
  })

  it('may not name one mailbox twice', () => {
    expect(() => open({ IMAP_URL_2: 'imaps://coding:secret@imap.acme.example/INBOX' })).toThrow('the same mailbox')
  })
})
