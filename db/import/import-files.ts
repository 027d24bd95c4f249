import { createHash } from 'node:crypto'
import { addAbortSignal, pipeline, Transform } from 'node:stream'
import { AppError } from '../../src/domain/app-error.ts'
import { copyFacts, refreshStatistics } from '../../src/store/codebook/copy-facts.ts'
import {
  beginEdition,
  type FactTable,
  findLiveEdition,
  goLive,
  lockEdition,
} from '../../src/store/codebook/editions.ts'
import { removeLeavingFacts } from '../../src/store/codebook/remove-facts.ts'
import { inTransaction, type Pool, type Transaction } from '../../src/store/pool.ts'
import { toImportFault } from './import-fault.ts'
import type { Given, Layout, RecognisedEdition, SourceFile } from './layout.ts'
import { LAYOUTS } from './layouts.ts'
import { openFiles } from './open-files.ts'
import { createRowSink, type LineRejection } from './row-sink.ts'
import { describeLeftOut, type EditionFiles, sortFiles } from './sort-files.ts'

/** How far the import of one edition is. */
export type ImportProgress = {
  edition: RecognisedEdition
  bytesRead: number
  bytesTotal: number
  rows: number
}

/** Told what happens while it happens. */
export type ImportListener = {
  /** A sentence for the person who waits. */
  note(sentence: string): void
  progress(progress: ImportProgress): void
  /** A line that was left out; of many only the first ones are told. */
  rejected(rejection: LineRejection): void
  /** The edition is read; how many lines were left out of it. */
  loaded(edition: ImportedEdition): void
}

export type ImportedEdition = {
  edition: RecognisedEdition
  /** `unchanged`: these very files are loaded already. */
  outcome: 'loaded' | 'unchanged'
  rows: number
  rejected: number
  seconds: number
}

export type ImportOptions = {
  given?: Given
  /** Ends the import, and what it loaded of an edition is gone. */
  signal?: AbortSignal
  listener?: Partial<ImportListener>
  layouts?: readonly Layout[]
}

/**
 * Loads the files, an edition a transaction: the edition before it, of the same source and label, answers until the new
 * one is whole. Whatever ends an import early leaves that edition as it was.
 * @throws AppError `invalid` for files that are not what they should be, `conflict` for an edition that is being loaded
 */
export async function importFiles(
  pool: Pool,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedEdition[]> {
  const { given = { source: null, edition: null }, layouts = LAYOUTS, listener = {} } = options
  const opened = await openFiles(paths)
  try {
    const { editions, leftOut } = sortFiles(opened.files, given, layouts)
    for (const sentence of describeLeftOut(leftOut)) listener.note?.(sentence)
    const imported: ImportedEdition[] = []
    for (const each of editions) {
      const done = await importEdition(pool, each, options)
      imported.push(done)
      listener.loaded?.(done)
    }
    return imported
  } finally {
    await opened.close()
  }
}

async function importEdition(pool: Pool, files: EditionFiles, options: ImportOptions): Promise<ImportedEdition> {
  const { edition } = files
  const startedAt = performance.now()
  const loaded = await loadUnlessLive(pool, files, options).catch((error: unknown) => {
    throw toImportFault(error, edition, options.signal)
  })
  if ('rowsBefore' in loaded) return { edition, outcome: 'unchanged', rows: loaded.rowsBefore, rejected: 0, seconds: 0 }
  try {
    await removeLeavingFacts(pool)
    await refreshStatistics(pool, loaded.tables)
  } catch {
    options.listener?.note?.(`${edition.title} is loaded; what it replaced will be removed by the next import.`)
  }
  const { rows, rejected } = loaded
  return { edition, outcome: 'loaded', rows, rejected, seconds: (performance.now() - startedAt) / 1000 }
}

type Loaded = { rows: number; rejected: number; tables: FactTable[] }

/** What was loaded, or how many rows are where these very files are loaded already. */
async function loadUnlessLive(
  pool: Pool,
  files: EditionFiles,
  options: ImportOptions,
): Promise<Loaded | { rowsBefore: number }> {
  const { edition, missing } = files
  const sha256 = await hashFiles(files, options.signal)
  const live = await findLiveEdition(pool, edition.source, edition.label)
  if (live?.sha256 === sha256) return { rowsBefore: live.rows }
  if (missing.length > 0) {
    const lacking = `${edition.title}: ${missing.join(', ')} missing`
    if (live?.origin === 'import' && live.scope === 'all') {
      throw new AppError('conflict', `${lacking}, and it is loaded whole already: import all files together.`)
    }
    options.listener?.note?.(`${lacking}; answers will not take an absent row for proof.`)
  }
  return inTransaction(pool, (tx) => loadEdition(tx, files, sha256, options))
}

/** Hash of what the files hold, whatever they are packed in; damaged ones are found out before anything is loaded. */
async function hashFiles({ files }: EditionFiles, signal: AbortSignal | undefined): Promise<string> {
  const hashes: string[] = []
  for (const { file } of files) {
    const hash = createHash('sha256')
    for await (const chunk of openAbortably(file, signal)) hash.update(chunk as Buffer)
    hashes.push(hash.digest('hex'))
  }
  const [only = ''] = hashes
  return hashes.length === 1 ? only : createHash('sha256').update(hashes.join('\n')).digest('hex')
}

const openAbortably = (file: SourceFile, signal: AbortSignal | undefined) =>
  signal === undefined ? file.open() : addAbortSignal(signal, file.open())

async function loadEdition(
  tx: Transaction,
  { edition, files }: EditionFiles,
  sha256: string,
  { signal, listener }: ImportOptions,
): Promise<Loaded> {
  if (!(await lockEdition(tx, edition.source, edition.label))) {
    throw new AppError('conflict', `${edition.title} is being loaded by another command: wait for it to end.`)
  }
  const editionId = await beginEdition(tx, { ...edition, sha256 }, 'import')
  const copy = copyFacts(tx, editionId)
  const sink = createRowSink(copy, { signal, onRejected: (rejection) => listener?.rejected?.(rejection) })
  const bytesTotal = files.reduce((sum, { file }) => sum + file.bytes, 0)
  let bytesRead = 0
  const watched = (file: SourceFile): SourceFile => ({
    ...file,
    open() {
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytesRead += chunk.length
          listener?.progress?.({ edition, bytesRead, bytesTotal, rows: sink.rows() })
          done(null, chunk)
        },
      })
      const stream = openAbortably(file, signal)
      // What goes wrong reaches whoever reads, and a reader that stops early closes the file.
      return pipeline(stream, counter, () => {})
    },
  })
  for (const { file, layout } of files) {
    sink.begin(file)
    await layout.read(watched(file), edition, sink)
  }
  const rows = sink.end()
  signal?.throwIfAborted()
  const stored = await copy.end()
  signal?.throwIfAborted()
  await goLive(tx, editionId, rows)
  return { rows, rejected: sink.rejectedCount(), tables: [...stored.keys()] }
}
