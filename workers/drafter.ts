import { type DraftPorts, draftCase } from '../src/flow/answer/draft.ts'
import { indexCase } from '../src/flow/answer/index-case.ts'
import { type Log, nameError } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { type MachineDraft, saveMachineDrafts } from '../src/store/answers/drafts.ts'
import { saveInquiries, startDraftings } from '../src/store/cases/cases.ts'
import { findOverridesOf } from '../src/store/cases/overrides.ts'
import { findMessages, findPreviousInquiries } from '../src/store/mailboxes/find-messages.ts'
import { inGroups } from './in-groups.ts'
import { openInstantAnswers } from './instant-answers.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'
import { settleAllowanceOf } from './side-commands.ts'
import { indexPorts } from './tend-ports.ts'

/** Jobs in hand at the same time: while one waits for the database, another reads and writes. */
const JOBS_AT_ONCE = 3

/** The role that reads the newest message of a case and writes the desk's own draft. */
export async function startDrafter(desk: Desk, queue: JobQueue, log: Log): Promise<Role> {
  const ports = draftPorts(desk)
  const index = indexPorts(desk.flows)
  const answerWherePolicyAllows = openInstantAnswers(desk, queue, log)
  const worker = await queue.work(
    'draft',
    async ({ caseId }) => {
      const begun = performance.now()
      const outcome = await draftCase(caseId, ports)
      log.info('case.drafted', { caseId, outcome, milliseconds: Math.round(performance.now() - begun) })
      // Before anything leaves by itself; what fails here the sender's rounds make good.
      await settleAllowanceOf(desk, caseId).catch((error: unknown) => {
        log.warn('case.not_counted', { caseId, error: nameError(error) })
      })
      const leaves = outcome === 'drafted' && (await answerWherePolicyAllows(caseId))
      // What leaves at once is indexed with its answer, by the sweeper; and so is what cannot be indexed now.
      if (leaves) return
      await indexCase(caseId, index).catch((error: unknown) => {
        log.warn('case.not_indexed', { caseId, error: nameError(error) })
      })
    },
    { concurrency: JOBS_AT_ONCE },
  )
  return { name: 'drafter', stop: () => worker.close() }
}

/** What drafting needs of the world; cases drafted at the same time share their round trips and their commits. */
function draftPorts({ flows: pool, codebook, findAllFacts, wording }: Desk): DraftPorts {
  // Cases that look up together go on together, and keep what they found together.
  const findFacts = inGroups(findAllFacts)
  const findMessage = inGroups(async (ids: readonly number[]) => {
    const found = await findMessages(pool, ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const saveInquiry = inGroups(
    async (inquiries: Parameters<typeof saveInquiries>[1]) => {
      await saveInquiries(pool, inquiries)
      return []
    },
    ({ messageId }) => messageId,
  )
  const findKnownCodes = inGroups(async (texts: readonly { codes: readonly string[] }[]) => {
    const known = await codebook.findKnownCodes([...new Set(texts.flatMap(({ codes }) => codes))])
    return texts.map(() => known)
  })
  return {
    start: inGroups((caseIds: readonly number[]) => startDraftings(pool, caseIds)),
    findMessage,
    findPreviousInquiry: inGroups((ids: readonly number[]) => findPreviousInquiries(pool, ids)),
    findOverrides: inGroups((caseIds: readonly number[]) => findOverridesOf(pool, caseIds)),
    saveInquiry: (messageId, inquiry) => saveInquiry({ messageId, inquiry }),
    saveDraft: inGroups(
      (drafts: readonly MachineDraft[]) => saveMachineDrafts(pool, drafts),
      ({ caseId }) => caseId,
    ),
    codebook: {
      ...codebook,
      findKnownCodes: (codes) => findKnownCodes({ codes }),
      findFacts: (codes, asOf, fees = null) => findFacts({ codes, asOf, fees }),
    },
    wording,
  }
}
