import type { FastifyReply, FastifyRequest } from 'fastify'
import { explainError } from '../http/explain-error.ts'
import { readText } from '../http/read-text.ts'
import { signInAddress } from './next-address.ts'
import { type Framed, sendPage } from './page.ts'
import type { WebDeps } from './web-deps.ts'

type ErrorView = {
  status: number
  heading: string
  message: string
  signedOut: boolean
  signInHref: string
  /** Where going on makes sense. */
  caseHref: string | null
  /** What was typed into a form that was not taken; nobody shall have to write it twice. */
  typed: { label: string; text: string }[]
}

const TEXT_FIELDS = [
  { name: 'short_answer', label: 'Short answer' },
  { name: 'reasoning', label: 'Reasoning' },
  { name: 'closing', label: 'Closing' },
  { name: 'text', label: 'Text' },
  { name: 'note', label: 'Note' },
] as const

/** Turns every error into a page that says what happened and what to do; what nobody foresaw into "Internal error". */
export function errorPage(deps: WebDeps) {
  const template = deps.templates.load<Framed<ErrorView>>('web/error.html')
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { status, heading, message } = explainError(error)
    const signedOut = (request.visitor?.operator ?? null) === null
    const sayPlainly = (): FastifyReply => reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`)
    // A script of ours that asks by itself is told, and led nowhere.
    if (status === 403 && signedOut && request.routeOptions.config.byItself === true) return sayPlainly()
    if (status === 403 && signedOut && ['GET', 'HEAD'].includes(request.method))
      return reply.redirect(signInAddress(request.url), 303)
    if (status === 500) deps.reportFault?.(error, request.routeOptions.url ?? 'unknown')
    // Without a visitor the fault came before anybody was recognised: there may be no database to make a page from.
    if (request.visitor === undefined) return sayPlainly()
    const view = {
      status,
      heading,
      message,
      signedOut,
      signInHref: signInAddress(caseHrefOf(request) ?? '/queue'),
      caseHref: caseHrefOf(request),
      typed: listTyped(request.body),
    }
    try {
      return await sendPage(deps, request, reply, template, { title: heading, status }, view)
    } catch {
      return sayPlainly()
    }
  }
}

function caseHrefOf(request: FastifyRequest): string | null {
  const [, number] = /^\/cases\/(Q-\d{1,15})\//i.exec(request.url) ?? []
  return number === undefined ? null : `/cases/${number}`
}

function listTyped(body: unknown): ErrorView['typed'] {
  return TEXT_FIELDS.map(({ name, label }) => ({ label, text: readText(body, name) })).filter(({ text }) => text !== '')
}
