/** Rows as aligned text, the first row a heading. */
export function formatTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const [heading = '', ...rest] = lines
  return `${[heading, '-'.repeat(heading.length), ...rest].join('\n')}\n`
}

/** A share in percent with one decimal, or "n/a" of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(1)} %`
}
