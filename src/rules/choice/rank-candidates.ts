import type { KnownWord, SearchCandidate, SearchGroup, SearchQuery } from '../../domain/search.ts'

/** A candidate with how well the words describe it. */
export type RankedCode = {
  candidate: SearchCandidate
  /** 0 to about 1: how much of what was said it covers, and how little more it says. */
  score: number
  /** Which notions of the query its texts have, in their order. */
  covers: boolean[]
  /** How much of its description was asked for, 0 to 1. */
  precision: number
}

/** Stems that say "nothing more is known" rather than something of their own. */
const VAGUE = new Set([
  'unspecifi',
  'nos',
  'nec',
  'classifi',
  'elsewher',
  'specifi',
  'initi',
  'encount',
  'other',
  'without',
])

const SIDE_STEMS = { left: 'left', right: 'right', bilateral: 'bilater' } as const
const ALL_SIDES = new Set<string>([...Object.values(SIDE_STEMS), 'side', 'both'])

/** What holds for a header holds for the codes below it, but was said of the header. */
const INHERITED = 0.84

/** A word the index does not know counts like a rare one: what is not found must not look covered. */
const UNKNOWN_WEIGHT = 6

/** The candidates, best first. */
export function rankCandidates(
  query: SearchQuery,
  words: ReadonlyMap<string, KnownWord>,
  candidates: readonly SearchCandidate[],
): RankedCode[] {
  const notions = query.groups.map((group) => readNotion(group, words))
  const negated = query.negated.map((group) => readNotion(group, words))
  const longest = Math.max(VERBATIM_WORDS, ...candidates.map((candidate) => countVerbatim(query, candidate)))
  return candidates
    .map((candidate) => rank(query, notions, negated, candidate, countVerbatim(query, candidate) === longest))
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        one.candidate.code.length - other.candidate.code.length ||
        (one.candidate.code < other.candidate.code ? -1 : 1),
    )
}

/** A notion as stems of each wording, and how much it says: rare words say more. */
export type Notion = { wordings: string[][]; weight: number }

export function readNotion(group: SearchGroup, words: ReadonlyMap<string, KnownWord>): Notion {
  const wordings = group.wordings.map((wording) => wording.flatMap((word) => words.get(word)?.stem ?? []))
  const own = group.written.split(' ').flatMap((word) => words.get(word) ?? [])
  const weigh = ({ texts }: KnownWord): number => Math.log(1 + 120_000 / (1 + texts))
  const weight =
    own.length === 0
      ? UNKNOWN_WEIGHT
      : Math.max(...own.map(weigh)) + 0.3 * (own.length > 1 ? Math.min(...own.map(weigh)) : 0)
  return { wordings: wordings.filter((stems) => stems.length > 0), weight: weight || UNKNOWN_WEIGHT }
}

function rank(
  query: SearchQuery,
  notions: readonly Notion[],
  negated: readonly Notion[],
  candidate: SearchCandidate,
  verbatim: boolean,
): RankedCode {
  const stated = verbatim ? candidate.texts : candidate.texts.map(leaveOutDenied)
  const all = new Set(stated.flatMap(({ stems }) => stems))
  const covers = notions.map(({ wordings }) => wordings.some((stems) => stems.every((stem) => all.has(stem))))
  const total = notions.reduce((sum, { weight }) => sum + weight, 0) || 1
  const inAll = shareOf(notions, all) / total
  const best = stated.reduce(
    (found, text) => {
      const stems = new Set(text.stems)
      const covered = shareOf(notions, stems) / total
      const precision = precisionOf(notions, text)
      const inherited = text.own ? 1 : INHERITED
      const value = (0.75 * covered + 0.25 * inAll) * (0.62 + 0.38 * precision) * inherited
      return value > found.value ? { value, precision } : found
    },
    { value: 0, precision: 0 },
  )
  const plain = covers.every(Boolean) && saysNoMore(notions, candidate)
  const score =
    (best.value + (plain ? 0.04 : 0) + (verbatim ? VERBATIM : 0) + byCode(query, candidate)) *
    fitOf(query, candidate, all) *
    (verbatim ? 1 : denialFit(negated, candidate, all))
  return { candidate, score, covers, precision: best.precision }
}

/** A description that stands word for word in what was said is meant, before anything that is merely like it. */
const VERBATIM = 1

/** Descriptions of fewer words stand in longer ones by chance. */
const VERBATIM_WORDS = 3

/** How many words the description of a billable code has where it stands in what was said, word for word, what it denies included; else 0. */
function countVerbatim({ words }: SearchQuery, { description, billable }: SearchCandidate): number {
  if (!billable) return 0
  const own = plainWords(description ?? '')
  return ` ${plainWords(words).join(' ')} `.includes(` ${own.join(' ')} `) ? own.length : 0
}

const plainWords = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

/** True of the diagnosis that says only what was said, and that no more is known or nothing complicates it. */
function saysNoMore(notions: readonly Notion[], { system, description, texts }: SearchCandidate): boolean {
  if (system !== 'ICD-10-CM' || description === null || notions.length === 0) return false
  if (!/unspecified|without|uncomplicated/i.test(description) || /\bother\b/i.test(description)) return false
  const own = texts.find(({ text }) => text === description)
  return own !== undefined && precisionOf(notions, own) === 1
}

/** What is said not to be there: a code that states it is wrong, one that denies it is the one. */
function denialFit(negated: readonly Notion[], candidate: SearchCandidate, stated: ReadonlySet<string>): number {
  const whole = new Set(candidate.texts.flatMap(({ stems, own }) => (own ? stems : [])))
  const has = (stems: ReadonlySet<string>, { wordings }: Notion): boolean =>
    wordings.some((wording) => wording.every((stem) => stems.has(stem)))
  return negated.reduce((fit, notion) => fit * (has(stated, notion) ? 0.4 : has(whole, notion) ? 1.1 : 1), 1)
}

