import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeMailKey, mergeEnvText, writeEnvFile } from '../../src/command/env-file.ts'
import { mailboxSettings } from '../../src/command/mailbox-answers.ts'
import { readConfig } from '../../src/config.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../support/dovecot.ts'
import { runFailing } from '../support/run-failing.ts'
import { runCommand } from '../support/running-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

const gmail = {
  provider: 'gmail',
  address: 'coding@acme.example',
  deskName: 'Acme Coding Desk',
  password: 'a b/c?d#e%f',
} as const

describe('what is said about the mailbox', () => {
  it('becomes settings that the desk reads back, whatever stands in the password', () => {
    const config = readConfig(mailboxSettings(gmail))
    expect(config.desk).toEqual({ address: 'coding@acme.example', name: 'Acme Coding Desk' })
    expect(new URL(config.mail?.imapUrl ?? '').hostname).toBe('imap.gmail.com')
    expect(decodeURIComponent(new URL(config.mail?.imapUrl ?? '').password)).toBe('a b/c?d#e%f')
  })

  it('names a token instead of a password where the provider takes none', () => {
    const oauth = { clientId: 'id', clientSecret: '', refreshToken: 'r-1' }
    const settings = mailboxSettings({ ...gmail, provider: 'microsoft', oauth })
    expect(settings).toMatchObject({ OAUTH_PROVIDER: 'microsoft', OAUTH_CLIENT_ID: 'id', OAUTH_REFRESH_TOKEN: 'r-1' })
    expect(settings.IMAP_URL).toBe('imaps://coding%40acme.example@outlook.office365.com:993/INBOX')
    expect(readConfig(settings).mailEdge.oauth?.clientId).toBe('id')
  })

  it.each([
    [{ ...gmail, password: '' }, /password/],
    [{ ...gmail, provider: 'microsoft' as const }, /client id/],
    [{ ...gmail, provider: 'other' as const }, /servers/],
    [{ ...gmail, provider: 'other' as const, imapServer: 'imap.acme', smtpServer: 'smtp.acme' }, /not a mail server/],
  ])('is asked for again where something is missing (%#)', (answers, words) => {
    expect(() => mailboxSettings(answers)).toThrow(words)
  })
})

describe('an .env file', () => {
  it.each([
    ['', { A_B: '1' }, 'A_B=1\n'],
    ['# mine\nA_B=0\nC_D=2\n', { A_B: '1' }, '# mine\nA_B=1\nC_D=2\n'],
    ['A_B=0\nA_B=9\n', { A_B: '1' }, 'A_B=1\n'],
    ['#A_B=0\n', { A_B: '1' }, '#A_B=0\nA_B=1\n'],
  ])('keeps every other line: %j', (before, settings, after) => {
    expect(mergeEnvText(before, settings)).toBe(after)
  })

  it.each(['Acme "Coding" Desk <a@b.example>', "O'Hara <a@b.example>", 'plain', 'a#b', ' x ', 'a$b', 'both \' and "'])(
    'gives %j back as it was',
    (value) => {
      expect(parseEnv(mergeEnvText('', { NAME: value })).NAME).toBe(value)
    },
  )

  it('refuses what no quotes can hold', () => {
    expect(() => mergeEnvText('', { NAME: '\'"`' })).toThrow('NAME_FILE')
  })
})

describe('caseconsultant init', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'init-'))
    file = join(folder, '.env')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('writes a file that only its owner may read, and keeps the key that seals mail', () => {
    writeFileSync(file, 'LOG_LEVEL=warn\n', { mode: 0o644 })
    writeEnvFile(file, makeMailKey(file))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const first = parseEnv(readFileSync(file, 'utf8'))
    expect(first.LOG_LEVEL).toBe('warn')
    expect(Buffer.from(first.RAW_MAIL_KEY ?? '', 'base64')).toHaveLength(32)
    expect(makeMailKey(file)).toEqual({})
  })

  it('says what to give where nobody is there to ask', async () => {
    expect(await runFailing({}, 'init', '--file', file)).toMatchObject({
      code: 2,
      words: expect.stringContaining('--provider'),
    })
  })

  describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'with a real mail server', () => {
    let dovecot: Dovecot
    let sink: SmtpSink

    beforeAll(async () => {
      dovecot = await startDovecot()
      sink = await startSmtpSink()
    })

    afterAll(async () => {
      await sink?.stop()
      await dovecot?.dispose()
    })

    const options = (password: string, port = dovecot.imap.port): string[] => {
      writeFileSync(join(folder, 'password'), password)
      const servers = ['--imap', `imap://127.0.0.1:${port}`, '--smtp', sink.url.replace(/\/\/.*@/, '//')]
      const who = ['--address', 'desk@desk.example', '--user', dovecot.imap.user]
      return [
        'init',
        '--provider',
        'other',
        ...who,
        '--password-file',
        join(folder, 'password'),
        ...servers,
        '--file',
        file,
      ]
    }

    it('tries the mailbox and writes what works', async () => {
      await runCommand({}, ...options(dovecot.imap.password))
      const config = readConfig(parseEnv(readFileSync(file, 'utf8')))
      expect(config.mail?.imapUrl).toContain(`127.0.0.1:${dovecot.imap.port}/INBOX`)
      expect(sink.mails).toEqual([])
    }, 60_000)

    it('explains a wrong password in a sentence, and writes nothing', async () => {
      const { code, words } = await runFailing({}, ...options('wrong'))
      expect(code).toBe(4)
      expect(words).toContain('refuses the user name or the password')
      expect(words).not.toContain('wrong')
      expect(() => readFileSync(file)).toThrow('ENOENT')
    }, 60_000)

    it('explains a port on which nobody listens', async () => {
      const { words } = await runFailing({}, ...options(dovecot.imap.password, 9))
      expect(words).toContain('takes no connections on port 9')
    }, 60_000)
  })
})
