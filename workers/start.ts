import type { Config } from '../src/config.ts'
import { AppError } from '../src/domain/app-error.ts'
import { type Log, nameError } from '../src/log.ts'
import type { PracticeMailbox } from '../src/mail/practice/practice-mailbox.ts'
import type { MailAccount } from '../src/mail-settings.ts'
import { createMetrics } from '../src/metrics/metrics.ts'
import { createJobQueue } from '../src/queue/job-queue.ts'
import type { PracticeDesk } from '../src/web/app.ts'
import { claimDataFolder } from './data-folder.ts'
import { startDoors } from './doors.ts'
import { startDrafter } from './drafter.ts'
import { startIntake } from './intake.ts'
import { openAccounts } from './mail-accounts.ts'
import { countEvents, startMetrics } from './metrics.ts'
import { type Desk, openDesk } from './open-desk.ts'
import { practiceDesk, startPractice } from './practice.ts'
import { checkReadiness } from './readiness.ts'
import { ROLES, type Role, type RoleName } from './role.ts'
import { startSender } from './sender.ts'
import { startWhenSettled } from './settle-restore.ts'
import { startSweeper } from './sweeper.ts'
import { startWeb } from './web.ts'

export type StartOptions = {
  /** The roles of this process; all of them where left out. */
  only: readonly RoleName[] | null
  /** Answer mail too that was in the mailbox before the first start. */
  fromBeginning: boolean
}

/** A running desk. */
export type Started = {
  desk: Desk
  /** The operator queue; null where this process does not serve it. */
  url: string | null
  /** The public doors; null where this process does not serve them. */
  doorsUrl: string | null
  /** Null on a desk with a real mailbox. */
  practice: PracticeDesk | null
  stop(): Promise<void>
}

/**
 * Starts the roles asked for and resolves when all of them run; what was started is stopped again where one fails.
 * Stopping goes against the stream: first nothing new comes in, last the database goes.
 */
export async function startDesk(
  config: Config,
  options: StartOptions,
  plainLog: Log,
  notice: (sentence: string) => void,
): Promise<Started> {
  const only = options.only ?? ROLES.filter((role) => role !== 'doors' || config.doors.on)
  const metrics = config.metrics === null ? null : createMetrics()
  const log = metrics === null ? plainLog : countEvents(plainLog, metrics)
  const claim = options.only === null ? claimDataFolder(config.dataDir) : null
  const stops: (() => Promise<void>)[] = [async () => claim?.release()]
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    const desk = await openDesk(config, notice)
    stops.push(() => desk.close())
    const queue = createJobQueue({
      connectionString: desk.databaseUrl,
      redisUrl: config.redisUrl,
      onError: (error, { queue: job, jobId }) =>
        jobId === null
          ? log.warn('queue.trouble', { job, error: nameError(error) })
          : log.warn('job.failed', { job, jobId, error: nameError(error) }),
    })
    stops.push(() => queue.close())
    const practice = await startPracticeIfNeeded(config, options.only)
    if (practice !== null) stops.push(() => practice.stop())
    const accounts = openAccounts(config, practice === null ? config.mailEdge.accounts : [practiceAccount(practice)])
    const mail = accounts.length > 0
    const start = async <Started extends Role>(role: Promise<Started> | Started): Promise<Started> => {
      const started = await role
      stops.push(() => started.stop())
      return started
    }
    if (config.metrics !== null && metrics !== null) {
      const ready = () => checkReadiness(desk, queue)
      const listener = await startMetrics(desk, log, metrics, { ...config.metrics, ready })
      stops.push(() => listener.stop())
    }
    const customers = practice === null ? null : practiceDesk(config, practice)
    const web = only.includes('web') ? await start(startWeb(desk, queue, log, customers, metrics)) : null
    const doors = only.includes('doors') ? await start(startDoors(desk, queue, log)) : null
    const settled = (name: RoleName, role: () => Promise<Role>) => startWhenSettled(name, desk, log, accounts, role)
    if (only.includes('sender') && mail) {
      await start(settled('sender', () => startSender(desk, queue, log, accounts)))
    }
    if (only.includes('drafter')) await start(startDrafter(desk, queue, log))
    if (only.includes('sweeper')) await start(startSweeper(desk, queue, log, metrics))
    if (only.includes('intake') && mail) {
      const { fromBeginning } = options
      await start(settled('intake', () => startIntake(desk, queue, log, { accounts, fromBeginning })))
    }
    if (web !== null) claim?.setUrl(web.url)
    log.info('desk.started', { count: only.length })
    return { desk, url: web?.url ?? null, doorsUrl: doors?.url ?? null, practice: customers, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

const practiceAccount = ({ imapUrl, smtpUrl }: PracticeMailbox): MailAccount => ({
  imapUrl,
  smtpUrl,
  desk: null,
  refreshToken: null,
})

/** Practice needs intake and sender in one process: the mailbox lives in it. */
async function startPracticeIfNeeded(config: Config, only: StartOptions['only']): Promise<PracticeMailbox | null> {
  if (config.mail !== null) return null
  if (only === null) return startPractice(config)
  if (!only.includes('intake') && !only.includes('sender')) return null
  if (ROLES.some((role) => role !== 'doors' && !only.includes(role))) {
    throw new AppError(
      'invalid',
      'The practice mailbox runs only where all roles run together: leave --only away, or set IMAP_URL and SMTP_URL.',
    )
  }
  return startPractice(config)
}
