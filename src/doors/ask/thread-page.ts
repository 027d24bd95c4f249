import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { AskThread, AskTurn } from '../../domain/ask-thread.ts'
import { MOST_TURNS } from '../../domain/ask-thread.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { answerTurn } from '../../flow/answer/answer-turn.ts'
import type { QuestionFault, TypedQuestion } from '../../flow/answer/typed-question.ts'
import { sayAllowance } from '../../flow/customers/allowance-words.ts'
import { askOnTheWeb } from '../../flow/customers/ask-on-the-web.ts'
import { requestCoderCheck } from '../../flow/customers/coder-check.ts'
import { lookAllowance } from '../../flow/customers/use-allowance.ts'
import { readLine } from '../../http/read-text.ts'
import { findAskThread, saveTurnAnswer } from '../../store/customers/asks.ts'
import { type CheckStanding, findCheckStanding } from '../../store/customers/web-questions.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import type { Framed } from '../page.ts'
import {
  type SectionView,
  viewAnswer,
  viewFailure,
  viewQuestion,
  viewUnderstood,
  viewWorking,
} from './answer-sections.ts'
import { type AskFormView, EMPTY_QUESTION, readFormKey, readTyped, viewForm } from './ask-form.ts'
import { askPorts, checkPorts } from './ask-ports.ts'
import { CHECK_WORDS } from './ask-words.ts'
import { SECTIONS_HERE, streamPage } from './stream-page.ts'

type ThreadView = {
  sections: typeof SECTIONS_HERE
  id: string
  questions: number
  /** Null where the thread is full. */
  form: AskFormView | null
  usedUp: string | null
  check: CheckView
  keptDays: number
}

type CheckView = {
  /** The question a coder would look at. */
  position: number
  /** A coder has it, or had. */
  standing: { number: string; words: string } | null
  /** A link went to the address that was given. */
  toConfirm: boolean
  /** The address of whoever is signed in: the answer goes there. */
  account: string | null
  address: string
  error: string | null
  /** What is left of the allowance, or why nothing is. */
  allowanceLine: string | null
  usedUp: string | null
}

/** What a form of the page left to be said. */
type Said = {
  typed?: TypedQuestion
  faults?: readonly QuestionFault[]
  usedUp?: string
  check?: { address: string; error?: string; usedUp?: string }
  status?: number
}

/** The page of one thread: its questions, their answers as they become known, and what can be done next. */
export function threadPages(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<ThreadView>>('doors/ask-thread.html')
  const section = deps.templates.load<SectionView>('doors/ask-section.html')

  const getThread = async (request: FastifyRequest): Promise<AskThread> => {
    const thread = await findAskThread(deps.pool, (request.params as { id: string }).id)
    if (thread !== null) return thread
    throw new AppError(
      'not_found',
      'There is no such question here any more. Threads are deleted after a while; ask it again.',
    )
  }

  /** Never throws: by then the head of the page has left. */
  async function* streamTurn(turn: AskTurn, latest: boolean): AsyncGenerator<string> {
    yield section(viewQuestion(turn, latest))
    yield section(viewWorking(turn))
    try {
      for await (const step of answerTurn(turn, {
        ...deps,
        wording: deps.ask.wording,
        save: (id, answer) => saveTurnAnswer(deps.pool, id, answer),
      })) {
        if (step.kind === 'understood') {
          yield section(viewUnderstood(turn, step.codes, step.asOf))
          if (turn.answer === null) yield section(viewWorking(turn))
        } else yield section(viewAnswer(turn, step.answer, latest))
      }
    } catch (error) {
      deps.reportFault?.(error, '/ask/:id')
      yield section(
        viewFailure(
          turn,
          'The answer could not be completed just now. The question is kept: load this page again in a moment.',
        ),
      )
    }
  }

  async function* streamThread({ turns }: AskThread): AsyncGenerator<string> {
    for (const turn of turns) yield* streamTurn(turn, turn === turns.at(-1))
  }

  const composeCheck = async (
    request: FastifyRequest,
    { turns }: AskThread,
    standing: CheckStanding | null,
    said: Said['check'],
  ): Promise<CheckView> => {
    const { caller } = request
    const allowance = await lookAllowance(deps.allowances, caller, 'reviewed_answer')
    return {
      position: turns.length,
      standing: standing === null ? null : { number: caseNumber(standing.caseId), words: CHECK_WORDS[standing.state] },
      toConfirm: (request.query as { link?: unknown }).link === 'sent',
      account: caller.kind === 'account' ? caller.address : null,
      address: said?.address ?? '',
      error: said?.error ?? null,
      allowanceLine: sayAllowance(allowance, deps.timeZone),
      usedUp: said?.usedUp ?? null,
    }
  }

  const show = async (request: FastifyRequest, reply: FastifyReply, thread: AskThread, said: Said = {}) => {
    const { id, turns } = thread
    const newest = turns.at(-1)
    const standing = newest?.caseId ? await findCheckStanding(deps.pool, newest.caseId) : null
    const allowance = await lookAllowance(deps.allowances, request.caller, 'ask')
    const view: ThreadView = {
      sections: SECTIONS_HERE,
      id,
      questions: turns.length,
      form: turns.length < MOST_TURNS ? viewForm(`/ask/${id}`, said.typed ?? EMPTY_QUESTION, said.faults) : null,
      usedUp: said.usedUp ?? null,
      check: await composeCheck(request, thread, standing, said.check),
      keptDays: deps.ask.keptDays,
    }
    const allowanceLine = said.usedUp === undefined ? sayAllowance(allowance, deps.timeZone) : null
    const options = { title: 'Your question', section: 'ask', status: said.status ?? 200, allowanceLine } as const
    return streamPage(deps, request, reply, template, options, view, streamThread(thread))
  }

  return {
    /** GET /ask/:id */
    async show(request: FastifyRequest, reply: FastifyReply) {
      return show(request, reply, await getThread(request))
    },

    /** POST /ask/:id: a question that goes on with the thread. */
    async ask(request: FastifyRequest, reply: FastifyReply) {
      const thread = await getThread(request)
      const typed = readTyped(request)
      const asked = { typed, formKey: readFormKey(request), askId: thread.id, visitor: request.caller }
      const outcome = await askOnTheWeb(asked, askPorts(deps))
      if (outcome.kind === 'asked') return reply.redirect(`/ask/${outcome.askId}#latest`, 303)
      if (outcome.kind === 'refused')
        return show(request, reply, thread, { typed, faults: outcome.faults, status: 422 })
      return show(request, reply, thread, { typed, usedUp: outcome.allowance.whatToDo ?? '', status: 403 })
    },

    /** POST /ask/:id/check: a coder is to look at it. */
    async check(request: FastifyRequest, reply: FastifyReply) {
      const thread = await getThread(request)
      const address = readLine(request.body, 'address').slice(0, 320)
      const position = Number(readLine(request.body, 'position'))
      const outcome = await requestCoderCheck(
        { askId: thread.id, position, visitor: request.caller, address },
        checkPorts(deps, request.ip),
      )
      if (outcome.kind === 'filed') return reply.redirect(`/ask/${thread.id}#coder`, 303)
      if (outcome.kind === 'to_confirm') return reply.redirect(`/ask/${thread.id}?link=sent#coder`, 303)
      if (outcome.kind === 'refused')
        return show(request, reply, thread, { check: { address, error: outcome.why }, status: 422 })
      const usedUp = outcome.allowance.whatToDo ?? ''
      return show(request, reply, thread, { check: { address, usedUp }, status: 403 })
    },
  }
}
