import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Transaction } from '../pool.ts'

/** The rows of a `copy … to stdout` statement, in the bytes of COPY's text format. */
export function copyOut(tx: Transaction, statement: string): Readable {
  return tx.query(copyTo(statement))
}

/** Rows on their way into a table. */
export type CopyIn = {
  /** Resolves when more may come. @throws what the database said against an earlier part */
  write(bytes: Buffer): Promise<void>
  /** Resolves to the number of rows stored. */
  end(): Promise<number>
  /** Gives the statement up, which makes the transaction fail; until then its connection takes no other statement. */
  abort(): void
}

/** Begins a `copy … from stdin` statement. */
export function copyIn(tx: Transaction, statement: string): CopyIn {
  const copy = tx.query(copyFrom(statement))
  let fault: Error | null = null
  // Kept for whoever writes next; without a listener it would end the process.
  copy.on('error', (error: Error) => {
    fault ??= error
  })
  return {
    async write(bytes) {
      if (fault !== null) throw fault
      if (copy.write(bytes)) return
      await once(copy, 'drain')
    },
    async end() {
      if (fault !== null) throw fault
      const stored = once(copy, 'finish')
      copy.end()
      await stored
      return copy.rowCount
    },
    abort: () => void copy.destroy(new Error('given up')),
  }
}
