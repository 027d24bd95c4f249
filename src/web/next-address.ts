/** Pages of this desk by their path and view; no search text, which would stay in the browser's history. */
const OWN_PAGE = /^\/(?!sign-)[\w-]*(?:\/[\w-]+){0,6}(?:\?view=[\w-]{1,40})?$/

/** The page to go to after signing in: the one that was asked for, where it is one of ours, or else the queue. */
export function readNext(value: unknown): string {
  return typeof value === 'string' && value !== '/' && OWN_PAGE.test(value) ? value : '/queue'
}

/** Where signing in leads back to that page. */
export function signInAddress(page: string): string {
  const next = readNext(page)
  return next === '/queue' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
