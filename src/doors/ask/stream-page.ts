import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addFormToken } from '../../http/form-token.ts'
import type { Template } from '../../render/templates.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { startForm } from '../form-session.ts'
import { composeFrame, type Framed, type PageOptions } from '../page.ts'

/** Where the template of a streamed page wants what comes later. What was typed stands below, and may well hold the same words. */
export const SECTIONS_HERE = '<sections-here>'
const ESCAPED = '&lt;sections-here&gt;'

/**
 * Sends a page whose middle becomes known bit by bit, each part as soon as it is there: in the order of the page, so that a
 * browser shows it without any script. `sections` must not throw; once the head has left, no other page can be sent.
 */
export async function streamPage<View extends object>(
  deps: DoorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  template: Template<Framed<View>>,
  options: PageOptions,
  view: View,
  sections: AsyncIterable<string>,
): Promise<FastifyReply> {
  const frame = await composeFrame(deps, request, options)
  const token = startForm(deps, request, reply)
  const page = addFormToken(template({ ...view, frame }), token)
  const at = page.indexOf(ESCAPED)
  async function* parts(): AsyncGenerator<string> {
    yield page.slice(0, at)
    for await (const section of sections) yield addFormToken(section, token)
    yield page.slice(at + ESCAPED.length)
  }
  // A proxy that collects the page before it passes it on takes away what streaming is for.
  return reply
    .code(options.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(parts(), { objectMode: false }))
}
