import { AppError } from '../../domain/app-error.ts'
import type { CodeReference } from '../../domain/code-reference.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { SetOverrides } from '../../domain/overrides.ts'
import type { Wording } from '../../drafting/wording.ts'
import { answerInquiry, type Codebook, toAsked } from './answer.ts'
import { applyOverrides, overridesFor } from './apply-overrides.ts'
import type { FoundFact } from './fact-shelf.ts'

export type RedraftPorts = {
  findMessage(messageId: number): Promise<{ text: string; writtenOn: IsoDate | null; receivedAt: Date } | null>
  findInquiry(messageId: number): Promise<Inquiry | null>
  findPreviousInquiry(messageId: number): Promise<Inquiry | null>
  findOverrides(caseId: number): Promise<SetOverrides | null>
  codebook: Codebook
  wording: Wording
}

type Read = { inquiry: Inquiry; text: string; sentOn: IsoDate }

/**
 * What the message asks, with what reviewers of its case take for granted.
 * @throws AppError `conflict` where the message was not read yet
 */
export async function readWithOverrides(caseId: number, messageId: number, ports: RedraftPorts): Promise<Read> {
  const [message, read, previous, set] = await Promise.all([
    ports.findMessage(messageId),
    ports.findInquiry(messageId),
    ports.findPreviousInquiry(messageId),
    ports.findOverrides(caseId),
  ])
  if (message === null || read === null) {
    throw new AppError('conflict', 'This message could not be read by the desk, so it cannot be drafted again.')
  }
  const inquiry = applyOverrides(read, overridesFor(set, messageId, read, previous))
  return { inquiry, text: message.text, sentOn: message.writtenOn ?? message.receivedAt.toISOString().slice(0, 10) }
}

/** The desk's own draft for the message as it would be written now: with today's data and what is taken for granted. */
export async function redraft(
  caseId: number,
  messageId: number,
  ports: RedraftPorts,
): Promise<Draft & { editionIds: number[] }> {
  const { inquiry, ...question } = await readWithOverrides(caseId, messageId, ports)
  const { draft, facts } = await answerInquiry(toAsked(inquiry, question), ports.codebook, ports.wording)
  return { ...draft, editionIds: facts.editions.map(({ id }) => id) }
}

/**
 * What the files say about one more code, alone and together with the codes asked about, on the date of the answer. Empty
 * where they say nothing; what they cannot say is in `missing`.
 */
export async function findFactsAbout(
  caseId: number,
  messageId: number,
  code: Pick<CodeReference, 'system' | 'code'>,
  ports: RedraftPorts,
): Promise<{ found: FoundFact[]; findings: Draft['findings']; missing: string[] }> {
  const { inquiry, ...question } = await readWithOverrides(caseId, messageId, ports)
  const reference = { ...code, text: code.code, modifiers: [], units: null, start: 0, end: 0 }
  const known = inquiry.references.some((each) => each.code === code.code && each.system === code.system)
  const references = known ? inquiry.references : [...inquiry.references, reference]
  const { draft } = await answerInquiry(toAsked({ ...inquiry, references }, question), ports.codebook, ports.wording)
  const about = (subject: string): boolean => subject.split(' + ').includes(code.code)
  return {
    found: draft.content.rows
      .filter(({ subject }) => about(subject))
      .map((row) => {
        return { row, sources: draft.content.sources.filter(({ number }) => row.sources.includes(number)) }
      }),
    findings: draft.findings.filter(({ subjects }) => subjects.includes(code.code)),
    missing: draft.gaps.filter((gap) => gap.about === code.code).map(({ why }) => why),
  }
}
