import { createChoice } from './seeded-choice.ts'

/** The cells of a CSV text, taken apart by one regular expression: an independent check on readers of such files. */
export function splitCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.filter((cells) => cells.length > 1 || (cells[0] ?? '') !== '')
}

/** `count` places of a list so long, scattered, the same ones at every run. */
export function pickRows(length: number, count: number): number[] {
  const choose = createChoice()
  return Array.from({ length: Math.min(length, count) }, () => choose(length))
}
