import { caseNumber } from '../../domain/case-number.ts'
import type { AnswerLine, ReportLine } from '../../store/upkeep/reports.ts'

type Cell = string | number | null

/** One record of RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function formatRecord(cells: readonly Cell[]): string {
  const texts = cells.map((cell) => {
    if (cell === null) return ''
    if (typeof cell === 'number') return String(cell)
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${texts.join(',')}\r\n`
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000)

/** The lines of a report as CSV. */
export function formatReport(keyTitle: string, lines: readonly ReportLine[]): string[] {
  const head = [
    keyTitle,
    'Answered',
    'Working minutes to first answer, median',
    'Working minutes to first answer, 90th percentile',
    'Review seconds, median',
    'Share of text edited',
    'Sent unedited',
    'Approvals',
    'Undone',
    'Conflicts',
  ]
  const rows = lines.map((each) => [
    each.key,
    each.answered,
    rounded(each.waitedMinutes),
    rounded(each.waitedMinutesP90),
    rounded(each.reviewSeconds),
    rounded(each.edited),
    each.untouched,
    each.approvals,
    each.undone,
    each.conflicts,
  ])
  return [head, ...rows].map(formatRecord)
}

/** Every answer as CSV, one record at a time. */
export async function* formatAnswers(answers: AsyncIterable<AnswerLine>): AsyncGenerator<string> {
  yield formatRecord([
    'Case',
    'Person',
    'Sent at',
    'Working minutes to first answer',
    'Review seconds',
    'Words',
    'Words changed',
    'Draft',
    'Templates',
  ])
  for await (const each of answers) {
    yield formatRecord([
      caseNumber(each.caseId),
      each.person,
      each.sentAt.toISOString(),
      rounded(each.waitedMinutes),
      each.reviewSeconds,
      each.words,
      each.changedWords,
      each.disposition,
      each.rules.join(' '),
    ])
  }
}
