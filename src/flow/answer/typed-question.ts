import type { Setting } from '../../domain/inquiry.ts'
import { isIsoDate } from '../../domain/iso-date.ts'

/** What stands in the fields of a question on the web, as it was typed. */
export type TypedQuestion = {
  text: string
  /** ISO, or empty. */
  dateOfService: string
  payer: string
  /** One of {@link SETTING_CHOICES}, or empty. */
  setting: string
}

export type QuestionField = keyof TypedQuestion

/** What has to be mended before a question can be answered, in a sentence for whoever typed it. */
export type QuestionFault = { field: QuestionField; text: string }

/** Longer is no question; a claim or a list of codes has a page of its own. */
export const MOST_QUESTION_CHARACTERS = 20_000
const MOST_PAYER_CHARACTERS = 120

/** Codes asked about at once. Every one of them is held against every other. */
export const MOST_CODES = 40

/** Settings as they are offered, and what is written into the question for each. */
export const SETTING_CHOICES: readonly { key: Setting; label: string; written: string }[] = [
  { key: 'office', label: 'Office', written: 'in the office' },
  { key: 'outpatient_hospital', label: 'Hospital outpatient', written: 'outpatient hospital' },
  { key: 'inpatient_hospital', label: 'Inpatient', written: 'inpatient' },
  { key: 'facility', label: 'Surgery center or nursing facility', written: 'ASC or nursing facility' },
  { key: 'telehealth', label: 'Telehealth', written: 'telehealth' },
]

/** Empty where the question can be read. */
export function findQuestionFaults(typed: TypedQuestion): QuestionFault[] {
  const { length } = composeQuestion(typed)
  const faults: [boolean, QuestionField, string][] = [
    [typed.text.trim() === '', 'text', 'Type a question first, for example: can 20610 be billed with 99213?'],
    [
      length > MOST_QUESTION_CHARACTERS,
      'text',
      `The question has ${length} characters; at most ${MOST_QUESTION_CHARACTERS} can be read. Leave out what does not decide it.`,
    ],
    [
      typed.dateOfService !== '' && !isIsoDate(typed.dateOfService),
      'dateOfService',
      'The date of service is no date. Write it like 2026-03-05, or leave it empty.',
    ],
    [
      typed.payer.length > MOST_PAYER_CHARACTERS,
      'payer',
      `The payer may have at most ${MOST_PAYER_CHARACTERS} characters. Name the plan alone.`,
    ],
    [
      typed.setting !== '' && !SETTING_CHOICES.some(({ key }) => key === typed.setting),
      'setting',
      'Choose one of the settings offered, or none.',
    ],
  ]
  return faults.flatMap(([stands, field, text]) => (stands ? [{ field, text }] : []))
}

const LABELS = ['Date of service', 'Payer', 'Setting'] as const

/**
 * The question as one text: the fields stand in lines of their own under what was typed, so that whoever reads it later,
 * program or person, reads all of it.
 */
export function composeQuestion({ text, dateOfService, payer, setting }: TypedQuestion): string {
  const written = SETTING_CHOICES.find(({ key }) => key === setting)?.written ?? ''
  const [date, payerLabel, settingLabel] = LABELS
  const lines = [
    [date, dateOfService],
    [payerLabel, payer],
    [settingLabel, written],
  ].flatMap(([label, value]) => (value === '' ? [] : [`${label}: ${value}`]))
  return [text.trim(), lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

const DETAILS = new RegExp(`(?:^|\\n\\n)((?:(?:${LABELS.join('|')}): .+(?:\\n|$)){1,${LABELS.length}})$`)

/** What {@link composeQuestion} put together: what was typed, and the lines of the fields. */
export function splitQuestion(question: string): { text: string; details: string[] } {
  const found = DETAILS.exec(question)
  if (found === null) return { text: question, details: [] }
  return { text: question.slice(0, found.index), details: found[1]?.split('\n') ?? [] }
}
