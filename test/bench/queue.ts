import { createHash } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import type { JobQueue } from '../../src/queue/job-queue.ts'
import { addSession } from '../../src/store/people/sessions.ts'
import type { Pool } from '../../src/store/pool.ts'
import { type Desk, openDesk } from '../../workers/open-desk.ts'
import { startWeb } from '../../workers/web.ts'
import { createChoice } from '../support/seeded-choice.ts'
import { type QueueSize, seedQueue } from './seed-queue.ts'

/** What a page is held against: milliseconds on the server, and bytes of HTML. */
const ALLOWED_MS = 50
const ALLOWED_BYTES = 60_000

const ROUNDS = 120
const WARM_UP = 10

/** A million cases of which a fifth is open; `QUEUE_CASES` makes it fewer for a quick look. */
const size = (): QueueSize => {
  const cases = Number(process.env.QUEUE_CASES ?? 1_000_000)
  return { cases, open: Math.round(cases / 5) }
}

/** Prints how long the pages of a full desk take on the server, from the request to the last byte, and how large they are. */
export async function benchQueue(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-bench-'))
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  try {
    const desk = await openDesk(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' }), () => {})
    try {
      const begin = performance.now()
      const wanted = size()
      await seedQueue(desk.pool, wanted)
      line(
        `${wanted.cases} cases, ${wanted.open} open`,
        `seeded in ${Math.round((performance.now() - begin) / 1000)} s`,
      )
      await measurePages(desk, wanted)
    } finally {
      await desk.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measurePages(desk: Desk, { cases, open }: QueueSize): Promise<void> {
  const web = await startWeb(desk, IDLE_QUEUE, createLog('silent', { readable: false }), null)
  try {
    const cookie = await signIn(desk.pool)
    const choose = createChoice()
    const any = (): number => 1 + choose(cases)
    for (const [name, path] of Object.entries(listPages(choose, any, cases, open))) {
      await measure(web.url, cookie, name, path)
    }
  } finally {
    await web.stop()
  }
}

/** Nothing is drafted or sent while pages are read. */
const IDLE_QUEUE = { enqueue: async () => undefined } as unknown as JobQueue

type Pages = Readonly<Record<string, () => string>>

/** Addresses of every kind of page, another one at each call. */
function listPages(choose: (end: number) => number, any: () => number, cases: number, open: number): Pages {
  const common = (): string => String(99_202 - choose(40))
  const rare = (): string => String(99_202 - 10_000 - choose(8_000))
  const word = (end: number): string => `word${choose(end)}`
  const search = (make: () => string) => () => `/queue?q=${encodeURIComponent(make())}`
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  /** That many days, the last on which anything was sent; the newest cases are open. */
  const answered = (days: number): string => {
    const last = Math.ceil((open * 90) / 86_400)
    return `from=${daysAgo(last + days)}&to=${daysAgo(last)}`
  }
  const someday = (): string => new Date(Date.now() - choose(cases) * 90_000).toISOString().slice(0, 10)
  return {
    'list, all open by due': () => '/queue?view=open',
    'list, unassigned by due': () => '/queue?view=unassigned',
    'list, mine by due': () => '/queue?view=mine',
    'list, unassigned, newest': () => '/queue?view=unassigned&sort=newest',
    'list, sent': () => '/queue?view=sent',
    'list, rejected, attention, awaiting, quarantine, snoozed': () =>
      `/queue?view=${['rejected', 'attention', 'awaiting', 'quarantine', 'snoozed'][choose(5)]}`,
    'list, some page of all': () => `/queue?view=all&after=${any()}`,
    'list, some page back': () => `/queue?view=all&before=${any()}`,
    'list, some page of sent': () => `/queue?view=sent&after=${Date.now() * 1000 - choose(cases) * 90_000_000}.1`,
    'search, a common code': search(() => `code:${common()}`),
    'search, a rare code': search(() => `code:${rare()}`),
    'search, a code in one state': search(() => `code:${common()} state:sent`),
    'search, codes answered together': search(() => `cited:${common()} cited:${common()}`),
    'search, a sender': search(() => `from:sender${choose(2_000)}@clinic${choose(2_000)}.example`),
    'search, a domain': search(() => `from:clinic${choose(3_000)}.example`),
    'search, a common word': search(() => word(100)),
    'search, a rare word': search(() => word(30_000)),
    'search, two words': search(() => `${word(3_000)} ${word(3_000)}`),
    'search, a phrase everybody writes': search(() => '"modifier 25"'),
    'search, code, phrase and state': search(() => `code:${common()} state:sent "modifier 25" -${word(300)}`),
    'search, code of some days': search(() => `code:${common()} after:${someday()}`),
    'search, before some day': search(() => `before:${someday()} ${word(3_000)}`),
    'case, open': () => `/cases/Q-${cases - choose(open)}?view=open`,
    'case, any': () => `/cases/Q-${any()}?view=all`,
    'report, four weeks by week': () => `/reports?by=week&${answered(28)}`,
    'report, four weeks by person': () => `/reports?by=person&${answered(28)}`,
    'report, four weeks by template': () => `/reports?by=rule&${answered(28)}`,
    'report, half a year by week': () => `/reports?by=week&${answered(182)}`,
  }
}

async function signIn(pool: Pool): Promise<string> {
  // Reports are of everybody.
  await pool.query(`update operators set role = 'lead' where id = 1`)
  const tokenSha256 = createHash('sha256').update('bench').digest()
  await addSession(pool, { operatorId: 1, tokenSha256, expiresAt: new Date(Date.now() + 3_600_000) })
  return 'desk_session=bench'
}

async function measure(url: string, cookie: string, name: string, path: () => string): Promise<void> {
  const millis: number[] = []
  let bytes = 0
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const begin = performance.now()
    const response = await fetch(url + path(), { headers: { cookie }, redirect: 'manual' })
    const page = await response.text()
    const passed = performance.now() - begin
    if (response.status !== 200) throw new Error(`${name}: the page came with status ${response.status}`)
    if (round < 0) continue
    millis.push(passed)
    bytes = Math.max(bytes, Buffer.byteLength(page))
  }
  millis.sort((left, right) => left - right)
  const at = (share: number): number => millis[Math.floor(millis.length * share)] ?? Number.NaN
  const held = at(0.95) < ALLOWED_MS && bytes < ALLOWED_BYTES
  line(
    name,
    `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, ${(bytes / 1000).toFixed(0)} KB; wanted p95 < ${ALLOWED_MS} ms, < ${ALLOWED_BYTES / 1000} KB: ${held ? 'yes' : 'NO'}`,
  )
}

const line = (name: string, figure: string): void => {
  process.stdout.write(`  ${name.padEnd(58)}${figure}\n`)
}
