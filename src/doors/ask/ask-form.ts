import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type QuestionFault, SETTING_CHOICES, type TypedQuestion } from '../../flow/answer/typed-question.ts'
import { readLine, readText } from '../../http/read-text.ts'

/** The fields of a question as the templates show them. */
export type AskFormView = {
  action: string
  /** Drawn anew each time the form is shown: sent twice it is one question. */
  key: string
  question: string
  dateOfService: string
  payer: string
  settings: { key: string; label: string; chosen: boolean }[]
  /** By field; null where nothing is wrong with it. */
  faults: { question: string | null; dateOfService: string | null; payer: string | null; setting: string | null }
  errors: { field: string; text: string }[]
  /** Date, payer or setting stand in it, so they are shown. */
  hasDetails: boolean
}

export const EMPTY_QUESTION: TypedQuestion = { text: '', dateOfService: '', payer: '', setting: '' }

/** What stands in the fields of a form that was sent. */
export const readTyped = ({ body }: FastifyRequest): TypedQuestion => ({
  text: readText(body, 'question'),
  dateOfService: readLine(body, 'date'),
  payer: readLine(body, 'payer'),
  setting: readLine(body, 'setting'),
})

/** What the form was drawn with. A form without a key is like no other: two people may well ask in the same words. */
export function readFormKey({ body }: FastifyRequest): string {
  const key = readLine(body, 'key').slice(0, 64)
  // Apart from the keys of programs, which are chosen and can be guessed.
  return `form ${key === '' ? newFormKey() : key}`
}

const newFormKey = (): string => randomBytes(16).toString('base64url')

const FIELD_IDS: Readonly<Record<QuestionFault['field'], string>> = {
  text: 'question',
  dateOfService: 'date',
  payer: 'payer',
  setting: 'setting',
}

/** The form with what was typed into it, and what is wrong with that. */
export function viewForm(action: string, typed: TypedQuestion, faults: readonly QuestionFault[] = []): AskFormView {
  const faultOf = (field: QuestionFault['field']) => faults.find((each) => each.field === field)?.text ?? null
  return {
    action,
    key: newFormKey(),
    question: typed.text,
    dateOfService: typed.dateOfService,
    payer: typed.payer,
    settings: SETTING_CHOICES.map(({ key, label }) => ({ key, label, chosen: key === typed.setting })),
    faults: {
      question: faultOf('text'),
      dateOfService: faultOf('dateOfService'),
      payer: faultOf('payer'),
      setting: faultOf('setting'),
    },
    errors: faults.map(({ field, text }) => ({ field: FIELD_IDS[field], text })),
    hasDetails: typed.dateOfService !== '' || typed.payer !== '' || typed.setting !== '',
  }
}
