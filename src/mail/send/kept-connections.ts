import type SmtpConnection from 'nodemailer/lib/smtp-connection'

/** What a mail server allows one connection, the smallest of those known; a login by token outlives it too. */
const MOST_MAILS = 50
const MOST_SECONDS = 300

/** Without a mail for so long a connection is given back: servers count those that lie idle. */
const IDLE_SECONDS = 15

/** A server that takes longer to say that a connection is good is asked for a new one. */
const ANSWER_SECONDS = 5

/** Connections to one mail server that wait, logged in, for the next mail. Each is used by one mail at a time. */
export type KeptConnections = {
  /** One that the server has just said is good, with nothing left of the mail before (RSET); null where there is none. */
  take(): Promise<SmtpConnection | null>
  /** Keeps one whose mail was accepted, or says goodbye where it has served long enough. */
  give(connection: SmtpConnection): void
  /** Says goodbye to all of them, and keeps none any more. */
  close(): void
}

type Idle = { connection: SmtpConnection; end(): void }

/** Keeps so many at most. A connection that dies while it waits is forgotten: no mail was on it. */
export function keepConnections(most: number, idleSeconds = IDLE_SECONDS): KeptConnections {
  const idle: Idle[] = []
  const served = new WeakMap<SmtpConnection, { mails: number; since: number }>()
  let closed = false

  function wait(connection: SmtpConnection): void {
    const leave = (): void => {
      clearTimeout(timer)
      connection.off('error', dead).off('end', dead)
      const at = idle.indexOf(entry)
      if (at !== -1) idle.splice(at, 1)
    }
    const dead = (): void => {
      leave()
      connection.close()
    }
    const timer = setTimeout(() => {
      leave()
      sayGoodbye(connection)
    }, idleSeconds * 1000)
    timer.unref()
    const entry = { connection, end: leave }
    connection.on('error', dead).on('end', dead)
    idle.push(entry)
  }

  return {
    async take() {
      for (let last = idle.at(-1); last !== undefined; last = idle.at(-1)) {
        last.end()
        if (await isGood(last.connection)) return last.connection
        last.connection.close()
      }
      return null
    },
    give(connection) {
      const { mails, since } = served.get(connection) ?? { mails: 0, since: performance.now() }
      served.set(connection, { mails: mails + 1, since })
      const isWorn = mails + 1 >= MOST_MAILS || performance.now() - since > MOST_SECONDS * 1000
      if (closed || isWorn || idle.length >= most) sayGoodbye(connection)
      else wait(connection)
    },
    close() {
      closed = true
      for (const { connection, end } of [...idle]) {
        end()
        sayGoodbye(connection)
      }
    },
  }
}

/** Ends a connection politely, and for certain. */
export function sayGoodbye(connection: SmtpConnection): void {
  connection.quit()
  setTimeout(() => connection.close(), 2000).unref()
}

function isGood(connection: SmtpConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (good: boolean) => (): void => {
      clearTimeout(timer)
      connection.off('error', bad).off('end', bad)
      resolve(good)
    }
    const bad = end(false)
    const timer = setTimeout(bad, ANSWER_SECONDS * 1000)
    connection.on('error', bad).on('end', bad)
    connection.reset((refusal) => (refusal ? bad() : end(true)()))
  })
}
