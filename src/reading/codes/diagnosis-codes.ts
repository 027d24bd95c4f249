import type { CodeReference, CodeSystem } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { askOnce } from '../text/ask-once.ts'
import { DIGITS, figurePattern, LETTERS, matchFigures } from '../text/figure-pattern.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { isFormerNinth, OF_ONCE } from './former-ninths.ts'
import { speaksOfFormer } from './ninth-lists.ts'
import { isReplacedNinth } from './replaced-ninths.ts'

const DOTTED = figurePattern(
  /(?<![A-Za-z0-9_.@-])([A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}|U\d\d\.\d{1,2})(?![A-Za-z0-9]|\.\d)/iy,
  { least: 3, most: 3, first: LETTERS, signs: '.' },
)
const UNDOTTED = figurePattern(/(?<![A-Za-z0-9_.@#-])([A-Z]\d[0-9AB][0-9A-Z]{0,4})(?![A-Za-z0-9%@]|\.\d|-\d)/iy, {
  least: 3,
  most: 7,
  first: LETTERS,
})
const NINTH_NUMERIC = figurePattern(/(?<![\w.$#@-])(\d{3}(?:\.\d{1,2})?)(?![\w%]|\.\d|[-/]\d)/y, {
  least: 3,
  most: 3,
  first: DIGITS,
})
const NINTH_LETTER = figurePattern(/(?<![\w.$#@-])(V\d\d(?:\.\d{1,2})?|E\d{3}(?:\.\d)?)(?![\w%]|\.\d|[-/]\d)/iy, {
  least: 3,
  most: 4,
  first: 'VE',
})
const PROCEDURE = figurePattern(/(?<![\w.-])([0-9BCDFGHX][0-9A-HJ-NP-Z]{6})(?![\w-]|\.\w)/y, { least: 7, most: 7 })

const NINTH_WORDS = cueWords('icd edition revision')
const PCS_WORDS = cueWords('pcs')
/** Words of those who group stays of inpatients, which only ICD-10-PCS procedures do. */
const GROUPING_WORDS = cueWords('drg drgs msdrg grouper regroups')
/** Section 0 of ICD-10-PCS, with a second letter, which a number of a claim seldom has. */
const OF_SURGERY = /^0[0-9A-HJ-NP-Z]*[A-HJ-NP-Z][0-9A-HJ-NP-Z]*[A-HJ-NP-Z]/
const BEHIND_DIAGNOSIS =
  /(?<![\w-])[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?(?:[ \t]?[,/+&][ \t]?|[ \t](?:with|and|plus|w\/)[ \t])$/
const BEFORE_DIAGNOSIS =
  /^(?:[ \t]?[,/+&][ \t]?|[ \t](?:with|and|plus|for|w\/)[ \t])[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?(?![\w-])/
const NINTH_CUE = /\bICD[- ]?9\b|\bICD[- ]?IX\b|\b9th (?:edition|revision)\b/i
const NINTH_LINE = /^[ \t*•|-]*\d{3}(?:\.\d{1,2})?[ \t]*(?:$|[|,;\t-])/
const PLAIN_CUE = /\b(?:dx|dxs|diag|diagnos[ei]s|icd(?:[- ]?10(?:[- ]?cm)?)?|pointers?|pdx|sdx)\b[^?!\n]{0,40}$/i
/** `ICD-10 for 724.4`: what stands there is a code, not an amount. */
const SYSTEM_BEFORE =
  /\b(?:dx|diagnos[ei]s|codes?|icd(?:[- ]?10(?:[- ]?cm)?)?)(?: codes?| equivalents?)?[ \t](?:for|of)[ \t]{1,3}$/i
/** `D12.x`, `G43.7xx`: the places the sender leaves open. */
const LEFT_OPEN = /\.?X+$/
/** What makes a number with two decimals an amount. */
const AMOUNT_BEFORE =
  /\b(?:paid|pay|pays|charged?|charges|allow(?:ed|s)?|billed|amount|amt|fee|balance|copay|owes?|of|for|cost|dose|gave|total)[ \t:]{1,3}$/i
const AMOUNT_AFTER = /^[ \t]?(?:mg|mcg|ml|units?|dollars|usd|each|per|paid|allowed|copay|balance)\b/i
const DIAGNOSIS_AFTER = /^(?:[^.?!]|\.\d){0,30}\b(?:dx|diagnos[ei]s)\b/i
/** Vertebrae, vitamins, rooms and cells of a sheet wear the shape of a three-character category. */
const BODY_PART =
  /\b(?:vitamin|vit|level|levels|vertebrae?|disc|spine|room|cell|column|box|line|bed|gate|page|form|part|type)[ \t.:#]*$/i

/** `g35 kicked back`: only of a code is that said. */
const SENT_BACK_AFTER = inOrder(
  /^[ \t]/i,
  optional(/(?:is|was|got|gets|keeps?|now)[ \t](?:getting[ \t]|now[ \t])?/i),
  anyOf(
    /reject\w*|kicked|denied|bounced|invalid/i,
    /not[ \t](?:valid|accepted|billable|specific)/i,
    /no[ \t]longer/i,
    /as[ \t](?:primary|secondary|principal|first|dx)/i,
  ),
  /\b/i,
)
/** Versions of the model by which Medicare adjusts for risk, which have the shape of accidents. */
const RISK_MODEL = /^V2[248]$/i
const OF_RISK_MODEL =
  /\b(?:HCCs?|CMS-HCC|RAF|risk[- ]?adjust\w*|risk model)\b|\bV24\b[^.?!\n]{0,20}\bV28\b|\bV28\b[^.?!\n]{0,20}\bV24\b/i
/** The tissue stain S-100, which has the shape of a bruise of the throat. */
const STAIN_AROUND = /\b(?:stains?|stained|IHC|immuno\w*|HMB-?45|melan-?A|SOX-?10|slides?|blocks?)\b/i

/** ICD-10-CM with and without its dot, ICD-9-CM where the mail speaks of ICD-9, and ICD-10-PCS. */
export function findDiagnosisCodes(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const found = [
    ...findNinth(text, isCode, index),
    ...findDotted(text, isCode, index),
    ...findUndotted(text, isCode, index),
    ...findInpatientProcedures(text, isCode, index),
  ]
  const byPlace = found.sort((a, b) => a.start - b.start || b.end - a.end)
  return byPlace.filter(
    (reference, index) => !byPlace.slice(Math.max(0, index - 3), index).some((other) => reference.start < other.end),
  )
}

function reference(text: string, system: CodeSystem, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system, code, modifiers: [], units: null, start, end }
}

function findDotted(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  return matchFigures(text, index, DOTTED).map((match) => {
    const written = match[0].toUpperCase()
    // Some headers end in the placeholder, such as T36.0X.
    const code = isCode('ICD-10-CM', written) ? written : written.replace(LEFT_OPEN, '')
    return reference(text, 'ICD-10-CM', code, match.index, match.index + match[0].length)
  })
}

function findUndotted(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const found: CodeReference[] = []
  const isOfRiskModel = askOnce(text, OF_RISK_MODEL)
  for (const match of matchFigures(text, index, UNDOTTED)) {
    const written = match[0].toUpperCase()
    const code = written.length > 3 ? `${written.slice(0, 3)}.${written.slice(3)}` : written
    if (isDiagnosis(text, { written: match[0], code, start: match.index }, isCode, isOfRiskModel)) {
      found.push(reference(text, 'ICD-10-CM', code, match.index, match.index + match[0].length))
    }
  }
  return found
}

/** The longer the token, the less it needs: three characters need the codebook and upper case or a word such as "dx" before. */
function isDiagnosis(
  text: string,
  { written, code, start }: { written: string; code: string; start: number },
  isCode: IsCode,
  isOfRiskModel: () => boolean,
): boolean {
  const before = lineBefore(text, start, 60)
  const known = isCode('ICD-10-CM', code)
  const named = PLAIN_CUE.test(before)
  if (BODY_PART.test(before) || (/^x/i.test(written) && !known)) return false
  // `NAILS X10` counts; no three characters of this letter are a code that is reported.
  if (/^X\d\d$/i.test(written) && !named) return false
  if (RISK_MODEL.test(written) && isOfRiskModel()) return false
  if (code === 'S10.0' && STAIN_AROUND.test(before + lineAfter(text, start + written.length, 60))) return false
  if (written.length >= 5) return known || named || (/\d{4}/.test(written) && !/^[AL]\d{5}$/i.test(written))
  if (written.length === 4) return known || named
  if (known) return isCapital(written) || named || SENT_BACK_AFTER.test(lineAfter(text, start + written.length, 40))
  return named && isCapital(written)
}

function isCapital(written: string): boolean {
  return written === written.toUpperCase()
}

/** ICD-9-CM numbers look like amounts and doses, so the mail must name ICD-9, or the codebook must know a dotted one after "dx". */
function findNinth(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const spoken = placesOf(index, NINTH_WORDS).length > 0 && NINTH_CUE.test(text)
  const named = placesOf(index, NINTH_WORDS).length > 0
  const found: CodeReference[] = []
  const bare: CodeReference[] = []
  const isOfOnce = askOnce(text, OF_ONCE)
  for (const match of matchFigures(text, index, NINTH_NUMERIC)) {
    const before = lineBefore(text, match.index, 60)
    const dotted = match[0].includes('.')
    const listed = NINTH_LINE.test(
      text.slice(match.index - before.length, match.index + match[0].length + 2).split('\n')[0] ?? '',
    )
    const accepted = spoken
      ? dotted || listed || PLAIN_CUE.test(before) || NINTH_CUE.test(before)
      : dotted &&
        isCode('ICD-9-CM', match[0]) &&
        isToldNinth(text, { start: match.index, end: match.index + match[0].length }, named, isOfOnce)
    const numeric = reference(text, 'ICD-9-CM', match[0], match.index, match.index + match[0].length)
    if (accepted) found.push(numeric)
    else if (!dotted && isCode('ICD-9-CM', match[0])) bare.push(numeric)
  }
  found.push(
    ...bare.filter((each) => found.some((other) => areListed(text, each, other) || areListed(text, other, each))),
  )
  const isFormer = !spoken && named && speaksOfFormer(text)
  for (const match of matchFigures(text, index, NINTH_LETTER)) {
    const code = match[0].toUpperCase()
    // `V70.0` is the beginning of an ICD-10-CM code too, so beside ICD-10 only a whole code of the old set is one.
    if (!spoken && !(code.includes('.') && isCode('ICD-9-CM', code))) continue
    if (!spoken && !isFormer && isCode('ICD-10-CM', code)) continue
    found.push(reference(text, 'ICD-9-CM', code, match.index, match.index + match[0].length))
  }
  return found
}

/** True where the words beside a number with a dot make it a diagnosis of ICD-9-CM; `named` where the text speaks of ICD. */
function isToldNinth(text: string, { start, end }: Span, named: boolean, isOfOnce: () => boolean): boolean {
  if (!isNoAmount(text, start, end)) return false
  const before = lineBefore(text, start, 60)
  const after = lineAfter(text, end, 90)
  if (named || PLAIN_CUE.test(before) || DIAGNOSIS_AFTER.test(after.slice(0, 40))) return true
  return isReplacedNinth(before, after) || isFormerNinth(before, after, isOfOnce)
}

/** True for the two of `428.0, 496`: what joins them is no more than a list has. */
const areListed = (text: string, one: CodeReference, other: CodeReference): boolean =>
  one.end < other.start &&
  /^[ \t]?(?:[,;&/]|and)[ \t]?(?:and[ \t])?$/.test(text.slice(one.end, Math.min(other.start, one.end + 8)))

/** True where nothing beside `250.00` makes it an amount. */
function isNoAmount(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start, 30)
  const mayBeAmount = AMOUNT_BEFORE.test(before.slice(-24)) && !SYSTEM_BEFORE.test(before)
  return !mayBeAmount && !AMOUNT_AFTER.test(text.slice(end, end + 12))
}

function findInpatientProcedures(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const spoken = placesOf(index, PCS_WORDS).length > 0
  const grouped = placesOf(index, GROUPING_WORDS).length > 0
  return matchFigures(text, index, PROCEDURE)
    .filter(({ 0: written, index: start }) => {
      if (!/[A-Z]/.test(written) || !/\d/.test(written)) return false
      if (spoken || isCode('ICD-10-PCS', written)) return true
      return (
        OF_SURGERY.test(written) &&
        (grouped || isBesideDiagnosis(text, start)) &&
        !isNumbered(lineBefore(text, start, 24))
      )
    })
    .map((match) => reference(text, 'ICD-10-PCS', match[0], match.index, match.index + match[0].length))
}

/** True right beside a diagnosis: `S72.011A with 0SRR0JZ`. */
const isBesideDiagnosis = (text: string, start: number): boolean =>
  BEHIND_DIAGNOSIS.test(lineBefore(text, start, 24)) || BEFORE_DIAGNOSIS.test(text.slice(start + 7, start + 24))

/** True behind the label of a number: `claim 0AB12CD`. */
const isNumbered = (before: string): boolean =>
  /(?:\b(?:claim|acct|account|mrn|id|ref|icn|dcn|member|policy|case|order|auth|no|number|visit|encounter)\b\.?|#)[ \t:#]{0,3}$/i.test(
    before,
  )
