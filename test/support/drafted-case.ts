import type { Draft } from '../../src/domain/draft.ts'
import type { FrozenReply } from '../../src/domain/mail.ts'
import { type DraftRow, findLatestDraft, saveMachineDraft } from '../../src/store/answers/drafts.ts'
import { approveDraft } from '../../src/store/answers/reviews.ts'
import { startDrafting } from '../../src/store/cases/cases.ts'
import { addOperator, type Operator } from '../../src/store/people/operators.ts'
import type { Pool } from '../../src/store/pool.ts'
import { storeArrived } from './received-mail.ts'

/** A small draft with one cited row. */
export function sampleDraft(shortAnswer = '99213: office visit, level 3.'): Draft {
  const citation = {
    source: 'plain-language',
    edition: '2026',
    locator: '99213',
    effectiveFrom: null,
    effectiveTo: null,
  }
  return {
    disposition: 'answered',
    content: {
      greetingName: 'Maria',
      shortAnswer,
      asks: [],
      assumptions: [{ kind: 'date', value: '2026-03-05' }],
      codes: ['99213'],
      asOf: '2026-03-05',
      dateAssumed: true,
      rows: [{ subject: '99213', verdict: 'informational', statement: 'Office visit, level 3.', sources: [1] }],
      reasoning: '',
      notInData: [],
      questions: [],
      sources: [{ ...citation, number: 1, title: 'Plain lines', publisher: 'CaseConsultant', url: null }],
      closing: 'If this does not settle it, just reply to this email.',
    },
    findings: [
      {
        rule: 'codes/meaning',
        topic: 'codes',
        verdict: 'informational',
        subjects: ['99213'],
        parameters: {},
        citations: [citation],
        settles: ['code_meaning'],
        basis: 'rows',
        statement: 'Office visit, level 3.',
      },
    ],
    gaps: [],
  }
}

export type DraftedCase = { caseId: number; messageId: number; draft: DraftRow }

/** A case that waits for review. */
export async function storeDraftedCase(pool: Pool, mailboxId: number): Promise<DraftedCase> {
  const { caseId, messageId } = await storeArrived(pool, mailboxId)
  await startDrafting(pool, caseId)
  await saveMachineDraft(pool, { ...sampleDraft(), caseId, messageId, editionIds: [] })
  const draft = await findLatestDraft(pool, caseId)
  if (draft === null) throw new Error('the draft was not kept')
  return { caseId, messageId, draft }
}

let replies = 0

/** A reply as approval freezes it. */
export function frozenReply(holdSeconds = 0): FrozenReply {
  replies += 1
  return {
    messageId: `r${replies}@desk.example`,
    envelopeFrom: 'desk@desk.example',
    envelopeTo: 'maria.lopez@lakeside.example',
    raw: Buffer.from(`Subject: Re: A question\r\n\r\nanswer ${replies}\r\n`),
    text: 'answer',
    html: '<p>answer</p>',
    holdSeconds,
  }
}

/** A case whose answer is approved and held; due at once unless told otherwise. */
export async function storeHeldReply(
  pool: Pool,
  mailboxId: number,
  operatorId: number,
  holdSeconds?: number,
): Promise<DraftedCase & { replyId: number }> {
  const drafted = await storeDraftedCase(pool, mailboxId)
  const seen = { caseId: drafted.caseId, revision: drafted.draft.revision, messageId: drafted.messageId, operatorId }
  const { replyId } = await approveDraft(pool, seen, drafted.draft.id, frozenReply(holdSeconds))
  return { ...drafted, replyId }
}

/** A reviewer to act as. */
export async function addReviewer(pool: Pool, name = 'Dana Ruiz'): Promise<Operator> {
  const email = `${name.toLowerCase().replace(' ', '.')}@desk.example`
  return addOperator(pool, { email, name, credential: 'CPC', role: 'reviewer' })
}
