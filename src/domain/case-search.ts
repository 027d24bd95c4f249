import { CASE_STATES, type CaseState, OPEN_STATES } from './case-state.ts'
import { TOPICS, type Topic } from './inquiry.ts'
import { type IsoDate, isIsoDate } from './iso-date.ts'

/** A word or a phrase that stands, or must not stand, in the mails or the answers of a case. */
export type SoughtWords = { text: string; phrase: boolean; excluded: boolean }

/** What a search asks for. Everything must hold; of several states any. */
export type CaseSearch = {
  /** Asked about, or cited by an answer that was sent. */
  codes: string[]
  /** Cited by an answer that was sent. */
  cited: string[]
  /** A sender's address, its domain or a domain above it, or a word of the name. */
  from: string[]
  topics: Topic[]
  /** The names as written; {@link statesOf} has what they stand for. */
  states: StateName[]
  /** `me`, `nobody`, or the beginning of a name. */
  assigned: string | null
  /** First day on which the case may have begun. */
  after: IsoDate | null
  /** First day on which it may not any more. */
  before: IsoDate | null
  has: HasWhat[]
  words: SoughtWords[]
}

export const HAS_WHAT = ['note', 'answer'] as const
export type HasWhat = (typeof HAS_WHAT)[number]

const NAMED_STATES = {
  open: OPEN_STATES,
  new: ['received'],
  drafting: ['drafting'],
  review: ['needs_review'],
  awaiting: ['awaiting_requester'],
  held: ['held', 'sending'],
  sent: ['sent'],
  attention: ['send_failed', 'send_uncertain'],
  quarantine: ['quarantine'],
  rejected: ['rejected'],
  merged: ['merged'],
} as const satisfies Record<string, readonly CaseState[]>

/** `snoozed` is no state but may be asked for like one. */
export type StateName = keyof typeof NAMED_STATES | 'snoozed'

const STATE_NAMES = [...Object.keys(NAMED_STATES), 'snoozed'] as StateName[]

/** Something in a search that cannot be understood, and what to write instead. */
export type SearchFault = { part: string; advice: string }

export type ParsedSearch = { search: CaseSearch; faults: SearchFault[] }

/** Beyond this a search is no search any more; the rest of it is left out and said to be. */
export const MAX_SEARCH_CHARACTERS = 300

const KEYS = ['code', 'cited', 'from', 'topic', 'state', 'assigned', 'after', 'before', 'has'] as const
type Key = (typeof KEYS)[number]

const NOTHING: CaseSearch = {
  codes: [],
  cited: [],
  from: [],
  topics: [],
  states: [],
  assigned: null,
  after: null,
  before: null,
  has: [],
  words: [],
}

/** A part: perhaps a minus, perhaps a key, and a word or a quoted phrase whose second quote may be missing. */
const PART = /(-?)(?:([a-z]+):(?=\S))?(?:"([^"]*)"?|([^\s"]+))/giu

/**
 * What `text` asks for, as far as it can be understood; each part that cannot is named with advice. Never throws, and an
 * empty text asks for everything.
 */
export function parseSearch(text: string): ParsedSearch {
  const search = structuredClone(NOTHING)
  const faults: SearchFault[] = []
  if (text.length > MAX_SEARCH_CHARACTERS) {
    const advice = `At most ${MAX_SEARCH_CHARACTERS} characters are searched for; leave out the less important words.`
    faults.push({ part: `${text.slice(0, 20)} …`, advice })
  }
  for (const match of text.slice(0, MAX_SEARCH_CHARACTERS).matchAll(PART)) {
    const [part, minus = '', key, phrase, word] = match
    const value = (phrase ?? word ?? '').trim()
    const advice =
      key === undefined
        ? addWords(search, { text: value, phrase: phrase !== undefined, excluded: minus !== '' })
        : addFilter(search, key.toLowerCase(), value, minus !== '')
    if (advice !== null) faults.push({ part, advice })
  }
  return { search, faults }
}

/** Null, or what to write instead. */
function addWords(search: CaseSearch, sought: SoughtWords): string | null {
  if (!/[\p{L}\p{N}]/u.test(sought.text)) return sought.text === '' ? null : 'A word needs a letter or a digit.'
  search.words.push(sought)
  return null
}

function addFilter(search: CaseSearch, key: string, value: string, excluded: boolean): string | null {
  if (!isOneOf(KEYS, key)) {
    return `There is no filter ${key}:. Known are ${KEYS.map((each) => `${each}:`).join(', ')}; to search for these words put them in quotes.`
  }
  if (excluded) return `Only words can be left out with a minus; ${key}: always says what is wanted.`
  if (value === '') return `Write what ${key}: is to be, without a blank after the colon.`
  return FILTERS[key](search, value)
}

const FILTERS: Readonly<Record<Key, (search: CaseSearch, value: string) => string | null>> = {
  code: (search, value) => addCode(search.codes, value),
  cited: (search, value) => addCode(search.cited, value),
  from(search, value) {
    search.from.push(value.toLowerCase().replace(/^@/, ''))
    return null
  },
  topic: (search, value) => addOneOf(search.topics, TOPICS, value),
  state: (search, value) => addOneOf(search.states, STATE_NAMES, value),
  has: (search, value) => addOneOf(search.has, HAS_WHAT, value),
  assigned(search, value) {
    search.assigned = value.toLowerCase()
    return null
  },
  after: (search, value) => setDay(search, 'after', value),
  before: (search, value) => setDay(search, 'before', value),
}

function addCode(codes: string[], value: string): string | null {
  const code = value.toUpperCase()
  if (!/^[A-Z0-9][A-Z0-9.-]{1,9}$/.test(code)) return 'A code looks like 99213, J1885, M17.11 or 25.'
  codes.push(code)
  return null
}

function addOneOf<Name extends string>(list: Name[], known: readonly Name[], value: string): string | null {
  const name = value.toLowerCase()
  if (!isOneOf(known, name)) return `Choose one of ${known.join(', ')}.`
  list.push(name)
  return null
}

function setDay(search: CaseSearch, side: 'after' | 'before', value: string): string | null {
  const day = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d\d$/.test(value) ? `${value}-01` : value
  if (!isIsoDate(day)) return 'A day looks like 2026-01-31; a month 2026-01 and a year 2026 stand for their first day.'
  search[side] = day
  return null
}

const isOneOf = <Name extends string>(known: readonly Name[], name: string): name is Name =>
  (known as readonly string[]).includes(name)

/** The states a search allows; every one where it names none. `snoozed` stands beside them. */
export function statesOf(search: Pick<CaseSearch, 'states'>): readonly CaseState[] {
  const names = search.states.filter((name) => name !== 'snoozed')
  return names.length === 0
    ? CASE_STATES
    : [...new Set(names.flatMap((name): readonly CaseState[] => NAMED_STATES[name]))]
}

/** A text that asks for this search. */
export function formatSearch(search: CaseSearch): string {
  const filter = (key: Key, values: readonly (string | null)[]): string[] =>
    values.flatMap((value) => (value === null ? [] : [`${key}:${/\s/.test(value) ? `"${value}"` : value}`]))
  const words = search.words.map(({ text, phrase, excluded }) => `${excluded ? '-' : ''}${phrase ? `"${text}"` : text}`)
  return [
    ...filter('code', search.codes),
    ...filter('cited', search.cited),
    ...filter('from', search.from),
    ...filter('topic', search.topics),
    ...filter('state', search.states),
    ...filter('assigned', [search.assigned]),
    ...filter('after', [search.after]),
    ...filter('before', [search.before]),
    ...filter('has', search.has),
    ...words,
  ].join(' ')
}
