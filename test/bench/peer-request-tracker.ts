import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../support/free-port.ts'
import { inFolder, startInFolder, waitForPort } from './kept-program.ts'
import { type Peer, READY_SECONDS, type RunningProgram } from './whole-programs.ts'
import type { BenchServers, RunPlace } from './whole-servers.ts'

const SERVER = '/usr/share/request-tracker5/libexec/rt-server'

const SETUP = '/usr/sbin/rt-setup-database-5'

const NEEDED = [SERVER, SETUP, 'rt-mailgate-5', 'fetchmail', 'msmtp', 'plackup', 'w3m']

const INSTALL =
  'Request Tracker 5 is not installed. Debian 12: echo "request-tracker5 request-tracker5/dbconfig-install boolean false" | debconf-set-selections; ' +
  'apt-get install --no-install-recommends request-tracker5 rt5-db-postgresql rt5-standalone fetchmail msmtp msmtp-mta w3m'

const WORKERS = '3'

const POLL_SECONDS = '1'

/**
 * Request Tracker 5 as Debian has it and as its manual sets it up: fetchmail waits at the mailbox (IDLE) and hands each mail
 * to rt-mailgate, which posts it to the web server (Starlet, three workers); a ticket is made, and the scrip that comes with
 * it answers through msmtp.
 */
export const REQUEST_TRACKER: Peer = {
  name: 'Request Tracker 5',
  backend: null,
  place: 'request_tracker',
  missing: NEEDED.every(isInstalled) ? null : INSTALL,
  mostMails: 120,
  contents: `Request Tracker ${findVersion()}, anyone may ask by mail`,
  fill: fillDatabase,
  furnish: async () => undefined,
  start,
}

function isInstalled(program: string): boolean {
  const folders = program.startsWith('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}

function findVersion(): string {
  const file = '/usr/share/request-tracker5/lib/RT/Generated.pm'
  return (existsSync(file) && /VERSION = '([\d.]+)/.exec(readFileSync(file, 'utf8'))?.[1]) || '5'
}

/** Rights without which a mail of somebody unknown makes no ticket. */
const RIGHTS = `push @ACL, map {
  { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Queue => 'General', Right => $_ }
} qw(SeeQueue CreateTicket ReplyToTicket);
1;
`

async function fillDatabase(databaseUrl: string): Promise<void> {
  await inFolder(async (folder) => {
    const settings = await writeSettings(folder, { databaseUrl, smtpPort: 25, webPort: 80 })
    const rights = join(folder, 'rights')
    await writeFile(rights, RIGHTS)
    const { username, password } = new URL(databaseUrl)
    const login = ['--dba', username, '--dba-password', decodeURIComponent(password)]
    const env = { PATH: process.env.PATH, HOME: folder, ...settings }
    const run = (...args: string[]) => promisify(execFile)(SETUP, [...args, ...login], { cwd: folder, env })
    await run('--action', 'init', '--skip-create')
    await run('--action', 'insert', '--datafile', rights)
  })
}

function start(servers: BenchServers, place: RunPlace): RunningProgram {
  return startInFolder(async (folder, keep) => {
    const webPort = await findFreePort()
    const smtpPort = servers.sink.options.port
    const env = await writeSettings(folder, { databaseUrl: place.databaseUrl, smtpPort, webPort })
    const address = ['--host', '127.0.0.1', '--port', String(webPort)]
    const web = keep([SERVER, '--server', 'Starlet', ...address, '--max-workers', WORKERS], env)
    await waitForPort(webPort, web, READY_SECONDS)
    const fetched = join(folder, 'fetchmailrc')
    await writeFile(fetched, fetchmailSettings(servers, place, webPort), { mode: 0o600 })
    const files = ['-f', fetched, '--pidfile', join(folder, 'fetchmail.pid')]
    const fetchmail = ['fetchmail', ...files, '-d', POLL_SECONDS, '--nodetach', '--silent']
    keep(fetchmail, { ...env, FETCHMAILHOME: folder })
  })
}

/** Every mail that was not fetched yet, plain as the other programs fetch it, goes to rt-mailgate and stays in the mailbox. */
const fetchmailSettings = ({ imapPort }: BenchServers, { user }: RunPlace, webPort: number): string =>
  `set no bouncemail
poll 127.0.0.1 protocol IMAP port ${imapPort} auth password user "${user}" password "secret" sslproto "" no rewrite idle keep \
is "${userInfo().username}" here mda "rt-mailgate-5 --queue General --action correspond --url http://127.0.0.1:${webPort}/"
`

/** The environment in which Request Tracker reads the settings of this folder and no others. */
async function writeSettings(
  folder: string,
  { databaseUrl, smtpPort, webPort }: { databaseUrl: string; smtpPort: number; webPort: number },
): Promise<Record<string, string>> {
  const database = new URL(databaseUrl)
  const set = {
    rtname: 'desk',
    Organization: 'desk.example',
    CorrespondAddress: 'desk@desk.example',
    CommentAddress: 'comment@desk.example',
    WebDomain: '127.0.0.1',
    WebPort: String(webPort),
    WebBaseURL: `http://127.0.0.1:${webPort}`,
    DatabaseType: 'Pg',
    DatabaseHost: database.hostname,
    DatabasePort: database.port,
    DatabaseUser: database.username,
    DatabaseAdmin: database.username,
    DatabasePassword: decodeURIComponent(database.password),
    DatabaseName: database.pathname.slice(1),
    MailCommand: 'sendmailpipe',
    SendmailPath: '/usr/bin/msmtp',
    SendmailArguments: `--file=${join(folder, 'msmtprc')} --read-envelope-from`,
    LogToSTDERR: 'warning',
    Timezone: 'UTC',
    LogDir: folder,
    MasonDataDir: join(folder, 'pages'),
    MasonSessionDir: join(folder, 'sessions'),
  }
  const lines = Object.entries(set).map(([name, value]) => `Set($${name}, '${value.replaceAll(/[\\']/g, '\\$&')}');`)
  lines.push('Set($LogToSyslog, undef);', 'Set(%GnuPG, Enable => 0);', 'Set(%SMIME, Enable => 0);', '1;', '')
  const mailServer = ['account default', 'host 127.0.0.1', `port ${smtpPort}`, 'from desk@desk.example']
  for (const name of ['pages', 'sessions']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'RT_SiteConfig.pm'), lines.join('\n'), { mode: 0o600 })
  await writeFile(join(folder, 'msmtprc'), [...mailServer, 'auth off', 'tls off', 'syslog off', ''].join('\n'), {
    mode: 0o600,
  })
  return { RT_SITE_CONFIG: join(folder, 'RT_SiteConfig.pm'), RT_SITE_CONFIG_DIR: folder }
}
