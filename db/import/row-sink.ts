import { AppError } from '../../src/domain/app-error.ts'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { FactCopy } from '../../src/store/codebook/copy-facts.ts'
import type { RowSink, SourceFile } from './layout.ts'

/** A line that could not be read. */
export type LineRejection = {
  fileName: string
  /** Null where only the row it became was found wrong. */
  line: number | null
  reason: string
}

/** So many unreadable lines are told one by one. */
const TOLD = 20

/** So many are bad luck in any file; beyond them their share counts. */
const TOLERATED = 20
const TOLERATED_SHARE = 0.01

/** A share is judged early only where it can no longer be the fault of a bad beginning. */
const JUDGED_FROM_LINES = 10_000

export type CountingSink = RowSink & {
  /** The rows that follow come from this file. */
  begin(file: SourceFile): void
  rows(): number
  rejectedCount(): number
  /** Number of rows. @throws AppError `invalid` where too large a share was unreadable, or nothing was there to read */
  end(): number
}

/** A sink that counts, refuses rows with impossible dates, and stops where too many lines are unreadable. */
export function createRowSink(
  copy: FactCopy,
  options: { signal?: AbortSignal | undefined; onRejected(rejection: LineRejection): void },
): CountingSink {
  let rows = 0
  let rejected = 0
  let current = ''

  const countRejection = (fileName: string, line: number | null, reason: string): void => {
    rejected += 1
    if (rejected <= TOLD) options.onRejected({ fileName, line, reason })
    if (isTooMany(rejected, Math.max(rows + rejected, JUDGED_FROM_LINES))) throw tooMany(rejected, rows)
  }

  return {
    begin(file) {
      current = file.name
    },
    rows: () => rows,
    rejectedCount: () => rejected,
    add(table, row) {
      if (options.signal?.aborted) options.signal.throwIfAborted()
      const { from, to } = (row.effective ?? {}) as Partial<DateSpan>
      if (from && to && to < from) {
        countRejection(current, null, `${String(row.locator)}: valid from ${from} to ${to}, which is before it`)
        return undefined
      }
      if (table !== 'edition_codes') rows += 1
      return copy.add(table, row)
    },
    reject(file, line, reason) {
      countRejection(file.name, line, reason)
    },
    end() {
      if (isTooMany(rejected, rows + rejected)) throw tooMany(rejected, rows)
      if (rows === 0) throw new AppError('invalid', `${current} holds no row that can be read: nothing was changed.`)
      return rows
    },
  }
}

const isTooMany = (rejected: number, lines: number): boolean =>
  rejected > TOLERATED && rejected > lines * TOLERATED_SHARE

function tooMany(rejected: number, rows: number): AppError {
  const share = Math.round((rejected / (rejected + rows)) * 100)
  return new AppError(
    'invalid',
    `Stopped: ${rejected} of ${rejected + rows} lines (${share} %) cannot be read, and more than 1 % is too many. Nothing was changed.`,
  )
}
