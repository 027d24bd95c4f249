import { describe, expect, it } from 'vitest'
import type { UnmeasuredAnswer } from '../../../src/domain/unmeasured-answer.ts'
import { USUAL_WORKING_TIME } from '../../../src/domain/working-time.ts'
import { type AnswerFigures, measureAnswer, measureAnswers } from '../../../src/flow/review/measure-answers.ts'
import { sampleDraft } from '../../support/drafted-case.ts'

const countChangedWords = (before: string, after: string): number => {
  const [old, now] = [before, after].map((text) => new Set(text.split(/\s+/)))
  return (
    [...(old ?? [])].filter((word) => !now?.has(word)).length +
    [...(now ?? [])].filter((word) => !old?.has(word)).length
  )
}
const ports = { countChangedWords, workingTime: USUAL_WORKING_TIME }

const answer = (more: Partial<UnmeasuredAnswer> = {}): UnmeasuredAnswer => {
  const { content, findings, disposition } = sampleDraft()
  return {
    replyId: 1,
    caseId: 2,
    operatorId: 3,
    askedAt: new Date('2026-11-20T09:00Z'),
    sentAt: new Date('2026-11-20T10:30Z'),
    first: true,
    reviewSeconds: 70,
    disposition,
    findings,
    machine: content,
    sent: content,
    ...more,
  }
}

describe('measuring an answer', () => {
  it('counts its working time, its words, and the templates it is made of', () => {
    const figures = measureAnswer(answer(), ports)
    expect(figures).toMatchObject({ waitedMinutes: 90, changedWords: 0, rules: ['codes/meaning'], reviewSeconds: 70 })
    expect(figures.words).toBeGreaterThan(10)
  })

  it('counts what was edited in the prose, and nothing of the fixed rows', () => {
    const { content } = sampleDraft()
    const sent = { ...content, shortAnswer: '99213: office visit, level four.', rows: [] }
    expect(measureAnswer(answer({ sent }), ports).changedWords).toBe(2)
  })

  it('has no time of waiting where it was not the first answer', () => {
    expect(measureAnswer(answer({ first: false }), ports).waitedMinutes).toBeNull()
  })

  it('keeps the figures of each answer that was not measured yet', async () => {
    const kept: AnswerFigures[] = []
    const listUnmeasured = async () => [answer(), answer({ replyId: 9 })]
    const save = async (figures: readonly AnswerFigures[]) => void kept.push(...figures)
    expect(await measureAnswers({ ...ports, listUnmeasured, save }, 10)).toBe(2)
    expect(kept.map(({ replyId }) => replyId)).toEqual([1, 9])
  })
})
