import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '../../src/domain/app-error.ts'
import type { SourceFile } from './layout.ts'
import { readXml } from './read-xml.ts'

/** A row that the sheet holds; `cells[0]` is column A, and a blank cell is ''. */
export type SheetRow = {
  /** As the spreadsheet shows it, from 1. Blank rows may be absent from the file, and then from here. */
  rowNumber: number
  cells: string[]
}

/** The directory of a zip stands at its end, so a spreadsheet is held packed; the published ones have under 5 MB. */
const MAX_PACKED_BYTES = 64 * 1024 * 1024

/** Shared strings are held unpacked; the published ones have under 2 MB. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024

/** Columns A to XFD. @see Excel specifications and limits */
const MAX_COLUMNS = 16_384

/**
 * The rows of one sheet (`sheet` counts from 0, in the order of the tabs), in the order of the file. Text as the cell
 * shows it; a number in plain decimals; a date as the serial number it is stored as; a formula by its last result.
 * @throws AppError `invalid` where the file is no spreadsheet or has no such sheet
 */
export async function* readSheetRows(file: SourceFile, sheet = 0): AsyncGenerator<SheetRow> {
  const packed = await readAll(file)
  try {
    const zip = await fromBufferPromise(packed)
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const sheetPath = await findSheetPath(zip, entries, file.name, sheet)
    const strings = await readSharedStrings(zip, entries, file.name)
    yield* readRows(await openMember(zip, entries, sheetPath, file.name), file.name, strings)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('invalid', `${file.name} is not a readable .xlsx file: ${reason}`, { cause })
  }
}

async function readAll(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_PACKED_BYTES) {
      throw new AppError('invalid', `${file.name} is larger than ${MAX_PACKED_BYTES >> 20} MB: save it as CSV`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function openMember(zip: ZipFile, entries: Map<string, Entry>, path: string, name: string): Promise<Readable> {
  const entry = entries.get(path)
  if (entry === undefined) throw new AppError('invalid', `${name} is not an .xlsx file: it holds no ${path}`)
  if (entry.uncompressedSize > MAX_UNPACKED_BYTES) {
    throw new AppError('invalid', `${name}: ${path} unpacks to more than ${MAX_UNPACKED_BYTES >> 20} MB`)
  }
  return zip.openReadStreamPromise(entry)
}

/** Path of the sheet's part: the workbook names the tabs in order, its relations tell where each is kept. */
async function findSheetPath(zip: ZipFile, entries: Map<string, Entry>, name: string, sheet: number): Promise<string> {
  const ids: string[] = []
  const workbook = await openMember(zip, entries, 'xl/workbook.xml', name)
  for await (const id of readAttribute(workbook, name, 'sheet', 'id')) ids.push(id)
  const wanted = ids[sheet]
  if (wanted === undefined)
    throw new AppError('invalid', `${name} has ${ids.length} sheets, and no number ${sheet + 1}`)
  const relations = await openMember(zip, entries, 'xl/_rels/workbook.xml.rels', name)
  for await (const pair of readAttribute(relations, name, 'Relationship', 'Id', 'Target')) {
    const [id, target = ''] = pair.split('\n')
    if (id === wanted) return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  throw new AppError('invalid', `${name}: its workbook does not tell where sheet ${sheet + 1} is kept`)
}

/** Those attributes of every `element`, joined by line breaks; `id` also finds `r:id`. */
function readAttribute(source: Readable, name: string, element: string, ...wanted: string[]): AsyncGenerator<string> {
  return readXml(source, name, (emit) => ({
    open(tag, attributes) {
      if (tag !== element) return
      const find = (each: string) =>
        Object.entries(attributes).find(([key]) => key === each || key.endsWith(`:${each}`))
      emit(wanted.map((each) => find(each)?.[1] ?? '').join('\n'))
    },
    text() {},
    close() {},
  }))
}

async function readSharedStrings(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<string[]> {
  if (!entries.has('xl/sharedStrings.xml')) return []
  const strings: string[] = []
  const source = await openMember(zip, entries, 'xl/sharedStrings.xml', name)
  const texts = readXml<string>(source, name, (emit) => {
    const shown = collectShownText()
    return {
      open(tag) {
        if (tag === 'si') shown.clear()
        shown.open(tag)
      },
      text: shown.text,
      close(tag) {
        shown.close(tag)
        if (tag === 'si') emit(decodeEscapes(shown.value()))
      },
    }
  })
  for await (const text of texts) strings.push(text)
  return strings
}

/** Gathers the text of `t` elements, the runs of formatted text joined, without the phonetic guides of East Asian text. */
function collectShownText() {
  let value = ''
  let inText = false
  let inGuide = false
  return {
    open(tag: string) {
      if (tag === 't') inText = true
      if (tag === 'rPh') inGuide = true
    },
    text(piece: string) {
      if (inText && !inGuide) value += piece
    },
    close(tag: string) {
      if (tag === 't') inText = false
      if (tag === 'rPh') inGuide = false
    },
    clear() {
      value = ''
    },
    value: () => value,
  }
}

function readRows(source: Readable, name: string, strings: readonly string[]): AsyncGenerator<SheetRow> {
  return readXml<SheetRow>(source, name, (emit) => {
    const shown = collectShownText()
    let row: SheetRow = { rowNumber: 0, cells: [] }
    let column = -1
    let type = ''
    let stored = ''
    let inValue = false
    return {
      open(tag, attributes) {
        shown.open(tag)
        if (tag === 'row') {
          row = { rowNumber: Number(attributes.r ?? row.rowNumber + 1), cells: [] }
          column = -1
        } else if (tag === 'c') {
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r, name)
          type = attributes.t ?? 'n'
          stored = ''
          shown.clear()
        } else if (tag === 'v') inValue = true
      },
      text(piece) {
        if (inValue) stored += piece
        shown.text(piece)
      },
      close(tag) {
        shown.close(tag)
        if (tag === 'v') inValue = false
        else if (tag === 'row') emit(row)
        else if (tag === 'c') {
          while (row.cells.length < column) row.cells.push('')
          row.cells[column] = type === 'inlineStr' ? decodeEscapes(shown.value()) : cellText(type, stored, strings)
        }
      },
    }
  })
}

/** Column of a cell reference, from 0: `C7` is 2. */
function columnOf(reference: string, name: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  if (column < 1 || column > MAX_COLUMNS)
    throw new AppError('invalid', `${name} names a cell ${reference}, which no sheet has`)
  return column - 1
}

/** @see ECMA-376 part 1, 18.18.11 (ST_CellType) */
function cellText(type: string, stored: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(stored)] ?? ''
  if (type === 'b') return stored === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return decodeEscapes(stored)
  // Binary fractions are stored with up to 17 digits (0.28000000000000003); a spreadsheet shows 15.
  return /[.e]/i.test(stored) ? String(Number(Number(stored).toPrecision(15))) : stored
}

/** Characters XML cannot hold are stored as `_x000D_`. @see ECMA-376 part 1, 22.9.2.19 (ST_Xstring) */
const decodeEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
