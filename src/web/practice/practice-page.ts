import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { MAX_FIELD_CHARACTERS, readLine, readText } from '../../http/read-text.ts'
import { setContentPolicy } from '../../http/security-headers.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import type { FieldError } from '../case/case-page.ts'
import { type Framed, sendPage } from '../page.ts'
import type { PracticeDesk, PracticeMail, WebDeps } from '../web-deps.ts'
import { findExample, PRACTICE_EXAMPLES } from './practice-examples.ts'
import { listThreads, newestOf, type PracticeThread, threadingOf } from './practice-threads.ts'

type Letter = { fromName: string; fromAddress: string; subject: string; text: string }

type PracticeView = {
  deskAddress: string
  examples: typeof PRACTICE_EXAMPLES
  letter: Letter
  errors: FieldError[]
  sent: boolean
  threads: { id: string; subject: string; customer: string; mails: number; last: string; at: Instant | null }[]
}

type ThreadView = {
  id: string
  subject: string
  mails: {
    id: string
    from: string
    to: string
    at: Instant | null
    fromDesk: boolean
    text: string
    hasHtml: boolean
  }[]
  letter: Letter
  errors: FieldError[]
  sent: boolean
}

const CUSTOMER = { fromName: 'Maria Lopez', fromAddress: 'maria.lopez@lakeside.example' }

/** Shown longest; an example or a question is far below. */
const LINE_CHARACTERS = 500

/** The pages of the practice mailbox: what customers wrote, what came back, and a form to write as one of them. */
export function practicePages(deps: WebDeps, practice: PracticeDesk) {
  const listTemplate = deps.templates.load<Framed<PracticeView>>('web/practice.html')
  const threadTemplate = deps.templates.load<Framed<ThreadView>>('web/practice-thread.html')

  const showList = async (request: FastifyRequest, reply: FastifyReply, letter: Letter, errors: FieldError[]) => {
    const threads = listThreads(await practice.listMail()).map(lineOf)
    const sent = (request.query as { sent?: string }).sent === 'yes'
    const view = { deskAddress: deps.desk.address, examples: PRACTICE_EXAMPLES, letter, errors, sent, threads }
    const status = errors.length > 0 ? 422 : 200
    return sendPage(
      deps,
      request,
      reply,
      listTemplate,
      { title: 'Practice mailbox', section: 'practice', status },
      view,
    )
  }

  const getThread = async (request: FastifyRequest): Promise<PracticeThread> => {
    const { mid } = request.params as { mid: string }
    const threads = listThreads(await practice.listMail())
    const thread = threads.find(({ mails }) => mails.some((mail) => mail.id === mid))
    if (thread === undefined) throw new AppError('not_found', 'There is no such mail in the practice mailbox.')
    return thread
  }

  const showThread = async (
    request: FastifyRequest,
    reply: FastifyReply,
    thread: PracticeThread,
    text: string,
    errors: FieldError[],
  ) => {
    const letter = { ...customerOf(thread), subject: subjectOfReply(thread), text }
    const sent = (request.query as { sent?: string }).sent === 'yes'
    const view = {
      id: thread.id,
      subject: thread.mails[0].subject || '(no subject)',
      mails: thread.mails.map(viewMail),
      letter,
      errors,
      sent,
    }
    const status = errors.length > 0 ? 422 : 200
    return sendPage(
      deps,
      request,
      reply,
      threadTemplate,
      { title: 'Practice thread', section: 'practice', status },
      view,
    )
  }

  return {
    /** GET /practice?example= */
    list(request: FastifyRequest, reply: FastifyReply) {
      const { example = '' } = request.query as { example?: string }
      const { subject, text } = findExample(example) ?? { subject: '', text: '' }
      return showList(request, reply, { ...CUSTOMER, subject, text }, [])
    },

    /** POST /practice/mails */
    async write(request: FastifyRequest, reply: FastifyReply) {
      const letter = readLetter(request)
      const errors = findErrors(letter)
      if (errors.length > 0) return showList(request, reply, letter, errors)
      await practice.send({ ...letter, inReplyTo: null, references: [] })
      return reply.redirect('/practice?sent=yes', 303)
    },

    /** GET /practice/mails/:mid */
    async thread(request: FastifyRequest, reply: FastifyReply) {
      return showThread(request, reply, await getThread(request), '', [])
    },

    /** POST /practice/mails/:mid/reply */
    async answer(request: FastifyRequest, reply: FastifyReply) {
      const thread = await getThread(request)
      const letter = {
        ...customerOf(thread),
        subject: subjectOfReply(thread),
        text: readText(request.body, 'text').trim(),
      }
      const errors = findErrors(letter)
      if (errors.length > 0) return showThread(request, reply, thread, letter.text, errors)
      await practice.send({ ...letter, ...threadingOf(thread) })
      return reply.redirect(`/practice/mails/${encodeURIComponent(thread.id)}?sent=yes`, 303)
    },

    /** GET /practice/mails/:mid/part.html: the HTML part exactly as it came, for a frame. */
    async sendHtml(request: FastifyRequest, reply: FastifyReply) {
      const { mid } = request.params as { mid: string }
      const html = (await practice.listMail()).find(({ id }) => id === mid)?.html ?? null
      if (html === null) throw new AppError('not_found', 'This mail has no HTML part.')
      return setContentPolicy(reply, 'mail').type('text/html; charset=utf-8').send(html)
    },
  }
}

