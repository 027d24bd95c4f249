import type { FastifyReply, FastifyRequest } from 'fastify'
import { addFormToken, hasForm } from '../http/form-token.ts'
import { sendPublicPage } from '../http/public-page.ts'
import type { Template } from '../render/templates.ts'
import { ASSET_URLS } from './assets.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { startForm } from './form-session.ts'
import { findLoadedData, type LoadedData } from './loaded-data.ts'

/** The part of the site a page belongs to: marked in the navigation. */
export type Section = 'home' | 'search' | 'pairs' | 'ask' | 'account' | 'none'

/** What every public page has around its own content. */
export type Frame = {
  title: string
  /** For search engines and people who are sent a link; null where a page is nobody else's business. */
  description: string | null
  section: Section
  deskName: string
  deskAddress: string
  /** What stands in the search box on top; null where the page has a box of its own. */
  query: string | null
  /** The address of whoever is signed in. */
  account: string | null
  /** What is left of an allowance; null where none applies. */
  allowanceLine: string | null
  data: LoadedData
  assets: typeof ASSET_URLS
}

export type Framed<View> = View & { frame: Frame }

export type PageOptions = {
  title: string
  section?: Section
  description?: string
  query?: string | null
  status?: number
  /** Words of `allowanceWords`; such a page is private. */
  allowanceLine?: string | null
  /** Seconds for which others may keep it. Where left out, or where it turns out to depend on who asks, nobody may. */
  publicSeconds?: number
}

/** What stands around a page, for whoever asks for it. */
export async function composeFrame(deps: DoorsDeps, request: FastifyRequest, options: PageOptions): Promise<Frame> {
  const { title, section = 'none', description = null, query = '', allowanceLine = null } = options
  const { caller } = request
  const account = caller.kind === 'account' ? caller.address : null
  const { name: deskName, address: deskAddress } = deps.desk
  const data = await findLoadedData(deps)
  return { title, description, section, deskName, deskAddress, query, account, allowanceLine, data, assets: ASSET_URLS }
}

/** Sends the page made of `view` with the public frame around it. */
export async function sendPage<View extends object>(
  deps: DoorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  template: Template<Framed<View>>,
  options: PageOptions,
  view: View,
): Promise<FastifyReply> {
  const { status = 200 } = options
  const frame = await composeFrame(deps, request, options)
  const page = template({ ...view, frame })
  const mayBeKept =
    options.publicSeconds !== undefined && frame.account === null && frame.allowanceLine === null && status === 200
  if (mayBeKept && !hasForm(page)) return sendPublicPage(request, reply, page, options.publicSeconds ?? 0)
  const sent = hasForm(page) ? addFormToken(page, startForm(deps, request, reply)) : page
  return reply.code(status).type('text/html; charset=utf-8').send(sent)
}
