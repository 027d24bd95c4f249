import pino from 'pino'

/**
 * Every event the program logs, and what it means. A log line is one event with some of the fields below; nothing that a
 * mail says, no address and no name can be put into it.
 */
export const EVENTS = {
  'desk.started': 'every role asked for is running',
  'desk.stopping': 'a stop was asked for; work in hand is finished first',
  'mailbox.opened': 'the mailbox answered and is watched',
  'mailbox.standby': 'another process watches the mailbox; this one takes over when that ends',
  'mailbox.refused': 'the mail server refused the login; a person must put it right, it is tried again in ten minutes',
  'mailbox.lost': 'the connection to the mailbox was lost; it is tried again',
  'mailbox.trouble': 'a mail could not be taken in yet; it stays in the mailbox and is tried again',
  'mail.received': 'a mail was stored',
  'case.instant': 'an answer may leave by policy',
  'case.drafted': 'a case has a draft and waits for review',
  'case.not_counted': 'it is not known yet whether the allowance of who asks covers a case; it is counted in a moment',
  'case.not_indexed': 'a case cannot be searched for yet; the sweeper tries again',
  'reply.sent': 'a reply was handed to the mail server',
  'reply.postponed': 'the mail server could not take a reply yet',
  'reply.refused': 'the mail server refused a reply; a person must look',
  'sending.paused': 'the mail server is given a rest; all mail waits and goes on by itself',
  'report.read': 'a delivery report was read',
  'automatic.sent': 'an automatic mail left',
  'command.failed': 'a mail that asks the desk itself for something could not be answered yet; it is tried again',
  'command.done': 'mails that ask the desk itself for something were answered',
  'side_mail.failed':
    'delivery reports, acknowledgements or the Sent folder could not be looked after; it is tried again',
  'reply.uncertain': 'it cannot be known whether a reply left; a person must decide',
  'sweep.found': 'work that the queue had lost was found again',
  'job.failed': 'a job threw; it is tried again',
  'queue.trouble': 'the queue backend reported an error',
  'restore.waiting': 'after a restore it could not be found out yet what had left; nothing is sent or read until then',
  'restore.settled': 'it is known what had left before a restore; mail goes and comes again',
  'ask.forgotten': 'threads of the web in which nothing was asked for long were deleted',
  'mail.forgotten': 'closed cases older than the policy allows were forgotten',
  'mail.sealed': 'mails stored before were sealed with the newest key',
  'sweep.failed': 'a sweep threw; the next one tries again',
  'invitation.failed': 'an invitation could not be mailed; the admin was shown its link',
  'web.failed': 'a request ended in an internal error',
  'doors.failed': 'a request of the public pages ended in an internal error',
} as const

export type EventName = keyof typeof EVENTS

/** The only fields a log line may carry. */
export type LogFields = {
  caseId?: number
  messageId?: number
  replyId?: number
  jobId?: string
  job?: string
  attempt?: number
  outcome?: string
  kind?: string
  bytes?: number
  count?: number
  milliseconds?: number
  port?: number
  folder?: string
  route?: string
  status?: number
  /** Name and code of an error, never its message: a library may put an address or a text into that. */
  error?: string
}

export type Log = {
  info(event: EventName, fields?: LogFields): void
  warn(event: EventName, fields?: LogFields): void
  error(event: EventName, fields?: LogFields): void
}

/** A log on standard error: JSON lines, or one plain line an event where a person watches a terminal. */
export function createLog(level: string, options: { readable: boolean }): Log {
  const stream = options.readable
    ? { write: (line: string) => process.stderr.write(makeReadable(line)) }
    : process.stderr
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return {
    info: (event, fields = {}) => logger.info({ event, ...fields }),
    warn: (event, fields = {}) => logger.warn({ event, ...fields }),
    error: (event, fields = {}) => logger.error({ event, ...fields }),
  }
}

/** A log that also tells `hear` of every event, whatever its level. */
export function overhear(log: Log, hear: (event: EventName, fields: LogFields) => void): Log {
  const tell =
    (level: keyof Log) =>
    (event: EventName, fields: LogFields = {}): void => {
      hear(event, fields)
      log[level](event, fields)
    }
  return { info: tell('info'), warn: tell('warn'), error: tell('error') }
}

function makeReadable(line: string): string {
  const { level, time, event, ...fields } = JSON.parse(line) as Record<string, string | number>
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  const mark = Number(level) >= 40 ? '! ' : ''
  return `${String(time).slice(11, 19)} ${mark}${event} ${rest.join(' ')}\n`
}

/** What may be said of an error in a log: its name and code. */
export function nameError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? `${error.name} ${code}` : error.name
}
