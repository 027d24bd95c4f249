import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { MAX_SEARCH_CHARACTERS } from '../../domain/case-search.ts'
import { readLine } from '../../http/read-text.ts'
import { listSavedSearches, removeSavedSearch, saveSearch } from '../../store/cases/saved-searches.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { queueHref } from './queue-address.ts'

type SearchesView = { searches: { id: number; name: string; query: string; href: string }[] }

const NAME_CHARACTERS = 40

/** The searches an operator keeps beside the views. */
export function savedSearchPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<SearchesView>>('web/searches.html')
  return {
    /** GET /searches */
    async list(request: FastifyRequest, reply: FastifyReply) {
      const saved = await listSavedSearches(deps.pool, getOperator(request).id)
      const searches = saved.map((each) => ({ ...each, href: queueHref({ q: each.query }) }))
      return sendPage(deps, request, reply, template, { title: 'Saved searches', section: 'queue' }, { searches })
    },

    /** POST /searches: under a name that is taken, in place of what has it. */
    async save(request: FastifyRequest, reply: FastifyReply) {
      const name = readLine(request.body, 'name')
      const query = readLine(request.body, 'query')
      if (name === '' || name.length > NAME_CHARACTERS) {
        throw new AppError('invalid', `Give the search a name of 1 to ${NAME_CHARACTERS} characters.`)
      }
      if (query === '' || query.length > MAX_SEARCH_CHARACTERS) {
        throw new AppError('invalid', `A search to be saved has 1 to ${MAX_SEARCH_CHARACTERS} characters.`)
      }
      await saveSearch(deps.pool, getOperator(request).id, name, query)
      return reply.redirect(queueHref({ q: query }), 303)
    },

    /** POST /searches/:sid/remove */
    async remove(request: FastifyRequest, reply: FastifyReply) {
      const { sid } = request.params as { sid: string }
      if (!/^\d{1,15}$/.test(sid)) throw new AppError('not_found', 'There is no such search.')
      await removeSavedSearch(deps.pool, getOperator(request).id, Number(sid))
      return reply.redirect('/searches', 303)
    },
  }
}
