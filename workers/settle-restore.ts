import { setTimeout as sleep } from 'node:timers/promises'
import { type SettledMailbox, settleRestore } from '../src/flow/send/settle-restore.ts'
import { type Log, nameError } from '../src/log.ts'
import { identityHash } from '../src/mail/header/identity-hash.ts'
import { recallMails } from '../src/mail/watch/recall-mails.ts'
import { openSentFolder } from '../src/mail/watch/sent-folder.ts'
import { isMailStored } from '../src/store/mailboxes/find-messages.ts'
import { findLeftAbout, keepLeftMails, listAnsweredSince, listOpenSince } from '../src/store/upkeep/left-mails.ts'
import {
  endRestore,
  findUnsettledRestore,
  listRestoredReplies,
  putAside,
  settleAlone,
  settleRestoredReply,
} from '../src/store/upkeep/restores.ts'
import type { OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'
import type { Role, RoleName } from './role.ts'
import { PROCESSED_FOLDER } from './watch-account.ts'

const TRY_AGAIN_SECONDS = 15

/**
 * The role, running at once, or, after a restore, as soon as it is known what had left since the backup: until then nothing
 * is sent and nothing is read.
 */
export async function startWhenSettled(
  name: RoleName,
  desk: Desk,
  log: Log,
  accounts: readonly OpenAccount[],
  start: () => Promise<Role> | Role,
): Promise<Role> {
  if ((await findUnsettledRestore(desk.pool)) === null) return start()
  const stopping = new AbortController()
  let role: Role | null = null
  const waiting = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if (await settle(desk, log, accounts)) {
          role = await start()
          return
        }
      } catch (error) {
        log.warn('restore.waiting', { error: nameError(error) })
      }
      await sleep(TRY_AGAIN_SECONDS * 1000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    name,
    async stop() {
      stopping.abort()
      await waiting
      await role?.stop()
    },
  }
}

/** True when nothing is left to find out. */
async function settle(desk: Desk, log: Log, accounts: readonly OpenAccount[]): Promise<boolean> {
  await settleAlone(desk.pool, async () => {
    const restore = await findUnsettledRestore(desk.pool)
    if (restore === null) return
    const { pool } = desk
    // In practice no mail has left the machine.
    if (desk.config.mail === null) return endRestore(pool, restore, [], {})
    const counts = await settleRestore(restore, {
      mailboxes: accounts.map((account) => openMailbox(desk, account)),
      keepLeftMails: (mails) => keepLeftMails(pool, mails),
      listRestoredReplies: () => listRestoredReplies(pool, restore),
      findLeftAbout: (caseId) => findLeftAbout(pool, caseId),
      settleReply: (id, left, why) => settleRestoredReply(pool, id, left, why),
      listAnsweredSince: () => listAnsweredSince(pool, restore),
      listOpenSince: (addresses) => listOpenSince(pool, restore, addresses),
      putAside: (caseId, why) => putAside(pool, caseId, why),
      end: (uncompared, found) => endRestore(pool, restore, uncompared, found),
    })
    log.info('restore.settled', { count: counts.left + counts.uncertain + counts.putAside + counts.recalled })
  })
  return (await findUnsettledRestore(desk.pool)) === null
}

function openMailbox({ pool, config }: Desk, account: OpenAccount): SettledMailbox {
  const { imap, accessTokens, desk } = account
  const { sentFolder } = config.outbound
  return {
    address: desk?.address ?? null,
    openSent: async () => (sentFolder === 'off' ? null : openSentFolder(imap, sentFolder, accessTokens)),
    recall: (since) =>
      recallMails(imap, accessTokens, { folder: PROCESSED_FOLDER, since, maxBytes: config.maxMailBytes }, (mail) =>
        isMailStored(pool, mail.raw === null ? { bytes: mail.bytes } : { identitySha256: identityHash(mail.raw) }),
      ),
  }
}
