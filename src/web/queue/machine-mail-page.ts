import type { FastifyReply, FastifyRequest } from 'fastify'
import { findIdentifiersIn, maskSubject } from '../../flow/intake/mask-subject.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { countViews } from '../../store/cases/case-list.ts'
import { listSavedSearches } from '../../store/cases/saved-searches.ts'
import { listMessagesWithoutCase, type MessageRow } from '../../store/mailboxes/find-messages.ts'
import { countMachineMail } from '../../store/mailboxes/machine-mail.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { MAIL_KIND_WORDS } from '../words/case-words.ts'
import { findMyDay } from './my-day.ts'
import { composeSideBar, type SideBar } from './queue-side-bar.ts'
import { MACHINE_MAIL } from './queue-views.ts'

const SHOWN = 100
const REFRESH_SECONDS = 60

type MachineMailView = SideBar & {
  most: number
  lines: { id: number; subject: string; sender: string; kind: string; reason: string | null; receivedAt: Instant }[]
}

/** The view of mail that no person wrote. */
export function showMachineMail(deps: WebDeps) {
  const template = deps.templates.load<Framed<MachineMailView>>('web/machine-mail.html')
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const operator = getOperator(request)
    const [counts, count, saved, myDay, messages] = await Promise.all([
      countViews(deps.pool, operator.id),
      countMachineMail(deps.pool),
      listSavedSearches(deps.pool, operator.id),
      findMyDay(deps, operator.id),
      listMessagesWithoutCase(deps.pool, SHOWN),
    ])
    const side = composeSideBar(counts, count, saved, MACHINE_MAIL.key, '', myDay)
    const options = { title: MACHINE_MAIL.title, section: 'queue', refreshSeconds: REFRESH_SECONDS } as const
    return sendPage(deps, request, reply, template, options, { ...side, most: SHOWN, lines: messages.map(composeLine) })
  }
}

function composeLine(message: MessageRow): MachineMailView['lines'][number] {
  return {
    id: message.id,
    subject: maskSubject(message.subject, findIdentifiersIn(message.text)) || '(no subject)',
    sender: message.fromName ?? message.fromAddress ?? 'no sender',
    kind: MAIL_KIND_WORDS[message.kind],
    reason: message.kindReason,
    receivedAt: instantOf(message.receivedAt),
  }
}
