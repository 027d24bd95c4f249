import { setTimeout as sleep } from 'node:timers/promises'
import { waitFor } from './fault-rig.ts'
import type { Figures } from './figures.ts'
import type { ObservedProxy, Observer, Verdict } from './observed-proxy.ts'
import type { Scenario } from './scenarios.ts'

/** A dead line has to be noticed within this time. */
const DETECT_SECONDS = 120

const FETCH = /^(\S+) UID FETCH .*BODY\.PEEK\[\]/im
const LITERAL = /BODY\[\] \{\d+\}/
const MOVE = /^(\S+) UID MOVE/im
const OPEN_INBOX = /^\S+ SELECT "?INBOX/im
const LOGIN = /^(\S+) (?:LOGIN|AUTHENTICATE)/im

/** What goes wrong between the desk and its mail server. */
export const NETWORK_FAULTS: readonly Scenario[] = [
  {
    name: 'line to IMAP that passes nothing and is not closed',
    async harm({ imap }, figures) {
      await noticed(imap, figures, () => imap.forget())
    },
  },
  {
    name: 'half of a mail, then BYE',
    harm: async ({ imap }) =>
      manyTimes(imap, 3, (from, text) =>
        from === 'server' && LITERAL.test(text)
          ? { pass: `${text.slice(0, text.length / 2)}\r\n* BYE Session invalidated - AccessTokenExpired\r\n` }
          : undefined,
      ),
  },
  { name: 'NO [LIMIT] to five fetches', harm: async ({ imap }) => refuseCommands(imap, FETCH, 5, 'NO [LIMIT]') },
  { name: 'NO [THROTTLED] to five moves', harm: async ({ imap }) => refuseCommands(imap, MOVE, 5, 'NO [THROTTLED]') },
  {
    name: 'NO [UNAVAILABLE] to three logins',
    async harm({ imap }) {
      refuseCommands(imap, LOGIN, 3, 'NO [UNAVAILABLE]')
      imap.cut()
    },
  },
  {
    name: 'IMAP server that sends a byte every two seconds',
    async harm({ imap }, figures) {
      await noticed(imap, figures, () => imap.trickle(2000))
    },
  },
  {
    name: 'mail server that is silent after its greeting',
    async harm({ mailOut }) {
      manyTimes(mailOut, 1, (from) => (from === 'client' ? 'stop' : undefined))
      return async () => mailOut.cut()
    },
  },
]

/** How long it takes until the desk opens the mailbox on a new line, which it does only where it has given the old one up. */
async function noticed(proxy: ObservedProxy, figures: Figures, harm: () => void): Promise<void> {
  let isNew = false
  // The Sent folder has lines of its own.
  proxy.watch((from, text) => {
    if (from === 'client' && OPEN_INBOX.test(text)) isNew = true
    return undefined
  })
  const begin = Date.now()
  harm()
  const found = await waitFor(DETECT_SECONDS + 60, async () => (isNew ? true : null))
  const seconds = (Date.now() - begin) / 1000
  figures.detectSeconds.push(seconds)
  if (found === null || seconds > DETECT_SECONDS) figures.faults.push(`noticed after ${seconds} s`)
}

const refuseCommands = (proxy: ObservedProxy, command: RegExp, times: number, word: string): void =>
  manyTimes(proxy, times, (from, text) => {
    const tag = from === 'client' ? command.exec(text)?.[1] : undefined
    return tag === undefined ? undefined : { answer: `${tag} ${word} not now\r\n` }
  })

/** The observer's verdict so many times, then everything passes. */
function manyTimes(proxy: ObservedProxy, times: number, observer: Observer): void {
  let left = times
  proxy.watch((from, text, line): Verdict => {
    if (left === 0) return undefined
    const verdict = observer(from, text, line)
    if (verdict !== undefined) left -= 1
    return verdict
  })
}

/** Long enough for several tries; whatever is not done by then is not done at all. */
export const TRIES_MS = 15_000

export const someTries = (): Promise<void> => sleep(TRIES_MS)
