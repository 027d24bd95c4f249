import type { RecognisedEdition } from './layout.ts'
import { fact, type McdCells, type McdFact, type McdTable } from './mcd-export.ts'
import { keyColumns, type LocalKind, readKey } from './mcd-local-policy.ts'
import { readMcdDate } from './mcd-table.ts'

/** The tables that tie a local policy to contractors, states, other documents and its announced end, by file name. */
export function linkTables(kind: LocalKind): Record<string, McdTable> {
  return {
    [`${kind.prefix}_x_contractor.csv`]: contractors(kind),
    [`${kind.prefix}_x_primary_jurisdiction.csv`]: states(kind),
    [`${kind.prefix}_related_documents.csv`]: relatedDocuments(kind),
    [`${kind.prefix}_related_ncd_documents.csv`]: relatedNcds(kind),
    [`${kind.prefix}_future_retire.csv`]: retirements(kind),
  }
}

export const CONTRACTOR_COLUMNS = ['contractor_id', 'contractor_type_id', 'contractor_version'] as const

/** A contractor as all tables name it. */
export const readContractor = (cells: McdCells): string => CONTRACTOR_COLUMNS.map((column) => cells[column]).join('.')

function contractors(kind: LocalKind): McdTable {
  return {
    columns: [...keyColumns(kind), ...CONTRACTOR_COLUMNS],
    read: (cells, edition) =>
      link('mcd_policy_contractors', kind, cells, edition, { contractor_id: readContractor(cells) }),
  }
}

function states(kind: LocalKind): McdTable {
  return {
    columns: [...keyColumns(kind), 'state_id'],
    read: (cells, edition) => link('mcd_policy_states', kind, cells, edition, { state_id: cells.state_id ?? '' }),
  }
}

function relatedDocuments(kind: LocalKind): McdTable {
  return {
    columns: [...keyColumns(kind), 'r_article_id', 'r_lcd_id'],
    read(cells, edition) {
      const { r_article_id: article, r_lcd_id: lcd } = cells
      if (!article && !lcd) return { reason: 'it names neither a related article nor a related LCD' }
      return link('mcd_policy_relations', kind, cells, edition, { related_id: article ? `A${article}` : `L${lcd}` })
    },
  }
}

function relatedNcds(kind: LocalKind): McdTable {
  return {
    columns: [...keyColumns(kind), 'r_ncd_id'],
    read(cells, edition) {
      // The dictionary: 0 stands for "not applicable".
      if (cells.r_ncd_id === '' || cells.r_ncd_id === '0') return null
      return link('mcd_policy_relations', kind, cells, edition, { related_id: `NCD${cells.r_ncd_id}` })
    },
  }
}

function link(
  table: McdFact['table'],
  kind: LocalKind,
  cells: McdCells,
  edition: RecognisedEdition,
  to: Readonly<Record<string, string>>,
): McdFact {
  const key = readKey(kind, cells)
  const locator = [`${key.policy_id} version ${key.version}`, ...Object.values(to)].join(', ')
  return fact(table, { ...key, ...to, effective: edition.effective, locator })
}

function retirements({ prefix, letter }: LocalKind): McdTable {
  const id = `${prefix}_id`
  return {
    columns: [id, 'retire_dt'],
    read(cells, edition) {
      const day = readMcdDate(cells.retire_dt ?? '')
      if (!day) return { reason: `"${cells.retire_dt}" in retire_dt is no date` }
      const policyId = `${letter}${cells[id]}`
      const row = { policy_id: policyId, retires_on: day, effective: edition.effective }
      return fact('mcd_policy_retirements', { ...row, locator: `${policyId} retires on ${day}` })
    },
  }
}
