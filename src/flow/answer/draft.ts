import type { Draft } from '../../domain/draft.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { SetOverrides } from '../../domain/overrides.ts'
import { composeDraft } from '../../drafting/compose-draft.ts'
import type { Wording } from '../../drafting/wording.ts'
import { type Answer, answerInquiry, type Codebook, type Question, readQuestion, toAsked } from './answer.ts'
import { applyOverrides, overridesFor } from './apply-overrides.ts'

export type DraftPorts = {
  /** Claims the case, or null when there is nothing to draft. */
  start(caseId: number): Promise<{ messageId: number } | null>
  findMessage(
    messageId: number,
  ): Promise<{ subject: string; text: string; writtenOn: IsoDate | null; receivedAt: Date } | null>
  /** What the message before that one in its case was read to ask; null where it is the first. */
  findPreviousInquiry(messageId: number): Promise<Inquiry | null>
  /** What a reviewer takes for granted in this case in place of what was read; null where nobody set anything. */
  findOverrides(caseId: number): Promise<SetOverrides | null>
  saveInquiry(messageId: number, inquiry: Inquiry): Promise<void>
  /** False when the case moved on meanwhile and the draft was not kept. */
  saveDraft(draft: Draft & { caseId: number; messageId: number; editionIds: number[] }): Promise<boolean>
  codebook: Codebook
  wording: Wording
}

export type Drafted = 'drafted' | 'by_hand' | 'nothing_to_do' | 'overtaken'

/** What became of one drafting: the case has a draft and waits for review, or somebody else saw to it. */
export async function draftCase(caseId: number, ports: DraftPorts): Promise<Drafted> {
  const started = await ports.start(caseId)
  if (started === null) return 'nothing_to_do'
  const [message, previous, set] = await Promise.all([
    ports.findMessage(started.messageId),
    ports.findPreviousInquiry(started.messageId),
    ports.findOverrides(caseId),
  ])
  if (message === null) return 'nothing_to_do'
  const sentOn = message.writtenOn ?? message.receivedAt.toISOString().slice(0, 10)
  const question = { subject: message.subject, text: message.text, sentOn, previous }
  const answer = await answerOrLeaveToPerson(question, ports, (read) =>
    applyOverrides(read, overridesFor(set, started.messageId, read, previous)),
  )
  // What could not be read is not kept as read: nothing of such a message is repeated in a reply.
  if (answer.readable) await ports.saveInquiry(started.messageId, answer.inquiry)
  const kept = await ports.saveDraft({
    ...answer.draft,
    caseId,
    messageId: started.messageId,
    editionIds: answer.facts.editions.map((edition) => edition.id),
  })
  if (!kept) return 'overtaken'
  return answer.readable ? 'drafted' : 'by_hand'
}

/**
 * The answer, or an empty draft for a person to write where reading or drafting threw. A codebook that cannot be asked
 * throws on: that will pass, and the case is drafted later.
 */
async function answerOrLeaveToPerson(
  question: Question,
  ports: DraftPorts,
  override: (read: Inquiry) => Inquiry,
): Promise<Answer & { readable: boolean }> {
  const unavailable = new Set<unknown>()
  const watched = async <Result>(asked: Promise<Result>): Promise<Result> => {
    try {
      return await asked
    } catch (error) {
      unavailable.add(error)
      throw error
    }
  }
  const codebook: Codebook = {
    findKnownCodes: (codes) => watched(ports.codebook.findKnownCodes(codes)),
    findFacts: (codes, asOf, fees) => watched(ports.codebook.findFacts(codes, asOf, fees)),
    findSearchCandidates: (query, options) => watched(ports.codebook.findSearchCandidates(query, options)),
  }
  try {
    const inquiry = await readQuestion(question, codebook)
    // Drafted with what the reviewer takes for granted; kept as it was read.
    return {
      ...(await answerInquiry(toAsked(override(inquiry), question), codebook, ports.wording)),
      inquiry,
      readable: true,
    }
  } catch (error) {
    if (unavailable.has(error)) throw error
    const inquiry: Inquiry = {
      references: [],
      dateOfService: null,
      dates: [],
      payer: null,
      setting: null,
      asks: [],
      identifiers: [],
    }
    const facts = await ports.codebook.findFacts([], question.sentOn)
    const draft = composeDraft(
      { inquiry, facts, conclusion: { findings: [], gaps: [] }, greetingName: null },
      ports.wording,
    )
    return { inquiry, facts, draft, readable: false }
  }
}
