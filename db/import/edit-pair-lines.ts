/** The cells of a line, by the names of its columns. */
type Cells = Readonly<Record<string, string>>

/** What the edits on one line of the starter file have in common. */
const COMMON = [
  ...['setting', 'column_one', 'modifier_indicator', 'effective_from', 'effective_to', 'source', 'edition'],
] as const

/**
 * Lines that each hold many edits: those with the same column one, indicator, dates and edition, their column-two codes
 * one after the other. The starter set has some 80,000 edits, which would be 8 MB with a line for each.
 */
export function foldEditPairs(pairs: readonly Cells[]): Cells[] {
  const lines = new Map<string, { common: Cells; columnTwo: string[] }>()
  for (const pair of pairs) {
    const common = Object.fromEntries(COMMON.map((column) => [column, pair[column] ?? '']))
    const key = Object.values(common).join('|')
    const line = lines.get(key) ?? { common, columnTwo: [] }
    line.columnTwo.push(pair.column_two ?? '')
    lines.set(key, line)
  }
  return [...lines.values()].map(({ common, columnTwo }) => ({ ...common, column_two: columnTwo.sort().join(' ') }))
}

/** The edits of one such line, each with the place where the published file has it. */
export function unfoldEditPairs(line: Cells): Cells[] {
  const { column_two: columnTwo = '', ...common } = line
  return columnTwo.split(' ').map((two) => ({
    ...common,
    column_two: two,
    locator: `column 1 ${line.column_one}, column 2 ${two}`,
  }))
}