function readLetter(request: FastifyRequest): Letter {
  const { body } = request
  return {
    fromName: readLine(body, 'from_name'),
    fromAddress: readLine(body, 'from_address'),
    subject: readLine(body, 'subject'),
    text: readText(body, 'text').trim(),
  }
}

function findErrors({ fromName, fromAddress, subject, text }: Letter): FieldError[] {
  const errors: FieldError[] = []
  if (!/^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+$/.test(fromAddress)) {
    errors.push({ field: 'from-address', text: 'Give an address to write from, such as maria.lopez@lakeside.example.' })
  }
  if (fromName.length > LINE_CHARACTERS || subject.length > LINE_CHARACTERS) {
    errors.push({ field: 'subject', text: `Name and subject may have at most ${LINE_CHARACTERS} characters each.` })
  }
  if (text === '' && subject === '') errors.push({ field: 'text', text: 'Write a question.' })
  if (text.length > MAX_FIELD_CHARACTERS) {
    errors.push({
      field: 'text',
      text: `The text has ${text.length} characters; at most ${MAX_FIELD_CHARACTERS} are sent.`,
    })
  }
  return errors
}

function lineOf(thread: PracticeThread): PracticeView['threads'][number] {
  const newest = newestOf(thread)
  return {
    id: thread.id,
    subject: thread.mails[0].subject || '(no subject)',
    customer: customerOf(thread).fromAddress,
    mails: thread.mails.length,
    last: newest.direction === 'from_desk' ? 'the desk answered' : 'waits for the desk',
    at: newest.date === null ? null : instantOf(newest.date),
  }
}

function viewMail(mail: PracticeMail): ThreadView['mails'][number] {
  const { id, from, to, date, direction, text, html } = mail
  const at = date === null ? null : instantOf(date)
  return { id, from, to: to.join(', '), at, fromDesk: direction === 'from_desk', text, hasHtml: html !== null }
}

/** Whoever is not the desk in this thread. */
function customerOf(thread: PracticeThread): { fromName: string; fromAddress: string } {
  const [first] = thread.mails
  const fromAddress = (first.direction === 'to_desk' ? first.from : first.to[0]) || CUSTOMER.fromAddress
  return { fromName: fromAddress === CUSTOMER.fromAddress ? CUSTOMER.fromName : '', fromAddress }
}

function subjectOfReply(thread: PracticeThread): string {
  const { subject } = thread.mails[0]
  return /^re\s*:/i.test(subject) ? subject : `Re: ${subject}`
}
