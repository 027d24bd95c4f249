/** What a key of the API may be used for. */
export const API_SCOPES = ['codes', 'search', 'pairs', 'ask', 'cases'] as const

export type ApiScope = (typeof API_SCOPES)[number]

/** What each scope allows, for the person who gives it. */
export const SCOPE_WORDS: Readonly<Record<ApiScope, string>> = {
  codes: 'look codes up',
  search: 'search codes and words',
  pairs: 'check pairs and claims',
  ask: 'ask questions, answered at once and not reviewed',
  cases: 'have a coder answer, and read what was answered',
}
