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

  it('is listed in .env.example, every setting of it', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8')
    expect(SETTING_NAMES.filter((name) => !new RegExp(`^#${name}=`, 'm').test(example))).toEqual([])
  })
})
