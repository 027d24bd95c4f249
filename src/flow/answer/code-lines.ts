import type { CodeLine } from '../../domain/ask-thread.ts'
import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findModifier } from '../../rules/codes/modifier-meaning.ts'
import { findCodeStatus } from '../../rules/rows/code-status.ts'

/** A line for every code of the inquiry, in the order written; those taken over from a question before stand behind. */
export function composeCodeLines({ references }: Inquiry, facts: Facts): CodeLine[] {
  const lines = new Map<string, CodeLine>()
  for (const reference of references) {
    const key = `${reference.system} ${reference.code}`
    const before = lines.get(key)
    if (before === undefined) lines.set(key, composeLine(reference, facts))
    else {
      before.modifiers = [...new Set([...before.modifiers, ...reference.modifiers])]
      before.units ??= reference.units
    }
  }
  return [...lines.values()].toSorted((one, other) => Number(one.inherited) - Number(other.inherited))
}

function composeLine({ system, code, modifiers, units, end }: CodeReference, facts: Facts): CodeLine {
  const { state, description, replacedBy } = findCodeStatus(system, code, facts)
  const line = description ?? wordsBeside(system, code, facts)
  return { system, code, modifiers: [...modifiers], units, line, state, replacedBy, inherited: end === 0 }
}

/** What tables beside the code sets say a code means. */
function wordsBeside(system: CodeReference['system'], code: string, facts: Facts): string | null {
  if (system === 'MODIFIER') return findModifier(facts, code)?.description || null
  if (system === 'POS') return facts.places.find((row) => row.code === code)?.name ?? null
  return facts.denials.find((row) => row.code === code && row.kind === system)?.description ?? null
}
