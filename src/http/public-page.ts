import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Sends a page that looks the same for everybody without a cookie of ours: browsers and proxies may keep it for so long,
 * and then ask by its ETag whether it is still so (RFC 9110 §8.8.3).
 */
export function sendPublicPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: string,
  seconds: number,
): FastifyReply {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`
  reply.headers({ 'cache-control': `public, max-age=${seconds}`, etag, vary: 'cookie' })
  if (listTags(request.headers['if-none-match']).includes(etag)) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(page)
}

const listTags = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
