import type { FastifyReply, FastifyRequest } from 'fastify'
import { completeKeyMap, FIXED_KEYS, KEY_ACTIONS } from '../../domain/key-map.ts'
import { findKeyboardSettings } from '../../store/people/operator-settings.ts'
import { type Framed, sendPage } from '../page.ts'
import type { WebDeps } from '../web-deps.ts'

/** What a key does in the list and on a case. */
type Shortcut = { key: string; list: string | null; case: string | null }

/** The page of keyboard shortcuts, as the person who reads it has them. */
export function helpPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<{ keys: readonly Shortcut[] }>>('web/keyboard.html')
  return {
    /** GET /help/keyboard */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const { operator } = request.visitor
      const own = operator === null ? {} : (await findKeyboardSettings(deps.pool, operator.id)).keys
      const keyOf = completeKeyMap(own)
      const keys = KEY_ACTIONS.map((each) => ({ ...each, key: keyOf.get(each.action) ?? each.action }))
      return sendPage(
        deps,
        request,
        reply,
        template,
        { title: 'Keyboard', section: 'help' },
        { keys: [...keys, ...FIXED_KEYS] },
      )
    },
  }
}
