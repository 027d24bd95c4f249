/** Lines a PTP file begins with, after the copyright. */
const HEADER = [
  'Column1/Column2 Edits\t\t\t\t\t\t',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
]

/** A PTP file in the publisher's layout, with those lines after its header. */
export function makePtpFile(lines: readonly string[], lineEnd = '\r\n'): string {
  return ['Copyright line\t\t\t\t\t\t', ...HEADER, ...lines, ''].join(lineEnd)
}

/** `count` lines of edits that are all different; the column one codes begin at `first`. */
export function makePtpLines(count: number, first = 10_000, indicator = '1'): string[] {
  return Array.from({ length: count }, (_, index) => {
    const columnOne = first + Math.floor(index / 500)
    return `${columnOne}\t${20_000 + (index % 500)}\t\t20200101\t*\t${indicator}\tMisuse of column two code`
  })
}
