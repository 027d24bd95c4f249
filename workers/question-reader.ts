import { Worker } from 'node:worker_threads'
import type { Inquiry } from '../src/domain/inquiry.ts'
import { type Codebook, type Question, readQuestion } from '../src/flow/answer/answer.ts'
import type { ReadOutcome } from '../src/flow/customers/ask-on-the-web.ts'
import { findCandidateCodes } from '../src/reading/codes/candidate-codes.ts'
import { composeWrittenText } from '../src/reading/text/written-text.ts'

export type QuestionReaderSettings = {
  /** A longer text is read apart. */
  shortCharacters: number
  /** For reading one text. */
  seconds: number
  heapMegabytes: number
  /** Texts that may wait; what comes then is told so at once. */
  waiting: number
}

/** Short texts are read within a few milliseconds; a long one takes a fifth of a second at most. */
export const QUESTION_READER_DEFAULTS: QuestionReaderSettings = {
  shortCharacters: 2_000,
  seconds: 5,
  heapMegabytes: 128,
  waiting: 20,
}

/** Reads questions of the web. Long ones are read in a thread of their own, so that short ones never wait for them. */
export type QuestionReader = { read(question: Question): Promise<ReadOutcome>; close(): Promise<void> }

export type QuestionJob = { question: Question; known: string[] }

const THREAD = new URL('./question-reader-thread.ts', import.meta.url)

/** Opens a reader; its thread starts with the first long text, and the next one in its place when it was ended. */
export function openQuestionReader(
  codebook: Pick<Codebook, 'findKnownCodes'>,
  changes: Partial<QuestionReaderSettings> = {},
  thread: URL = THREAD,
): QuestionReader {
  const settings = { ...QUESTION_READER_DEFAULTS, ...changes }
  let worker: Worker | null = null
  let tail: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const readApart = async (job: QuestionJob): Promise<ReadOutcome> => {
    // One that ended since its last text has no id any more.
    if (worker?.threadId === -1) worker = null
    worker ??= startThread(settings, thread)
    const outcome = await giveJob(worker, job, settings.seconds)
    if (outcome.kind !== 'read') worker = null
    return outcome
  }
  return {
    async read(question) {
      const { text } = composeWrittenText(question.subject, question.text)
      const known = await codebook.findKnownCodes(findCandidateCodes(text))
      if (text.length <= settings.shortCharacters) return { kind: 'read', inquiry: await readWith(question, known) }
      if (waiting >= settings.waiting) return { kind: 'busy' }
      waiting += 1
      const turn = tail.then(() => readApart({ question, known: [...known] }))
      tail = turn
      return turn.finally(() => {
        waiting -= 1
      })
    },
    async close() {
      await tail
      await worker?.terminate()
    },
  }
}

/** What the question asks, the codes it may name looked up before. */
export function readWith(question: Question, known: ReadonlySet<string>): Promise<Inquiry> {
  return readQuestion(question, {
    findKnownCodes: async () => known,
    findFacts: () => Promise.reject(new Error('reading looks up no facts')),
    findSearchCandidates: () => Promise.reject(new Error('reading searches nothing')),
  })
}

function startThread({ heapMegabytes }: QuestionReaderSettings, file: URL): Worker {
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    stdout: true,
    stderr: true,
  })
  // Whatever is printed while a question is read may be of the question.
  worker.stdout.resume()
  worker.stderr.resume()
  // Between two questions too, an error nobody listens for would end the process.
  worker.on('error', () => undefined)
  worker.unref()
  return worker
}

function giveJob(worker: Worker, job: QuestionJob, seconds: number): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    const end = (outcome: ReadOutcome): void => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', failed)
      if (outcome.kind === 'read') {
        worker.unref()
        resolve(outcome)
        return
      }
      // Ended before the next one starts: the memory of both would be taken at once.
      void worker.terminate().then(() => resolve(outcome))
    }
    const answered = (inquiry: Inquiry): void => end({ kind: 'read', inquiry })
    const failed = (): void => end({ kind: 'too_hard' })
    const timer = setTimeout(failed, seconds * 1000)
    worker.on('message', answered).on('error', failed).on('exit', failed)
    worker.ref()
    worker.postMessage(job)
  })
}
