import { draftCase } from '../src/flow/draft.ts'
import { indexCase } from '../src/flow/index-case.ts'
import { type Log, nameError } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { saveInquiry, startDrafting } from '../src/store/cases.ts'
import { saveMachineDraft } from '../src/store/drafts.ts'
import { findMessage, findPreviousInquiry } from '../src/store/messages.ts'
import { findOverrides } from '../src/store/overrides.ts'
import { answerWherePolicyAllows } from './instant-answers.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'
import { indexPorts } from './tend-ports.ts'

/** The role that reads the newest message of a case and writes the desk's own draft. */
export async function startDrafter(desk: Desk, queue: JobQueue, log: Log): Promise<Role> {
  const { pool } = desk
  const worker = await queue.work('draft', async ({ caseId }) => {
    const outcome = await draftCase(caseId, {
      start: (id) => startDrafting(pool, id),
      findMessage: (id) => findMessage(pool, id),
      findPreviousInquiry: (id) => findPreviousInquiry(pool, id),
      findOverrides: (id) => findOverrides(pool, id),
      saveInquiry: (id, inquiry) => saveInquiry(pool, id, inquiry),
      saveDraft: (draft) => saveMachineDraft(pool, draft),
      codebook: desk.codebook,
      wording: desk.wording,
    })
    // A case that cannot be indexed now is indexed by the sweeper.
    await indexCase(caseId, indexPorts(pool)).catch((error: unknown) => {
      log.warn('case.not_indexed', { caseId, error: nameError(error) })
    })
    log.info('case.drafted', { caseId, outcome })
    if (outcome === 'drafted') await answerWherePolicyAllows(caseId, desk, queue, log)
  })
  return { name: 'drafter', stop: () => worker.close() }
}
