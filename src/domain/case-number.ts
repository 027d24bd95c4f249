/** A case as people write it: `Q-4821`. */
export function caseNumber(caseId: number): string {
  return `Q-${caseId}`
}
