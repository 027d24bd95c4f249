import { Resolver } from 'node:dns/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openAccounts } from '../../workers/mail-accounts.ts'
import type { OpenDatabase } from '../../workers/open-database.ts'
import { type Config, SETTING_NAMES } from '../config.ts'
import { listNumberedSettings } from '../mail-settings.ts'
import { withinSeconds } from '../queue/within-seconds.ts'
import type { Check, CheckFinding, Examined, Verdict } from './check.ts'
import { checkBackups } from './checks/backups.ts'
import { checkClock } from './checks/clock.ts'
import { checkCodeData } from './checks/code-data.ts'
import { checkConfig } from './checks/config.ts'
import { checkDatabase } from './checks/database.ts'
import { checkDisk } from './checks/disk.ts'
import { checkDns } from './checks/dns.ts'
import { checkImap } from './checks/imap.ts'
import { checkLicences } from './checks/licences.ts'
import { checkLoops } from './checks/loops.ts'
import { checkQueue } from './checks/queue.ts'
import { checkSchema } from './checks/schema.ts'
import { checkSecrets } from './checks/secrets.ts'
import { checkSmtp } from './checks/smtp.ts'
import { checkTimeZone } from './checks/time-zone.ts'
import { checkTls } from './checks/tls.ts'
import { checkWeb } from './checks/web.ts'

/** Every check, in the order they are made and told. */
export const CHECKS: readonly Check[] = [
  checkConfig,
  checkClock,
  checkDatabase,
  checkSchema,
  checkQueue,
  checkImap,
  checkSmtp,
  checkDns,
  checkLoops,
  checkCodeData,
  checkLicences,
  checkBackups,
  checkDisk,
  checkSecrets,
  checkTls,
  checkTimeZone,
  checkWeb,
]

/** One check and what it found; its verdict is the worst of its findings. */
export type Examination = Pick<Check, 'name' | 'title' | 'area'> & { verdict: Verdict; findings: CheckFinding[] }

const SECONDS_A_CHECK = 45

/** What the checks look at. @throws AppError `invalid` where a mailbox is set wrongly */
export function openExamined(
  config: Config,
  { databaseUrl, pool }: Pick<OpenDatabase, 'databaseUrl' | 'pool'>,
  env: Readonly<Record<string, string | undefined>>,
): Examined {
  const { dnsServers, accounts } = config.mailEdge
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (dnsServers.length > 0) resolver.setServers(dnsServers)
  return {
    config,
    databaseUrl,
    pool,
    accounts: openAccounts(config, accounts),
    secretFiles: listSecretFiles(config.dataDir, env),
    envNames: readEnvNames(),
    resolveTxt: (name) => resolver.resolveTxt(name),
    now: () => new Date(),
  }
}

/** What the checks of those names found, one after another; all of them where `only` is null. Never rejects. */
export async function* examine(desk: Examined, only: readonly string[] | null): AsyncGenerator<Examination> {
  for (const check of CHECKS) {
    if (only !== null && !only.includes(check.name)) continue
    yield await runCheck(check, desk)
  }
}

async function runCheck(check: Check, desk: Examined): Promise<Examination> {
  const { name, title, area } = check
  const findings = await withinSeconds(SECONDS_A_CHECK, check.run(desk)).catch((error: Error): CheckFinding[] => [
    { verdict: 'unknown', detail: `could not be looked at (${(error.message || error.name).split('\n')[0]})` },
  ])
  return { name, title, area, findings, verdict: worstOf(findings) }
}

const FROM_WORST: readonly Verdict[] = ['fail', 'warn', 'unknown', 'ok']

const worstOf = (findings: readonly CheckFinding[]): Verdict =>
  FROM_WORST.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'ok'

function listSecretFiles(dataDir: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const inFolder = existsSync(dataDir)
    ? readdirSync(dataDir).filter((name) => /^(?:secret-key|password|oauth-.*\.json)$/.test(name))
    : []
  const settings = [...SETTING_NAMES, ...listNumberedSettings(env)]
  const named = settings.flatMap((name) => env[`${name}_FILE`] ?? [])
  // Those an orchestrator mounts have the modes it gives them, in a place only the container sees.
  const own = named.filter((file) => !resolve(file).startsWith('/run/secrets/'))
  return [...new Set(['.env', ...inFolder.map((name) => join(dataDir, name)), ...own].map((file) => resolve(file)))]
}

/** The names alone: no value of `.env` is of interest here. */
function readEnvNames(): string[] {
  if (!existsSync('.env')) return []
  return [...readFileSync('.env', 'utf8').matchAll(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/gm)].map(
    ([, name]) => name ?? '',
  )
}
