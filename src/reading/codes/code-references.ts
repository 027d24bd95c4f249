import type { CodeReference } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { findLookAlikes } from '../numbers/not-codes.ts'
import { BARRIER, coverSpans } from '../text/span.ts'
import { indexText, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { findBareGroups } from './bare-groups.ts'
import { findDiagnosisCodes } from './diagnosis-codes.ts'
import { findKeywordCodes } from './keyword-codes.ts'
import { findLoneModifiers } from './lone-modifiers.ts'
import { findNinthLists } from './ninth-lists.ts'
import { findProcedureCodes } from './procedure-codes.ts'
import { findAnnouncedModifiers, findSpokenCodes, findSpokenModifiers } from './spoken-codes.ts'
import { findVisitLevels } from './visit-levels.ts'

/**
 * Every code the text references, in the order of the text; offsets count into `text`, of which the first
 * {@link MAX_READ_CHARACTERS} are read. Look-alikes are covered first, then each system reads what the one before left:
 * keyworded codes, procedures, diagnoses, modifiers. The same code with the same modifiers and units counts once; a bare
 * code before `bodyStart` (in the subject) gives way to the same code behind it, where its modifiers stand.
 */
export function findCodeReferences(
  text: string,
  isCode: IsCode,
  bodyStart = 0,
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
): CodeReference[] {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  let rest = coverSpans(read, findLookAlikes(read, index, isCode), BARRIER)
  const found: CodeReference[] = []
  for (const find of [
    findKeywordCodes,
    findBareGroups,
    findNinthLists,
    findProcedureCodes,
    findDiagnosisCodes,
    findSpokenCodes,
  ]) {
    const references = find(rest, isCode, index)
    found.push(...references)
    rest = coverSpans(rest, references, BARRIER)
  }
  found.push(
    ...findLoneModifiers(rest, found, index),
    ...findSpokenModifiers(rest, index),
    ...findAnnouncedModifiers(rest, index),
  )
  const named = new Set(found.map(({ code }) => code))
  found.push(...findVisitLevels(rest, index).filter(({ code }) => !named.has(code)))
  const inOrder = withoutAttached(withoutReasonsAsDiagnoses(found)).sort((a, b) => a.start - b.start)
  return dropRepeats(preferBody(inOrder, bodyStart))
}

/** `B16` in a subject above "B16 on 99204" is that denial reason again, not hepatitis; `N362` above "CO-151 N362" the remark. */
function withoutReasonsAsDiagnoses(references: CodeReference[]): CodeReference[] {
  const reasons = new Set(
    references.filter(({ system }) => system === 'CARC' || system === 'RARC').map(({ code }) => code),
  )
  return references.filter(({ system, text }) => system !== 'ICD-10-CM' || !reasons.has(text.toUpperCase()))
}

/** A modifier that some code carries is not named again by itself. */
function withoutAttached(references: CodeReference[]): CodeReference[] {
  const attached = new Set(references.flatMap(({ modifiers }) => modifiers))
  return references.filter(({ system, code }) => system !== 'MODIFIER' || !attached.has(code))
}

function preferBody(references: CodeReference[], bodyStart: number): CodeReference[] {
  if ((references[0]?.start ?? bodyStart) >= bodyStart) return references
  const inBody = new Set(
    references.filter(({ start }) => start >= bodyStart).map(({ system, code }) => `${system} ${code}`),
  )
  return references.filter(({ start, system, code, modifiers, units }) => {
    return start >= bodyStart || modifiers.length > 0 || units !== null || !inBody.has(`${system} ${code}`)
  })
}

function dropRepeats(references: CodeReference[]): CodeReference[] {
  const seen = new Set<string>()
  return references.filter(({ system, code, modifiers, units }) => {
    const key = `${system}|${code}|${modifiers.join(' ')}|${units ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}
