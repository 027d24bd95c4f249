import type { Allowance, Visitor } from '../../domain/allowance.ts'
import { AppError } from '../../domain/app-error.ts'
import type { AskThread, AskTurn } from '../../domain/ask-thread.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import type { MessageRecord } from '../../domain/message-record.ts'
import { readAddress } from './confirm-address.ts'
import { composeWebMessage } from './web-message.ts'

/** What makes questions of a thread messages of a case. */
export type FilePorts = {
  findThread(askId: string): Promise<AskThread | null>
  /** In one transaction; `known` where a coder was asked for that question before. */
  file(filing: {
    askId: string
    turnId: number
    caseSubject: string
    questions: { turnId: number; inquiry: Inquiry; message: Omit<MessageRecord, 'position'> }[]
  }): Promise<{ outcome: 'new_case' | 'joined' | 'known'; caseId: number }>
  /** A hint; what it loses the sweeper finds. */
  enqueueDraft(caseId: number): Promise<void>
  buildMime(mail: OutgoingMail): Promise<Buffer>
  identityHash(raw: Buffer): Buffer
  desk: { address: string; name: string }
  secret: string
}

export type CoderCheckPorts = FilePorts & {
  useAllowance(visitor: Visitor, subject: string): Promise<Allowance>
  /** Mails the address a link that confirms it, if it may have one; says nothing about whether it did. */
  confirmAddress(address: string, subject: string): Promise<'asked' | 'too_many_from_network' | 'not_an_address'>
}

/** The question a coder is to look at, and where the answer is to go. */
export type CheckRequest = {
  askId: string
  /** Which question of the thread, from 1. */
  position: number
  visitor: Visitor
  /** As typed; nobody who is signed in is asked for it. */
  address: string
}

export type CheckOutcome =
  /** A case waits for a coder. */
  | { kind: 'filed'; caseId: number }
  /** It will, once the link that went to the address is opened. */
  | { kind: 'to_confirm' }
  | { kind: 'refused'; why: string }
  | { kind: 'used_up'; allowance: Allowance }

/**
 * What became of "have a coder check this". A guest's address is confirmed first, so that nobody makes the desk write to
 * somebody else; whoever is signed in has shown theirs. Asked again it is the same case.
 * @throws AppError `not_found` where the thread or the question in it is there no more
 */
export async function requestCoderCheck(request: CheckRequest, ports: CoderCheckPorts): Promise<CheckOutcome> {
  const { visitor, position } = request
  const thread = await getThread(request.askId, ports)
  const turn = getTurn(thread, position)
  if (turn.caseId !== null) return { kind: 'filed', caseId: turn.caseId }
  const use = () => ports.useAllowance(visitor, `check ${thread.id} ${position}`)
  if (visitor.kind === 'account') {
    const allowance = await use()
    if (!allowance.granted) return { kind: 'used_up', allowance }
    return { kind: 'filed', caseId: await fileTurn(thread, turn, visitor.address, ports) }
  }
  if (request.address.trim() === '') return { kind: 'refused', why: NO_ADDRESS }
  // Before anything is counted.
  if (readAddress(request.address) === null) return { kind: 'refused', why: REFUSALS.not_an_address }
  const allowance = await use()
  if (!allowance.granted) return { kind: 'used_up', allowance }
  const asked = await ports.confirmAddress(request.address, composeSubject(thread.id, position))
  return asked === 'asked' ? { kind: 'to_confirm' } : { kind: 'refused', why: REFUSALS[asked] }
}

const NO_ADDRESS = 'Give the email address the checked answer is to go to.'

const REFUSALS = {
  not_an_address: 'That is no email address an answer could go to. Write it like maria.lopez@clinic.example.',
  too_many_from_network: 'Too many links were asked for from your network. Try again in an hour, or write to the desk.',
} as const

/**
 * The case of a question whose guest has confirmed their address; null where the question was deleted meanwhile. `subject`
 * is what {@link requestCoderCheck} had confirmed.
 */
export async function fileConfirmedCheck(
  confirmed: { subject: string | null; address: string },
  ports: FilePorts,
): Promise<{ askId: string; caseId: number } | null> {
  const [, askId = '', position = ''] = SUBJECT.exec(confirmed.subject ?? '') ?? []
  const thread = await ports.findThread(askId)
  const turn = thread?.turns.find((each) => each.position === Number(position))
  if (!thread || !turn) return null
  return { askId, caseId: turn.caseId ?? (await fileTurn(thread, turn, confirmed.address, ports)) }
}

const SUBJECT = /^([\w-]{22,43})\/(\d{1,3})$/

const composeSubject = (askId: string, position: number): string => `${askId}/${position}`

async function getThread(askId: string, ports: FilePorts): Promise<AskThread> {
  const thread = await ports.findThread(askId)
  if (thread !== null) return thread
  throw new AppError(
    'not_found',
    'There is no such question here any more. Threads are deleted after a while; ask it again.',
  )
}

function getTurn({ turns }: AskThread, position: number): AskTurn {
  const turn = turns.find((each) => each.position === position)
  if (turn !== undefined) return turn
  throw new AppError('not_found', 'There is no such question in this thread.')
}

/** The questions before it go along: a follow-up leaves out what they said. */
async function fileTurn(thread: AskThread, turn: AskTurn, address: string, ports: FilePorts): Promise<number> {
  const turns = thread.turns.filter(({ position }) => position <= turn.position)
  const questions = await Promise.all(
    turns.map(async (each) => ({
      turnId: each.id,
      inquiry: each.inquiry,
      message: await composeWebMessage(each, address, ports),
    })),
  )
  const [first] = turns
  const caseSubject = firstLine(first?.question ?? '')
  const { outcome, caseId } = await ports.file({ askId: thread.id, turnId: turn.id, caseSubject, questions })
  if (outcome !== 'known') await ports.enqueueDraft(caseId).catch(() => undefined)
  return caseId
}

/** Characters of the line a case is called by. */
const SUBJECT_CHARACTERS = 120

function firstLine(question: string): string {
  const line = question.trim().split('\n', 1)[0] ?? ''
  return line.length <= SUBJECT_CHARACTERS ? line : `${line.slice(0, SUBJECT_CHARACTERS).trimEnd()} …`
}
