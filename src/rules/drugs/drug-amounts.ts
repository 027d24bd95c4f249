import { anyOf, captured, inOrder, notAfter, optional } from '../../patterns/compose-patterns.ts'
import { findEachOfSides } from './doses-of-sides.ts'
import { type DrugAmount, type DrugUnit, readDrugAmounts } from './drug-unit.ts'
import { isFluid, isPackage } from './package-amounts.ts'

/** What a text says of the amounts of its drugs. */
export type SaidAmounts = {
  /** Doses, in their order, each once. */
  doses: SaidDose[]
  /** Sizes of vials and syringes. */
  packages: DrugAmount[]
  /** How many of them were opened, where it is told. */
  opened: number | null
  /** True where the text speaks of a discarded rest. */
  speaksOfWaste: boolean
  /** True where it tells that the rest was discarded, and does not only ask what would be done with one. */
  discarded: boolean
  /** True where it says that nothing was discarded. */
  wastedNothing: boolean
}

/**
 * `isGiven`: a word before it says that it was given. `each`: what the dose was given in each of two of, such as `knee`.
 * `isOneOfSeveral`: `40 mg each`, of how many is not told.
 */
export type SaidDose = DrugAmount & {
  isWasted: boolean
  isGiven: boolean
  each: string | null
  isOneOfSeveral: boolean
}

const WASTED = anyOf(
  /\bwast|\bdiscard|\bthrown|\bthrew|\bleft ?over|\bunused|\btoss|\bdumped|\bdisposed/,
  /\brest (?:of (?:it|the vial) )?(?:was|is) gone/,
  inOrder(
    /\b(?:went|goes|put|poured) (?:it )?(?:in|into|to|down) the /,
    /(?:sharps|trash|garbage|waste|bin|drain|sink)\b/,
  ),
  /\btrashed\b|\bbinned\b/,
)

/** `rest tossed`, `the 45 wasted`; not `if we wasted any`. */
const DISCARDED = inOrder(
  notAfter(/\b(?:if|whether|unless|when|not|was|were|any|is|be|when)\b[^.?!;,\n]{0,20}/),
  /\b/,
  anyOf(
    /wasted|discarded|thrown (?:away|out)/,
    /threw (?:away|out|the rest)/,
    /tossed|dumped|disposed of|trashed|binned/,
    inOrder(/(?:went|put|poured) (?:it )?(?:in|into|to|down) the /, /(?:sharps|trash|garbage|waste|bin|drain|sink)/),
  ),
  /\b/,
)

const WASTED_NOTHING = anyOf(
  /\b(?:nothing|none|zero|0|never)\b (?:was |is |were |left |to )*(?:wast|discard|thrown|left)/,
  /\b(?:no|zero|without) (?:any )?(?:drug )?(?:wast|discard|left ?over)/,
  /\b(?:used|gave|given|injected) (?:all of it|it all|the (?:whole|entire|full) (?:vial|syringe))/,
  /\b(?:all of it|it all|(?:whole|entire|full) (?:vial|syringe)) (?:was )?(?:used|given|injected)\b/,
  /[,;(.] ?all (?:was |were )?(?:used|given|injected)\b/,
)

/** `dose 750 mg, discarded 50`: what is wasted is the next number. */
const WASTED_NEXT = /^[^.;\d]{0,16}\b(?:wast\w*|discard\w*|thr(?:ew|own)(?: away| out)?|toss\w*)[ :]{1,2}\d/
/** A word about waste this near to an amount is about it. */
const NEAR = 24

/** `per 1 mg` is what a code counts, `up to 40 mg` too; `40 mg/ml` a strength, `5 mg/kg` a rule for dosing. */
const COUNTED = /^(?:per|up to) /
const RATED = /^\s?(?:\/|per\b|a\b)\s?(?:\d+\s?)?(?:ml|cc|kg|m2|unit|hour|hr|min|vial|day|dose)\b/

/** Of both eyes each has its vial. */
const SEVERAL = /\bboth\b|\bbilat|\beach\b|-50\b|\b(?:two|second) (?:eyes?|vials?|syringes?|knees?)\b/

const GIVEN = /\b(?:gave|given|giving|administered|injected|received|dose)\b[^.?!\d]{0,14}$/

const GIVEN_AFTER = /^\s?(?:was |were )?(?:given|administered|injected)\b/

/** `40mg kenalog each knee`: the drug by its name, and no word that makes of the amount the sum of several doses. */
const DRUG_NAMED =
  /(?:of )?(?!total|altogether|combined|split|divid|half|between|in all|dose|was|were|given|each|into|per\b|for\b)[a-z][a-z-]{3,} /

const EACH = inOrder(
  /^\s?/,
  optional(DRUG_NAMED),
  /(?:was |were |given |injected |im |each )*/,
  /(?:(?:in|into|to|per|for) (?:each |the each )?|each )/,
  captured(/shoulder|knee|hip|elbow|wrist|ankle|foot|hand|eye|ear|side|arm|leg|buttock|thigh/, 'place'),
  /\b/,
)

/** `both eyes injected, 2 mg each`, `two knees, 40 mg each`: each of the two has the dose. */
const BOTH = inOrder(
  /\b(?:both|two|2) /,
  anyOf(
    /(eye|knee|hip|shoulder|elbow|wrist|ankle|hand|ear|arm|leg|thigh|buttock)s\b(?! and an?\b|, an?\b)/,
    /(feet)\b/,
  ),
)

const EACH_DOSE = inOrder(/^[\s,]*/, optional(DRUG_NAMED), /(?:each|apiece|per (?:joint|site|injection|level))\b/)

/** `30 used 10 wasted`: of the measure of the amount before them. */
const USED =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?)(?:[ \t]?(?:mg|mcg|ml|units?|u))?[ \t](?:was |were )?(?:used|given|injected|administered)\b/
const LEFT = inOrder(
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?)(?:[ \t]?(?:mg|mcg|ml|units?|u))?[ \t](?:was |were )?/,
  /(?:wasted|discarded|thrown|tossed|dumped|trashed)\b/,
)

