import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Framed, sendPage } from './page.ts'
import { readLine } from './read-form.ts'
import { rememberShortcuts } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

type Shortcut = { key: string; list: string | null; case: string | null }

/** Every key the desk's module listens to; what each does in the list and on a case. */
const SHORTCUTS: readonly Shortcut[] = [
  { key: 'j', list: 'go to the next question', case: 'open the next case of this view' },
  { key: 'k', list: 'go to the previous question', case: 'open the previous case of this view' },
  { key: 'Enter', list: 'open the question', case: null },
  { key: 'u', list: null, case: 'back to the list, to the same question' },
  { key: 'e', list: null, case: 'write in the short answer' },
  { key: 'Esc', list: null, case: 'leave the text, go to the heading of the case' },
  { key: 'p', list: null, case: 'preview' },
  { key: 'Ctrl+Enter', list: null, case: 'approve and hold, also from within the text' },
  { key: 'z', list: 'take back the newest held answer', case: 'take back the newest held answer' },
  { key: '?', list: 'this page', case: 'this page' },
]

/** The page of keyboard shortcuts, with the switch that turns them off. */
export function helpPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<{ keys: readonly Shortcut[] }>>('web/keyboard.html')
  return {
    /** GET /help/keyboard */
    show: (request: FastifyRequest, reply: FastifyReply) =>
      sendPage(deps, request, reply, template, { title: 'Keyboard', section: 'help' }, { keys: SHORTCUTS }),

    /** POST /help/keyboard */
    async choose(request: FastifyRequest, reply: FastifyReply) {
      rememberShortcuts(deps, reply, readLine(request.body, 'shortcuts') !== 'off')
      return reply.redirect('/help/keyboard', 303)
    },
  }
}
