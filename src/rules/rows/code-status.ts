import type { CodeState, CodeStatus } from '../../domain/claim-check.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, firstDate, lastDateBefore } from './code-life.ts'
import { followReplacements } from './replacements.ts'

/** Whether the code may be reported for services on the date of the facts, and what is reported instead. */
export function findCodeStatus(system: CodeSystem, code: string, facts: Facts): CodeStatus {
  const life = findCodeLife(facts, code, system)
  if (life === null) return withoutLife(code, facts)
  const lastDate = lastDateBefore(life, facts.asOf)
  const state = stateOf(life, lastDate !== null, facts)
  const replacements = state === 'ended' ? followReplacements(code, facts) : []
  return {
    state,
    description: life.description,
    firstDate: firstDate(life),
    lastDate,
    replacedBy: replacements.map(({ row }) => row.replacedBy.join(' with ')),
    citations: [...life.citations, ...replacements.map(({ row }) => row.citation)],
  }
}

function stateOf(life: CodeLife, hasEnded: boolean, { asOf }: Facts): CodeState {
  const span = life.spans.find((each) => spanContains(each, asOf))
  if (span === undefined) return hasEnded ? 'ended' : 'not_yet'
  if (!span.billable) return 'header'
  return span.assumed ? 'assumed' : 'active'
}

/** A code that no code set names: fee schedule and unit limits may. */
function withoutLife(code: string, { fees, unitLimits, modifiers, places, denials }: Facts): CodeStatus {
  const row = [...fees, ...unitLimits, ...modifiers, ...places, ...denials].find((each) => each.code === code)
  const none = { description: null, firstDate: null, lastDate: null, replacedBy: [] }
  return row === undefined
    ? { ...none, state: 'unknown', citations: [] }
    : { ...none, state: 'assumed', citations: [row.citation] }
}
