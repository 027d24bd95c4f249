import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import type { PolicyFact } from '../../domain/policy-fact.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { findCodeLife, isInForce, procedureCodes } from '../rows/code-life.ts'

/** Who asks what the contractor decides has to say whose. */
const LOCAL = /\b(?:macs?|lcds?|local coverage|billing article|contractor)\b/

/** More policies than this for one code are summed up. */
const LISTED = 4

/** Medicare coverage policies that name the codes asked about. */
export const policies: Rule = {
  id: 'coverage/policies',
  topic: 'coverage',
  question: 'Which coverage policy names this code, where does it hold, and what does it say of the diagnosis?',
  source: 'Medicare Coverage Database exports; Medicare Program Integrity Manual, chapter 13 (LCDs hold by contractor)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [], questions: [] }
    if (!asksFor(inquiry, 'coverage') || isOtherPlan(inquiry)) return conclusion
    for (const code of procedureCodes(inquiry.references)) {
      const life = findCodeLife(facts, code)
      // What replaced it may be covered; of a code that is not valid that day no policy has to speak.
      if (life !== null && !isInForce(life, facts.asOf)) continue
      // No policy names visits: that none does says nothing.
      if (!isVisit(code) && asksAbout(inquiry, code, 'coverage')) concludeCode(code, inquiry, facts, conclusion)
    }
    return conclusion
  },
}

/** Medicaid, commercial and other plans follow policies of their own; Medicare Advantage keeps to Medicare's at least. */
function isOtherPlan({ details, payer }: Inquiry): boolean {
  const plan = details?.planType ?? null
  if (plan === null) return payer !== null && !/medicare/i.test(payer)
  return plan !== 'medicare' && plan !== 'medicare_advantage'
}

function concludeCode(code: string, inquiry: Inquiry, facts: Facts, conclusion: Conclusion): void {
  const state = inquiry.details?.state?.code ?? null
  const naming = facts.policies.filter(({ mentions }) =>
    mentions.some((mention) => mention.code === code && mention.relation === 'names'),
  )
  const inForce = naming.filter((policy) => spanContains(policy.effective, facts.asOf))
  const there = inForce.filter(({ states }) => state === null || states === null || states.includes(state))
  if (there.length > 0) {
    conclusion.findings.push(conclude(code, there, inquiry, state, facts))
    const undated = there.slice(0, LISTED).filter(({ effective }) => effective.from === null && effective.to === null)
    if (undated.length > 0) conclusion.gaps.push({ about: code, why: tellUndated(undated, facts) })
    const areLocal = there.some(({ kind, states }) => kind !== 'ncd' && states !== null)
    if (areLocal && state === null) conclusion.questions?.push({ key: 'state', parameters: { code } })
  } else {
    conclusion.gaps.push({
      about: code,
      why: explainNone(code, naming, inForce, state, facts),
      opens: ['coverage'],
    })
    if (state === null && says(inquiry, LOCAL)) conclusion.questions?.push({ key: 'state', parameters: { code } })
  }
  if (inquiry.details?.planType === 'medicare_advantage') {
    const why = `What the Medicare Advantage plan itself asks for ${code}, such as authorization, is not loaded here; it may not cover less than Medicare's policies.`
    conclusion.gaps.push({ about: code, why })
  }
}

/** What an export without its main table leaves open: the tables that name the code do not say when the policy holds. */
function tellUndated(undated: readonly PolicyFact[], { asOf }: Facts): string {
  const ids = undated.map(({ policyId }) => policyId).join(', ')
  return `The dates of ${ids} are not in the data loaded here: look up whether ${undated.length > 1 ? 'they hold' : 'it holds'} on ${asOf}.`
}

/** Why no policy speaks: none names the code, none there, or none then. None of it means "not covered". */
function explainNone(
  code: string,
  naming: readonly PolicyFact[],
  inForce: readonly PolicyFact[],
  state: string | null,
  { asOf }: Facts,
): string {
  const [other] = inForce
  if (other) {
    return `No coverage policy of the contractor for ${state} loaded here names ${code}; ${other.policyId} of other states does. That is not the same as not covered.`
  }
  const [past] = naming
  const elsewhen = past ? ` ${past.policyId} names it, but is not in force on ${asOf}.` : ''
  return `No coverage policy loaded here names ${code} on ${asOf}.${elsewhen} That is not the same as not covered: without one, the contractor decides by whether it is reasonable and necessary.`
}

function conclude(
  code: string,
  there: readonly PolicyFact[],
  inquiry: Inquiry,
  state: string | null,
  facts: Facts,
): Finding {
  const diagnoses = inquiry.references.flatMap((each) => (each.system === 'ICD-10-CM' ? [each.code] : []))
  const listed = there.slice(0, LISTED)
  const said = listed.flatMap((policy) => readDiagnoses(policy, diagnoses, facts))
  const citations = listed.map(({ citation }) => citation) as [Citation, ...Citation[]]
  return {
    rule: policies.id,
    topic: 'coverage',
    verdict: judge(said.map(({ relation }) => relation)),
    subjects: [code, ...new Set(said.map(({ diagnosis }) => diagnosis))],
    parameters: {
      code,
      asOf: facts.asOf,
      state,
      policies: listed.map((policy) => describe(policy, facts.policies)),
      more: there.length - listed.length,
      diagnoses: said as unknown as Parameters[],
    },
    citations,
    settles: ['coverage'],
    basis: 'rows',
  }
}

const KINDS = {
  ncd: 'national coverage determination',
  lcd: 'local coverage determination',
  article: 'article',
} as const

/** Related documents told of one policy at most. */
const RELATED = 2

const describe = (
  { policyId, title, kind, contractor, states, related }: PolicyFact,
  all: readonly PolicyFact[],
): Parameters => ({
  id: policyId,
  title,
  related: all
    .filter((other) => other.kind === 'article' && related.includes(other.policyId) && other.mentions.length === 0)
    .slice(0, RELATED)
    .map((other) => ({ id: other.policyId, title: other.title })),
  kind: KINDS[kind],
  contractor,
  states: states && states.length <= 8 ? states : null,
  stateCount: states?.length ?? 0,
})

type SaidOfDiagnosis = {
  policy: string
  diagnosis: string
  relation: 'covered' | 'not_covered'
  group: number | null
  asterisk: boolean
}

/** What a policy says of the diagnoses asked about. */
function readDiagnoses(policy: PolicyFact, diagnoses: readonly string[], { asOf }: Facts): SaidOfDiagnosis[] {
  return policy.mentions.flatMap(({ code, relation, group, asterisk, until }) =>
    relation !== 'names' && diagnoses.includes(code) && (until === null || until >= asOf)
      ? [{ policy: policy.policyId, diagnosis: code, relation, group, asterisk }]
      : [],
  )
}

/** A diagnosis in a covered group is supported where the rest of the policy is met; that is still a condition. */
function judge(relations: readonly SaidOfDiagnosis['relation'][]): Verdict {
  if (relations.length === 0) return 'informational'
  return relations.every((relation) => relation === 'not_covered') ? 'not_allowed' : 'informational'
}
