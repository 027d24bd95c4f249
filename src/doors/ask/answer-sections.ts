import type { AskTurn, CodeLine, TurnAnswer } from '../../domain/ask-thread.ts'
import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { DraftContent } from '../../domain/draft.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { splitQuestion } from '../../flow/answer/typed-question.ts'
import { ASK_WORDS, CODE_STATE_WORDS, maskedInWords, settingInWords } from './ask-words.ts'

/** One part of a thread, in the order it is shown. Every key is always there; templates are strict. */
export type SectionView = {
  /** Which question of the thread: ids of the page are made with it. */
  position: number
  question: { text: string; details: string[]; masked: string | null; latest: boolean } | null
  understood: UnderstoodView | null
  /** Something is being looked up; hidden as soon as anything follows. */
  working: boolean
  answer: AnswerView | null
  /** The answer could not be completed. */
  failure: string | null
}

type UnderstoodView = {
  codes: {
    code: string
    system: CodeSystem
    url: string
    modifiers: string[]
    units: number | null
    line: string | null
    state: { tone: string; words: string } | null
    replacedBy: string[]
    inherited: boolean
  }[]
  asks: string[]
  date: string
  dateAssumed: boolean
  payer: string | null
  setting: string | null
}

type AnswerView = Omit<DraftContent, 'sources'> & {
  /** No rule concluded anything. */
  open: boolean
  /** With the path of each row on the code pages; null where it has none. */
  sources: (DraftContent['sources'][number] & { page: string | null })[]
  partly: boolean
  /** Of a question before the newest: all but the short answer is folded. */
  folded: boolean
}

const EMPTY = { question: null, understood: null, working: false, answer: null, failure: null }

/** The question as it was typed, its fields apart. */
export function viewQuestion({ position, question, masked }: AskTurn, latest: boolean): SectionView {
  const { text, details } = splitQuestion(question)
  return {
    ...EMPTY,
    position,
    question: { text, details, masked: masked.length === 0 ? null : maskedInWords(masked), latest },
  }
}

export const viewWorking = ({ position }: AskTurn): SectionView => ({ ...EMPTY, position, working: true })

export const viewFailure = ({ position }: AskTurn, failure: string): SectionView => ({ ...EMPTY, position, failure })

/** What was read of the question: every code with what it means, the date, the payer, and what is asked. */
export function viewUnderstood({ position, inquiry }: AskTurn, codes: readonly CodeLine[], asOf: IsoDate): SectionView {
  const { dateOfService, payer, setting, asks } = inquiry
  return {
    ...EMPTY,
    position,
    understood: {
      codes: codes.map(({ state, ...code }) => ({
        ...code,
        url: hrefOfCode(code.system, code.code, asOf),
        state: CODE_STATE_WORDS[state],
      })),
      asks: [...new Set(asks.map(({ kind }) => ASK_WORDS[kind]))],
      date: asOf,
      dateAssumed: dateOfService === null,
      payer,
      setting: setting === null ? null : settingInWords(setting),
    },
  }
}

/** The answer itself. */
export const viewAnswer = ({ position }: AskTurn, { draft }: TurnAnswer, latest: boolean): SectionView => ({
  ...EMPTY,
  position,
  answer: {
    ...draft.content,
    sources: draft.content.sources.map((source) => ({ ...source, page: source.page ?? null })),
    open: draft.disposition === 'needs_person',
    partly: draft.disposition === 'partly',
    folded: !latest,
  },
})
