import type { ImapFlow } from 'imapflow'
import type { LineWatch } from './watch-line.ts'

/** Mail comes in spells: for so long after one the next is looked for by asking. */
const SPELL_SECONDS = 3

/** Servers tell a client that idles of new mail only after they have waited for more of it; Dovecot waits half a second. */
const EVERY_MS = 100

/** A server that answers later than this is not one beside us, and is not to be asked ten times a second. */
const NEAR_MS = 10

/** So many late answers in a row are the way there, and no delay of our own; then nothing is asked for so long. */
const LATE_ANSWERS = 3
const REST_SECONDS = 60

/** Looks for new mail more often than a server tells of it, while mail is coming and where asking costs next to nothing. */
export type OftenLook = {
  mailCame(): void
  /** Resolves when `isOver`, when the spell is over, or at once where there is none. Throws where the connection does. */
  look(client: Pick<ImapFlow, 'noop' | 'usable'>, line: LineWatch | null, isOver: () => boolean): Promise<void>
}

/** For one connection. */
export function lookOften(everyMs = EVERY_MS, nearMs = NEAR_MS): OftenLook {
  let spellEnds = 0
  let late = 0
  let restEnds = 0
  return {
    mailCame() {
      spellEnds = performance.now() + SPELL_SECONDS * 1000
    },
    async look(client, line, isOver) {
      const isOn = (now: number): boolean => now < spellEnds && now > restEnds && client.usable && !isOver()
      while (isOn(performance.now())) {
        const asked = performance.now()
        line?.waiting()
        await client.noop()
        line?.resting()
        late = performance.now() - asked > nearMs ? late + 1 : 0
        if (late >= LATE_ANSWERS) {
          restEnds = performance.now() + REST_SECONDS * 1000
          late = 0
        }
        if (isOn(performance.now())) await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
    },
  }
}
