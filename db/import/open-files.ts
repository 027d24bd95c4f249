import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '../../src/domain/app-error.ts'
import type { SourceFile } from './layout.ts'

/** By so many bytes a file is recognised: the longest preamble of a published file has under 8,000. */
const HEAD_BYTES = 64 * 1024

/** Every zip begins with a local file header. @see PKWARE APPNOTE 4.3.7 */
const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04])

/** The member every spreadsheet and document of Office Open XML has; such a zip is one file. @see ECMA-376 part 2 */
const OFFICE_MEMBER = '[Content_Types].xml'

/** What was handed in: the files themselves, and the members of the zips, also of zips within them. */
export type OpenedFiles = {
  files: SourceFile[]
  /** Closes the zips and removes what was unpacked; no file can be opened after it. */
  close(): Promise<void>
}

type Opened = { zips: ZipFile[]; folders: string[] }

/**
 * Opens what was handed in; a zip is opened whatever its name, and a zip in a zip too, one level deep.
 * @throws AppError `invalid` with a sentence for a file that is not there, is damaged or is locked with a password
 */
export async function openFiles(paths: readonly string[]): Promise<OpenedFiles> {
  const opened: Opened = { zips: [], folders: [] }
  const close = async (): Promise<void> => {
    for (const zip of opened.zips) zip.close()
    for (const folder of opened.folders) await rm(folder, { recursive: true, force: true })
  }
  try {
    const files: SourceFile[] = []
    for (const path of paths) files.push(...(await openPath(opened, path)))
    return { files, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openPath(opened: Opened, path: string): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for (const location of await listFiles(path)) {
    const plain = await openPlainFile(location, path, basename(location))
    files.push(...(isZip(plain.head) ? await openZip(opened, plain, location, true) : [plain]))
  }
  return files
}

/** The file itself, or every file below a folder but hidden ones, which then counts as one thing handed in. */
async function listFiles(path: string): Promise<string[]> {
  const about = await stat(path).catch(() => null)
  if (!about?.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  if (files.length === 0) throw new AppError('invalid', `${path} is an empty folder: name one with files in it.`)
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

const isZip = (head: Buffer): boolean => head.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE)

/** The file at `location`, known to people as `name` of what they handed in at `path`. */
async function openPlainFile(location: string, path: string, name: string): Promise<SourceFile> {
  try {
    const about = await stat(location)
    refuseOddKinds(about, path)
    const handle = await open(location)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return {
        name,
        path,
        modified: about.mtime.toISOString().slice(0, 10),
        bytes: about.size,
        head: buffer.subarray(0, bytesRead),
        open: () => createReadStream(location, { highWaterMark: HEAD_BYTES }),
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : message
    throw new AppError('invalid', `${path} cannot be read: ${reason}.`, { cause: error })
  }
}

function refuseOddKinds(about: Stats, path: string): void {
  if (!about.isFile())
    throw new AppError('invalid', `${path} is not a file that can be read twice: save it as one first.`)
}

/** The members of the zip; `whole` itself where it is a document that only happens to be packed as one. */
async function openZip(
  opened: Opened,
  whole: SourceFile,
  location: string,
  unpackNested: boolean,
): Promise<SourceFile[]> {
  try {
    const zip = await openPromise(location, { autoClose: false })
    opened.zips.push(zip)
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    if (entries.some(({ fileName }) => fileName === OFFICE_MEMBER)) return [whole]
    const files: SourceFile[] = []
    for (const entry of entries) {
      if (isLitter(entry.fileName)) continue
      const member = await openMember(zip, entry, whole)
      if (unpackNested && isZip(member.head)) files.push(...(await openNestedZip(opened, member)))
      else files.push(member)
    }
    return files
  } catch (error) {
    throw zipFault(error, whole)
  }
}

/** Folders, and what file managers leave in a zip. */
const isLitter = (name: string): boolean => /\/$|(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name)

async function openMember(zip: ZipFile, entry: Entry, whole: SourceFile): Promise<SourceFile> {
  const name = entry.fileName.split('/').at(-1) ?? ''
  if (entry.isEncrypted()) {
    throw new AppError('invalid', `${name} in ${whole.path} is locked with a password: unpack it and hand in the file.`)
  }
  if (!entry.canDecodeFileData()) {
    throw new AppError(
      'invalid',
      `${name} in ${whole.path} is packed in an unusual way: unpack it and hand in the file.`,
    )
  }
  const openEntry = (): Readable => openChecked(zip, entry, name, whole)
  return {
    name,
    path: whole.path,
    modified: entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true }).toISOString().slice(0, 10),
    bytes: entry.uncompressedSize,
    head: await readHead(openEntry()),
    open: openEntry,
  }
}

/** The unpacked bytes, which fail at their end where they are not those that were packed. */
function openChecked(zip: ZipFile, entry: Entry, name: string, whole: SourceFile): Readable {
  let sum = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush(done) {
      done(
        sum === entry.crc32 ? null : new AppError('invalid', `${name} in ${whole.path} is damaged: download it again.`),
      )
    },
  })
  zip.openReadStreamPromise(entry).then(
    (unpacked) => {
      unpacked.on('error', (error) => check.destroy(zipFault(error, whole)))
      check.on('close', () => unpacked.destroy())
      unpacked.pipe(check)
    },
    (error: Error) => check.destroy(zipFault(error, whole)),
  )
  return check
}

async function readHead(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}

/** A zip is read from its end, so one within another is unpacked to a folder of its own first. */
async function openNestedZip(opened: Opened, member: SourceFile): Promise<SourceFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-import-'))
  opened.folders.push(folder)
  const location = join(folder, 'nested.zip')
  await pipeline(member.open(), createWriteStream(location))
  return openZip(opened, member, location, false)
}

function zipFault(error: unknown, whole: SourceFile): AppError {
  if (error instanceof AppError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') {
    return new AppError('unavailable', `The disk that holds ${tmpdir()} is full: free some space and try again.`, {
      cause: error,
    })
  }
  return new AppError('invalid', `${whole.name} is not a readable zip (${message}): download it again.`, {
    cause: error,
  })
}
