import type { SearchFact } from '../../domain/codebook.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import type { RepairDepth } from './repair-families.ts'
import { codeRepairs } from './wound-repairs.ts'

/** What a message tells of a lesion cut from the skin; null where it tells nothing, or two things. */
export type Lesion = {
  malignant: boolean | null
  /** The row of sites: trunk and limbs, scalp to genitals, face. */
  site: '0' | '2' | '4' | null
  /** Centimeters with the margins, as far as those are told. */
  diameter: number | null
  /** True where the diameter is told to hold the margins. */
  whole: boolean
  /** How the diameter was added up, up to the equals sign. */
  sum?: string
}

const MALIGNANT = /\b(?:basal|squamous|bcc|scc|melanoma|malignan\w*|carcinoma|skin cancer)\b/
const BENIGN = /\b(?:benign|nevus|nevi|moles?|cysts?|keratos[ie]s|dermatofibroma)\b/

/** `no malignancy`, `suspicious for basal cell`: no pathology that makes a lesion malignant. */
const NOT_MALIGNANT = everywhere(
  inOrder(
    /\b/,
    anyOf(
      /non|not|no|without|negative for|free of|rules? out|ruled out|r\/o|suspicious for/,
      /suspected|possible|probable|concerning for|history of|hx of/,
    ),
    /[ -](?:\w+ ){0,2}/,
    /basal|squamous|bcc|scc|melanoma|malignan\w*|carcinoma|skin cancer/,
    /\b/,
  ),
)

const SITES: readonly ['0' | '2' | '4', RegExp][] = [
  [
    '0',
    /\b(?:trunk|back|chest|abdomen|belly|flank|buttock|breast|shoulder|(?:fore|upper )?arm|elbow|wrist|hip|thigh|knee|calf|shin|leg)\b/,
  ],
  ['2', /\b(?:scalp|neck|hand|finger|thumb|foot|feet|toe|heel|genital\w*|penis|scrotum|vulva)\b/],
  ['4', /\b(?:face|facial|nose|nasal|ears?|eyelid|eyebrow|lips?|cheek|forehead|chin|temple|jaw)\b/],
]

/** `the back of the neck`, `came back`: no back. */
const NO_BACK =
  /\bback of\b|\b(?:came|come|comes|go|going|get|got|send|sent|brought) back\b|\bback (?:to|from|in|on)\b/g

/** A length with what stands right before it; of `2 x 1.5 cm` the first is the greater. */
const SIZE = everywhere(
  inOrder(
    /(?<!\d)(?<value>\d{0,2}\.?\d+) ?(?:(?:cm|mm)? ?(?:x|by) ?\d{0,2}\.?\d+ ?)?/,
    /(?<unit>cm|mm|centimeters?|millimeters?)\b(?<behind>[^,.;\d]{0,14})/,
  ),
)
const OF_CLOSURE =
  /\b(?:specimen|formalin|clos\w*|repair\w*|sutur\w*|layer\w*|incision|defect|flap|graft)\b[^.;\n\d]{0,24}$/
const OF_MARGIN = /\bmargins?\b[^.,;\n\d]{0,10}$/
const IS_CLOSURE = /^\s?(?:layered |intermediate |complex |simple )?(?:clos|repair|incision|defect|flap|graft)/
const IS_MARGIN = /^\s?(?:\w+ )?margins?\b/
/** `2.5 cm with margins`: the size holds them. */
const HELD = /^\s?(?:\w+ )?(?:with|w\/|including|incl\.?|counting) (?:the )?margins?\b/

/** What the lower-case text of a message tells of the lesion that was cut out. */
export function readLesion(text: string): Lesion {
  const placed = text.replaceAll(NO_BACK, ' ')
  const sites = SITES.flatMap(([site, words]) => (words.test(placed) ? [site] : []))
  const [isMalignant, isBenign] = [MALIGNANT.test(text.replaceAll(NOT_MALIGNANT, ' ')), BENIGN.test(text)]
  return {
    malignant: isMalignant === isBenign ? null : isMalignant,
    site: sites.length === 1 ? (sites[0] ?? null) : null,
    ...readDiameter(text),
  }
}

/** `2.5 cm with margins`, `3 cm excised diameter`: nothing is to be added. */
const WHOLE =
  /\b(?:with|w\/|including|incl\.?|includes?|counting) (?:the )?margins?\b|\bmargins? (?:included|incl)\b|\bexcised diam\w*/