const VIALS = inOrder(
  /\b/,
  captured(/\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten/, 'count'),
  /[ x]+(?:of the )?(?:single[- ](?:dose|use) )?(?:\d[\d.,]* ?(?:mg|mcg|units?|u)[ -]*)?/,
  /(?:single[- ](?:dose|use) )?vials?\b/,
)
const WORDS_OF_COUNT = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const COUNTS: Readonly<Record<string, number>> = Object.fromEntries(WORDS_OF_COUNT.map((word, at) => [word, at + 1]))

/** The amounts of the text; units of a biological only where one of the codes counts those. */
export function readSaidAmounts(text: string, units: readonly DrugUnit[]): SaidAmounts {
  const countsUnits = units.some(({ measure }) => measure === 'unit')
  const amounts = readDrugAmounts(text).filter((each) => {
    const isRate = COUNTED.test(each.text) || RATED.test(text.slice(each.end, each.end + NEAR))
    return !isRate && !isFluid(each, text) && (countsUnits || each.measure !== 'unit')
  })
  // `J9271 1 mg`: what the code counts is written beside it, where another amount is the dose.
  const isCounted = (each: SaidDose): boolean =>
    !each.isGiven &&
    !each.isWasted &&
    units.length > 0 &&
    units.every((unit) => unit.amount === each.amount && unit.measure === each.measure)
  const given = amounts.filter((each) => !isPackage(each, text))
  const said = turnVolume(leaveRepeats(given), text).map((each) => {
    const told = describe(each, text)
    return { ...told, each: told.each ?? findEachOfSides(each, given, text) }
  })
  const pair = MIXED.exec(text)
  // `a 400 mg and a 100 mg vial`: the first of them is no dose either.
  const isOfPair = ({ start }: SaidDose): boolean =>
    pair !== null && start >= pair.index && start < pair.index + pair[0].length
  const doses = said.filter((each) => !isCounted(each) && !(isOfPair(each) && said.some((other) => !isOfPair(other))))
  const mixed = readMixedVials(pair, doses)
  const packages = mixed === null ? leaveRepeats(amounts.filter((each) => isPackage(each, text))) : [mixed]
  return {
    doses:
      readShares(amounts, text) ?? (doses.length > 0 ? doses : said.length > 0 ? said : readWholeVial(packages, text)),
    packages,
    opened: mixed === null ? readOpened(text) : 1,
    discarded: DISCARDED.test(text) && !WASTED_NOTHING.test(text),
    speaksOfWaste: WASTED.test(text) && !WASTED_NOTHING.test(text),
    wastedNothing: WASTED_NOTHING.test(text),
  }
}

/** `430 mg from 400 + 100 vials`, `a 400 mg and a 100 mg vial`: sizes of two vials, in the measure of the dose. */
const MIXED = inOrder(
  /(?<![\w.])(\d{1,4}) ?(mg|mcg|units?)? ?(?:vial )?(?:\+|&|plus|and) ?(?:an? |one |1 )?(\d{1,4}) ?/,
  /(mg|mcg|units?)? ?(?:single[- ](?:dose|use) )?vials?\b/,
)

