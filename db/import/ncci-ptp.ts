import { basename } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import { type DateSpan, type IsoDate, isoDate } from '../../src/domain/iso-date.ts'
import { CMS } from './cms-release.ts'
import type { Layout, RowSink, SourceFile } from './layout.ts'
import { chooseQuarter, NCCI_URL, quarterDates, quarterLabel, quarterOfVersion } from './ncci-release.ts'
import { readLineBatches } from './read-lines.ts'

/** The edits are published in so many files, each going on where the one before ends. */
const PARTS = ['1', '2', '3', '4']

type Setting = { source: string; title: string; setting: 'practitioner' | 'outpatient_hospital' }

const PRACTITIONER: Setting = {
  source: 'ncci-ptp-practitioner',
  title: 'practitioner services',
  setting: 'practitioner',
}
const HOSPITAL: Setting = {
  source: 'ncci-ptp-outpatient',
  title: 'outpatient hospital services',
  setting: 'outpatient_hospital',
}

/** NCCI procedure-to-procedure edits: text in tab-separated columns, after a header of several lines. */
export const ncciPtp: Layout = {
  name: 'NCCI PTP edits, practitioner and hospital (ccipra-v322r0-f1.txt)',
  recognise(file, given) {
    if (!HEADER.test(file.head.toString('latin1', 0, 4096))) return null
    const { source, title } = chooseSetting(file, given?.source ?? '')
    const quarter = chooseQuarter(file, given, quarterOfVersion, 'ccipra-v322r0-f1.txt')
    return {
      source,
      label: quarterLabel(quarter),
      title: `NCCI PTP edits, ${title}, ${quarter.year} Q${quarter.quarter}`,
      publisher: CMS,
      url: `${NCCI_URL}/medicare-ncci-procedure-procedure-ptp-edits`,
      effective: quarterDates(quarter),
      scope: 'all',
    }
  },
  missing(files) {
    const there = new Set(files.map(({ name }) => /-f(\d)(?!\d)/i.exec(name)?.[1]))
    const parts = PARTS.flatMap((part) => (there.has(part) ? [] : [`part f${part}`]))
    const excerpts = files.filter(({ name }) => /excerpt/i.test(name)).map(({ name }) => `what ${name} leaves out`)
    return [...parts, ...excerpts]
  },
  async read(file, edition, sink) {
    await readEdits(file, chooseSetting(file, edition.source).setting, sink)
  },
}

const HEADER = /^Column ?1\tColumn ?2\t/m

/** The two files look alike: only the source a person names, or their names, tell them apart. */
function chooseSetting(file: SourceFile, source: string): Setting {
  for (const hint of [source, file.name, basename(file.path)]) {
    if (/cciop|hospital|outpatient/i.test(hint)) return HOSPITAL
    if (/ccipra|practitioner|physician/i.test(hint)) return PRACTITIONER
  }
  throw new AppError(
    'invalid',
    `${file.name} does not tell whether its edits are for practitioners or hospitals: give it back its published name (ccipra-… or ccioph-…), or say --source ${PRACTITIONER.source} or --source ${HOSPITAL.source}.`,
  )
}

async function readEdits(file: SourceFile, setting: Setting['setting'], sink: RowSink): Promise<void> {
  let inHeader = true
  let headerSeen = false
  for await (const { firstNumber, texts } of readLineBatches(file, 'latin1')) {
    for (let index = 0; index < texts.length; index += 1) {
      const line = texts[index] ?? ''
      if (inHeader) {
        // The names of the columns stand on several lines; those after the first begin with an empty column.
        if (headerSeen) inHeader = line.startsWith('\t')
        else headerSeen = HEADER.test(line)
        if (inHeader) continue
      }
      if (line === '') continue
      const edit = readEdit(line, setting)
      if (typeof edit === 'string') sink.reject(file, firstNumber + index, edit)
      else {
        const full = sink.add('edit_pairs', edit)
        if (full !== undefined) await full
      }
    }
  }
}

type Edit = {
  setting: Setting['setting']
  column_one: string
  column_two: string
  modifier_indicator: string
  effective: DateSpan
  locator: string
}

const CODE = /^[0-9A-Z]{5}$/

/** The row a line holds, or why it holds none. @see CMS, PTP edit files: the deletion date is the last day in force */
function readEdit(line: string, setting: Setting['setting']): Edit | string {
  const [one = '', two = '', , begin = '', end = '', indicator = ''] = line.split('\t')
  if (!CODE.test(one)) return `column 1 is not a code: "${one.slice(0, 20)}"`
  if (!CODE.test(two)) return `column 2 is not a code: "${two.slice(0, 20)}"`
  if (indicator !== '0' && indicator !== '1' && indicator !== '9') {
    return `the modifier indicator is not 0, 1 or 9: "${indicator.slice(0, 20)}"`
  }
  const from = readDate(begin)
  if (from === undefined) return `the effective date is not a date: "${begin.slice(0, 20)}"`
  const to = readDate(end)
  if (to === undefined) return `the deletion date is not a date: "${end.slice(0, 20)}"`
  if (from !== null && to !== null && to < from) return `the deletion date ${to} is before the effective date ${from}`
  return {
    setting,
    column_one: one,
    column_two: two,
    modifier_indicator: indicator,
    effective: { from, to },
    locator: `column 1 ${one}, column 2 ${two}`,
  }
}

/** A few hundred dates stand in millions of lines. */
const DATES = new Map<string, IsoDate | null | undefined>([
  ['', null],
  ['*', null],
])
const MAX_DATES = 100_000

/** `yyyymmdd` as a date, null where none is given, undefined for anything else. */
function readDate(text: string): IsoDate | null | undefined {
  if (DATES.has(text)) return DATES.get(text)
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ?? []
  const date = year === undefined ? undefined : (isoDate(Number(year), Number(month), Number(day)) ?? undefined)
  if (DATES.size < MAX_DATES) DATES.set(text, date)
  return date
}
