/** How a program is called in a table: with its queue backend where it has one. */
export const nameOf = ({ name, backend }: { name: string; backend: string | null }): string =>
  backend === null ? name : `${name}, ${backend}`

export const verdict = (holds: boolean): string => (holds ? 'yes' : 'NO')

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const at = (index: number): number => sorted[index] ?? Number.NaN
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2
}

/** A row of a table. */
export function print(name: string, ...cells: string[]): void {
  process.stdout.write(`  ${name.padEnd(18)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
}

/** A line below a table or between its rounds. */
export const say = (sentence: string): void => void process.stdout.write(`    ${sentence}\n`)
