import type { ImapFlow } from 'imapflow'
import { type FetchedMail, fetchMail, fetchRange, fetchWithoutBody, RANGE_MAILS } from './imap-connection.ts'

/** With the pauses between them, some five minutes. */
const FETCH_ATTEMPTS = 10

export type MailFetcher = {
  /**
   * The next of those mails: several at once or, where the first is not as others are, that one alone. Empty where it is
   * no longer in the mailbox. Rejects where the first cannot be had now; asked often enough, it comes without its bytes.
   */
  fetchSome(client: ImapFlow, uidValidity: bigint, uids: readonly number[]): Promise<FetchedMail[]>
}

/** Remembers between two polls which mail could not be had, so that it holds up the ones behind it for a while only. */
export function createMailFetcher(maxBytes: number, attempts = FETCH_ATTEMPTS): MailFetcher {
  let failures = { uid: 0, count: 0 }
  let oneByOneUpTo = 0

  async function fetchAlone(client: ImapFlow, uidValidity: bigint, uid: number): Promise<FetchedMail | null> {
    if (failures.uid !== uid) failures = { uid, count: 0 }
    if (failures.count >= attempts) return await fetchWithoutBody(client, uidValidity, uid)
    failures.count += 1
    const mail = await fetchMail(client, uidValidity, uid, maxBytes)
    failures.count = 0
    return mail
  }

  return {
    async fetchSome(client, uidValidity, uids) {
      const [first = 0] = uids
      if (uids.length > 1 && first > oneByOneUpTo) {
        try {
          const mails = await fetchRange(client, uidValidity, uids, maxBytes)
          if (mails.length > 0) return mails
        } catch (error) {
          if (!client.usable) throw error
          // One of them cannot be had: alone, it is known which.
          oneByOneUpTo = uids[RANGE_MAILS - 1] ?? uids.at(-1) ?? 0
        }
      }
      const mail = await fetchAlone(client, uidValidity, first)
      return mail === null ? [] : [mail]
    },
  }
}
