import { draftCase } from '../src/flow/draft.ts'
import type { Log } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { saveInquiry, startDrafting } from '../src/store/cases.ts'
import { saveMachineDraft } from '../src/store/drafts.ts'
import { findMessage, findPreviousInquiry } from '../src/store/messages.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'

/** The role that reads the newest message of a case and writes the desk's own draft. */
export async function startDrafter(desk: Desk, queue: JobQueue, log: Log): Promise<Role> {
  const { pool } = desk
  const worker = await queue.work('draft', async ({ caseId }) => {
    const outcome = await draftCase(caseId, {
      start: (id) => startDrafting(pool, id),
      findMessage: (id) => findMessage(pool, id),
      findPreviousInquiry: (id) => findPreviousInquiry(pool, id),
      saveInquiry: (id, inquiry) => saveInquiry(pool, id, inquiry),
      saveDraft: (draft) => saveMachineDraft(pool, draft),
      codebook: desk.codebook,
      wording: desk.wording,
    })
    log.info('case.drafted', { caseId, outcome })
  })
  return { name: 'drafter', stop: () => worker.close() }
}
