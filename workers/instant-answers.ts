import type { Facts } from '../src/domain/codebook.ts'
import type { IsoDate } from '../src/domain/iso-date.ts'
import type { Codebook } from '../src/flow/answer/answer.ts'
import { checkAnswer } from '../src/flow/review/answer-checks.ts'
import { editsOf, proseOf } from '../src/flow/review/answer-edits.ts'
import { findCodesIn } from '../src/flow/review/codes-in-answer.ts'
import { answerInstantly, type InstantPorts } from '../src/flow/review/instant-answer.ts'
import type { Log } from '../src/log.ts'
import { nameError } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findLatestDrafts } from '../src/store/answers/drafts.ts'
import { approveAllByPolicy, findInstantFacts, type PolicyApproval } from '../src/store/answers/instant-answers.ts'
import { listLiveEditions } from '../src/store/codebook/editions.ts'
import { findOfficialDescriptors } from '../src/store/codebook/official-descriptors.ts'
import { isWithinAllowance } from '../src/store/customers/case-allowances.ts'
import { findInquiries, findMessages } from '../src/store/mailboxes/find-messages.ts'
import { type CheckLookUps, loadCheckContext } from '../src/web/case/check-context.ts'
import { inGroups } from './in-groups.ts'
import type { Desk } from './open-desk.ts'
import { reviewPorts } from './web.ts'

/**
 * What lets the draft of a case leave by policy, where INSTANT_ANSWERS allows it and nothing speaks against it, and says
 * whether it does. Cases asked about at the same time are looked up, approved and handed on together.
 */
export function openInstantAnswers(desk: Desk, queue: JobQueue, log: Log): (caseId: number) => Promise<boolean> {
  if (desk.config.instantAnswers.policy === 'off') return async () => false
  const codebook = { findFacts: findFactsTogether(desk.codebook) }
  const load = inGroups((caseIds: readonly number[]) => loadInstantCases(desk, codebook, caseIds))
  const approve = inGroups(
    (approvals: readonly PolicyApproval[]) => approveAllByPolicy(desk.flows, approvals),
    // Two answers to one address in one group would be refused together.
    ({ reply }) => reply.envelopeTo.toLowerCase(),
  )
  const { findMessage: _, findInquiry: __, ...shared } = reviewPorts(desk, queue)
  const enqueueSend = hintInGroups(queue)
  const ports = (found: Loaded | null): InstantPorts => ({
    ...shared,
    load: async () => found,
    // What was loaded with the case is not read again.
    findMessage: async () => found?.message ?? null,
    findInquiry: async () => found?.inquiry ?? null,
    approve: (seen, draftId, reply, answerSha256, drawn) => approve({ seen, draftId, reply, answerSha256, drawn }),
    enqueueSend,
    holdSeconds: desk.config.undoSeconds,
    checkShare: desk.config.instantAnswers.checkShare,
  })
  return async (caseId) => {
    try {
      const instant = await answerInstantly(caseId, ports(await load(caseId)))
      log.info('case.instant', { caseId, outcome: instant.outcome })
      return instant.outcome === 'held'
    } catch (error) {
      // The draft waits for a person, as it would without the policy.
      log.warn('case.instant', { caseId, outcome: 'failed', error: nameError(error) })
      return false
    }
  }
}

function hintInGroups(queue: JobQueue): InstantPorts['enqueueSend'] {
  const hint = inGroups(
    async (hints: readonly { replyId: number; delaySeconds: number }[]) => {
      for (const [delaySeconds, due] of Map.groupBy(hints, (each) => each.delaySeconds)) {
        const payloads = due.map(({ replyId }) => ({ replyId }))
        // As for drafts: the sweeper finds what is due.
        await queue.enqueueAll('send', payloads, { delaySeconds }).catch(() => undefined)
      }
      return []
    },
    ({ replyId }) => replyId,
  )
  return (replyId, delaySeconds) => hint({ replyId, delaySeconds })
}

/** Facts of all the codes that were asked about at the same time for the same day: more than each asked for. */
function findFactsTogether(codebook: Codebook): Codebook['findFacts'] {
  type Question = { codes: readonly string[]; asOf: IsoDate }
  const find = inGroups(async (questions: readonly Question[]) => {
    const found = new Map<IsoDate, Facts>()
    for (const [asOf, each] of Map.groupBy(questions, (question) => question.asOf)) {
      found.set(asOf, await codebook.findFacts([...new Set(each.flatMap(({ codes }) => codes))], asOf))
    }
    return questions.map(({ asOf }) => found.get(asOf) as Facts)
  })
  return (codes, asOf) => find({ codes, asOf })
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadInstantCases>>[number]>

/** All that is known about each of those cases; null where it moved on, or its draft is no longer the desk's own. */
async function loadInstantCases(desk: Desk, codebook: Pick<Codebook, 'findFacts'>, caseIds: readonly number[]) {
  const { flows: pool } = desk
  const deps = { pool, codebook, cptLicensed: desk.config.cptLicensed }
  const [facts, drafts, editions] = await Promise.all([
    findInstantFacts(pool, caseIds),
    findLatestDrafts(pool, caseIds),
    listLiveEditions(pool),
  ])
  const messageIds = [...facts.values()].flatMap(({ lastMessageId }) => lastMessageId ?? [])
  const [messages, inquiries] = await Promise.all([findMessages(pool, messageIds), findInquiries(pool, messageIds)])
  const prose = [...drafts.values()].map((draft) => proseOf(editsOf(draft)))
  const descriptors = await findOfficialDescriptors(pool, [...new Set(prose.flatMap(findCodesIn))])
  const lookUps: CheckLookUps = {
    listLiveEditions: async () => editions,
    listOfficialDescriptors: async (codes) => codes.flatMap((code) => descriptors.get(code) ?? []),
  }
  return Promise.all(
    caseIds.map(async (caseId) => {
      const [known, draft] = [facts.get(caseId), drafts.get(caseId)]
      const message = messages.get(known?.lastMessageId ?? 0)
      const inquiry = inquiries.get(known?.lastMessageId ?? 0)
      if (!desk.config.accounts.inHouse.everybody && !(await isWithinAllowance(pool, caseId))) return null
      if (known?.state !== 'needs_review' || draft === undefined || draft.operatorId !== null) return null
      if (!message?.fromAddress || inquiry === undefined || draft.messageId !== message.id) return null
      const edits = editsOf(draft)
      const read = new Map([[message.id, inquiry]])
      const file = { draft, messages: [message], inquiries: read, row: known }
      const context = await loadCheckContext(deps, file, edits, lookUps)
      return {
        draft,
        stored: draft,
        draftId: draft.id,
        seen: { caseId, revision: draft.revision, messageId: message.id },
        message,
        inquiry,
        editions: context.editions,
        checks: checkAnswer(edits, draft, context),
        proof: message.proof,
        isKnownSender: known.isKnownSender,
        mayBeMachine: known.noAutomaticAnswer,
        messages: known.messages,
        hadAutomaticMail: known.hadAutomaticMail,
      }
    }),
  )
}
