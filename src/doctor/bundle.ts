import { arch, platform, release } from 'node:os'
import { type Config, SETTING_NAMES } from '../config.ts'
import type { Pool } from '../store/pool.ts'
import type { Examination } from './examine.ts'
import { toJson } from './report.ts'

/** Settings whose values say nothing about anybody. All others are told to be set, or not. */
const SHOWN = new Set(
  `UNDO_SECONDS SECOND_REVIEW INSTANT_ANSWERS INSTANT_CHECK_SHARE POLL_SECONDS MAX_MAIL_MB SMTP_PER_MINUTE SMTP_CONNECTIONS
   ACKNOWLEDGE AUTOMATIC_PER_HOUR SESSION_IDLE_MINUTES SESSION_HOURS VERIFY_SENDERS RETENTION_DAYS CPT_LICENSED TIME_ZONE
   WORKING_HOURS ANSWER_HOURS PORT METRICS_PORT BACKUPS LOG_LEVEL OAUTH_PROVIDER`.split(/\s+/),
)

const DAYS = 7

/**
 * All that helps to find a fault and names nobody: versions, which settings are set, what the doctor found with addresses,
 * hosts and paths taken out, and how often what happened.
 */
export async function makeBundle(
  {
    config,
    pool,
    env,
    version,
  }: {
    config: Config
    pool: Pool
    env: Readonly<Record<string, string | undefined>>
    version: string
  },
  examinations: readonly Examination[],
): Promise<string> {
  const { rows: postgres } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  const { rows: events } = await pool.query<{ kind: string; count: number }>(
    `select kind, count(*) from events where at > now() - make_interval(days => $1) group by kind order by kind`,
    [DAYS],
  )
  const { rows: rowCounts } = await pool.query<{ table: string; rows: number }>(
    `select relname as table, n_live_tup as rows from pg_stat_user_tables where schemaname = 'public' order by relname`,
  )
  const bundle = {
    madeAt: new Date().toISOString(),
    versions: { caseconsultant: version, node: process.version, postgres: postgres[0]?.version ?? null },
    system: { platform: platform(), release: release(), arch: arch() },
    desk: {
      practice: config.mail === null,
      mailboxes: config.mailEdge.accounts.length,
      embeddedDatabase: config.databaseUrl === null,
      queue: config.redisUrl === null ? 'postgres' : 'redis',
    },
    settings: Object.fromEntries(SETTING_NAMES.map((name) => [name, describeSetting(name, env)])),
    examinations: examinations.map(toJson),
    eventsOfTheWeek: Object.fromEntries(events.map(({ kind, count }) => [kind, count])),
    rowsAboutSo: Object.fromEntries(rowCounts.map(({ table, rows }) => [table, rows])),
  }
  return `${redact(JSON.stringify(bundle, null, 2), config)}\n`
}

function describeSetting(name: string, env: Readonly<Record<string, string | undefined>>): string {
  if (env[`${name}_FILE`]) return 'set in a file'
  const value = env[name]
  if (!value) return 'not set'
  return SHOWN.has(name) ? value : 'set'
}

/** Takes out what may tell whose desk it is: addresses, names of hosts, network addresses and paths. */
export function redact(text: string, config: Pick<Config, 'dataDir'>): string {
  return text
    .replaceAll(JSON.stringify(config.dataDir).slice(1, -1), '<data>')
    .replace(/[^\s"<>@:/]+@[^\s"<>,;:/]+/g, '<address>')
    .replace(/\b(?:[a-z0-9_-]+\.)+(?:[a-z]{2,24})\b(?!\.)/gi, (host) => (KEPT_NAMES.test(host) ? host : '<host>'))
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<network address>')
    .replace(/(?<=[\s"(=])\/(?:[^\s"/:)]+\/)+[^\s":)]*/g, '<path>')
}

/** What looks like a name of a host and is none. */
const KEPT_NAMES = /^(?:[\w.-]+\.(?:json|ts|zst|env|sql)|[a-z]+\.(?:received|failed|sent|trouble))$/i
