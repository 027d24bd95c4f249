/** What a made HCPCS record says; `code` as a person writes it. */
export type HcpcsLine = {
  code: string
  kind: '3' | '4' | '7' | '8'
  long: string
  short?: string
  references?: string[]
  added?: string
  terminated?: string
}

/** The record in the published columns. @see CMS HCPCS contractor record layout, 2019 */
export function fixedWidthLine(line: HcpcsLine): string {
  const columns = Array.from({ length: 320 }, () => ' ')
  const put = (from: number, text: string) => columns.splice(from - 1, text.length, ...text)
  put(1, line.code.padStart(5))
  put(6, line.kind === '3' || line.kind === '7' ? '00100' : '00200')
  put(11, line.kind)
  put(12, line.long)
  put(92, line.short ?? '')
  line.references?.forEach((reference, index) => {
    put(205 + index * 5, reference)
  })
  put(269, line.added ?? '')
  put(277, line.added ?? '')
  put(285, line.terminated ?? '')
  put(293, 'N')
  return columns.join('')
}

/** Headings of the 48 columns of the table. */
export const HCPCS_HEADINGS = [
  ...['HCPC', 'SEQNUM', 'RECID', 'LONG DESCRIPTION', 'SHORT DESCRIPTION', 'PRICE1', 'PRICE2', 'PRICE3', 'PRICE4'],
  ...['MULT_PI', 'CIM1', 'CIM2', 'CIM3', 'MCM1', 'MCM2', 'MCM3', 'STATUTE', 'LABCERT1', 'LABCERT2', 'LABCERT3'],
  ...['LABCERT4', 'LABCERT5', 'LABCERT6', 'LABCERT7', 'LABCERT8', 'XREF1', 'XREF2', 'XREF3', 'XREF4', 'XREF5', 'COV'],
  ...['ASC_GRP', 'ASC_DT', 'OPPS', 'OPPS_PI', 'OPPS_DT', 'PROCNOTE', 'BETOS', 'TOS1', 'TOS2', 'TOS3', 'TOS4', 'TOS5'],
  ...['ANEST_BU', 'ADD DT', 'ACT EFF DT', 'TERM DT', 'ACTION CD'],
]

/** The record as the 48 cells of a row. */
export function tableCells(line: HcpcsLine): string[] {
  const cells = HCPCS_HEADINGS.map(() => '')
  const put = (heading: string, text: string) => cells.splice(HCPCS_HEADINGS.indexOf(heading), 1, text)
  put('HCPC', line.code.padStart(5))
  put('SEQNUM', line.kind === '3' || line.kind === '7' ? '0010' : '0020')
  put('RECID', line.kind)
  put('LONG DESCRIPTION', line.long)
  put('SHORT DESCRIPTION', line.short ?? '')
  line.references?.forEach((reference, index) => {
    put(`XREF${index + 1}`, reference)
  })
  put('ADD DT', line.added ?? '')
  put('TERM DT', line.terminated ?? '')
  return cells
}

/** A code with a continuation, one that ended with two cross-references, and a modifier; with the rows they become. */
export const HCPCS_EXAMPLE: { lines: HcpcsLine[]; rows: unknown[] } = {
  lines: [
    { code: 'ZZ', kind: '7', long: 'Invented modifier', added: '20020701' },
    { code: 'A9001', kind: '3', long: 'Invented supply, made of cloth,', short: 'Inv supply', added: '20010101' },
    { code: 'A9001', kind: '4', long: 'each' },
    {
      code: 'G9002',
      kind: '3',
      long: 'Invented service',
      added: '20110101',
      terminated: '20160930',
      references: ['99406', 'G9003', 'CPT'],
    },
    { code: 'G9003', kind: '3', long: '', short: 'Only a short one', added: '20161001', references: ['G9002'] },
  ],
  rows: [
    row('modifiers', {
      code: 'ZZ',
      description: 'Invented modifier',
      ncci_group: null,
      effective: { from: '2002-07-01', to: null },
      locator: 'modifier ZZ',
    }),
    code('A9001', 'Invented supply, made of cloth, each', '2001-01-01', null),
    code('G9002', 'Invented service', '2011-01-01', '2016-09-30'),
    replacement('G9002', '99406', '2016-10-01'),
    replacement('G9002', 'G9003', '2016-10-01'),
    code('G9003', 'Only a short one', '2016-10-01', null),
  ],
}

function row(table: string, values: object) {
  return { table, row: values }
}

function code(written: string, description: string, from: string, to: string | null) {
  const values = { system: 'HCPCS', code: written, description, billable: true }
  return row('codes', { ...values, effective: { from, to }, locator: written })
}

function replacement(old: string, target: string, from: string) {
  const values = { system: 'HCPCS', code: old, replaced_by: [target], condition: null }
  return row('code_replacements', {
    ...values,
    effective: { from, to: null },
    locator: `${old}, cross-reference to ${target}`,
  })
}
