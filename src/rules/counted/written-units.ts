import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { readDrugUnit } from '../drugs/drug-unit.ts'
import { says, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** The units of one day: those written on the lines of the code together, null where none are written. */
export function findWrittenUnits(inquiry: Inquiry, code: string, facts: Facts): number | null {
  if (isOneOfMany(code, inquiry) || isOfSeveralDays(code, inquiry)) return null
  const written = inquiry.references.flatMap((each) =>
    each.code === code && each.units !== null && !isTime(code, each.units, inquiry) ? [each.units] : [],
  )
  if (
    says(
      inquiry,
      new RegExp(
        `\\b${code.toLowerCase()}\\b[^\\n.?]{0,8}\\b(?:x ?)?\\d{1,2}(?: units?)? (?:or|vs) (?:x ?)?\\d{1,2}\\b`,
      ),
    )
  )
    return null
  if (written.length === 0) return readDone(code, inquiry) ?? readOfEach(inquiry)
  const most = Math.max(...written)
  // `500 units` of a drug that is coded per 10 units are 50 on the claim.
  const description = facts.codes.find((row) => row.code === code && row.description !== null)?.description ?? ''
  const unit = readDrugUnit(description)
  const isAmount = unit?.measure === 'unit' && says(inquiry, new RegExp(`\\b${most} units\\b`))
  return isAmount && unit ? Math.ceil(most / unit.amount) : most
}

/** `99213 x 6, dates between day 20 and 75`: visits counted over days, of which a limit of one day says nothing. */
const SEVERAL_DAYS = anyOf(
  /\b(?:dates|dos(?:es)?) (?:of service )?(?:were|are|all|from|between|range|span)/,
  /\b(?:different|separate|several|various|multiple|all|both|\d+|two|three|four|five|six) (?:dates|days)\b/,
  /\bbetween (?:post[- ]?op )?days? \d|\b(?:over|across|within|during|in) (?:\S+ ){0,3}(?:days|weeks|months|global)\b/,
  /\b(?:post[- ]?op(?:erative)?|follow[- ]?up) visits\b|\bvisits (?:were|are|between|over|within|from|during)\b/,
)
const ONE_DAY = /\bsame (?:day|date|dos)\b|\b(?:one|single) (?:day|date)\b|\btwice in (?:one|a) day\b/

/** True for visits of several days. */
const isOfSeveralDays = (code: string, inquiry: Inquiry): boolean =>
  isVisit(code) && says(inquiry, SEVERAL_DAYS) && !says(inquiry, ONE_DAY)

/** `97153, the technician did 36 units`: units done, told behind the only code of the sentence before them. */
const DONE =
  /\b(?:did|billed|bills|reported|gave|provided|performed|rendered|submitted|charged|documented)\s+(?:for )?(\d{1,4}) units\b/

function readDone(code: string, inquiry: Inquiry): number | null {
  for (const sentence of textOf(inquiry).split(/(?<=[.?!])\s|\n/)) {
    const done = DONE.exec(sentence)
    if (done === null) continue
    const before = sentence.slice(0, done.index)
    const named = procedureCodes(inquiry.references).filter((each) => before.includes(each.toLowerCase()))
    if (named.length === 1 && named[0] === code) return Number(done[1])
  }
  return null
}

/** `billing each one x2`, `2 units of each` */
const OF_EACH = anyOf(
  /\b(?:each|both)(?: (?:one|code|line|of them))?,? (?:as )?x ?(\d{1,2})\b/,
  /\bx ?(\d{1,2}) (?:each|of each|for both|on both)\b(?! side| eye| ear)/,
  /\b(\d{1,2}) units? (?:of |for |on )?(?:each|both)\b(?! side| eye| ear)/,
)

function readOfEach(inquiry: Inquiry): number | null {
  const [, ...found] = OF_EACH.exec(textOf(inquiry)) ?? []
  const units = found.find((each) => each !== undefined)
  return units !== undefined ? Number(units) : null
}

/** `97110 x 30 min, 97140 x 8`: from 8 on what stands on a therapy service beside one of minutes is minutes too. */
const THERAPY_MINUTES = /\b97\d{3}\b[ \t]*(?:[x×][ \t]?)?\d{1,3}[ \t-]?min/
const FEWEST_MINUTES = 8

/** `97110 x 25 min` are minutes. */
function isTime(code: string, units: number, inquiry: Inquiry): boolean {
  const isCalledUnits = says(
    inquiry,
    new RegExp(`\\b${code.toLowerCase()}\\b[ \\t]*[x×]?[ \\t]?${units}[ \\t]?units?\\b(?!\\?)`),
  )
  if (/^97\d{3}$/.test(code) && units >= FEWEST_MINUTES && !isCalledUnits && says(inquiry, THERAPY_MINUTES)) return true
  return says(inquiry, new RegExp(`\\b${code.toLowerCase()}\\b[^\\n]{0,16}\\b${units}\\s?-?min`))
}

/** Codes of which one unit is a number of lesions, nails, tags or muscles (CPT). */
const OF_MANY = /^(?:1105[567]|1172[01]|G0127|1120[01]|17110|17111|1190[01]|2055[23])$/

const THINGS_BEHIND = inOrder(
  /^(?:-\w\w)*[ \t]?/,
  /(?:x[ \t]?\d{1,2}|\d{1,2}[ \t]?x)[ \t]/,
  /(?:lesions?|nails?|corns?|callus(?:es)?|warts?|tags?|muscles?|toes?|spots?)\b/,
)

/** True for `11056 x3 lesions`: what was counted are the things that one unit of the code takes in. */
const isOneOfMany = (code: string, inquiry: Inquiry): boolean =>
  OF_MANY.test(code) &&
  textOf(inquiry)
    .split(code.toLowerCase())
    .slice(1)
    .some((behind) => THINGS_BEHIND.test(behind))
