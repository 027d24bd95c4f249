import { createHash } from 'node:crypto'
import type { Allowance, Visitor } from '../../domain/allowance.ts'
import { AppError } from '../../domain/app-error.ts'
import { type AskThread, MOST_TURNS } from '../../domain/ask-thread.ts'
import type { IdentifierKind, Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Question } from '../answer/answer.ts'
import { maskQuestion } from '../answer/mask-question.ts'
import {
  composeQuestion,
  findQuestionFaults,
  MOST_CODES,
  type QuestionFault,
  type TypedQuestion,
} from '../answer/typed-question.ts'

/** What one question was read to ask, or why it could not be read. */
export type ReadOutcome =
  | { kind: 'read'; inquiry: Inquiry }
  /** It took longer, or more memory, than a question may. */
  | { kind: 'too_hard' }
  /** Too many long questions are being read already. */
  | { kind: 'busy' }

/** A question as it is kept: identifiers masked. */
export type NewTurn = {
  /** Null: it begins a thread. */
  askId: string | null
  accountId: number | null
  formSha256: Buffer
  askedOn: IsoDate
  question: string
  masked: IdentifierKind[]
  inquiry: Inquiry
}

export type AskOnTheWebPorts = {
  /** Bounded in time and memory, and never holds up anybody else. */
  read(question: Question): Promise<ReadOutcome>
  findThread(askId: string): Promise<AskThread | null>
  /** The thread a form was kept in before, or null. */
  findThreadOfForm(formSha256: Buffer): Promise<string | null>
  useAllowance(visitor: Visitor, subject: string): Promise<Allowance>
  /** The id of the thread. The same form kept twice is one question. */
  keep(turn: NewTurn): Promise<string>
  /** In the desk's time zone. */
  today(): IsoDate
}

/** What is asked, by whom, and with which form. */
export type AskedOnTheWeb = {
  typed: TypedQuestion
  /** Drawn at random for the page the form stands on. */
  formKey: string
  /** The thread it goes on with; null: a question of its own. */
  askId: string | null
  visitor: Visitor
}

/** `refused` and `used_up` keep nothing: what was typed stays with whoever typed it. */
export type AskOutcome =
  | { kind: 'asked'; askId: string }
  | { kind: 'refused'; faults: QuestionFault[] }
  | { kind: 'used_up'; allowance: Allowance }

/**
 * What became of a question typed on the web: kept, to be answered where its thread is shown, or not, and why. Sent twice with
 * the same form it is one question, and is counted once.
 * @throws AppError `not_found` where the thread it goes on with is there no more
 */
export async function askOnTheWeb(asked: AskedOnTheWeb, ports: AskOnTheWebPorts): Promise<AskOutcome> {
  const faults = findQuestionFaults(asked.typed)
  if (faults.length > 0) return { kind: 'refused', faults }
  const formSha256 = hashForm(asked)
  const known = await ports.findThreadOfForm(formSha256)
  if (known !== null) return { kind: 'asked', askId: known }
  const thread = asked.askId === null ? null : await getThread(asked.askId, ports)
  if (thread !== null && thread.turns.length >= MOST_TURNS) {
    return refuse(`This thread has ${MOST_TURNS} questions, more than one page can hold. Ask it as a new question.`)
  }
  const askedOn = ports.today()
  const read = await readMasked(asked.typed, askedOn, thread?.turns.at(-1)?.inquiry ?? null, ports)
  if (typeof read === 'string') return refuse(read)
  const codes = new Set(read.inquiry.references.map(({ code }) => code)).size
  if (codes > MOST_CODES) {
    return refuse(
      `The question names ${codes} codes; at most ${MOST_CODES} are held against each other at once. Ask about fewer.`,
    )
  }
  const allowance = await ports.useAllowance(asked.visitor, `ask ${formSha256.toString('hex')}`)
  if (!allowance.granted) return { kind: 'used_up', allowance }
  const { text: question, inquiry, masked } = read
  const accountId = asked.visitor.kind === 'account' ? asked.visitor.accountId : null
  const askId = await ports.keep({ askId: asked.askId, accountId, formSha256, askedOn, question, masked, inquiry })
  return { kind: 'asked', askId }
}

const refuse = (text: string): AskOutcome => ({ kind: 'refused', faults: [{ field: 'text', text }] })

/** The thread of a follow-up. */
async function getThread(askId: string, ports: Pick<AskOnTheWebPorts, 'findThread'>): Promise<AskThread> {
  const thread = await ports.findThread(askId)
  if (thread !== null) return thread
  throw new AppError(
    'not_found',
    'There is no such question here any more. Threads are deleted after a while; ask it again.',
  )
}

/** Raised inside the reading, where only an inquiry can be returned. */
class Unread extends Error {}

const UNREAD = {
  too_hard: 'This text could not be read in the time there is for one question. Shorten it and ask again.',
  busy: 'Too many long questions are being read at this moment. Ask again in a minute, or shorten the text.',
} as const

/** The question masked and read, or why it could not be, in a sentence. */
async function readMasked(typed: TypedQuestion, sentOn: IsoDate, previous: Inquiry | null, ports: AskOnTheWebPorts) {
  try {
    return await maskQuestion(composeQuestion(typed), async (text) => {
      const outcome = await ports.read({ subject: '', text, sentOn, previous })
      if (outcome.kind === 'read') return outcome.inquiry
      throw new Unread(UNREAD[outcome.kind])
    })
  } catch (error) {
    if (error instanceof Unread) return error.message
    throw error
  }
}

/** What is typed counts too: a page that is gone back to may well ask something else. */
function hashForm({ formKey, askId, typed }: AskedOnTheWeb): Buffer {
  const parts = [formKey, askId ?? '', typed.text, typed.dateOfService, typed.payer, typed.setting]
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}
