import type { SeenVersion } from '../../store/cases/seen-version.ts'

/** More than a page shows is no selection anybody made. */
const MOST_SELECTED = 200

/** The cases whose checkboxes (`12.3`: number and version) a form of the list carries, each once, the oldest first. */
export function readSelection(body: unknown): SeenVersion[] {
  const { case: ticked = [] } = (body ?? {}) as { case?: unknown }
  const values = (Array.isArray(ticked) ? ticked : [ticked]).slice(0, MOST_SELECTED)
  const seen = new Map<number, SeenVersion>()
  for (const value of values) {
    const parts = /^(\d{1,15})\.(\d{1,9})$/.exec(String(value))
    if (parts !== null) seen.set(Number(parts[1]), { caseId: Number(parts[1]), version: Number(parts[2]) })
  }
  return [...seen.values()].sort((a, b) => a.caseId - b.caseId)
}