function readDiameter(text: string): Pick<Lesion, 'diameter' | 'whole' | 'sum'> {
  const sizes: number[] = []
  const margins: number[] = []
  for (const { groups, index } of text.matchAll(SIZE)) {
    const { value = '', unit = '', behind = '' } = groups ?? {}
    const before = text.slice(Math.max(0, index - 40), index)
    if (OF_CLOSURE.test(before) || IS_CLOSURE.test(behind)) continue
    const centimeters = Number(value) / (unit.startsWith('m') ? 10 : 1)
    const isMargin = !HELD.test(behind) && (IS_MARGIN.test(behind) || OF_MARGIN.test(before))
    ;(isMargin ? margins : sizes).push(centimeters)
  }
  const [size, margin] = [new Set(sizes), new Set(margins)].map((all) => (all.size === 1 ? [...all][0] : undefined))
  if (size === undefined || (margins.length > 0 && margin === undefined)) return { diameter: null, whole: false }
  return {
    diameter: Number((size + 2 * (margin ?? 0)).toFixed(2)),
    whole: margin !== undefined || WHOLE.test(text),
    ...(margin !== undefined && { sum: `${size} + 2 x ${margin} = ` }),
  }
}

/** The last digit of the codes by the excised diameter in centimeters (CPT 11400-11646). */
const STEPS: readonly (readonly [upTo: number, digit: string])[] = [
  [0.5, '0'],
  [1, '1'],
  [2, '2'],
  [3, '3'],
  [4, '4'],
]

const EXCISION = /^11(?<kind>[46])(?<site>[024])(?<digit>\d)$/

const digitOf = (diameter: number): string => STEPS.find(([upTo]) => diameter <= upTo)?.[1] ?? '6'

/**
 * The code of the excision of one skin lesion and what it was chosen by; null where the message leaves one of the three open.
 * @param isNamed true where codes of excisions are named, so that no word has to tell that it was one
 */
export function codeOfExcision(text: string, isNamed = false): { code: string; described: string } | null {
  const { malignant, site, diameter, whole, sum } = readLesion(text)
  if (!(isNamed || EXCISED.test(text)) || OTHERWISE.test(text)) return null
  if (malignant === null || site === null || diameter === null || !whole) return null
  const kind = malignant ? 'malignant' : 'benign'
  return {
    code: `11${malignant ? '6' : '4'}${site}${digitOf(diameter)}`,
    described: `${kind} skin lesion of ${SITE_NAMES[site]} with an excised diameter of ${sum ?? ''}${diameter} cm`,
  }
}

/** A closure with its length, in either order. */
const CLOSED = everywhere(
  anyOf(
    inOrder(
      /\b(?<depth>intermediate|layered|layers|complex)\b[^.;\n\d]{0,30}/,
      /(?<behind>\d{1,2}(?:\.\d{1,2})?) ?(?:cm|centimeters?)\b/,
    ),
    inOrder(
      /(?<!\d|\.)(?<before>\d{1,2}(?:\.\d{1,2})?) ?(?:cm|centimeters?) /,
      /(?<written>intermediate|layered|complex)\b/,
    ),
  ),
)

/** The code of the closure that is reported beside the excision; null where none is told, or the excision includes it. */
export function codeOfClosure(text: string): { code: string; described: string } | null {
  const lesion = readLesion(text)
  const [closed, another] = [...text.matchAll(CLOSED)]
  const { depth, written, behind, before } = closed?.groups ?? {}
  const site = SITES.find(([row]) => row === lesion.site)?.[1].exec(text.replaceAll(NO_BACK, ' '))?.[0]
  // Every closure is in the excision of a benign lesion of half a centimeter or less.
  const isIncluded = lesion.malignant === false && (lesion.diameter ?? 0) <= 0.5
  if (closed === undefined || another !== undefined || site === undefined || isIncluded) return null
  const told: RepairDepth = (depth ?? written) === 'complex' ? 'complex' : 'intermediate'
  const [repair] = codeRepairs([{ depth: told, site, cm: Number(behind ?? before) }]) ?? []
  if (repair === undefined || repair.further !== null) return null
  return {
    code: repair.code,
    described: `${repair.depth} repair of ${repair.group}, ${repair.cm} cm, reported beside it`,
  }
}

