import type { CodeSystem } from '../../domain/code-reference.ts'
import type { DenialFact, Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, QuestionBack, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, before, inOrder } from '../../patterns/compose-patterns.ts'
import { type Explanation, explainDenial, NO_CAUSE } from '../denials/denial-causes.ts'
import { findDenialRoute } from '../denials/denial-routes.ts'
import { findDeniedCodes } from '../denials/denied-lines.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findToldFilingLimit } from '../told/told-filing-limit.ts'

/** Who asks whether the patient may be, or has been, billed. */
const PATIENT_BILLED = anyOf(
  inOrder(
    /\b/,
    /bill|billed|billing|charge|charged|balance[- ]bill\w*|collect|owes?/,
    /\b[^.?!\n]{0,24}(?:\b(?:pts?|patients?|members?)\b|\[name)/,
  ),
  /\b(?:pts?|patients?)\b[^.?!\n]{0,24}\b(?:bill|billed|charged|owes?|pays?|responsib\w+)\b/,
  // `Can both go to the patient?`
  inOrder(
    /\b(?:go(?:es|ing)?|gone|pass(?:ed)?|dropp?(?:ed|ing)?|mov(?:e|ed)|shift(?:ed)?|transfer(?:red)?)\b/,
    /(?:[ \t](?:it|this|that|both|them|all|back|on|over|the balance|the amount|the rest)){0,3}[ \t](?:to|onto)[ \t]/,
    /(?:the[ \t]|a[ \t])?(?:pts?|patients?|members?)\b(?!['’]s? (?:plan|chart|insurance|file))/,
  ),
  inOrder(
    /\b(?:bill|charge|balance[- ]bill) (?:him|her)\b/,
    before(
      anyOf(
        /[?.!,;]|$/,
        inOrder(
          / /,
          anyOf(
            /meanwhile|now|for|in|until|while|directly|or/,
            /the (?:rest|balance|difference)/,
            /this|that|anything|instead/,
          ),
          /\b/,
        ),
      ),
    ),
  ),
)

/** Who asks what to do next: whether to appeal, or to send the claim again. */
const APPEAL_ASKED = /\bappeal\w*\b|\bredeterminations?\b|\bcorrected claims?\b|\breopen\w*\b|\bresubmit\w*\b/

/** What a denial says, which row of the data explains it, and what is done about it. */
export const denials: Rule = {
  id: 'compliance/denials',
  topic: 'compliance',
  question: 'What does the denial say, what explains it, and is it corrected, reopened or appealed?',
  source:
    "code lists of X12 in this project's own words; 42 CFR 405.926 and 405.980; Medicare Claims Processing Manual, chapters 22, 29, 30 and 34",
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const reasons = findDenials(inquiry, facts, 'CARC')
    const remarks = findDenials(inquiry, facts, 'RARC')
    const isUnprocessable = remarks.some(({ code }) => code === 'MA130')
    const findings = [
      ...reasons.map((reason) => conclude(reason, inquiry, facts, isUnprocessable)),
      ...remarks.map((remark) => conclude(remark, inquiry, facts, isUnprocessable)),
    ]
    return { findings, gaps: [], questions: reasons.length > 0 ? askForLine(inquiry) : [] }
  },
}

/** Which modifier or code mends a line is asked, and neither what was done nor what was billed is told. */
function askForLine(inquiry: Inquiry): QuestionBack[] {
  const isTold = inquiry.references.some(({ system }) => !OF_REMITTANCE.has(system))
  const isAsked = asksFor(inquiry, 'modifier_choice', 'code_search') && !asksFor(inquiry, 'code_meaning')
  return isAsked && !isTold ? [{ key: 'denied-line', parameters: {} }] : []
}

const OF_REMITTANCE: ReadonlySet<CodeSystem> = new Set(['CARC', 'RARC', 'MODIFIER'])

/** The rows of the reasons or remarks the message names, each once, in its order. */
function findDenials(inquiry: Inquiry, facts: Facts, kind: DenialFact['kind']): DenialFact[] {
  const named = inquiry.references.filter(({ system }) => system === kind).map(({ code }) => code)
  return [...new Set(named)].flatMap(
    (code) => facts.denials.find((denial) => denial.kind === kind && denial.code === code) ?? [],
  )
}

function conclude(denial: DenialFact, inquiry: Inquiry, facts: Facts, isUnprocessable: boolean): Finding {
  const { kind, code } = denial
  const group = kind === 'CARC' ? readGroup(inquiry, code) : null
  const lines = kind === 'CARC' ? findDeniedCodes(code, inquiry) : []
  const [explained = null, ...further] = kind === 'CARC' ? explainDenial(code, lines, inquiry, facts) : []
  return {
    rule: denials.id,
    topic: 'compliance',
    verdict:
      explained?.cause === 'pair'
        ? 'not_allowed'
        : explained?.cause === 'pair_with_modifier'
          ? 'allowed_with_modifier'
          : 'informational',
    subjects: [code, ...lines],
    parameters: {
      kind,
      code,
      group,
      description: denial.description,
      route:
        kind === 'RARC'
          ? remarkRoute(code)
          : isUnprocessable
            ? 'unprocessable'
            : isPackaged(code, explained, inquiry)
              ? 'packaged'
              : isInsideOthers(code, explained, inquiry)
                ? 'inside_others'
                : explained?.cause === 'pair' && further.length === 0 && lines.length < 2
                  ? 'written_off'
                  : explained?.cause === 'limit_of_policy'
                    ? 'correct'
                    : isExcludedByLaw(code, inquiry)
                      ? 'statutory'
                      : explained?.cause === 'status' &&
                          explained.values.status === 'N' &&
                          findDenialRoute(code) === 'necessity'
                        ? 'excluded'
                        : findDenialRoute(code),
      newPatient: code === 'B16',
      patientAsked: group !== null && says(inquiry, PATIENT_BILLED),
      appealAsked: kind === 'CARC' && says(inquiry, APPEAL_ASKED),
      ofMedicare: (inquiry.details?.planType ?? 'medicare') === 'medicare' && findToldFilingLimit(inquiry) === null,
      onCodes: lines,
      ...NO_CAUSE,
      cause: explained?.cause ?? null,
      ...explained?.values,
      further: further.map(({ cause, values }) => ({ ...NO_CAUSE, cause, ...values })),
      // That the pair is to be looked at is said where it was, and no pair bundles what its status does.
      ...((explained?.cause === 'no_pair' || isInsideOthers(code, explained, inquiry)) && {
        speaksFor: ['denial/bundled'],
      }),
    },
    citations: [denial.citation, ...[explained, ...further].flatMap((each) => each?.citations ?? [])],
    settles: ['denial', 'code_meaning'],
    basis: 'rows',
  }
}

/** The reason that needs a remark to say why, with the remark that the law excludes the service. */
const isExcludedByLaw = (code: string, { references }: Inquiry): boolean =>
  code === '96' && references.some((each) => each.system === 'RARC' && each.code === 'N425')

/** A claim of the hospital itself, whatever place its services have. */
const OUTPATIENT_CLAIM = /\bopps\b|\bub-? ?04\b|\bbill type\b|\btype of bill\b|\btob ?1?3|\brev(?:enue)? codes?\b/

/** `CO-97` on a line of a hospital outpatient claim that no pair explains: what is packaged is neither mended nor appealed. */
const isPackaged = (code: string, explained: Explanation | null, inquiry: Inquiry): boolean =>
  code === '97' && (explained === null || explained.cause === 'no_pair') && says(inquiry, OUTPATIENT_CLAIM)

/** `CO-97` on what Medicare's fee schedule always pays inside other services: no modifier and no appeal makes it a payment. */
const isInsideOthers = (code: string, explained: Explanation | null, { details }: Inquiry): boolean =>
  explained?.cause === 'status' &&
  findDenialRoute(code) === 'support' &&
  (details?.planType ?? 'medicare') === 'medicare'

/** Remarks that by themselves say what may be done. */
const remarkRoute = (code: string): string | null =>
  code === 'MA130'
    ? 'unprocessable'
    : code === 'N211' || code === 'N111'
      ? 'no_appeal'
      : code === 'MA01' || code === 'N1'
        ? 'appeal'
        : null

/** The group code written before the reason (`CO-97`), which tells who may be billed. */
function readGroup(inquiry: Inquiry, code: string): string | null {
  const found = new RegExp(`\\b(co|pr|oa|pi)[\\s-]*0*${code.toLowerCase()}\\b`).exec(textOf(inquiry))
  return found?.[1]?.toUpperCase() ?? null
}
