export const ROLES = ['reviewer', 'lead', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** Who may do something: everybody, or operators from that role upwards. */
export type Audience = 'everybody' | Role

/** What can be done at the desk, and the least role it takes. Pages show only what the person may do; routes refuse the rest. */
export const ACTIONS = {
  /** Sign in and out, read about the keyboard. */
  visit: 'everybody',
  /** One's own password, passkeys, second step and sessions. */
  keep_own_account: 'reviewer',
  /** Read questions, write, approve and reject answers. */
  review: 'reviewer',
  /** Write as a customer in the practice mailbox. */
  practise: 'reviewer',
  /** Snippets and what else the whole desk shares. */
  manage_desk: 'lead',
  /** Read the figures of everybody, not only one's own. */
  read_reports: 'lead',
  /** Read and export the audit trail. */
  read_audit: 'lead',
  /** See who uses the public pages, and give them more. */
  manage_customers: 'lead',
  /** Invite people, change their role, end their access. */
  manage_people: 'admin',
} as const satisfies Readonly<Record<string, Audience>>

export type Action = keyof typeof ACTIONS

/** Every route with a page or a form behind it, and what it does. A route without a line here is open to nobody. */
export const ROUTE_ACTIONS: Readonly<Record<string, Action>> = {
  'GET /sign-in': 'visit',
  'POST /sign-in': 'visit',
  'GET /sign-in/second-step': 'visit',
  'POST /sign-in/second-step': 'visit',
  'POST /sign-in/passkey': 'visit',
  'GET /sign-in/oidc': 'visit',
  'GET /sign-in/oidc/callback': 'visit',
  'GET /sign-in/:token': 'visit',
  'POST /sign-in/:token': 'visit',
  'POST /sign-out': 'visit',
  'GET /help/keyboard': 'visit',

  'GET /settings': 'keep_own_account',
  'POST /settings/shortcuts': 'keep_own_account',
  'POST /settings/keys': 'keep_own_account',
  'GET /account': 'keep_own_account',
  'GET /account/welcome': 'keep_own_account',
  'POST /account/password': 'keep_own_account',
  'GET /account/second-step': 'keep_own_account',
  'POST /account/second-step': 'keep_own_account',
  'POST /account/second-step/remove': 'keep_own_account',
  'GET /account/recovery-codes': 'keep_own_account',
  'POST /account/recovery-codes': 'keep_own_account',
  'GET /account/passkeys/new': 'keep_own_account',
  'POST /account/passkeys': 'keep_own_account',
  'POST /account/passkeys/:pid/remove': 'keep_own_account',
  'POST /account/sessions/:sid/end': 'keep_own_account',
  'POST /account/sessions/end-others': 'keep_own_account',

  'GET /people': 'manage_people',
  'POST /people': 'manage_people',
  'GET /people/:oid': 'manage_people',
  'POST /people/:oid': 'manage_people',
  'POST /people/:oid/link': 'manage_people',
  'POST /people/:oid/end-sessions': 'manage_people',
  'POST /people/:oid/reset-second-step': 'manage_people',
  'POST /people/:oid/deactivate': 'manage_people',
  'POST /people/:oid/reactivate': 'manage_people',

  'GET /customers': 'manage_customers',
  'GET /customers/:aid': 'manage_customers',
  'POST /customers/:aid/plan': 'manage_customers',
  'POST /customers/:aid/grant': 'manage_customers',
  'POST /customers/:aid/end-sessions': 'manage_customers',
  'POST /customers/:aid/resume-mail': 'manage_customers',
  'POST /customers/:aid/delete': 'manage_customers',

  'GET /audit': 'read_audit',
  'GET /audit.jsonl': 'read_audit',

  'GET /': 'review',
  'GET /queue': 'review',
  'GET /queue/arrivals': 'review',
  'POST /queue/next': 'review',
  'POST /queue/bulk': 'review',
  'GET /searches': 'review',
  'POST /searches': 'review',
  'POST /searches/:sid/remove': 'review',
  'GET /snippets': 'review',
  'POST /snippets': 'manage_desk',
  'POST /snippets/:sid/retire': 'manage_desk',
  'GET /messages/:mid/:form': 'review',
  'GET /messages/:mid/original.html': 'review',
  'GET /messages/:mid/original.eml': 'review',
  'POST /messages/:mid/open': 'review',

  'GET /events': 'review',
  'GET /live': 'review',
  'POST /cases/:id/presence': 'review',

  // Their own figures; those of everybody take read_reports.
  'GET /reports': 'review',
  'GET /reports.csv': 'review',
  'GET /instant': 'review',
  'POST /instant/:rid/check': 'review',

  'GET /cases/:id': 'review',
  'GET /cases/:id/messages/:mid/:form': 'review',
  'GET /cases/:id/messages/:mid/original.html': 'review',
  'GET /cases/:id/messages/:mid/original.eml': 'review',
  'GET /cases/:id/messages/:mid/attachments/:at': 'review',
  'GET /cases/:id/replies/:rid/reply.html': 'review',
  'POST /cases/:id/draft': 'review',
  'POST /cases/:id/edit': 'review',
  'POST /cases/:id/restore': 'review',
  'POST /cases/:id/preview': 'review',
  'POST /cases/:id/approve': 'review',
  'POST /cases/:id/claim': 'review',
  'POST /cases/:id/give-back': 'review',
  'POST /cases/:id/assign': 'review',
  'POST /cases/:id/snooze': 'review',
  'POST /cases/:id/wake': 'review',
  'POST /cases/:id/merge': 'review',
  'POST /cases/:id/unmerge': 'review',
  'POST /cases/:id/split': 'review',
  'POST /cases/:id/correct': 'review',
  'GET /cases/:id/ask': 'review',
  'POST /cases/:id/ask': 'review',
  'POST /cases/:id/insert-snippet': 'review',
  'POST /cases/:id/undo': 'review',
  'POST /cases/:id/withdraw': 'review',
  'GET /cases/:id/revisions/:n': 'review',
  'POST /cases/:id/insert': 'review',
  'POST /cases/:id/note': 'review',
  'POST /cases/:id/messages/:mid/reveal': 'review',
  'POST /cases/:id/rows': 'review',
  'POST /cases/:id/facts/look-up': 'review',
  'POST /cases/:id/facts': 'review',
  'POST /cases/:id/assume': 'review',
  'POST /cases/:id/redraft': 'review',
  'GET /mentions': 'review',
  'GET /outbox': 'review',
  'POST /outbox/preference': 'review',
  'POST /outbound/:rid/undo': 'review',
  'POST /outbound/:rid/hold': 'review',
  'POST /outbound/:rid/send-now': 'review',
  'POST /outbound/:rid/send-at': 'review',
  'POST /cases/:id/reject': 'review',
  'POST /cases/:id/reopen': 'review',
  'POST /cases/:id/release': 'review',
  'POST /cases/:id/resolve': 'review',

  'GET /practice': 'practise',
  'POST /practice/mails': 'practise',
  'GET /practice/mails/:mid': 'practise',
  'POST /practice/mails/:mid/reply': 'practise',
  'GET /practice/mails/:mid/part.html': 'practise',
}

/** Whether that role, or a visitor without one, may do that. */
export function mayDo(role: Role | null, action: Action): boolean {
  const audience: Audience = ACTIONS[action]
  if (audience === 'everybody') return true
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(audience)
}

/** What a route does, or null where the table has no line for it. A HEAD request asks for what GET would show. */
export function findRouteAction(method: string, pattern: string): Action | null {
  const key = `${method === 'HEAD' ? 'GET' : method} ${pattern}`
  return Object.hasOwn(ROUTE_ACTIONS, key) ? (ROUTE_ACTIONS[key] ?? null) : null
}
