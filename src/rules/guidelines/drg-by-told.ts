import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'

/** The note that names the major complications beside sepsis. */
const SEPSIS_NOTE = 'icd/sepsis-drg'
const SEPSIS_NOTES = [SEPSIS_NOTE, 'icd/sepsis-drg-with-pneumonia']

/** Major complications beside sepsis that messages name by their code or in words. */
const MAJOR: readonly { code: string; named: string; words: RegExp }[] = [
  { code: 'R65.21', named: 'septic shock (R65.21)', words: /\bseptic shock\b/g },
  { code: 'R65.20', named: 'R65.20', words: /\br65\.?20\b/g },
  { code: 'J18.9', named: 'pneumonia (J18.9)', words: /\bpneumonia\b|\bpna\b|\bj18\.?9\b/g },
  { code: 'J96.01', named: 'J96.01', words: /\bj96\.?01\b/g },
  { code: 'J96.02', named: 'J96.02', words: /\bj96\.?02\b/g },
]

/** What is not on the claim, or whether it may be is the question. */
const NOT_THERE = inOrder(
  /\b/,
  anyOf(
    /no|not|without|w\/o|never|left off|leaves? off|missing|dropped?|add|if|or|could|should/,
    /can|removed?|instead of|need|ruled out|r\/o|denies/,
  ),
  /\b[^.?!;\n]{0,24}$/,
)
/** `with R65.20 added`: what would be if it were. */
const ADDED = /^,?(?: is| was| were)? (?:added|included|on it)\b/
const SEPSIS = /\bsepsis\b|\bseptic\b|\ba4[01]\.\d/
/** Whether it was sepsis at all is the question, which no DRG answers. */
const DOUBTED = anyOf(
  /\bcriteria\b|\bsofa\b|\bsirs\b|\blactate\b/,
  /\b(?:should (?:we|i)|need to|have to|must|to|was|be) quer(?:y|ied)\b/,
  /\ba query\b/,
  /\bquery (?:that|which|to)\b/,
  /\bquery (?:the )?(?:provider|physician|doc|dr|attending|hospitalist)\b/,
  /\bvalid(?:ity|ation)\b|\bkeep sepsis\b|\bnot sepsis\b|\bno sepsis\b|\brul(?:e|ed|ing) out\b/,
  /\b(?:possible|probable|suspected|likely) sepsis\b/,
  /\bremov\w+ (?:the )?sepsis\b/,
)
/** `urosepsis` is none; beside it sepsis is documented with its cause. */
const UROSEPSIS = /\burosepsis\b/
const DOCUMENTED = /\bsepsis (?:due|from|2\/2|secondary|with)\b/
const LATER =
  /\b(?:developed|became septic|hospital day|not poa|not present on admission|poa ?n\b|after admission|post-?op)\b/
const VENTILATED =
  /(?<!\b(?:no|never|not|without|w\/o|wasn'?t|off)\b[^.;,\n]{0,16})\b(?:vent|ventilator|ventilated|intubated)\b/
const NO_MCC = /\b(?:no|without|w\/o)(?: other)? mccs?\b/

const HIP = /\b(?:tha|thr|hemi\w*|hip replacement|hip arthroplasty|total hip)\b/
const HIP_FRACTURE = /\b(?:fem(?:oral)? neck|hip|intertroch\w*|subcapital)\.? (?:fx|fractures?|frac)\b|\bs72\.\d/
const WITH_MCC = /\b(?:with|w\/|has|have) (?:an? )?mcc\b/

/** The MS-DRG of a stay where the message tells what decides between the two it asks about. */
export const drgByTold: Rule = {
  id: 'guidelines/drg-by-told',
  topic: 'guidelines',
  question: 'Which of the MS-DRGs asked about follows from what the message tells of the stay?',
  source: 'MS-DRG titles (appendix A); MS-DRG definitions, MDC 18; ICD-10-CM guidelines, section I.C.1.d',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const group = readSepsis(inquiry, facts) ?? readHip(inquiry, facts)
    return { findings: group ? [group] : [], gaps: [] }
  },
}

function readSepsis(inquiry: Inquiry, facts: Facts): Finding | null {
  const text = textOf(inquiry)
  const note = findNote(facts, SEPSIS_NOTE)
  const isAsked = /\b87[12]\b/.test(text) && SEPSIS.test(text)
  const isDoubted = DOUBTED.test(text) || (UROSEPSIS.test(text) && !DOCUMENTED.test(text))
  if (!note || !isAsked || isDoubted || LATER.test(text) || VENTILATED.test(text)) return null
  const major = MAJOR.filter(({ words }) =>
    [...text.matchAll(words)].some(
      ({ index, 0: said }) =>
        !NOT_THERE.test(text.slice(Math.max(0, index - 40), index)) && !ADDED.test(text.slice(index + said.length)),
    ),
  )
  const none = NO_MCC.test(text)
  if (none === major.length > 0) return null
  const group = none ? '872' : '871'
  const titles = titleOf(group, facts)
  const parameters = {
    kind: 'sepsis',
    both: /\b871\b/.test(text) && /\b872\b/.test(text),
    major: major.map(({ named }) => named),
    mcc: !none,
    speaksFor: SEPSIS_NOTES,
  }
  // `871 or 872` without the word names no DRG whose title was looked up.
  return conclude(inquiry, group, parameters, [...titles, note.citation], titles.length > 0 ? 'rows' : 'guidance')
}

function readHip(inquiry: Inquiry, facts: Facts): Finding | null {
  const isAsked = says(inquiry, /\b(?:469|470)\b/) && says(inquiry, /\b52[12]\b/)
  if (!isAsked || !says(inquiry, HIP) || !says(inquiry, HIP_FRACTURE)) return null
  const none = says(inquiry, NO_MCC)
  if (none === says(inquiry, WITH_MCC)) return null
  const [title] = titleOf(none ? '522' : '521', facts)
  return title
    ? conclude(inquiry, none ? '522' : '521', { kind: 'hip', both: false, major: [], mcc: !none }, [title])
    : null
}

const titleOf = (group: string, { codes }: Facts): Citation[] =>
  codes
    .filter(({ system, code }) => system === 'MS-DRG' && code === group)
    .map(({ citation }) => citation)
    .slice(0, 1)

const conclude = (
  { references }: Inquiry,
  group: string,
  parameters: Finding['parameters'],
  citations: Citation[],
  basis: Finding['basis'] = 'rows',
): Finding => ({
  rule: drgByTold.id,
  topic: 'guidelines',
  verdict: 'allowed',
  subjects: [...new Set([group, ...references.map(({ code }) => code)])],
  parameters: { group, ...parameters },
  citations: citations as [Citation, ...Citation[]],
  settles: ['code_meaning', 'status', 'crosswalk', 'code_search', 'add_on', 'billed_together', 'compliance'],
  basis,
})
