import type { FastifyReply } from 'fastify'
import type { Site } from './site.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** What a page of ours may load: its own style sheet and module. Nothing inline, nothing from elsewhere. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  // What saves itself while somebody writes.
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  // Nothing turns a text into script or markup: no policy exists that could.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
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
export function setSecurityHeaders(reply: FastifyReply, site: Site): void {
  setContentPolicy(reply, 'page')
  if (site.baseUrl.startsWith('https:')) reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}`)
  reply.headers({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
  })
}
