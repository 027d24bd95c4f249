import { AppError } from '../../src/domain/app-error.ts'
import { beginCorrection } from '../../src/store/answers/corrections.ts'
import { findLatestDraft, saveMachineDraft } from '../../src/store/answers/drafts.ts'
import { approveDraft, moveCase, rejectCase } from '../../src/store/answers/reviews.ts'
import { closeUnanswered, holdLetter } from '../../src/store/automatic-mail/letters.ts'
import { assignCase } from '../../src/store/cases/assignments.ts'
import { findCase, startDrafting } from '../../src/store/cases/cases.ts'
import { claimCase, claimNext, releaseCase } from '../../src/store/cases/claims.ts'
import { mergeCase, unmergeCase } from '../../src/store/cases/merges.ts'
import { snoozeCase, wakeCase } from '../../src/store/cases/snoozes.ts'
import { splitMessage } from '../../src/store/cases/splits.ts'
import { undoApproval } from '../../src/store/replies/held-replies.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../src/store/replies/send-replies.ts'
import { resolveReply } from '../../src/store/replies/settle-reply.ts'
import { frozenReply, sampleDraft } from '../support/drafted-case.ts'
import { storeArrived } from '../support/received-mail.ts'
import type { TestStore } from '../support/test-store.ts'

/** The cases of one life, and what may happen to them. Every step may be refused; none may break anything. */
export type CaseLife = { store: TestStore; caseIds: number[] }

/** What a step is aimed at: any case, any other case. */
export type Aim = { one: number; other: number }

const SENDERS = ['maria@clinic.example', 'jay@ortho.example']

