import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig, SETTING_NAMES } from '../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const mailSettings = {
  IMAP_URL: 'imaps://desk%40acme.example:secret@imap.acme.example/INBOX',
  SMTP_URL: 'smtps://desk%40acme.example:secret@smtp.acme.example',
  MAIL_FROM: 'Acme Coding Desk <coding@acme.example>',
}

describe('the configuration', () => {
  it('with nothing set is a practice desk on this machine', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
      mail: null,
      host: '127.0.0.1',
      port: 8080,
      undoSeconds: 30,
      cptLicensed: false,
    })
  })

  it('with the mailbox set reads and answers real mail', () => {
    expect(readConfig(mailSettings)).toMatchObject({
      mail: { imapUrl: mailSettings.IMAP_URL, smtpUrl: mailSettings.SMTP_URL },
      desk: { address: 'coding@acme.example', name: 'Acme Coding Desk' },
    })
  })

  it('takes a secret from the file that NAME_FILE names, without its line end', () => {
    const file = join(folder, 'secret')
    writeFileSync(file, `${'s'.repeat(40)}\n`)
    expect(readConfig({ SECRET_KEY_FILE: file }).secretKey).toBe('s'.repeat(40))
  })

  it('takes an empty variable for an absent one, as Docker sets them', () => {
    expect(readConfig({ REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: null, port: 8080 })
  })

  it('with numbered mailboxes answers each from its own address and leaves the rest to the first', () => {
    const { accounts } = readConfig({
      ...mailSettings,
      IMAP_URL_3: 'imaps://lab:secret@imap.acme.example',
      IMAP_URL_2: 'imaps://appeals:secret@imap.acme.example',
      SMTP_URL_2: 'smtps://appeals:secret@smtp.acme.example',
      MAIL_FROM_2: 'Acme Appeals <appeals@acme.example>',
    }).mailEdge
    expect(accounts.map(({ smtpUrl, desk }) => [smtpUrl, desk])).toEqual([
      [mailSettings.SMTP_URL, null],
      ['smtps://appeals:secret@smtp.acme.example', { address: 'appeals@acme.example', name: 'Acme Appeals' }],
      [null, null],
    ])
  })

  it('takes a numbered setting from a file too', () => {
    const file = join(folder, 'imap-2')
    writeFileSync(file, 'imaps://appeals:secret@imap.acme.example\n')
    expect(readConfig({ ...mailSettings, IMAP_URL_2_FILE: file }).mailEdge.accounts).toHaveLength(2)
  })

  it('knows where Microsoft and Google hand out tokens, and takes another place for it', () => {
    const tokens = { ...mailSettings, OAUTH_CLIENT_ID: 'c', OAUTH_REFRESH_TOKEN: 'r' }
    const microsoft = readConfig({ ...tokens, OAUTH_PROVIDER: 'microsoft' }).mailEdge.oauth
    expect(microsoft?.tokenUrl).toContain('login.microsoftonline.com')
    expect(microsoft?.scope).toContain('offline_access')
    const google = readConfig({ ...tokens, OAUTH_PROVIDER: 'google' }).mailEdge.oauth
    expect(google).toMatchObject({ tokenUrl: 'https://oauth2.googleapis.com/token', clientSecret: null, scope: null })
    const own = { OAUTH_PROVIDER: 'microsoft', OAUTH_TOKEN_URL: 'https://login.acme.example/token' }
    expect(readConfig({ ...tokens, ...own }).mailEdge.oauth?.tokenUrl).toBe('https://login.acme.example/token')
  })

  it('lets one mailbox log in with a password and another with a token', () => {
    const { accounts } = readConfig({
      ...mailSettings,
      OAUTH_PROVIDER: 'google',
      OAUTH_CLIENT_ID: 'c',
      IMAP_URL_2: 'imaps://lab@imap.gmail.com',
      OAUTH_REFRESH_TOKEN_2: 'r',
    }).mailEdge
    expect(accounts.map(({ refreshToken }) => refreshToken)).toEqual([null, 'r'])
  })

  it('takes keys in base64 or hexadecimal, the newest first', () => {
    const hex = 'ab'.repeat(32)
    const base64 = Buffer.from(hex, 'hex').toString('base64')
    const [one, other] = readConfig({ RAW_MAIL_KEY: `${base64}, ${hex}` }).mailEdge.rawMailKeys
    expect(one).toEqual(other)
  })

  it('cannot be changed', () => {
    expect(() => Object.assign(readConfig({}), { port: 1 })).toThrow(TypeError)
  })

  it.each([
    [{ PORT: '99999' }, 'PORT must be at most 65535'],
    [{ PORT: 'http' }, 'PORT must be a number'],
    [{ IMAP_URL: mailSettings.IMAP_URL }, 'SMTP_URL must be set too'],
    [{ ...mailSettings, MAIL_FROM: '' }, 'MAIL_FROM must be set'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be an address such as'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a URL that begins with postgres:// or postgresql://'],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY must have at least 32 characters'],
    [{ SECRET_KEY_FILE: '/nowhere/at/all' }, 'SECRET_KEY_FILE names a file that cannot be read'],
    [{ REDIS_URL: 'redis://a', REDIS_URL_FILE: '/b' }, 'REDIS_URL and REDIS_URL_FILE are both set'],
    [{ CPT_LICENSED: 'yes' }, 'CPT_LICENSED must be true or false'],
    [{ ...mailSettings, IMAP_URL_2: 'pop3://x' }, 'IMAP_URL_2 must be a URL that begins with imap://'],
    [{ ...mailSettings, MAIL_FROM_2: 'Appeals <appeals@acme.example>' }, 'IMAP_URL_2 must be a URL'],
    [{ ...mailSettings, IMAP_URL_2: 'imap://a:b@c', MAIL_FROM_2: 'nobody' }, 'MAIL_FROM_2 must be an address'],
    [{ IMAP_URL_2: 'imap://a:b@c' }, 'IMAP_URL and SMTP_URL must be set before those with a number'],
    [{ ...mailSettings, OAUTH_PROVIDER: 'microsoft', OAUTH_CLIENT_ID: 'x' }, 'one of them is missing'],
    [{ ...mailSettings, IMAP_URL_2: 'imap://a@c', OAUTH_REFRESH_TOKEN_2: 'r' }, 'one of them is missing'],
    [{ RAW_MAIL_KEY: 'short' }, 'RAW_MAIL_KEY must be 32 random bytes'],
    [{ VERIFY_SENDERS: 'maybe' }, 'VERIFY_SENDERS must be on or off'],
    [{ RETENTION_DAYS: '-1' }, 'RETENTION_DAYS'],
  ])('%o is refused: %s', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
  })

  it('names every fault at once and repeats no value', () => {
    const fault = (() => {
      try {
        readConfig({ PORT: '99999', DATABASE_URL: 'mysql://user:hunter2@db' })
      } catch (error) {
        return (error as Error).message
      }
    })()
    expect(fault).toMatch(/PORT[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*PORT/)
    expect(fault).not.toContain('hunter2')
  })

  it('signs people in with a company where all of it is set, and names what is missing', () => {
    const company = { OIDC_ISSUER: 'https://login.acme.example', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 's' }
    expect(readConfig({}).oidc).toBeNull()
    const whole = { ...company, BASE_URL: 'https://desk.example', OIDC_NAME: 'Acme' }
    expect(readConfig(whole).oidc).toMatchObject({ issuer: 'https://login.acme.example', label: 'Acme' })
    expect(() => readConfig({ OIDC_ISSUER: 'https://login.acme.example' })).toThrow(/OIDC_CLIENT_ID must be set too/)
    expect(() => readConfig(company)).toThrow(/BASE_URL must be set too/)
  })

  it('is listed in .env.example, every setting of it', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8')
    expect(SETTING_NAMES.filter((name) => !new RegExp(`^#${name}=`, 'm').test(example))).toEqual([])
  })
})
