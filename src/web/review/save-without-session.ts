import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { keepText } from '../../flow/review/review.ts'
import { readLine } from '../../http/read-text.ts'
import { listOperators, type Operator } from '../../store/people/operators.ts'
import { readSaveToken } from '../case/save-token.ts'
import { type Framed, sendPage } from '../page.ts'
import { readCaseId } from '../read-form.ts'
import { notSignedIn } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { findOversized, readAnswerForm } from './answer-form.ts'

type SavedSignedOutView = { number: string; revision: number; aside: boolean; signInHref: string }

/** Who may still save text in the case of this form though their session has ended, or null. */
export async function findSaver(deps: WebDeps, request: FastifyRequest): Promise<Operator | null> {
  const token = readLine(request.body, 'save_token')
  if (request.method !== 'POST' || token === '' || !('id' in ((request.params ?? {}) as object))) return null
  const operatorId = readSaveToken(deps.review.secret, token, readCaseId(request.params), deps.now())
  if (operatorId === null) return null
  // Who was deactivated is not on the list.
  return (await listOperators(deps.pool)).find(({ id }) => id === operatorId) ?? null
}

/**
 * Saves the text of a form whose session has ended, and says where to sign in and go on; whatever else the form asked for is
 * not done. Does nothing where somebody is signed in.
 * @throws AppError `unauthorized` where the form has no valid token to save with, or more text than is kept
 */
export function saveWithoutSession(deps: WebDeps) {
  const template = deps.templates.load<Framed<SavedSignedOutView>>('web/saved-signed-out.html')
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if ((request.visitor?.operator ?? null) !== null) return undefined
    const saver = await findSaver(deps, request)
    // The rest is for operators; the page of the error gives back what was typed.
    if (saver === null) throw notSignedIn()
    const form = readAnswerForm(request, saver)
    if (findOversized(form.edits).length > 0) throw notSignedIn()
    const json = request.headers.accept === 'application/json'
    const kept = await keepText(form.seen, form.edits, form.reviewer, json ? 'autosaved' : 'written', deps.review)
    const { revision } = kept.draft
    const number = caseNumber(form.seen.caseId)
    const signInHref = `/sign-in?next=${encodeURIComponent(`/cases/${number}`)}`
    if (json) {
      const savedAt = deps.now().toISOString()
      return reply.code(401).send({ rev: revision, savedAt, signedOut: true, signInHref })
    }
    const view = { number, revision, aside: kept.outcome === 'stale', signInHref }
    return sendPage(deps, request, reply, template, { title: 'Saved; sign in to go on', status: 401 }, view)
  }
}
