import { momentOf } from '../../http/time-in-words.ts'
import type { OutboundPause } from '../../store/replies/outbound-pauses.ts'
import { readDeskHealth } from '../../store/upkeep/desk-health.ts'
import type { WebDeps } from '../web-deps.ts'

const POLL_SECONDS = 60
/** Looking into the mailbox takes its time, and once may fail. */
const GRACE_SECONDS = 120

/** What keeps mail from coming or going, in words; usually nothing. */
export async function composeTroubles(deps: WebDeps): Promise<string[]> {
  const { lastPolledAt, postponed, lastError, pauses } = await readDeskHealth(deps.pool)
  const now = deps.now()
  const troubles: string[] = []
  const patience = ((deps.pollSeconds ?? POLL_SECONDS) * 2 + GRACE_SECONDS) * 1000
  if (lastPolledAt !== null && now.getTime() - lastPolledAt.getTime() > patience) {
    troubles.push(`New mail has not been collected since ${momentOf(lastPolledAt, now).words}.`)
  }
  if (postponed > 0) {
    const waiting = postponed === 1 ? '1 waits' : `${postponed} wait`
    troubles.push(
      `Answers are being held, not lost: ${waiting} for the mail server. Its last words: ${lastError ?? 'none'}.`,
    )
  }
  troubles.push(...pauses.map((pause) => pauseInWords(pause, now)))
  return troubles
}

const PAUSE_WORDS: Readonly<Record<OutboundPause['cause'], string>> = {
  busy: 'The mail server asked for a rest: all mail waits',
  refused: 'The mail server refuses our login or our address: all mail waits, and somebody has to put that right',
  unreachable: 'The mail server cannot be reached: all mail waits',
  too_many: 'Automatic mail has been stopped, because so much of it left: answers are not concerned',
}

const pauseInWords = ({ cause, why, pausedUntil }: OutboundPause, now: Date): string =>
  `${PAUSE_WORDS[cause]}. It goes on by itself at ${momentOf(pausedUntil, now).words}. ${cause === 'too_many' ? '' : `Last words of the server: ${why}`}`.trim()
