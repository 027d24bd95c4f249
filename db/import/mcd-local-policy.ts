import type { DateSpan, IsoDate } from '../../src/domain/iso-date.ts'
import { htmlToLine } from './html-text.ts'
import { fact, type McdCells, type McdFault, type McdTable } from './mcd-export.ts'
import { readMcdDate } from './mcd-table.ts'

/** LCD or article: what its tables and key columns begin with, and the letter before its number. */
export type LocalKind = { prefix: 'lcd' | 'article'; letter: 'L' | 'A' }

/** The columns that name the policy of a row. */
export const keyColumns = ({ prefix }: LocalKind): string[] => [`${prefix}_id`, `${prefix}_version`]

/** The policy of a row, as every table of the codebook names it. */
export const readKey = ({ prefix, letter }: LocalKind, cells: McdCells) => ({
  policy_id: `${letter}${cells[`${prefix}_id`]}`,
  version: cells[`${prefix}_version`] ?? '',
})

/**
 * The main table of local policies. Proposed ones, which alone have an identifier to display, are not in force and left out.
 * `from` and `to` are the columns of its dates; the first that is filled counts.
 */
export function policyTable(kind: LocalKind, from: readonly string[], to: readonly string[]): McdTable {
  return {
    main: true,
    columns: [...keyColumns(kind), 'title', 'display_id', 'status', ...from, ...to],
    read(cells) {
      if (cells.display_id !== '') return null
      const effective = readValidity(pick(cells, from), pick(cells, to))
      if ('reason' in effective) return effective
      if (cells.status === 'R' && effective.to === null) return { reason: 'it is retired but has no end' }
      const key = readKey(kind, cells)
      return fact('coverage_policies', {
        ...key,
        kind: kind.prefix,
        title: htmlToLine(cells.title ?? ''),
        url: viewUrl(kind.prefix, `${kind.prefix}id=${cells[`${kind.prefix}_id`]}&ver=${key.version}`),
        effective,
        locator: `${key.policy_id} version ${key.version}`,
      })
    },
  }
}

const pick = (cells: McdCells, columns: readonly string[]): string[] => columns.map((column) => cells[column] ?? '')

/** The page on which CMS shows a policy. */
export const viewUrl = (page: 'lcd' | 'article' | 'ncd', query: string): string =>
  `https://www.cms.gov/medicare-coverage-database/view/${page}.aspx?${query}`

/** The validity from cells of dates, of each end the first that is filled; a reason where they make none. */
export function readValidity(starts: readonly string[], ends: readonly string[]): DateSpan | McdFault {
  const from = firstDate(starts)
  const to = firstDate(ends)
  if (from === undefined || to === undefined) return { reason: 'one of its dates is no date' }
  if (from !== null && to !== null && to < from) return { reason: `it ends on ${to}, before it begins on ${from}` }
  return { from, to }
}

const firstDate = (cells: readonly string[]): IsoDate | null | undefined =>
  readMcdDate(cells.find((cell) => cell !== '') ?? '')
