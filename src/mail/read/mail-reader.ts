import { Worker } from 'node:worker_threads'
import { AppError } from '../../domain/app-error.ts'
import type { ParseResult } from '../../domain/mail.ts'
import { type SenderProof, UNPROVEN } from '../../domain/sender-proof.ts'

export type ReaderSettings = {
  /** The id our own mail server writes into Authentication-Results; null: none is believed. */
  authservId: string | null
  /** False: signatures are not checked, and nothing is looked up. */
  verifySenders: boolean
  /** `address` or `address:port`; empty: those of the machine. */
  dnsServers: string[]
  /** For parsing one mail. */
  parseSeconds: number
  proofSeconds: number
  heapMegabytes: number
  headerSeconds: number
}

/** Whichever way it goes, one mail delays the next by less than 25 seconds: parsing and then proof or header. */
export const READER_DEFAULTS: ReaderSettings = {
  authservId: null,
  verifySenders: true,
  dnsServers: [],
  parseSeconds: 20,
  proofSeconds: 3,
  heapMegabytes: 512,
  headerSeconds: 3,
}

export type ReaderJob = { kind: 'parse' | 'header' | 'prove' | 'attachment'; raw: Uint8Array; about: unknown }

/** Takes mails apart in a thread of its own, which is ended when one of them takes too long or too much memory. */
export type MailReader<Parsed extends ParseResult = ParseResult> = {
  /**
   * As `parseMail`, or as the thread it was given does it; a mail that defeats the thread is `unreadable`, with what its
   * header gives.
   * @throws AppError `unavailable` where the reader was closed meanwhile or no thread can start: nothing is known of the mail then
   */
  parse(raw: Buffer): Promise<Parsed | ParseResult>
  /** The bytes of one of the mail's attachments, counted from 0; null where it has none there, or defeats the thread. */
  findAttachment(raw: Buffer, index: number): Promise<Uint8Array | null>
  /** What is known about who wrote the mail. Never rejects. */
  proveSender(raw: Buffer): Promise<SenderProof>
  close(): Promise<void>
}

/** A thread starts in half a second; a machine that needs this long cannot work now, and no mail is to blame. */
const START_SECONDS = 30

/** For hashing the mail, on top of the look-ups. */
const PROOF_SPARE_SECONDS = 1

/** A longer header takes no part in describing a mail that cannot be read. */
const HEADER_BYTES = 64 * 1024

/** What one mail leaves behind is gone with the next: a larger nursery would only be filled before it is emptied. */
const YOUNG_MEGABYTES = 8

const THREAD = new URL('./mail-reader-thread.ts', import.meta.url)

/** A thread that calls `serveReaderJobs` with jobs of its own, and what those are told with each mail. */
export type OtherThread = { module: URL; about: unknown }

/** Opens a reader; its thread starts with the first mail, and the next one in its place when it was ended. */
export function openMailReader<Parsed extends ParseResult = ParseResult>(
  changes: Partial<ReaderSettings> = {},
  other: OtherThread = { module: THREAD, about: null },
): MailReader<Parsed> {
  const settings = { ...READER_DEFAULTS, ...changes }
  const thread = new ReaderThread(settings, other)
  return {
    async parse(raw) {
      const parsed = await thread.run<Parsed>('parse', raw, settings.parseSeconds)
      if (parsed.kind === 'done') return parsed.result
      if (parsed.why === 'no_thread') {
        throw new AppError('unavailable', 'No thread could be had to read a mail in; it is tried again.')
      }
      const header = await thread.run<ParseResult>('header', raw.subarray(0, HEADER_BYTES), settings.headerSeconds)
      const { mail } = header.kind === 'done' ? header.result : await readNothing()
      return { kind: 'unreadable', why: `${FAILURES[parsed.why]} The original can be downloaded.`, mail }
    },
    async findAttachment(raw, index) {
      const found = await thread.run<Uint8Array | null>('attachment', raw, settings.parseSeconds, index)
      return found.kind === 'done' ? found.result : null
    },
    async proveSender(raw) {
      const proven = await thread.run<SenderProof>('prove', raw, settings.proofSeconds + PROOF_SPARE_SECONDS)
      return proven.kind === 'done' ? proven.result : UNPROVEN
    },
    close: () => thread.close(),
  }
}