/** Two vials of different sizes as one of what they hold together, of the only dose told; null where there are none. */
function readMixedVials(match: RegExpExecArray | null, doses: readonly SaidDose[]): DrugAmount | null {
  const [dose] = doses
  const [, number, name = ''] = /^([\d.,]+)\s*(.*)$/.exec(dose?.text ?? '') ?? []
  const own = match?.[2] ?? match?.[4] ?? name
  if (match === null || dose === undefined || doses.length > 1 || number === undefined || own !== name) return null
  const sizes = [Number(match[1]), Number(match[3])]
  const factor = dose.amount / Number.parseFloat(number.replaceAll(',', ''))
  const sum = sizes.reduce((all, each) => all + each, 0)
  return { ...dose, amount: sum * factor, text: `${sizes.join(' and ')} ${name}` }
}

/** The one vial is the dose where all of it was used. */
function readWholeVial(packages: readonly DrugAmount[], text: string): SaidDose[] {
  const isWhole =
    packages.length === 1 && (readOpened(text) ?? 1) === 1 && WASTED_NOTHING.test(text) && !SEVERAL.test(text)
  return isWhole ? packages.map((each) => describe(each, text)) : []
}

/** Used and wasted parts of the one amount that a vial holds, where they add up to it. */
function readShares(amounts: readonly DrugAmount[], text: string): SaidDose[] | null {
  const [whole] = amounts
  const [used, left] = [USED.exec(text)?.[1], LEFT.exec(text)?.[1]]
  if (whole === undefined || used === undefined || left === undefined) return null
  const [, number = '', name = ''] = /^([\d.,]+)\s*(.*)$/.exec(whole.text) ?? []
  if (Number(used) + Number(left) !== Number.parseFloat(number)) return null
  const part = (written: string, isWasted: boolean): SaidDose => ({
    ...whole,
    amount: (whole.amount * Number(written)) / Number.parseFloat(number),
    text: `${written} ${name}`,
    isWasted,
    isGiven: !isWasted,
    each: null,
    isOneOfSeveral: false,
  })
  return [part(used, false), part(left, true)]
}

const PER_ML = /^\s?(?:\/|per )\s?(?:1 )?(?:ml|cc)\b/

/** `1 ml of 1000 mcg/ml` is 1000 mcg: the only volume, where the only strength is told. */
function turnVolume(doses: readonly DrugAmount[], text: string): DrugAmount[] {
  const strengths = leaveRepeats(readDrugAmounts(text).filter(({ end }) => PER_ML.test(text.slice(end, end + NEAR))))
  const [strength, second] = strengths
  const [volume] = doses
  if (!strength || second || doses.length !== 1 || volume?.measure !== 'ml') return [...doses]
  const amount = volume.amount * strength.amount
  return [{ ...volume, amount, measure: strength.measure, text: `${volume.text} of ${strength.text}/ml` }]
}

function readOpened(text: string): number | null {
  const count = VIALS.exec(text)?.groups?.count
  return count === undefined ? null : (COUNTS[count] ?? Number(count))
}

/** `1 gram (1000 mg)` is one amount. */
function leaveRepeats(amounts: readonly DrugAmount[]): DrugAmount[] {
  const isSame = (one: DrugAmount, other: DrugAmount): boolean =>
    one.measure === other.measure && one.amount === other.amount
  return amounts.filter((each, at) => amounts.findIndex((other) => isSame(each, other)) === at)
}

function describe(dose: DrugAmount, text: string): SaidDose {
  const before = text.slice(Math.max(0, dose.start - NEAR), dose.start)
  const after = text.slice(dose.end, dose.end + 2 * NEAR)
  const place = EACH.exec(after)
  const isOfPlace = place !== null && /\b(?:each|per)\b/.test(place[0])
  const [, side, feet] = EACH_DOSE.test(after) ? (BOTH.exec(text) ?? []) : []
  const each = isOfPlace ? (place.groups?.place ?? null) : (side ?? (feet && 'foot') ?? null)
  return {
    ...dose,
    isWasted: WASTED.test(before) || (WASTED.test(after.slice(0, NEAR)) && !WASTED_NEXT.test(after)),
    isGiven: GIVEN.test(before) || GIVEN_AFTER.test(after),
    each,
    isOneOfSeveral: each === null && EACH_DOSE.test(after),
  }
}
