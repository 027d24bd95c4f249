import type { FastifyReply, FastifyRequest } from 'fastify'
import { explainError } from '../http/explain-error.ts'
import { readText } from '../http/read-text.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { type Framed, sendPage } from './page.ts'

type ErrorView = {
  status: number
  heading: string
  message: string
  /** What was typed into a form that was not taken; nobody shall have to write it twice. */
  typed: { label: string; text: string }[]
}

const TEXT_FIELDS = [
  { name: 'question', label: 'Your question' },
  { name: 'codes', label: 'Codes' },
  { name: 'claim', label: 'Claim' },
] as const

/** Turns every error into a page that says what happened and what to do; what nobody foresaw into "Internal error". */
export function errorPage(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<ErrorView>>('doors/error.html')
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { status, heading, message } = explainError(error)
    const sayPlainly = (): FastifyReply => reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`)
    if (status === 500) deps.reportFault?.(error, request.routeOptions.url ?? 'unknown')
    // Before anybody was recognised there may be no database to make a page from; a script is told in plain words.
    if (request.caller === undefined || request.routeOptions.config.byItself === true) return sayPlainly()
    const typed = TEXT_FIELDS.map(({ name, label }) => ({ label, text: readText(request.body, name) }))
    const view = { status, heading, message, typed: typed.filter(({ text }) => text !== '') }
    try {
      return await sendPage(deps, request, reply, template, { title: heading, status }, view)
    } catch {
      return sayPlainly()
    }
  }
}
