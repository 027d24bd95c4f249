import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../domain/case-number.ts'
import type { Template } from '../render/templates.ts'
import { listHeldReplies } from '../store/held-replies.ts'
import { ASSET_URLS } from './assets.ts'
import { type Instant, momentOf } from './time-in-words.ts'
import type { WebDeps } from './web-deps.ts'

/** The part of the desk a page belongs to: marked in the navigation. */
type Section = 'queue' | 'practice' | 'help' | 'none'

/** What every page has around its own content. */
export type Frame = {
  title: string
  section: Section
  deskName: string
  operatorName: string | null
  practice: boolean
  formToken: string
  shortcuts: boolean
  /** Seconds after which a browser without JavaScript loads the page again; null on every page with a form for text. */
  refreshSeconds: number | null
  assets: typeof ASSET_URLS
  held: { number: string; to: string; leavesAt: Instant; retry: boolean }[]
  /** There are more held answers than are listed. */
  moreHeld: boolean
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
    .send(template({ ...view, frame }))
}

async function composeFrame(deps: WebDeps, request: FastifyRequest, options: PageOptions): Promise<Frame> {
  const { operator, formToken, shortcuts } = request.visitor
  const held = operator === null ? [] : await listHeldReplies(deps.pool, operator.id, HELD_SHOWN + 1)
  return {
    title: options.title,
    section: options.section ?? 'none',
    deskName: deps.desk.name,
    operatorName: operator?.name ?? null,
    practice: deps.practice !== null,
    formToken,
    shortcuts,
    refreshSeconds: options.refreshSeconds ?? null,
    assets: ASSET_URLS,
    held: held.slice(0, HELD_SHOWN).map(({ caseId, envelopeTo, sendAfter, attempt }) => ({
      number: caseNumber(caseId),
      to: envelopeTo,
      leavesAt: momentOf(sendAfter, deps.now()),
      retry: attempt > 0,
    })),
    moreHeld: held.length > HELD_SHOWN,
  }
}
