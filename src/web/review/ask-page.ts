import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { nextState } from '../../domain/case-state.ts'
import { ASK_QUESTIONS, findAskQuestions, findLeadingWords } from '../../flow/answer/ask-questions.ts'
import { identifiersOf, maskSubject } from '../../flow/intake/mask-subject.ts'
import { LETTER_CHARACTERS, writeLetter } from '../../flow/review/write-letter.ts'
import { listRepeated } from '../../http/read-repeated.ts'
import { readLine, readText } from '../../http/read-text.ts'
import { type CaseFile, loadCaseFile } from '../case/case-file.ts'
import { addressOfCase, type FieldError } from '../case/case-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { findView } from '../queue/queue-views.ts'
import { readCaseId, readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { letterDesk } from './letter-desk.ts'

type AskView = {
  number: string
  subject: string
  to: string
  view: string
  messageId: number
  questions: { key: string; title: string; chosen: boolean }[]
  text: string
  most: number
  errors: FieldError[]
  /** Phrases that lead to an answer, as written; the writer has to say that they are meant. */
  leading: string[]
  undoSeconds: number
}

type Typed = { text: string; chosen: readonly string[]; errors: FieldError[]; leading: string[]; status: number }

/** Asking the requester for what is missing. */
export function askPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<AskView>>('web/ask.html')
  const desk = letterDesk(deps)

  const show = (request: FastifyRequest, reply: FastifyReply, file: CaseFile, typed: Typed) => {
    const { row } = file
    const number = caseNumber(row.id)
    const { view = '' } = request.query as { view?: string }
    const shown: AskView = {
      number,
      subject: maskSubject(row.subject, identifiersOf(file.inquiries.values())) || '(no subject)',
      to: row.requesterAddress ?? 'nobody',
      view: findView(view || readLine(request.body, 'view')).key,
      messageId: row.lastMessageId ?? 0,
      questions: ASK_QUESTIONS.map(({ key, title }) => ({ key, title, chosen: typed.chosen.includes(key) })),
      text: typed.text,
      most: LETTER_CHARACTERS,
      errors: typed.errors,
      leading: typed.leading,
      undoSeconds: deps.review.undoSeconds,
    }
    const title = `${typed.errors.length > 0 ? 'Not done: ' : ''}Ask about ${number}`
    return sendPage(deps, request, reply, template, { title, section: 'queue', status: typed.status }, shown)
  }

  return {
    /** GET /cases/:id/ask?question=: the chosen questions, put into words to be changed. */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const file = await loadAskable(deps, readCaseId(request.params))
      const chosen = listRepeated(request.query, 'question')
      return show(request, reply, file, {
        text: composeText(deps, file, chosen),
        chosen,
        errors: [],
        leading: [],
        status: 200,
      })
    },

    /** POST /cases/:id/ask: holds the mail like an answer; when it is sent the case waits for its requester. */
    async send(request: FastifyRequest, reply: FastifyReply) {
      const file = await loadAskable(deps, readCaseId(request.params))
      const text = readText(request.body, 'text').trim()
      const leading = findLeadingWords(text)
      const refuse = (words: string) =>
        show(request, reply, file, { text, chosen: [], errors: [{ text: words, field: 'text' }], leading, status: 422 })
      if (leading.length > 0 && readLine(request.body, 'leading_meant') !== 'yes') {
        return refuse('A phrase leads to one of the answers. Change it, or tick that it is meant so.')
      }
      const letter = {
        caseId: file.row.id,
        kind: 'ask' as const,
        messageId: readNumber(request.body, 'message'),
        reason: null,
        text,
      }
      try {
        await writeLetter(letter, getOperator(request), desk)
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid') return refuse(error.message)
        if (error instanceof AppError && error.code === 'conflict') {
          return show(request, reply, file, {
            text,
            chosen: [],
            errors: [{ text: error.message, field: 'text' }],
            leading,
            status: 409,
          })
        }
        throw error
      }
      return reply.redirect(addressOfCase(request, file.row.id), 303)
    },
  }
}

async function loadAskable(deps: WebDeps, caseId: number): Promise<CaseFile> {
  const file = await loadCaseFile(deps, caseId)
  if (nextState(file.row.state, 'asked') === null || file.row.lastMessageId === null) {
    throw new AppError('conflict', 'The requester can be asked only while the case is in review.')
  }
  return file
}

/** The mail with the chosen questions, numbered where there are several; empty where none is chosen. */
function composeText(deps: WebDeps, file: CaseFile, keys: readonly string[]): string {
  const codes = file.draft?.content.codes ?? []
  const questions = findAskQuestions(keys).map(({ key }, at) => ({
    number: at + 1,
    text: deps.templates.load<{ codes: string[] }>(`reply/ask/${key}.txt`)({ codes }).trim(),
  }))
  if (questions.length === 0) return ''
  const letter = deps.templates.load<{ questions: typeof questions; numbered: boolean }>('reply/ask-letter.txt')
  return letter({ questions, numbered: questions.length > 1 }).trim()
}
