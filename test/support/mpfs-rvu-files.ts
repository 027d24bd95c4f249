/** The five lines of headings, read downwards, of the 31 columns until 2025. */
export const HEADINGS = [
  ['', '', '', '', 'HCPCS'],
  ['', '', '', '', 'MOD'],
  ['', '', '', '', 'DESCRIPTION'],
  ['', '', '', 'STATUS', 'CODE'],
  ['', 'NOT USED', 'FOR', 'MEDICARE', 'PAYMENT'],
  ['', '', '', 'WORK', 'RVU'],
  ['', '', '', 'NON-FAC', 'PE RVU'],
  ['', '', 'NON-FAC', 'NA', 'INDICATOR'],
  ['', '', '', 'FACILITY ', 'PE RVU'],
  ['', '', 'FACILITY ', 'NA', 'INDICATOR'],
  ['', '', '', 'MP', 'RVU'],
  ['', '', '', 'NON-FACILITY', 'TOTAL'],
  ['', '', '', 'FACILITY', 'TOTAL'],
  ['', '', '', 'PCTC', 'IND'],
  ['', '', '', 'GLOB', 'DAYS'],
  ['', '', '', 'PRE', 'OP'],
  ['', '', '', 'INTRA', 'OP'],
  ['', '', '', 'POST', 'OP'],
  ['', '', '', 'MULT', 'PROC'],
  ['', '', '', 'BILAT', 'SURG'],
  ['', '', '', 'ASST', 'SURG'],
  ['', '', '', 'CO-', 'SURG'],
  ['', '', '', 'TEAM', 'SURG'],
  ['', '', '', 'ENDO', 'BASE'],
  ['', '', '', 'CONV', 'FACTOR'],
  ['', 'PHYSICIAN', 'SUPERVISION OF', 'DIAGNOSTIC', 'PROCEDURES'],
  ['', '', '', 'CALCULATION', 'FLAG'],
  ['', 'DIAGNOSTIC', 'IMAGING', 'FAMILY', 'INDICATOR'],
  ['NON-FACILITY', 'PE USED', 'FOR OPPS', 'PAYMENT', 'AMOUNT'],
  ['FACILITY', 'PE USED', 'FOR OPPS', 'PAYMENT', 'AMOUNT'],
  ['', 'MP USED', 'FOR OPPS', 'PAYMENT', 'AMOUNT'],
]
/** Place of the column that 2026 has more. */
export const AFTER_TEAM = 23

/** A row as the CSV writes it. */
export const CELLS =
  'G0105,53,Invented words,A,,1.68,4.90,,0.80,,0.17,6.75,2.65,0,000,0.10,0.80,0.10,3,0,1,0,0,45378,32.3465,09,0,99,0.00,0.00,0.00'.split(
    ',',
  )

/** What it becomes. */
export const ROW = {
  code: 'G0105',
  modifier: '53',
  status: 'A',
  work_rvu: 1.68,
  non_facility_practice_expense_rvu: 4.9,
  facility_practice_expense_rvu: 0.8,
  malpractice_rvu: 0.17,
  non_facility_total: 6.75,
  facility_total: 2.65,
  conversion_factor: 32.3465,
  preoperative_share: 0.1,
  intraoperative_share: 0.8,
  postoperative_share: 0.1,
  global_days: '000',
  professional_technical: '0',
  multiple_procedure: '3',
  bilateral: '0',
  assistant: '1',
  co_surgeon: '0',
  team: '0',
  endoscopic_base: '45378',
  diagnostic_supervision: '09',
  effective: { from: '2025-01-01', to: '2025-12-31' },
  locator: 'G0105 with modifier 53',
}

export const TITLE = '2025 National Physician Fee Schedule Relative Value File October Release'

/** The file of those rows below that title. */
export function csvOf(rows: readonly (readonly string[])[], title = TITLE, headings = HEADINGS): string {
  const above = [`,,${title}`, ',,CPT codes and descriptions are copyright AMA.  ', ',, ', ',,RELEASED 09/11/2025']
  const lines = [0, 1, 2, 3, 4].map((line) => headings.map((column) => column[line]).join(','))
  return `${[...above, ...lines, ...rows.map((cells) => cells.join(','))].join('\r\n')}\r\n`
}

/** A record in the published columns. @see CMS RVU25D, record layout */
export function textLine(values: readonly (readonly [from: number, text: string])[]): string {
  const columns = Array.from({ length: 200 }, () => ' ')
  for (const [from, text] of values) columns.splice(from - 1, text.length, ...text)
  return columns.join('')
}

/** The same row as the text file writes it: first columns and values. */
export const TEXT_VALUES: [number, string][] = [
  ...([
    [1, 'G0105'],
    [6, '53'],
    [8, 'Invented words'],
    [58, 'A'],
    [60, '  1.68'],
    [67, '  4.90'],
  ] as [number, string][]),
  ...([
    [76, '  0.80'],
    [85, ' 0.17'],
    [91, '  6.75'],
    [97, '  2.65'],
    [103, '0'],
    [104, '000'],
  ] as [number, string][]),
  ...([
    [107, '.10'],
    [110, '.80'],
    [113, '.10'],
    [116, '3'],
    [117, '0'],
    [118, '1'],
    [119, '0'],
  ] as [number, string][]),
  ...([
    [120, '0'],
    [128, '45378'],
    [133, ' 32.3465'],
    [142, '09'],
    [144, '0'],
    [146, '99'],
  ] as [number, string][]),
]
