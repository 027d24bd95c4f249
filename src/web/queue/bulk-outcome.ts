/** What became of an action on several cases. */
export type BulkOutcome = { done: number; changed: number; refused: number }

/** The outcome an address carries, or null. */
export function readOutcome(query: unknown): BulkOutcome | null {
  const fields = (query ?? {}) as Record<string, unknown>
  const read = (name: string): number => {
    const value = fields[name]
    return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0
  }
  const outcome = { done: read('done'), changed: read('changed'), refused: read('refused') }
  return outcome.done + outcome.changed + outcome.refused === 0 ? null : outcome
}

/** `11 done, 1 changed meanwhile and was left alone.` */
export function outcomeInWords({ done, changed, refused }: BulkOutcome): string {
  const parts = [`${done} done`]
  if (changed > 0) parts.push(`${changed} changed meanwhile and ${changed === 1 ? 'was' : 'were'} left alone`)
  if (refused > 0) parts.push(`for ${refused} it is not possible as ${refused === 1 ? 'it is' : 'they are'}`)
  return `${parts.join(', ')}.`
}
