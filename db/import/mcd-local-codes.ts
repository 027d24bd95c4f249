import { htmlToText } from './html-text.ts'
import { fact, type McdCells, type McdTable } from './mcd-export.ts'
import { keyColumns, type LocalKind, readKey } from './mcd-local-policy.ts'

/** What a policy says about the codes of a list: it is about them, or they support medical necessity, or they do not. */
export type CodeRelation = 'names' | 'covered' | 'not_covered'

const LIST_NAMES: Readonly<Record<CodeRelation, string>> = {
  names: 'procedure',
  covered: 'covered diagnosis',
  not_covered: 'non-covered diagnosis',
}

/** What stands in place of a code where a group has none. */
const NO_CODE = /^(XX000|N\/?A)?$/i

/** The columns of a table of codes; `asterisk` is `Y` where the paragraph of the group says more about the code. */
export type CodeColumns = { code: string; group: string; asterisk?: string }

/** A table of codes. Its descriptions are not read: those of CPT codes belong to the AMA. */
export function codeTable(kind: LocalKind, relation: CodeRelation, columns: CodeColumns): McdTable {
  const { code: codeColumn, group: groupColumn, asterisk } = columns
  const readCode = relation === 'names' ? readProcedureCode : readDiagnosisCode
  return {
    main: relation === 'names',
    columns: [...keyColumns(kind), codeColumn, groupColumn, ...(asterisk ? [asterisk] : [])],
    read(cells, edition) {
      const written = cells[codeColumn] ?? ''
      if (NO_CODE.test(written)) return null
      const code = readCode(written.toUpperCase())
      if (code === null) return { reason: `"${written}" in ${codeColumn} is no code` }
      const group = readGroup(cells[groupColumn] ?? '')
      if (group === null) return { reason: `"${cells[groupColumn]}" in ${groupColumn} is no number of a group` }
      return fact('coverage_codes', {
        ...readKey(kind, cells),
        ...code,
        relation,
        diagnosis_group: group,
        asterisk: asterisk !== undefined && cells[asterisk]?.toUpperCase() === 'Y',
        effective: edition.effective,
        locator: `${locateGroup(kind, cells, relation, group)}, ${code.code}`,
      })
    },
  }
}

/** A table of the paragraphs before the codes of each group; `asterisk` holds what the asterisk at a code means. */
export function groupTable(
  kind: LocalKind,
  relation: CodeRelation,
  columns: { group: string; asterisk?: string },
): McdTable {
  const { group: groupColumn, asterisk } = columns
  return {
    columns: [...keyColumns(kind), groupColumn, 'paragraph', ...(asterisk ? [asterisk] : [])],
    read(cells, edition) {
      const group = readGroup(cells[groupColumn] ?? '')
      if (group === null) return { reason: `"${cells[groupColumn]}" in ${groupColumn} is no number of a group` }
      const note = asterisk === undefined ? '' : htmlToText(cells[asterisk] ?? '')
      return fact('coverage_groups', {
        ...readKey(kind, cells),
        diagnosis_group: group,
        relation,
        paragraph: `${htmlToText(cells.paragraph ?? '')}${note === '' ? '' : `\n* ${note}`}`.trim(),
        effective: edition.effective,
        locator: locateGroup(kind, cells, relation, group),
      })
    },
  }
}

function locateGroup(kind: LocalKind, cells: McdCells, relation: CodeRelation, group: number): string {
  const { policy_id, version } = readKey(kind, cells)
  return `${policy_id} version ${version}, ${LIST_NAMES[relation]} group ${group}`
}

const readGroup = (cell: string): number | null => (/^\d{1,6}$/.test(cell) ? Number(cell) : null)

type Code = { system: string; code: string }

/** A CPT or HCPCS Level II code. */
export function readProcedureCode(code: string): Code | null {
  if (/^[A-V]\d{4}$/.test(code)) return { system: 'HCPCS', code }
  return /^\d{4}[0-9A-Z]$/.test(code) ? { system: 'CPT', code } : null
}

/** An ICD-10-CM code with its dot, whether it is written with one or not. */
function readDiagnosisCode(written: string): Code | null {
  const code = written.replace('.', '')
  if (!/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code)) return null
  return { system: 'ICD-10-CM', code: code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code }
}
