import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoleName } from '../../workers/role.ts'
import { AUTHSERV_ID } from './whole-mails.ts'
import type { BenchServers, RunPlace } from './whole-servers.ts'

export type Backend = 'postgres' | 'redis'

/** A program that answers the mails of a mailbox. */
export type Program = {
  name: 'desk' | 'bare' | 'naive'
  backend: Backend | null
  /** The database it starts on. */
  place: 'desk' | 'empty'
  /** The only roles of the desk that this process runs; all where left out. */
  only?: readonly RoleName[]
}

/** A product that somebody else makes and a person installs: it answers the same mails in its own way. */
export type Peer = {
  name: 'n8n' | 'Request Tracker 5'
  backend: null
  place: 'n8n' | 'request_tracker'
  /** Why it cannot be started here, with what to install; null where it can. */
  missing: string | null
  /** No run has more mails than that, because it takes so long for each. */
  mostMails: number
  /** What its database holds before a run, its version among it: where that changes, it is filled anew. */
  contents: string
  /** Fills an empty database as its installation does. */
  fill(databaseUrl: string): Promise<void>
  /** Tells it where its mailbox is, before the clock runs. */
  furnish(servers: BenchServers, place: RunPlace): Promise<void>
  start(servers: BenchServers, place: RunPlace): RunningProgram
}

export type RunningProgram = {
  /** The processes it was started with; those they start themselves are not among them. */
  pids(): readonly number[]
  /** Resolves when it reads its mailbox. */
  ready: Promise<void>
  stop(): Promise<void>
}

/** What the programs share of their mail server: as many connections for each. */
const SMTP_CONNECTIONS = '16'

/** No program that is measured takes longer than that to start, even where others want the cores. */
export const READY_SECONDS = 120

/** What the image and the systemd unit give the desk. */
const DESK_MEMORY = '--max-old-space-size=192 --max-semi-space-size=4'

/** Starts it. */
export function startProgram(program: Program | Peer, servers: BenchServers, place: RunPlace): RunningProgram {
  if ('start' in program) return program.start(servers, place)
  const { PATH = '', HOME = '', BENCH_PROFILE } = process.env
  const redis = program.backend === 'redis' ? { REDIS_URL: servers.redisUrl } : {}
  const settings = program.name === 'desk' ? deskSettings(servers, place) : bareSettings(servers, place)
  const profile = BENCH_PROFILE === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${BENCH_PROFILE}`]
  const roles = program.only === undefined ? [] : ['--only', ...program.only]
  const child = spawn(process.execPath, [...profile, ...SCRIPTS[program.name], ...roles], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...settings, ...redis },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return {
    pids: () => [child.pid ?? 0],
    ready: waitForWord(child, program.name === 'desk' ? '"mailbox.opened"' : 'ready'),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
    },
  }
}

const SCRIPTS: Readonly<Record<Program['name'], string[]>> = {
  desk: [join(import.meta.dirname, '..', '..', 'caseconsultant.mjs'), 'start', '--from-beginning'],
  bare: [join(import.meta.dirname, 'whole-bare.ts')],
  naive: [join(import.meta.dirname, 'whole-naive.ts')],
}

/**
 * Instant answers as the product has them, and nothing held back. Signatures are not looked up, since no name can be
 * here; no copy goes into a Sent folder, since the bare pipeline puts none there either.
 */
function deskSettings(servers: BenchServers, place: RunPlace): Record<string, string> {
  return {
    DATA_DIR: servers.deskFolder,
    SECRET_KEY: 'the same for every process of a desk, and long enough',
    DATABASE_URL: place.databaseUrl,
    IMAP_URL: `imap://${place.user}:secret@127.0.0.1:${servers.imapPort}/INBOX`,
    SMTP_URL: servers.sink.url,
    MAIL_FROM: 'Coding Desk <desk@desk.example>',
    PORT: '0',
    INSTANT_ANSWERS: 'confident',
    UNDO_SECONDS: '0',
    AUTHSERV_ID,
    VERIFY_SENDERS: 'off',
    SENT_FOLDER: 'off',
    SMTP_PER_MINUTE: '1000000',
    SMTP_CONNECTIONS,
    NODE_OPTIONS: DESK_MEMORY,
    MALLOC_ARENA_MAX: '2',
  }
}

function bareSettings(servers: BenchServers, place: RunPlace): Record<string, string> {
  return {
    IMAP_PORT: String(servers.imapPort),
    IMAP_USER: place.user,
    SMTP_PORT: String(servers.sink.options.port),
    SMTP_CONNECTIONS,
    DATABASE_URL: place.databaseUrl,
  }
}

/** Resolves when it has written that word; rejects where it ends before or takes longer than two minutes. */
export function waitForWord(child: ChildProcess, word: string): Promise<void> {
  let written = ''
  let heard = false
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const listen = (chunk: Buffer): void => {
    if (heard) return
    written += chunk.toString()
    heard = written.includes(word)
    if (heard) resolve()
  }
  const giveUp = (why: string): void => reject(new Error(`It ${why}: ${written.slice(-2000)}`))
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.once('exit', () => giveUp('ended before it was ready'))
  setTimeout(giveUp, READY_SECONDS * 1000, `was not ready within ${READY_SECONDS} seconds`).unref()
  // Whoever does not ask whether it is ready is not to hear that it ended.
  promise.catch(() => undefined)
  return promise
}
