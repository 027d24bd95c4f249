import { type Log, nameError } from '../src/log.ts'
import type { MailboxWatch } from '../src/mail/watch/mailbox.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { joinElection } from '../src/store/mailboxes/mailbox-lease.ts'
import { findOrCreateMailbox, setAnswerAddress } from '../src/store/mailboxes/mailboxes.ts'
import { openDeskReader } from './desk-reader.ts'
import type { OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'
import { type WatchDeps, watchAccount } from './watch-account.ts'

/**
 * The role that brings mail in. Every process that runs it takes part; each mailbox is watched by one of them, and another
 * takes over within seconds when that one ends.
 */
export async function startIntake(
  desk: Desk,
  queue: JobQueue,
  log: Log,
  options: { accounts: readonly OpenAccount[]; fromBeginning: boolean },
): Promise<Role> {
  const { authservId, verifySenders, dnsServers, accounts: real } = desk.config.mailEdge
  const { bounceAddress, replyAddress } = desk.config.outbound.plus
  const ownAddresses = [
    desk.config.desk.address,
    ...options.accounts.flatMap((each) => each.desk?.address ?? []),
    ...[bounceAddress, replyAddress].filter((address) => address !== null),
  ]
  // In practice no mail comes from outside, and nothing is to leave the machine, a look-up neither.
  const checks = { authservId, dnsServers, verifySenders: verifySenders && real.length > 0 }
  const reader = openDeskReader(checks, ownAddresses)
  const deps = { desk, queue, log, reader, ownAddresses, fromBeginning: options.fromBeginning }
  const elections: { stop(): Promise<void> }[] = []
  for (const account of options.accounts) elections.push(await takePart(deps, account))
  return {
    name: 'intake',
    async stop() {
      await Promise.all(elections.map((election) => election.stop()))
      await reader.close()
    },
  }
}

/** Watches the account whenever this process is elected to. */
async function takePart(deps: WatchDeps, account: OpenAccount): Promise<{ stop(): Promise<void> }> {
  const { desk, log } = deps
  const mailbox = await findOrCreateMailbox(desk.pool, account.imap.name)
  await setAnswerAddress(desk.pool, mailbox.id, account.desk)
  let watch: MailboxWatch | null = null
  return joinElection(desk.databaseUrl, mailbox.id, {
    gained() {
      watch = watchAccount(deps, account, mailbox)
    },
    async lost() {
      await watch?.stop().catch((error: unknown) => log.error('mailbox.trouble', { error: nameError(error) }))
      watch = null
    },
    waiting: () => log.info('mailbox.standby'),
  })
}
