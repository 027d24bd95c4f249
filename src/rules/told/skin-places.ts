/** Where on the body a message says that a skin lesion was treated. */
export type SkinPlace = { words: string; isApartFrom(other: SkinPlace): boolean; side: string | null; part: string }

/** Ways of treating a skin lesion, by their codes and the words for them. */
const WAYS: readonly { from: string; to: string; words: RegExp }[] = [
  { from: '11055', to: '11057', words: /\b(?:callus\w*|corns?)\b/ },
  { from: '11102', to: '11107', words: /\b(?:bx'?s?|bxs|biops\w*|punch\w*|shav(?:e|ed|ing))\b/ },
  { from: '11200', to: '11201', words: /\b(?:skin )?tags?\b/ },
  { from: '11300', to: '11313', words: /\bshav(?:e|ed|ing)\b(?! (?:bx|biops))/ },
  { from: '11400', to: '11446', words: /\b(?:excis\w*|excised|cut out)\b/ },
  { from: '11600', to: '11646', words: /\b(?:excis\w*|excised|cut out)\b/ },
  { from: '12001', to: '12057', words: /\b(?:layered|simple|intermediate) (?:repair|closure)\b/ },
  { from: '13100', to: '13153', words: /\bcomplex (?:linear )?(?:repair|closure)\b/ },
  { from: '14000', to: '14302', words: /\b(?:flaps?|adjacent tissue|z-?plasty|w-?plasty)\b/ },
  { from: '17000', to: '17004', words: /\b(?:froz\w*|freez\w*|cryo\w*|ln2|liquid nitrogen|destr\w+|ak'?s?)\b/ },
  {
    from: '17110',
    to: '17111',
    words: /\b(?:froz\w*|freez\w*|cryo\w*|ln2|liquid nitrogen|destr\w+|warts?|mollusc\w*)\b/,
  },
  { from: '17260', to: '17286', words: /\b(?:ed ?& ?c|edc|electrodes\w*|destr\w+|curett\w*)\b/ },
]

const SIDE = String.raw`(?:(?<side>l|r|lt|rt|left|right)\.? )?`
/** Parts none of which lies in another. */
const PARTS: readonly [string, RegExp][] = [
  ['scalp', /scalp/],
  [
    'face',
    /face|cheek|nose|nasal(?: (?:ala|tip|bridge|sidewall|dorsum))?|forehead|chin|temple|lip|eyelid|eyebrow|jaw|brow/,
  ],
  ['ear', /ear/],
  ['neck', /neck/],
  ['chest', /chest/],
  ['back', /back/],
  ['abdomen', /abdomen|belly/],
  ['arm', /(?:upper )?arm|forearm|elbow/],
  ['hand', /hand|finger|thumb|palm/],
  ['leg', /leg|thigh|knee|shin|calf/],
  ['foot', /foot|toe|heel|sole/],
]
const ANY_PART = PARTS.map(([, { source }]) => source).join('|')
const PLACE = new RegExp(String.raw`\b${SIDE}(?<part>${ANY_PART})s?\b`, 'g')

/** Parts of the face, each of which is apart from every other; `face` says nothing of where. */
const OF_FACE = /cheek|nose|nasal|forehead|chin|temple|lip|eyelid|eyebrow|jaw/
const ofFace = (words: string): string | null => OF_FACE.exec(words)?.[0]?.replace('nasal', 'nose') ?? null

/** What ends the clause of one lesion. */
const CLAUSE_END = /[,;.\n|+()]|\band\b|&|\bthen\b|\bplus\b|\bw\/|\bwith\b/

/** The one place that the clause of the code, or of its way of treating, tells; null where it tells none or several. */
export function findSkinPlaces(code: string, text: string): SkinPlace | null {
  const way = WAYS.find(({ from, to }) => from <= code && code <= to)
  if (way === undefined) return null
  const clauses = text.split(CLAUSE_END)
  const own = clauses.filter((clause) => clause.includes(code))
  const placed = own.flatMap(placesOf)
  const all = placed.length > 0 ? placed : clauses.filter((clause) => way.words.test(clause)).flatMap(placesOf)
  const told = all.length > 0 ? all : inOwnSentence(code, text)
  const [place] = told
  const isOther = ({ side, part, words }: SkinPlace): boolean =>
    side !== place?.side || part !== place.part || ofFace(words) !== ofFace(place.words)
  return place === undefined || told.some(isOther) ? null : place
}

const SENTENCE_END = /[.?!](?:\s|$)|[;\n]/

/** The places of the only sentence that names the code, and of no other: `mohs of the nose, closed w/ bilobed flap 14060`. */
function inOwnSentence(code: string, text: string): SkinPlace[] {
  const naming = text.split(SENTENCE_END).filter((sentence) => sentence.includes(code))
  return naming.length === 1 ? naming.flatMap(placesOf) : []
}

/** The parts of the body that the words name. */
export function placesOf(clause: string): SkinPlace[] {
  return [...clause.matchAll(PLACE)].flatMap(({ 0: words, groups }) => {
    const part = PARTS.find(([, pattern]) => pattern.test(groups?.part ?? ''))?.[0]
    if (part === undefined) return []
    const side = groups?.side?.[0] ?? null
    const place: SkinPlace = {
      words: words.trim(),
      side,
      part,
      isApartFrom: (other) => other.part !== part || (side !== null && other.side !== null && other.side !== side),
    }
    return [place]
  })
}

const isClosure = (code: string): boolean => '12001' <= code && code <= '14302'

/** True for the wounds of two closures that are told of two parts of the face: `flap of the nose`, `complex repair cheek`. */
export function areClosedApart(codes: readonly string[], one: SkinPlace, other: SkinPlace): boolean {
  const [first, second] = [ofFace(one.words), ofFace(other.words)]
  return codes.every(isClosure) && first !== null && second !== null && first !== second
}
