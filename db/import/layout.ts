import type { Readable } from 'node:stream'
import type { IsoDate } from '../../src/domain/iso-date.ts'
import type { FactTable, FactValue, NewEdition } from '../../src/store/codebook/editions.ts'

/** One file as it was handed in, or one member of a zip that was. */
export type SourceFile = {
  /** Its own name without folders, such as `ccipra-v302r0-f1.txt`. */
  name: string
  /** What was handed in: the path of the zip or of the file itself. */
  path: string
  /** Day its bytes were last written, as the zip or the file system says: the edition of files that name none. */
  modified?: IsoDate
  /** Unpacked size, for progress. */
  bytes: number
  /** The first bytes (at most 64 KiB), by which its layout and edition are recognised. */
  head: Buffer
  /** The bytes from the beginning; every call begins anew. */
  open(): Readable
}

/** The edition a file belongs to, without what only the import knows. */
export type RecognisedEdition = Omit<NewEdition, 'sha256'>

/** What the person who hands the files in says about them; null where they leave it to the files. */
export type Given = { source: string | null; edition: string | null }

/** A row on its way into a table: its columns by name; a validity range is `{ from, to }`. */
export type FactRow = Readonly<Record<string, FactValue>>

/** Where a layout puts what it reads. */
export type RowSink = {
  /** Takes a row. Where it returns a promise the sink is full: wait for it before the next row. */
  add(table: FactTable, row: FactRow): Promise<void> | undefined
  /**
   * Reports a line that cannot be read: counted, shown, left out.
   * @throws AppError `invalid` when too large a share of the lines is unreadable; let it pass
   */
  reject(file: SourceFile, line: number, reason: string): void
}

/** One publisher's file layout. Files of one edition (the four parts of NCCI) are read into it one after the other. */
export type Layout = {
  /** What people call the file, such as `NCCI PTP edits, practitioner`. */
  name: string
  /**
   * The edition the file belongs to, read from the file itself; null where it is another layout's file. Source and label
   * are replaced by those of `given` afterwards: a layout needs them only for what it cannot tell without.
   * @throws AppError `invalid` where it is this layout's file but does not tell its edition
   */
  recognise(file: SourceFile, given?: Given): RecognisedEdition | null
  /** What these files of one edition lack to be the whole of it, in words; nothing where the layout cannot tell. */
  missing?(files: readonly SourceFile[]): readonly string[]
  /** Resolves when every row of the file was given to the sink. Streams: no file is held in memory whole. */
  read(file: SourceFile, edition: RecognisedEdition, sink: RowSink): Promise<void>
}
