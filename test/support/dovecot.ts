import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import { type ImapOptions, parseImapUrl } from '../../src/mail/login/parse-mail-url.ts'
import { findFreePort } from './free-port.ts'
import { findMails, listMailFiles } from './maildir.ts'

const INSTALL = 'install Dovecot 2.3 (Debian: apt-get install dovecot-imapd dovecot-lmtpd) to run these tests'

/** Why tests against a real Dovecot cannot run here, with what to install; null where they can. */
export const dovecotMissing: string | null = findProblem()

export type Dovecot = {
  imap: ImapOptions
  /** Where it takes mail by LMTP, for every local part. */
  lmtpPort: number
  /** Delivers by LMTP, as a real mail server would. */
  deliver(raw: Buffer): Promise<void>
  /** How many mails lie in a folder on disk. */
  count(folder: string): number
  /** The folders in which mails lie whose header holds that line, each as often as they do. */
  placesOf(headerLine: string): string[]
  /** Makes the server forget the UIDs of the inbox, as after a restored backup; it must be stopped. */
  forgetUids(): void
  start(): Promise<void>
  stop(): Promise<void>
  /** kill -9 of the server and all its processes. */
  crash(): Promise<void>
  /** Stops it and removes its files. */
  dispose(): Promise<void>
}

export type DovecotOptions = {
  /** What the server says it can do after login, instead of all it can: to take MOVE or IDLE away. */
  capability?: string
  /** Takes access tokens (XOAUTH2, OAUTHBEARER) that this address calls active, beside the password. */
  introspectionUrl?: string
}

/** A Dovecot of its own on free ports of 127.0.0.1, in a temporary folder, run by root or an ordinary user. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const dir = mkdtempSync(join(tmpdir(), 'dovecot-'))
  const ports = { imap: await findFreePort(), lmtp: await findFreePort() }
  prepareFolders(dir)
  const configFile = join(dir, 'dovecot.conf')
  writeFileSync(configFile, configuration(dir, ports, options))
  if (options.introspectionUrl !== undefined) writeFileSync(tokenFile(dir), tokenSettings(options.introspectionUrl))
  const inbox = join(dir, 'mail', 'desk', 'Maildir')
  let server: ChildProcess | null = null

  const start = async () => {
    server = spawn(findDovecot() ?? 'dovecot', ['-F', '-c', configFile], { stdio: 'ignore', detached: true })
    await waitForPort(ports.imap, dir)
    await waitForPort(ports.lmtp, dir)
  }
  const end = async (signal: NodeJS.Signals) => {
    const running = server
    server = null
    if (running === null || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    // The whole group: left to itself, Dovecot lets connected clients stay for some ten seconds.
    process.kill(-(running.pid ?? 0), signal)
    await ended
  }
  const stop = () => end('SIGTERM')
  await start()
  return {
    imap: parseImapUrl(`imap://desk:secret@127.0.0.1:${ports.imap}/INBOX`),
    lmtpPort: ports.lmtp,
    deliver: (raw) => deliverByLmtp(ports.lmtp, raw),
    count: (folder) => listMailFiles(inbox, folder).length,
    placesOf: (headerLine) => findMails(inbox, headerLine),
    forgetUids() {
      for (const name of readdirSync(inbox)) {
        if (name.startsWith('dovecot')) rmSync(join(inbox, name))
      }
    },
    start,
    stop,
    crash: () => end('SIGKILL'),
    async dispose() {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function findDovecot(): string | null {
  return (
    ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) => existsSync(path)) ??
    null
  )
}

function findProblem(): string | null {
  const program = findDovecot()
  if (program === null) return INSTALL
  try {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
    return version.startsWith('2.3.') ? null : `${INSTALL}; found ${version}`
  } catch {
    return INSTALL
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Dovecot never handles mail as root. */
function mailUser(): { user: string; group: string } {
  if (isRoot()) return { user: 'mail', group: 'mail' }
  return { user: userInfo().username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() }
}

function prepareFolders(dir: string): void {
  chmodSync(dir, 0o755)
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(dir, name))
  if (!isRoot()) return
  const numberOf = (flag: string) => Number(execFileSync('id', [flag, 'mail'], { encoding: 'utf8' }))
  chownSync(join(dir, 'mail'), numberOf('-u'), numberOf('-g'))
}

function configuration(dir: string, ports: { imap: number; lmtp: number }, options: DovecotOptions): string {
  const { user, group } = mailUser()
  const asOrdinaryUser = `
    default_internal_user = ${user}
    default_internal_group = ${group}
    default_login_user = ${user}
    service anvil {
      chroot =
    }
    service imap-login {
      chroot =
    }`
  return `
    base_dir = ${dir}/run
    state_dir = ${dir}/state
    log_path = ${dir}/dovecot.log
    protocols = imap lmtp
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    ${options.introspectionUrl === undefined ? '' : tokenLogin(dir)}
    mail_location = maildir:${dir}/mail/%n/Maildir
    mail_uid = ${user}
    mail_gid = ${group}
    first_valid_uid = 1
    ${options.capability === undefined ? '' : `imap_capability = ${options.capability}`}
    ${isRoot() ? '' : asOrdinaryUser}
    namespace inbox {
      inbox = yes
      separator = /
    }
    passdb {
      driver = static
      args = password=secret
    }
    userdb {
      driver = static
      args = uid=${user} gid=${group} home=${dir}/mail/%n allow_all_users=yes
    }
    service imap-login {
      inet_listener imap {
        port = ${ports.imap}
      }
      inet_listener imaps {
        port = 0
      }
    }
    service lmtp {
      inet_listener lmtp {
        port = ${ports.lmtp}
      }
    }
  `
}

const tokenFile = (dir: string): string => join(dir, 'dovecot-oauth2.conf')

const tokenSettings = (url: string): string =>
  [
    `introspection_url = ${url}`,
    'introspection_mode = auth',
    'username_attribute = email',
    'active_attribute = active',
    'active_value = true',
    '',
  ].join('\n')

const tokenLogin = (dir: string): string => `
    auth_mechanisms = plain xoauth2 oauthbearer
    passdb {
      driver = oauth2
      mechanisms = xoauth2 oauthbearer
      args = ${tokenFile(dir)}
    }`

async function deliverByLmtp(port: number, raw: Buffer): Promise<void> {
  const connection = new SmtpConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject)
      connection.connect((fault) => {
        if (fault) return reject(fault)
        connection.send({ from: 'customer@clinic.example', to: ['desk@desk.example'] }, raw, (refusal, info) => {
          const rejected = refusal ?? info.rejectedErrors?.[0]
          return rejected ? reject(rejected) : resolve()
        })
      })
    })
  } finally {
    connection.close()
  }
}

async function waitForPort(port: number, dir: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await accepts(port)) return
    await sleep(50)
  }
  const log = join(dir, 'dovecot.log')
  throw new Error(`Dovecot did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-500) : 'no log'}`)
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
