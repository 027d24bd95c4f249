import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { namesCode } from '../message/code-places.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { findElapsed } from './message-days.ts'
import { countServiceDays, findServiceDays } from './service-days.ts'

/** Days after the surgery that belong to it; 090 has its eve besides. */
export const DAYS_AFTER: Readonly<Record<string, number>> = { '000': 0, '010': 10, '090': 90 }

const AFTERWARDS = anyOf(
  /\bpost-?\s?op|\bpostoperative|\bpod\s*#?\d|\bglobal\b|\blater\b|\breturn(?:ed|s|ing)?\b/,
  /\bcame back|\bback (?:on|for|in)\b|\bfollow(?:ed)?[- ]?up|\bwound check/,
  /\b(?:suture|staple|stitch)\w* remov/,
  /\bs\/p\b|\bstatus post\b/,
  /\bafter (?:the )?(?:surg|procedure|op)/,
  /\b(?:next|following) day\b|\bday after\b/,
  /(?<!same )\bday #?\d{1,3}\b(?![/-]\d)/,
  /\bafter \d{5}\b|\bre-?check|\bre-?visit/,
  /\b(?:days?|weeks?|months?|wks?) (?:after|post|ago)\b/,
)

/** The procedures asked about that have a global period, the longest first, as written where they are alike. */
export function proceduresByGlobalPeriod(inquiry: Inquiry, facts: Facts): { code: string; days: string }[] {
  const procedures = procedureCodes(inquiry.references).flatMap((code) => {
    const fee = isVisit(code) ? null : findFeeRow(facts, code)
    return fee && fee.row.globalDays in DAYS_AFTER ? [{ code, days: fee.row.globalDays }] : []
  })
  return procedures.toSorted((one, other) => other.days.localeCompare(one.days))
}

/**
 * The surgery that the message sets on an earlier day than the service asked about; null where all is of one day. Codes of
 * different days are no pair to an NCCI edit.
 */
export function findEarlierSurgery(inquiry: Inquiry, facts: Facts): string | null {
  const days = findServiceDays(inquiry)
  if (countServiceDays(inquiry) < 2 && !asksFor(inquiry, 'global_period') && !says(inquiry, AFTERWARDS)) return null
  const elapsed = findElapsed(inquiry)
  if (elapsed === null || elapsed.days === 0) return null
  const procedures = proceduresByGlobalPeriod(inquiry, facts)
  // A delivery has a package of its own and no count of days: what came after it opens no period for it.
  const delivery = procedureCodes(inquiry.references).find((code) => findFeeRow(facts, code)?.row.globalDays === 'MMM')
  if (delivery !== undefined && days.get(delivery) === undefined) return delivery
  const isOfFirst = (code: string): boolean => days.get(code) === elapsed.from
  const isBesideFirst = (code: string): boolean =>
    !days.has(code) && procedures.some((each) => isOfFirst(each.code) && areOfOneSentence(code, each.code, inquiry))
  const first = procedures.find(({ code }) => elapsed.from !== null && (isOfFirst(code) || isBesideFirst(code)))
  return (first ?? findTold(elapsed.words, procedures, inquiry) ?? procedures[0])?.code ?? null
}

/** `septoplasty 30520 and turbinates 30140 on 4/4`: the date of the one is that of the other, unless that stands elsewhere too. */
function areOfOneSentence(one: string, other: string, inquiry: Inquiry): boolean {
  const naming = textOf(inquiry)
    .split(/(?<=[.?!;])\s|\n/)
    .filter((sentence) => sentence.includes(one.toLowerCase()))
  return naming.length === 1 && naming.every((sentence) => isToldAtOnce(sentence, one, other))
}

/** `49593 on 2/10, came back 2/24 and we opened it 10180` tells of two times in one sentence. */
function isToldAtOnce(sentence: string, one: string, other: string): boolean {
  const [first, second] = [sentence.indexOf(one.toLowerCase()), sentence.indexOf(other.toLowerCase())]
  return second !== -1 && !AFTERWARDS.test(sentence.slice(Math.min(first, second), Math.max(first, second)))
}

/** Words after which the surgery is named: `66821 3 weeks after cataract 66984`. */
const SURGERY_FOLLOWS = /\b(?:after|post|from|s\/p)$/
const NEAR = 40
/** `14 days post-op for 10180` is told of what was done then. */
const POST_OP = /^[- ]?op/

/** `after 31255 three weeks ago`: the procedure named last before those words; `3 weeks after 66984`: the one that follows. */
function findTold<Procedure extends { code: string }>(
  words: string | null,
  procedures: readonly Procedure[],
  inquiry: Inquiry,
): Procedure | null {
  if (words === null) return null
  const [before = '', behind = ''] = textOf(inquiry).split(words)
  if (SURGERY_FOLLOWS.test(words) && !POST_OP.test(behind)) {
    const near = behind.slice(0, NEAR).split(/[.?!;,\n]/)[0] ?? ''
    return procedures.find((each) => namesCode(near, each.code)) ?? null
  }
  // `20550, then surgery 26055 3 weeks later`: what is named right before is the later one.
  if (words.endsWith('later') && procedures.length > 1) {
    const last = procedures.find((each) =>
      new RegExp(`\\bthen\\b[^.?!\\n]{0,40}\\b${each.code.toLowerCase()}\\W{0,3}$`).test(before),
    )
    const others = procedures.filter((each) => each !== last && namesCode(before, each.code))
    return last ? (others[0] ?? null) : null
  }
  if (!words.endsWith('ago')) return null
  const named = procedures.map((each) => ({ each, at: before.lastIndexOf(each.code.toLowerCase()) }))
  const last = named.filter(({ at }) => at !== -1).toSorted((one, other) => other.at - one.at)[0]
  return last?.each ?? null
}

/** The procedure behind which another one is told: "49002 two days after 44140"; null where none is, or several are. */
export function findSurgeryBefore(codes: readonly string[], inquiry: Inquiry): string | null {
  const named = codes.filter((code) =>
    says(
      inquiry,
      new RegExp(
        `\\b(?:after|following|since|s\\/p|status post|post) (?:(?:the|a|an|his|her|their|cpt) ){0,2}${code.toLowerCase()}\\b`,
      ),
    ),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Operations with 90 days, by the words they go by. */
const MAJOR = anyOf(
  /\bchole\w*|\bappy\b|\bappend\w*|\bhernia|\bcolectomy|\bhysterectomy|\bbowel|\bgastric|\bsleeve|\bbariatric/,
  /\btka\b|\btha\b|\btkr\b|\bthr\b|\b(?:knee|hip|shoulder) replacement|\bfusion|\bacdf\b|\blaminectomy|\brotator cuff/,
  /\bcabg\b|\bbypass|\bmastectomy|\bthyroidectomy|\bprostatectomy|\bnephrectomy|\bsplenectomy|\bcraniotomy|\borif\b/,
)

/** `post op day 6 of a lap chole … 10180`: the days run from an operation told in words, and no code of the message may be its own. */
export function isOfUncodedSurgery(inquiry: Inquiry, facts: Facts): boolean {
  const words = findElapsed(inquiry)?.words ?? null
  if (words === null || proceduresByGlobalPeriod(inquiry, facts).some(({ days }) => days === '090')) return false
  const behind =
    textOf(inquiry)
      .split(words)[1]
      ?.slice(0, NEAR)
      .split(/[.?!;,\n]/)[0] ?? ''
  return /^[ \t](?:of|after|from|s\/p|following|post)[ \t]/.test(behind) && MAJOR.test(behind) && !/\d{5}/.test(behind)
}