const SITE_NAMES = {
  '0': 'the trunk or a limb',
  '2': 'the scalp, neck, hand, foot or genitals',
  '4': 'the face, ear, lid, nose or lip',
} as const

const EXCISED = anyOf(
  /\bexcis|\bspecimen\b/,
  /\bmargins? (?:each|on each|on both|both|all) /,
  /\bremov|\bcut (?:out|off)/,
  /\b(?:took|taken|take) (?:out|off)/,
  /\boff (?:the|his|her|pts?)\b/,
)
/** Other ways to take a lesion off, other layers, and several lesions. */
const OTHERWISE = anyOf(
  /\bmohs|\bshav|\bbiops|\bpunch|\bdestr|\bcryo|\bln2|\bfroze|\blaser|\bcurett|\blipoma/,
  /\bsoft tissue|\bfascia|\bmuscle|\bre-?excis/,
  inOrder(
    /\b(?:two|three|2|3|4|several|multiple|another|second) (?:\w+ )?/,
    /(?:lesions?|moles?|cysts?|nevi|cancers?|bccs?|sccs?)\b/,
  ),
  /\bpolyp|\bovar|\bganglion|\bpilonidal|\bbreast/,
  /\bpath(?:ology)?[ \t](?:is[ \t])?(?:pending|out)\b/,
)

/** True for a code that is no excision of a skin lesion, or one that nothing told of the lesion speaks against. */
export function fitsLesion(code: string, { malignant, site, diameter }: Lesion): boolean {
  const groups = EXCISION.exec(code)?.groups
  if (groups === undefined) return true
  const digit = diameter === null ? null : digitOf(diameter)
  return (
    (malignant === null || malignant === (groups.kind === '6')) &&
    (site === null || site === groups.site) &&
    (digit === null || digit === groups.digit)
  )
}

const SOFT_TISSUE =
  /^(?:21011|21012|2155[25]|2193[01]|2290[23]|2307[15]|2407[15]|2507[15]|2611[15]|2704[37]|27327|27337|27618|27632|28039|28043)$/
const OF_SKIN =
  /\b(?:cysts?|moles?|nevus|nevi|basal|squamous|bcc|scc|melanoma|keratos[ie]s|skin (?:lesion|cancer|tag))\b/

/** Closures beside an excision go by their own length, which the words of the lesion do not tell. */
const CLOSURE = /^1[23]\d{3}$/

const SKIN_CANCER = /^(?:C44\.|C43\.|D03\.|D04\.)/
/** A site in the description of a skin cancer, with the words it goes by. */
const CANCER_SITES: readonly [RegExp, RegExp][] = [
  [/\banal\b/i, /\ban(?:al|us)\b|\bperianal/],
  [/\bbreast\b/i, /\bbreast|\bnipple/],
  [/\blip\b/i, /\blips?\b/],
  [/\beyelid\b/i, /\b(?:eye)?lids?\b|\bcanth/],
  [/\bear\b/i, /\bears?\b|\bauric|\bhelix|\bpinna/],
  [/\bnose\b/i, /\bnose|\bnasal/],
]

/** Aftercare of surgery, and words of an injury, whose own code with a later 7th character is reported for it. */
const AFTERCARE = /^Z4[78]\./
const OF_INJURY = /\blacerat|\bfractur|\b(?:dog|cat) bite/

/** The search without codes that what is told of a lesion or injury of the skin rules out. */
export function leaveUnfit(search: SearchFact, text: string): SearchFact {
  const lesion = readLesion(text)
  const isOfSite = ({ code, description }: SearchFact['hits'][number]): boolean =>
    !SKIN_CANCER.test(code) || CANCER_SITES.every(([site, words]) => !site.test(description ?? '') || words.test(text))
  const isBesideLesion = (MALIGNANT.test(text) || BENIGN.test(text)) && EXCISED.test(text)
  const hits = search.hits.filter(
    (hit) =>
      fitsLesion(hit.code, lesion) &&
      isOfSite(hit) &&
      !(AFTERCARE.test(hit.code) && OF_INJURY.test(text)) &&
      !(SOFT_TISSUE.test(hit.code) && OF_SKIN.test(text)) &&
      !(isBesideLesion && CLOSURE.test(hit.code)),
  )
  if (hits.length === search.hits.length) return search
  return { ...search, hits, decided: search.decided && hits[0] === search.hits[0] }
}
