import type { FastifyReply, FastifyRequest } from 'fastify'
import { completeKeyMap, KEY_ACTIONS, readKeyMap } from '../../domain/key-map.ts'
import { readLine } from '../../http/read-text.ts'
import { findKeyboardSettings, saveKeyboardSettings } from '../../store/people/operator-settings.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

type KeyField = { action: string; field: string; words: string; key: string; usual: boolean }

type SettingsView = {
  done: string | null
  errors: { field: string; text: string }[]
  keys: KeyField[]
}

/** What was just done, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  on: 'Shortcuts are on, in every browser you sign in with.',
  off: 'Shortcuts are off, in every browser you sign in with.',
  keys: 'Your keys are kept.',
  usual: 'Every key is the usual one again.',
}

/** How one works at the desk: kept on the server, so it is the same in every browser. */
export function settingsPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<SettingsView>>('web/settings.html')
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    keyOf: ReadonlyMap<string, string>,
    errors: SettingsView['errors'] = [],
  ) => {
    const { done = '' } = request.query as { done?: string }
    const view: SettingsView = {
      done: Object.hasOwn(DONE, done) && errors.length === 0 ? (DONE[done] ?? null) : null,
      errors,
      keys: KEY_ACTIONS.map((each, at) => fieldOf(each, at, keyOf)),
    }
    const status = errors.length > 0 ? 422 : 200
    return sendPage(deps, request, reply, template, { title: 'Settings', section: 'settings', status }, view)
  }
  return {
    /** GET /settings */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const { keys } = await findKeyboardSettings(deps.pool, getOperator(request).id)
      return show(request, reply, completeKeyMap(keys))
    },

    /** POST /settings/shortcuts: single keys are shortcuts, or not (WCAG 2.1.4). */
    async switchShortcuts(request: FastifyRequest, reply: FastifyReply) {
      const shortcuts = readLine(request.body, 'shortcuts') !== 'off'
      await saveKeyboardSettings(deps.pool, getOperator(request).id, { shortcuts })
      return reply.redirect(`/settings?done=${shortcuts ? 'on' : 'off'}`, 303)
    },

    /** POST /settings/keys: one key for each action, none twice. */
    async chooseKeys(request: FastifyRequest, reply: FastifyReply) {
      const operatorId = getOperator(request).id
      if (readLine(request.body, 'usual') === 'yes') {
        await saveKeyboardSettings(deps.pool, operatorId, { keys: {} })
        return reply.redirect('/settings?done=usual#keys', 303)
      }
      const chosen = new Map(KEY_ACTIONS.map(({ action }, at) => [action, readLine(request.body, `key_${at}`)]))
      const { own, faults } = readKeyMap(chosen)
      if (faults.length > 0) {
        const errors = faults.map(({ action, why }) => ({ field: fieldIdOf(action), text: why }))
        return show(request, reply, chosen, errors)
      }
      await saveKeyboardSettings(deps.pool, operatorId, { keys: own })
      return reply.redirect('/settings?done=keys#keys', 303)
    },
  }
}

const fieldIdOf = (action: string): string => `key-${KEY_ACTIONS.findIndex((each) => each.action === action)}`

function fieldOf(each: (typeof KEY_ACTIONS)[number], at: number, keyOf: ReadonlyMap<string, string>): KeyField {
  const key = keyOf.get(each.action) ?? each.action
  const onCase = each.case === null || each.case === each.list ? null : `on a case: ${each.case}`
  const inList = each.list === null || onCase === null ? each.list : `in the list: ${each.list}`
  const words = [inList, onCase].filter(Boolean).join('; ')
  return { action: each.action, field: `key_${at}`, words, key, usual: key === each.action }
}
