import { checkAnswer } from '../src/flow/answer-checks.ts'
import { editsOf } from '../src/flow/answer-edits.ts'
import { answerInstantly, type InstantPorts } from '../src/flow/instant-answer.ts'
import type { Log } from '../src/log.ts'
import { nameError } from '../src/log.ts'
import { parseMail } from '../src/mail/parse-mail.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { classifyMail } from '../src/reading/mail-kind.ts'
import { approveByPolicy, hadAutomaticMail, isKnownSender } from '../src/store/instant-answers.ts'
import { findRawMessage } from '../src/store/messages.ts'
import { loadCaseFile } from '../src/web/case-file.ts'
import { loadCheckContext } from '../src/web/check-context.ts'
import type { Desk } from './open-desk.ts'
import { reviewPorts } from './web.ts'

/** Lets the draft of a case leave by policy, where INSTANT_ANSWERS allows it and nothing speaks against it. */
export async function answerWherePolicyAllows(caseId: number, desk: Desk, queue: JobQueue, log: Log): Promise<void> {
  if (desk.config.instantAnswers.policy === 'off') return
  try {
    const instant = await answerInstantly(caseId, instantPorts(desk, queue))
    log.info('case.instant', { caseId, outcome: instant.outcome })
  } catch (error) {
    // The draft waits for a person, as it would without the policy.
    log.warn('case.instant', { caseId, outcome: 'failed', error: nameError(error) })
  }
}

function instantPorts(desk: Desk, queue: JobQueue): InstantPorts {
  const { config, pool } = desk
  const { getDraft: _, keepRevision: __, approve: ___, ...shared } = reviewPorts(desk, queue)
  return {
    ...shared,
    load: (caseId) => loadInstantCase(desk, caseId),
    approve: (seen, draftId, reply, sha256, drawn) => approveByPolicy(pool, seen, draftId, reply, sha256, drawn),
    holdSeconds: config.undoSeconds,
    checkShare: config.instantAnswers.checkShare,
  }
}

async function loadInstantCase(desk: Desk, caseId: number): ReturnType<InstantPorts['load']> {
  const { pool, config } = desk
  const file = await loadCaseFile({ pool }, caseId)
  const { draft, row } = file
  const message = file.messages.find(({ id }) => id === row.lastMessageId)
  const inquiry = message === undefined ? undefined : file.inquiries.get(message.id)
  if (row.state !== 'needs_review' || draft === null || draft.operatorId !== null) return null
  if (!message?.fromAddress || inquiry === undefined || draft.messageId !== message.id) return null
  const edits = editsOf(draft)
  const deps = { pool, codebook: desk.codebook, cptLicensed: config.cptLicensed }
  const context = await loadCheckContext(deps, file, edits)
  const raw = await findRawMessage(pool, message.id)
  return {
    draft,
    stored: draft,
    draftId: draft.id,
    seen: { caseId, revision: draft.revision, messageId: message.id },
    inquiry,
    editions: context.editions,
    checks: checkAnswer(edits, draft, context),
    proof: message.proof,
    isKnownSender: await isKnownSender(pool, message.fromAddress),
    mayBeMachine: raw === null || classifyMail((await parseMail(raw)).mail, [config.desk.address]).noAutomaticAnswer,
    messages: file.messages.length,
    hadAutomaticMail: await hadAutomaticMail(pool, message.fromAddress),
  }
}
