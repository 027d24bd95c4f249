import type { AskDeps } from '../src/doors/ask/ask-deps.ts'
import type { FilePorts } from '../src/flow/customers/coder-check.ts'
import { identityHash } from '../src/mail/header/identity-hash.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findAskThread } from '../src/store/customers/asks.ts'
import { fileWebQuestions } from '../src/store/customers/web-questions.ts'
import type { Desk } from './open-desk.ts'
import { openQuestionReader } from './question-reader.ts'

/** What the pages of questions need of a desk. */
export function openAsking(desk: Desk, queue: JobQueue): { ask: AskDeps; close(): Promise<void> } {
  const { config, wording } = desk
  const reader = openQuestionReader(desk.codebook)
  const ask: AskDeps = {
    read: (question) => reader.read(question),
    wording,
    buildMime,
    identityHash,
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    keptDays: config.doors.askRetentionDays,
  }
  return { ask, close: () => reader.close() }
}

/** What making a confirmed question of the web a case needs, wherever its address was confirmed. */
export function filePorts({ pool, config, secret }: Desk, queue: JobQueue): FilePorts {
  return {
    findThread: (askId) => findAskThread(pool, askId),
    file: (filing) => fileWebQuestions(pool, filing),
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    buildMime,
    identityHash,
    desk: config.desk,
    secret,
  }
}
