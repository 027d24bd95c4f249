import type { Disposition, DraftContent } from '../../domain/draft.ts'
import type { UnmeasuredAnswer } from '../../domain/unmeasured-answer.ts'
import { type WorkingTime, workingMinutes } from '../../domain/working-time.ts'

export type AnswerFigures = {
  replyId: number
  caseId: number
  operatorId: number
  sentAt: Date
  waitedMinutes: number | null
  reviewSeconds: number | null
  words: number
  changedWords: number
  disposition: Disposition
  rules: string[]
}

export type MeasurePorts = {
  listUnmeasured(limit: number): Promise<UnmeasuredAnswer[]>
  /** Words taken out and put in between two texts. */
  countChangedWords(before: string, after: string): number
  save(figures: readonly AnswerFigures[]): Promise<void>
  workingTime: WorkingTime
}

/** So many answers are in memory, and kept, together. */
const PORTION = 50

/** How many answers were measured, `limit` at most. Each is measured once; what a later edition would say does not matter. */
export async function measureAnswers(ports: MeasurePorts, limit: number): Promise<number> {
  let measured = 0
  while (measured < limit) {
    const portion = Math.min(PORTION, limit - measured)
    const answers = await ports.listUnmeasured(portion)
    if (answers.length > 0) await ports.save(answers.map((answer) => measureAnswer(answer, ports)))
    measured += answers.length
    if (answers.length < portion) break
  }
  return measured
}

/** What an answer took. */
export function measureAnswer(
  answer: UnmeasuredAnswer,
  { countChangedWords, workingTime }: Pick<MeasurePorts, 'countChangedWords' | 'workingTime'>,
): AnswerFigures {
  const { replyId, caseId, operatorId, sentAt, askedAt, first, reviewSeconds, disposition, findings } = answer
  const [before, after] = [proseOf(answer.machine), proseOf(answer.sent)]
  return {
    replyId,
    caseId,
    operatorId,
    sentAt,
    waitedMinutes: first && askedAt !== null ? workingMinutes(askedAt, sentAt, workingTime) : null,
    reviewSeconds,
    words: countWords(before) + countWords(after),
    changedWords: countChangedWords(before, after),
    disposition,
    rules: [...new Set(findings.map(({ rule }) => rule))].sort(),
  }
}

/** What a reviewer may write in; rows and sources are fixed by the facts. */
function proseOf(content: DraftContent): string {
  return [content.shortAnswer, content.reasoning, content.closing].join('\n')
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