/** The text without the stems that stand only behind "without": what it denies does not answer who says it. */
function leaveOutDenied(text: SearchCandidate['texts'][number]): SearchCandidate['texts'][number] {
  const { said, denied: gone } = splitDenied(text.text)
  if (gone.length === 0) return text
  return { ...text, stems: text.stems.filter((stem) => said.some(isFormOf(stem)) || !gone.some(isFormOf(stem))) }
}

/** The words of a description, those behind a "without" and before the next "with" apart. */
function splitDenied(text: string): { said: string[]; denied: string[] } {
  const words: { said: string[]; denied: string[] } = { said: [], denied: [] }
  let until: string | null = null
  for (const word of text.toLowerCase().match(/\w+|[,;]/g) ?? []) {
    if (word === 'without') until = 'with'
    else if (word === 'no' || word === 'not') until = ','
    else if (word === until || (until === ',' && word === ';')) until = null
    else if (/\w/.test(word)) words[until === null ? 'said' : 'denied'].push(word)
  }
  return words
}

/** True of a word that the stem may be of; the last letter of a stem is often not the word's. */
const isFormOf =
  (stem: string) =>
  (word: string): boolean =>
    word.startsWith(stem.slice(0, Math.max(3, stem.length - 1)))

/** The weight of the notions that the stems have; a wording of several words counts in part where some are there. */
function shareOf(notions: readonly Notion[], stems: ReadonlySet<string>): number {
  return notions.reduce((sum, { wordings, weight }) => {
    const shares = wordings.map((wording) => wording.filter((stem) => stems.has(stem)).length / wording.length)
    const best = Math.max(0, ...shares)
    return sum + weight * (best === 1 ? 1 : best * 0.4)
  }, 0)
}

/** How much of a text was asked for. What it denies ("without …") and what only says that nothing more is known is left out. */
function precisionOf(notions: readonly Notion[], { text, stems }: SearchCandidate['texts'][number]): number {
  // In the alphabetic index words in brackets may be there or not.
  const { said, denied } = splitDenied(text.replaceAll(/\([^)]*\)/g, ' '))
  const bracketed = [...text.matchAll(/\(([^)]*)\)/g)].flatMap(([, within = '']) => within.toLowerCase().split(/\W+/))
  const isLeftOut = (stem: string): boolean =>
    [...denied, ...bracketed].some(isFormOf(stem)) && !said.some(isFormOf(stem))
  const asked = new Set(notions.flatMap(({ wordings }) => wordings.flat()))
  const own = stems.filter((stem) => !VAGUE.has(stem) && !ALL_SIDES.has(stem) && (asked.has(stem) || !isLeftOut(stem)))
  if (own.length === 0) return 1
  return own.filter((stem) => asked.has(stem)).length / own.length
}

/** The codes a text begins stand before all that words find. */
const byCode = ({ codeBeginning }: SearchQuery, { code }: SearchCandidate): number =>
  codeBeginning === null || !code.startsWith(codeBeginning) ? 0 : code === codeBeginning ? 4 : 3

/** How well side, 7th character and standing of the code fit what was said. */
function fitOf(
  query: SearchQuery,
  { code, billable, description }: SearchCandidate,
  stems: ReadonlySet<string>,
): number {
  const text = (description ?? '').toLowerCase()
  const has = (side: keyof typeof SIDE_STEMS): boolean => stems.has(SIDE_STEMS[side]) && text.includes(side)
  let fit = billable ? 1 : 0.8
  const sided = has('left') || has('right') || has('bilateral')
  if (query.side === null) fit *= sided ? 0.96 : 1
  else if (has(query.side)) fit *= 1.12
  else if (sided) fit *= 0.5
  else if (text.includes('unspecified')) fit *= 0.9
  if (text.includes('subsequent encounter')) fit *= query.encounter === 'subsequent' ? 1.05 : 0.6
  else if (text.includes('sequela')) fit *= query.encounter === 'sequela' ? 1.05 : 0.6
  else if (text.includes('initial encounter') && query.encounter !== 'initial') fit *= 0.7
  if (text.includes('open fracture') && !/\b(?:open|compound)\b/i.test(query.words)) fit *= 0.85
  if (/^add-on/.test(text) && !/add-?on|additional|each|second|third|extra|more/i.test(query.words)) fit *= 0.85
  if (/specified|\bother\b/.test(text) && !/unspecified|not otherwise specified/.test(text)) fit *= 0.95
  if (
    /\bin (?:pregnancy|childbirth|the puerperium)|complicating pregnancy/.test(text) &&
    !/pregnan|birth|postpartum|ob\b/i.test(query.words)
  )
    fit *= 0.8
  if (/family history/.test(text) && !/family|\bfhx?\b/i.test(query.words)) fit *= 0.6
  if (/^(?:V|W|X|Y)\d/.test(code)) fit *= 0.9
  return fit * stageFit(query.words.toLowerCase(), text)
}

/** How well the stage said ("CKD 3b", "stage 2") fits the stage or the range of stages that a description names. */
function stageFit(words: string, text: string): number {
  const said = /\b(?:stage|ckd)\s*([1-5])/.exec(words)?.[1]
  if (said === undefined || !text.includes('stage')) return 1
  const range = /stage (\d) through stage (\d)/.exec(text)
  if (range)
    return range[1] !== undefined && range[2] !== undefined && range[1] <= said && said <= range[2] ? 1.05 : 0.8
  const stages = [...text.matchAll(/stage (\d)/g)].map(([, stage]) => stage)
  return stages.length === 0 || stages.includes(said) ? 1 : 0.8
}