/** Loaded where it is needed at last: the thread alone takes mails apart. */
async function readNothing(): Promise<ParseResult> {
  const { parseMail } = await import('./parse-mail.ts')
  return parseMail(Buffer.alloc(0))
}

const FAILURES = {
  time: 'Reading it took too long and was given up.',
  crash: 'Reading it took too much memory, or failed, and was given up.',
} as const

type Outcome<Result> = { kind: 'done'; result: Result } | { kind: 'failed'; why: keyof typeof FAILURES | 'no_thread' }

const NO_THREAD = { kind: 'failed', why: 'no_thread' } as const

class ReaderThread {
  readonly #settings: ReaderSettings
  readonly #other: OtherThread
  #worker: Promise<Worker | null> | null = null
  #tail: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(settings: ReaderSettings, other: OtherThread) {
    this.#settings = settings
    this.#other = other
  }

  /** One job at a time: two large mails at once would share one memory limit. */
  run<Result>(
    kind: ReaderJob['kind'],
    raw: Buffer,
    seconds: number,
    about: unknown = this.#other.about,
  ): Promise<Outcome<Result>> {
    const turn = this.#tail.then(async (): Promise<Outcome<Result>> => {
      if (this.#closed) return { kind: 'failed', why: 'no_thread' }
      this.#worker ??= startThread(this.#settings, this.#other.module)
      // One that ended since its last job has no id any more.
      if ((await this.#worker)?.threadId === -1) this.#worker = startThread(this.#settings, this.#other.module)
      const worker = await this.#worker
      const outcome = worker === null ? NO_THREAD : await giveJob<Result>(worker, { kind, raw, about }, seconds)
      if (outcome.kind === 'failed') this.#worker = null
      return outcome.kind === 'failed' && this.#closed ? NO_THREAD : outcome
    })
    this.#tail = turn
    return turn
  }

  async close(): Promise<void> {
    this.#closed = true
    await (await this.#worker)?.terminate()
  }
}

/** A thread that has loaded its code and waits for its first job; null where it could not start. */
function startThread(settings: ReaderSettings, module: URL): Promise<Worker | null> {
  const worker = new Worker(module, {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: settings.heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    stdout: true,
    stderr: true,
  })
  // What a library prints while it reads a mail is none of our output, and may be of the mail.
  worker.stdout.resume()
  worker.stderr.resume()
  // Between two mails too, an error nobody listens for would end the process.
  worker.on('error', () => undefined)
  return new Promise((resolve) => {
    const giveUp = (): void => {
      void worker.terminate()
      resolve(null)
    }
    const timer = setTimeout(giveUp, START_SECONDS * 1000)
    worker.once('exit', giveUp)
    worker.once('message', () => {
      clearTimeout(timer)
      worker.off('exit', giveUp)
      resolve(worker)
    })
  })
}

function giveJob<Result>(worker: Worker, { raw, ...job }: ReaderJob, seconds: number): Promise<Outcome<Result>> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome<Result>): void => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', crashed).off('exit', crashed)
      if (outcome.kind === 'done') {
        worker.unref()
        resolve(outcome)
        return
      }
      // Ended before the next one starts: the memory of both would be taken at once.
      void worker.terminate().then(() => resolve(outcome))
    }
    const answered = (result: Result): void => end({ kind: 'done', result })
    const crashed = (): void => end({ kind: 'failed', why: 'crash' })
    const timer = setTimeout(() => end({ kind: 'failed', why: 'time' }), seconds * 1000)
    worker.on('message', answered).on('error', crashed).on('exit', crashed)
    worker.ref()
    // A copy of exactly these bytes: a Buffer may be a window on a much larger memory.
    const copy = new Uint8Array(raw)
    worker.postMessage({ ...job, raw: copy } satisfies ReaderJob, [copy.buffer])
  })
}
