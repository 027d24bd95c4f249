import { parentPort } from 'node:worker_threads'
import { type QuestionJob, readWith } from './question-reader.ts'

/** The thread in which long questions are read: one at a time, what it asks posted back. */
parentPort?.on('message', async ({ question, known }: QuestionJob) => {
  parentPort?.postMessage(await readWith(question, new Set(known)))
})
