import { caseNumber } from '../src/domain/case-number.ts'
import type { WorkingTime } from '../src/domain/working-time.ts'
import { type IndexPorts, indexCase } from '../src/flow/answer/index-case.ts'
import type { MeasurePorts } from '../src/flow/review/measure-answers.ts'
import type { LetterPorts } from '../src/flow/review/write-letter.ts'
import type { TendPorts } from '../src/flow/send/tend-queue.ts'
import type { Metrics } from '../src/metrics/metrics.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { listUnmeasured, saveAnswerFigures } from '../src/store/answers/answer-figures.ts'
import { findMachineDraft } from '../src/store/answers/drafts.ts'
import { closeUnanswered, holdLetter, listUnreminded } from '../src/store/automatic-mail/letters.ts'
import { listStaleCases, loadCaseTexts, type NewIndex, saveCaseIndexes } from '../src/store/cases/case-index.ts'
import { listEndedSnoozes, wakeCase } from '../src/store/cases/snoozes.ts'
import type { Pool } from '../src/store/pool.ts'
import { countChangedWords, diffWords } from '../src/web/case/word-diff.ts'
import { inGroups } from './in-groups.ts'
import type { Desk } from './open-desk.ts'
import { reviewPorts } from './web.ts'
import { loadLetterRenderer } from './wording.ts'

/** What tending the queue needs of the world. */
export function tendPorts(desk: Desk, queue: JobQueue): TendPorts {
  const { pool, config } = desk
  const reminder = desk.templates.load<{ caseNumber: string; closesOn: string }>('reply/reminder.txt')
  const day = new Intl.DateTimeFormat('en-US', { timeZone: config.workingTime.timeZone, dateStyle: 'long' })
  // Opened once: only callers of the same ports are served together.
  const index = indexPorts(pool)
  return {
    listEndedSnoozes: () => listEndedSnoozes(pool),
    wake: (caseId) => wakeCase(pool, caseId, null),
    listUnreminded: (days) => listUnreminded(pool, days),
    sayReminder: (caseId, closesOn) => reminder({ caseNumber: caseNumber(caseId), closesOn: day.format(closesOn) }),
    letters: letterPorts(desk, queue),
    closeUnanswered: (days) => closeUnanswered(pool, days),
    listStaleCases: (limit) => listStaleCases(pool, limit),
    index: (caseId) => indexCase(caseId, index),
    now: () => new Date(),
  }
}

/** What writing to a requester needs of the world. */
function letterPorts(desk: Desk, queue: JobQueue): LetterPorts {
  return {
    ...reviewPorts(desk, queue),
    findGreetingName: async (caseId) => (await findMachineDraft(desk.pool, caseId))?.content.greetingName ?? null,
    hold: (letter, reply) => holdLetter(desk.pool, letter, reply, desk.config.outbound.automaticPerHour),
    renderLetter: loadLetterRenderer(desk.templates),
  }
}

/** What measuring answers for reports needs of the world. */
export function measurePorts(
  pool: Pool,
  workingTime: WorkingTime,
  metrics: Pick<Metrics, 'observeReview'> | null = null,
): MeasurePorts {
  return {
    listUnmeasured: (limit) => listUnmeasured(pool, limit),
    countChangedWords: (before, after) => countChangedWords(diffWords(before, after)),
    async save(figures) {
      await saveAnswerFigures(pool, figures)
      for (const { reviewSeconds } of figures) if (reviewSeconds !== null) metrics?.observeReview(reviewSeconds)
    },
    workingTime,
  }
}

/** What indexing a case needs of the world; cases indexed at the same time are read and kept together. */
export function indexPorts(pool: Pool): IndexPorts {
  const save = inGroups(
    async (indexes: readonly NewIndex[]) => {
      await saveCaseIndexes(pool, indexes)
      return []
    },
    ({ caseId }) => caseId,
  )
  return {
    loadCaseText: inGroups((caseIds: readonly number[]) => loadCaseTexts(pool, caseIds)),
    saveCaseIndex: (caseId, version, index) => save({ caseId, version, ...index }),
  }
}
