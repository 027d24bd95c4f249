import { assembleHcpcs, type HcpcsRecord, recogniseHcpcsEdition } from './hcpcs-records.ts'
import type { Layout } from './layout.ts'
import { readLines } from './read-lines.ts'

/** Code, sequence by hundreds, and the record type. @see CMS HCPCS contractor record layout, 2019 */
const RECORD = /^( {3}[A-Z0-9]{2}|[A-Z][0-9]{4})\d{5}[3478]/

/** Remarks before the first record, as in the release of 2019. */
const REMARK = /^[\s*\u00A0]|^$/

/** HCPCS Level II, the text file with records of up to 320 characters. */
export const hcpcsFixedWidth: Layout = {
  name: 'HCPCS Level II, fixed width (HCPC2024_OCT_ANWEB.txt)',
  recognise(file, given) {
    const lines = file.head.toString('latin1').split(/\r\n|\n|\r/, 40)
    return lines.some((line) => RECORD.test(line)) ? recogniseHcpcsEdition(file, given) : null
  },
  async read(file, _edition, sink) {
    const codes = assembleHcpcs(file, sink)
    let inRecords = false
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (RECORD.test(text)) {
        inRecords = true
        const full = codes.take(readRecord(number, text))
        if (full) await full
      } else if (text.trim() !== '' && (inRecords || !REMARK.test(text))) {
        sink.reject(file, number, 'no code, sequence number and record type at the beginning of the line')
      }
    }
    await codes.end()
  },
}

function readRecord(line: number, text: string): HcpcsRecord {
  /** Columns `from` to `to`, counted from 1, both included, as the record layout does. */
  const field = (from: number, to: number): string => text.slice(from - 1, to).trim()
  return {
    line,
    code: text.slice(0, 5),
    kind: field(11, 11),
    longDescription: field(12, 91),
    shortDescription: field(92, 119),
    crossReferences: [205, 210, 215, 220, 225].map((from) => field(from, from + 4)),
    added: field(269, 276),
    terminated: field(285, 292),
  }
}
