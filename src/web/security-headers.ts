import type { FastifyReply } from 'fastify'

/** What a page of ours may load: its own style sheet and module. Nothing inline, nothing from elsewhere. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * For a page that shows a mail which is not stored and so has no address of its own: its frame (`srcdoc`) inherits this
 * policy, and mails carry their style inline.
 */
const PREVIEW_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")

/** A mail's own HTML in a frame: its style, and nothing that runs, loads or leads away. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ')

const POLICIES = { page: PAGE_POLICY, preview: PREVIEW_POLICY, mail: MAIL_POLICY }

/** Sets the policy of what is sent, in place of an earlier one. */
export function setContentPolicy(reply: FastifyReply, policy: keyof typeof POLICIES): FastifyReply {
  return reply.header('content-security-policy', POLICIES[policy])
}

/** The headers of every answer. `same-origin` rather than `no-referrer`: without a referrer browsers hide the Origin of a form. */
export function setSecurityHeaders(reply: FastifyReply): void {
  setContentPolicy(reply, 'page')
  reply.headers({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  })
}