export const STEPS = {
  async mailArrives(life: CaseLife, { one }: Aim) {
    const fromAddress = SENDERS[one % SENDERS.length]
    const { caseId } = await storeArrived(life.store.pool, life.store.mailboxId, { fromAddress })
    life.caseIds.push(caseId)
  },
  async requesterWrites({ store }: CaseLife, { one }: Aim) {
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: one })
  },
  draft: draftCase,
  /** A drafter that takes long: its draft comes after whatever happens meanwhile. */
  async draftBegins({ store }: CaseLife, { one }: Aim) {
    await startDrafting(store.pool, one)
  },
  async approve({ store }: CaseLife, { one }: Aim) {
    const draft = await findLatestDraft(store.pool, one)
    if (draft === null) return
    const seen = { caseId: one, revision: draft.revision, messageId: draft.messageId, operatorId: store.dana.id }
    await approveDraft(store.pool, seen, draft.id, frozenReply())
  },
  ask: (life: CaseLife, aim: Aim) => write(life, aim, 'ask'),
  decline: (life: CaseLife, aim: Aim) => write(life, aim, 'decline'),
  remind: (life: CaseLife, aim: Aim) => write(life, aim, 'reminder'),
  async undo({ store }: CaseLife, { one }: Aim) {
    await undoApproval(store.pool, one, store.dana.id)
  },
  async sendAccepted(life: CaseLife, { one }: Aim) {
    const sent = await handOver(life, one)
    if (sent === null) return
    await recordBodySent(life.store.pool, sent.replyId, sent.attempt)
    await recordOutcome(life.store.pool, sent, { kind: 'sent', response: '250' }, 0)
  },
  async sendUncertain(life: CaseLife, { one }: Aim) {
    const sent = await handOver(life, one)
    if (sent === null) return
    await recordBodySent(life.store.pool, sent.replyId, sent.attempt)
    await recordOutcome(life.store.pool, sent, { kind: 'uncertain', why: 'cut' }, 0)
  },
  async sendRefused(life: CaseLife, { one }: Aim) {
    const sent = await handOver(life, one)
    if (sent !== null) await recordOutcome(life.store.pool, sent, { kind: 'refused', why: '550' }, 0)
  },
  async sendPostponed(life: CaseLife, { one }: Aim) {
    const sent = await handOver(life, one)
    if (sent !== null) await recordOutcome(life.store.pool, sent, { kind: 'later', why: '451' }, 0)
  },
  /** A sender that was given up, whose mail was never completed, reports all the same. */
  async sentByGivenUpSender(life: CaseLife, { one }: Aim) {
    const first = await handOver(life, one)
    if (first === null) return
    await recordOutcome(life.store.pool, first, { kind: 'later', why: 'given up' }, 0)
    await handOver(life, one)
    await recordOutcome(life.store.pool, first, { kind: 'sent', response: '250' }, 0)
  },
  async reject({ store }: CaseLife, { one }: Aim) {
    await rejectCase(store.pool, one, store.dana.id, 'Asked before')
  },
  async reopen({ store }: CaseLife, { one }: Aim) {
    await moveCase(store.pool, one, store.dana.id, 'reopened')
  },
  async correct({ store }: CaseLife, { one }: Aim) {
    await beginCorrection(store.pool, one, store.dana.id, () => 'March 5, 2026')
  },
  async wasSent({ store }: CaseLife, { one }: Aim) {
    await resolveReply(store.pool, one, store.dana.id, 'was_sent')
  },
  async sendAgain({ store }: CaseLife, { one }: Aim) {
    await resolveReply(store.pool, one, store.dana.id, 'send_again')
  },
  async merge({ store }: CaseLife, { one, other }: Aim) {
    await mergeCase(store.pool, await seen(store, one), other, store.dana.id)
  },
  async unmerge({ store }: CaseLife, { one }: Aim) {
    await unmergeCase(store.pool, one, store.dana.id)
  },
  async split(life: CaseLife, { one, other }: Aim) {
    const { pool, dana } = life.store
    const { rows } = await pool.query<{ id: number }>('select id from messages where case_id = $1 order by id', [one])
    const message = rows[other % Math.max(1, rows.length)]
    if (message === undefined) return
    const { caseId } = await splitMessage(pool, await seen(life.store, one), message.id, dana.id)
    life.caseIds.push(caseId)
  },
  async snooze({ store }: CaseLife, { one }: Aim) {
    await snoozeCase(store.pool, await seen(store, one), store.dana.id, { kind: 'reply' })
  },
  async wake({ store }: CaseLife, { one }: Aim) {
    await wakeCase(store.pool, one, null)
  },
  async claim({ store }: CaseLife, { one }: Aim) {
    await claimCase(store.pool, one, store.dana.id, { steal: true })
  },
  async claimNext({ store }: CaseLife) {
    await claimNext(store.pool, 'unassigned', store.dana.id)
  },
  async giveBack({ store }: CaseLife, { one }: Aim) {
    await releaseCase(store.pool, one, store.dana.id)
  },
  async assign({ store }: CaseLife, { one }: Aim) {
    await assignCase(store.pool, await seen(store, one), store.dana.id, store.dana.id)
  },
  async closeUnanswered({ store }: CaseLife) {
    await closeUnanswered(store.pool, 0)
  },
} as const satisfies Record<string, (life: CaseLife, aim: Aim) => Promise<unknown>>

async function draftCase({ store }: CaseLife, { one }: Aim): Promise<void> {
  const started = await startDrafting(store.pool, one)
  if (started === null) return
  await saveMachineDraft(store.pool, { ...sampleDraft(), caseId: one, messageId: started.messageId, editionIds: [] })
}

async function write({ store }: CaseLife, { one }: Aim, kind: 'ask' | 'decline' | 'reminder'): Promise<void> {
  const row = await findCase(store.pool, one)
  if (row === null || row.lastMessageId === null) return
  const letter = { caseId: one, kind, messageId: row.lastMessageId, operatorId: store.dana.id, reason: 'Asked before' }
  await holdLetter(store.pool, letter, frozenReply())
}

async function handOver({ store }: CaseLife, caseId: number): Promise<{ replyId: number; attempt: number } | null> {
  const { rows } = await store.pool.query<{ id: number }>(
    `select id from replies where case_id = $1 and state = 'held'`,
    [caseId],
  )
  const claimed = rows[0] === undefined ? null : await claimReply(store.pool, rows[0].id, 'sender')
  return claimed === null ? null : { replyId: claimed.id, attempt: claimed.attempt }
}

const seen = async (store: TestStore, caseId: number) => ({
  caseId,
  version: (await findCase(store.pool, caseId))?.version ?? 0,
})

/** Takes a step; what the desk refuses in words is no fault. */
export async function takeStep(life: CaseLife, step: keyof typeof STEPS, aim: Aim): Promise<void> {
  try {
    await STEPS[step](life, aim)
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error
  }
}
