import type { FastifyReply, FastifyRequest } from 'fastify'
import { type QuestionFault, splitQuestion, type TypedQuestion } from '../../flow/answer/typed-question.ts'
import { sayAllowance } from '../../flow/customers/allowance-words.ts'
import { askOnTheWeb } from '../../flow/customers/ask-on-the-web.ts'
import { lookAllowance } from '../../flow/customers/use-allowance.ts'
import { listThreadsOfAccount } from '../../store/customers/asks.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { type Framed, sendPage } from '../page.ts'
import { ASK_TOPICS, findAskExample } from './ask-examples.ts'
import type { AskFormView } from './ask-form.ts'
import { EMPTY_QUESTION, readFormKey, readTyped, viewForm } from './ask-form.ts'
import { askPorts } from './ask-ports.ts'

type AskView = {
  form: AskFormView
  topics: { key: string; label: string; examples: { key: string; text: string }[] }[]
  /** The allowance is used up: what to do. */
  usedUp: string | null
  keptDays: number
  /** Threads of whoever is signed in, newest first; empty for guests. */
  earlier: { url: string; question: string; more: number; askedOn: string }[]
}

const TOPICS = ASK_TOPICS.map(({ key, label, examples }) => ({
  key,
  label,
  examples: examples.map((text, index) => ({ key: `${key}-${index + 1}`, text })),
}))

/** Threads named on the page; older ones go by themselves soon. */
const EARLIER_SHOWN = 10

async function listEarlier(deps: DoorsDeps, { caller }: FastifyRequest): Promise<AskView['earlier']> {
  if (caller.kind === 'guest') return []
  const threads = await listThreadsOfAccount(deps.pool, caller.accountId, EARLIER_SHOWN)
  return threads.map(({ id, question, questions, lastAskedAt }) => ({
    url: `/ask/${id}`,
    question: splitQuestion(question).text || question,
    more: questions - 1,
    askedOn: lastAskedAt.toISOString().slice(0, 10),
  }))
}

/** The page of a question in one's own words. */
export function askPages(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<AskView>>('doors/ask.html')

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { typed: TypedQuestion; faults?: readonly QuestionFault[]; usedUp?: string | null; status?: number },
  ): Promise<FastifyReply> => {
    const { typed, faults = [], usedUp = null, status = 200 } = shown
    const allowance = await lookAllowance(deps.allowances, request.caller, 'ask')
    const allowanceLine = usedUp === null ? sayAllowance(allowance, deps.timeZone) : null
    const description =
      'A coding question in your own words, answered at once from the published files, with its sources.'
    const options = { title: 'Ask a coding question', section: 'ask', description, status, allowanceLine } as const
    const form = viewForm('/ask', typed, faults)
    const view = {
      form,
      topics: TOPICS,
      usedUp,
      keptDays: deps.ask.keptDays,
      earlier: await listEarlier(deps, request),
    }
    return sendPage(deps, request, reply, template, options, view)
  }

  return {
    /** GET /ask?example= */
    show(request: FastifyRequest, reply: FastifyReply) {
      const { example } = request.query as { example?: unknown }
      const text = typeof example === 'string' ? (findAskExample(example) ?? '') : ''
      return show(request, reply, { typed: { ...EMPTY_QUESTION, text } })
    },

    /** POST /ask. The question itself stands in no address: it leads on to its thread, whose id nobody guesses. */
    async ask(request: FastifyRequest, reply: FastifyReply) {
      const typed = readTyped(request)
      const asked = { typed, formKey: readFormKey(request), askId: null, visitor: request.caller }
      const outcome = await askOnTheWeb(asked, askPorts(deps))
      if (outcome.kind === 'asked') return reply.redirect(`/ask/${outcome.askId}`, 303)
      if (outcome.kind === 'refused') return show(request, reply, { typed, faults: outcome.faults, status: 422 })
      return show(request, reply, { typed, usedUp: outcome.allowance.whatToDo ?? '', status: 403 })
    },
  }
}
