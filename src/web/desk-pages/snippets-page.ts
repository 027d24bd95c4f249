import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { mayDo } from '../../domain/permissions.ts'
import { readLine, readText } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import {
  addSnippet,
  changeSnippet,
  getSnippet,
  listSnippets,
  retireSnippet,
  type Snippet,
  type SnippetText,
} from '../../store/answers/snippets.ts'
import type { FieldError } from '../case/case-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

type SnippetsView = {
  snippets: (Snippet & { at: Instant })[]
  mayChange: boolean
  /** What the form holds; `id` null: a new one. */
  form: SnippetText & { id: number | null; version: number }
  errors: FieldError[]
}

const MOST = { title: 80, source: 300, text: 4_000 } as const

const NEW = { id: null, version: 0, title: '', text: '', source: '' }

/** The texts the desk agreed on: everybody reads and inserts them, leads write them. */
export function snippetPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<SnippetsView>>('web/snippets.html')
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: SnippetsView['form'],
    errors: FieldError[],
    status: number,
  ) => {
    const mayChange = mayDo(getOperator(request).role, 'manage_desk')
    const snippets = (await listSnippets(deps.pool, { retired: mayChange })).map((each) => ({
      ...each,
      at: instantOf(each.writtenAt),
    }))
    const options = { title: 'Snippets', section: 'queue' as const, status }
    return sendPage(deps, request, reply, template, options, { snippets, mayChange, form, errors })
  }
  return {
    /** GET /snippets?change= */
    async list(request: FastifyRequest, reply: FastifyReply) {
      const { change = '' } = request.query as { change?: string }
      const form = /^\d{1,15}$/.test(change) ? await getSnippet(deps.pool, Number(change)) : NEW
      return show(request, reply, form, [], 200)
    },

    /** POST /snippets: a new one, or a new version of the one that is named. */
    async save(request: FastifyRequest, reply: FastifyReply) {
      const { body } = request
      const text = {
        title: readLine(body, 'title'),
        source: readLine(body, 'source'),
        text: readText(body, 'text').trim(),
      }
      const id = readLine(body, 'id') === '' ? null : readNumber(body, 'id')
      const version = id === null ? 0 : readNumber(body, 'version')
      const errors = findErrors(text)
      if (errors.length > 0) return show(request, reply, { ...text, id, version }, errors, 422)
      const { id: operatorId } = getOperator(request)
      try {
        if (id === null) await addSnippet(deps.pool, text, operatorId)
        else await changeSnippet(deps.pool, id, version, text, operatorId)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict' || id === null) throw error
        const newest = await getSnippet(deps.pool, id)
        return show(
          request,
          reply,
          { ...text, id, version: newest.version },
          [{ text: error.message, field: 'text' }],
          409,
        )
      }
      return reply.redirect('/snippets', 303)
    },

    /** POST /snippets/:sid/retire: out of use, or with `retired=no` back into it. */
    async retire(request: FastifyRequest, reply: FastifyReply) {
      const { sid } = request.params as { sid: string }
      if (!/^\d{1,15}$/.test(sid)) throw new AppError('not_found', 'There is no such snippet.')
      await retireSnippet(deps.pool, Number(sid), readLine(request.body, 'retired') !== 'no', getOperator(request).id)
      return reply.redirect('/snippets', 303)
    },
  }
}

function findErrors(snippet: SnippetText): FieldError[] {
  return (['title', 'text', 'source'] as const).flatMap((field): FieldError[] => {
    const { length } = snippet[field]
    if (length === 0) return [{ field, text: MISSING[field] }]
    return length > MOST[field]
      ? [{ field, text: `It has ${length} characters; at most ${MOST[field]} are kept.` }]
      : []
  })
}

const MISSING = {
  title: 'Give the snippet a title it is found by.',
  text: 'Write the text that is inserted.',
  source: 'Say what the text rests on: a section of a manual, an edition, a decision of the desk.',
} as const
