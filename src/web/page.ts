import type { FastifyReply, FastifyRequest } from 'fastify'
import { completeKeyMap } from '../domain/key-map.ts'
import { mayDo } from '../domain/permissions.ts'
import { addFormToken } from '../http/form-token.ts'
import type { Instant } from '../http/time-in-words.ts'
import type { Template } from '../render/templates.ts'
import { countUnseenMentions } from '../store/cases/notes.ts'
import { findKeyboardSettings } from '../store/people/operator-settings.ts'
import { listHeldReplies } from '../store/replies/held-replies.ts'
import { ASSET_URLS } from './assets.ts'
import { viewHeld } from './held-view.ts'
import type { WebDeps } from './web-deps.ts'

/** The part of the desk a page belongs to: marked in the navigation. */
type Section =
  | 'queue'
  | 'outbox'
  | 'reports'
  | 'practice'
  | 'people'
  | 'customers'
  | 'audit'
  | 'account'
  | 'settings'
  | 'help'
  | 'none'

/** What every page has around its own content. */
export type Frame = {
  title: string
  section: Section
  deskName: string
  operatorName: string | null
  operatorId: number | null
  /** They can sign in by a new link only, and should set a password or a passkey. */
  withoutKey: boolean
  may: { managePeople: boolean; manageCustomers: boolean; readAudit: boolean }
  practice: boolean
  formToken: string
  shortcuts: boolean
  /** The key of each action, as this person has it. */
  keys: Readonly<Record<string, string>>
  /** The same for the module: the action of each key. */
  actions: string
  /** Seconds after which a browser without JavaScript loads the page again; null on every page with a form for text. */
  refreshSeconds: number | null
  assets: typeof ASSET_URLS
  /** One's own held answers, the newest approval first. */
  held: { replyId: number; number: string; to: string; leavesAt: Instant | null; retry: boolean }[]
  /** There are more held answers than are listed. */
  moreHeld: boolean
  /** Notes that call this person and were not seen yet. */
  mentions: number
}

export type Framed<View> = View & { frame: Frame }

/** `title` stands in the browser's history and tabs: it never holds a text of a mail. */
export type PageOptions = { title: string; section?: Section; status?: number; refreshSeconds?: number }

/** Held answers that fit into the strip on top of every page. */
const HELD_SHOWN = 3

/** Sends the page made of `view` with the desk's frame around it. */
export async function sendPage<View extends object>(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  template: Template<Framed<View>>,
  options: PageOptions,
  view: View,
): Promise<FastifyReply> {
  const frame = await composeFrame(deps, request, options)
  return reply
    .code(options.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(addFormToken(template({ ...view, frame }), frame.formToken))
}

async function composeFrame(deps: WebDeps, request: FastifyRequest, options: PageOptions): Promise<Frame> {
  const { operator, formToken, session } = request.visitor
  const [held, mentions, { shortcuts, keys: own }] =
    operator === null
      ? [[], 0, { shortcuts: false, keys: {} }]
      : await Promise.all([
          listHeldReplies(deps.pool, operator.id, HELD_SHOWN + 1, 'mine'),
          countUnseenMentions(deps.pool, operator.id),
          findKeyboardSettings(deps.pool, operator.id),
        ])
  const keys = completeKeyMap(own)
  return {
    title: options.title,
    section: options.section ?? 'none',
    deskName: deps.desk.name,
    operatorName: operator?.name ?? null,
    operatorId: operator?.id ?? null,
    withoutKey: operator !== null && (session?.withoutKey ?? false) && deps.practice === null,
    may: {
      managePeople: mayDo(operator?.role ?? null, 'manage_people'),
      // At an in-house desk nothing is counted, and nobody has to be given more.
      manageCustomers: !deps.allowances.inHouse.everybody && mayDo(operator?.role ?? null, 'manage_customers'),
      readAudit: mayDo(operator?.role ?? null, 'read_audit'),
    },
    practice: deps.practice !== null,
    formToken,
    shortcuts,
    keys: Object.fromEntries(keys),
    actions: JSON.stringify(Object.fromEntries([...keys].map(([action, key]) => [key, action]))),
    refreshSeconds: options.refreshSeconds ?? null,
    assets: ASSET_URLS,
    held: held.slice(0, HELD_SHOWN).map((each) => viewHeld(each, operator?.id ?? 0, deps.now())),
    mentions,
    moreHeld: held.length > HELD_SHOWN,
  }
}
