import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { matchAt, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

const FILE_TYPES = cueWords('pdf doc docx jpg jpeg png tif tiff xls xlsx txt rtf')
/** `OpNote_Sample_John.pdf` */
const FILE_NAME =
  /(?<![\w.-])[\p{L}\d]{1,40}(?:[_-][\p{L}\d]{1,40}){1,8}\.(?:pdf|docx?|jpe?g|png|tiff?|xlsx?|txt|rtf)\b/iuy
/** Longest file name {@link FILE_NAME} takes, without its type. */
const MAX_FILE_NAME = 370
/** Words of file names that are no surname. */
const DOCUMENT = inOrder(
  /^/i,
  anyOf(
    /op|note|opnote|chart|record|records|eob|era|denial|letter|claim|bill|statement|appeal/i,
    /visit|report|lab|labs|mri|ct|xray|scan|img|image|face|sheet|facesheet|form|photo|pic/i,
    /screenshot|untitled|invoice|remit|ltr|doc|document|copy|final|page|pt|patient|pdf|docx?/i,
    /jpe?g|png|dos|dob|mrn|re|fw/i,
  ),
  /$/i,
)
/** A record's number or the date beside a name: `hstubb_771201.docx`, `VF_Stubb_1950-02-11.pdf` */
const RECORD_NUMBER = /^\d{4,10}$/
/** File names looked at, and places of one name kept. */
const MAX_FILES = 50
const MAX_PLACES = 50

/** Names of files in the text that hold a first name. */
export function findFileNames(text: string, index: TextIndex): Span[] {
  return placesOf(index, FILE_TYPES).flatMap((type) => {
    if (text[type - 1] !== '.') return []
    let start = type - 1
    while (start > 0 && type - start <= MAX_FILE_NAME && /[\p{L}\d_-]/u.test(text[start - 1] ?? '')) start--
    const name = matchAt(FILE_NAME, text, start)?.[0]
    return name && holdsName(name) ? [{ start, end: start + name.length }] : []
  })
}

/** True where a word of the file's name is a first name, or can only be a name. */
function holdsName(file: string): boolean {
  const words = file.slice(0, file.lastIndexOf('.')).split(/[_-]|(?<=\p{Ll})(?=\p{Lu})/u)
  if (words.some(isFirstName)) return true
  const named = words.filter((word) => /^\p{L}\p{Ll}{2,}$/u.test(word) && !DOCUMENT.test(word) && !isPlainWord(word))
  return named.length >= 2 || (named.length === 1 && words.some((word) => RECORD_NUMBER.test(word)))
}

/** Where the text names a person whose name the file names hold: `John Sample` for `OpNote_Sample_John.pdf`. */
export function findNamesOfFiles(text: string, fileNames: readonly string[]): Span[] {
  if (fileNames.length === 0) return []
  const lower = text.toLowerCase()
  return fileNames.slice(0, MAX_FILES).flatMap((file) => namesIn(file).flatMap((name) => findName(lower, name)))
}

/** The ways a name in a file name may be written: first and last name, last and first name. */
function namesIn(file: string): string[] {
  const words = file
    .slice(0, 255)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !DOCUMENT.test(word))
    .map((word) => word.toLowerCase())
  return words.flatMap((first, at) => {
    if (!isFirstName(first)) return []
    const surnames = [words[at - 1], words[at + 1]].filter((word) => word !== undefined)
    return surnames.flatMap((last) => [`${first} ${last}`, `${last}, ${first}`, `${last} ${first}`])
  })
}

function findName(text: string, name: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(name); at >= 0 && found.length < MAX_PLACES; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length
    if (!/[\p{L}\d]/u.test((text[at - 1] ?? '') + (text[end] ?? ''))) found.push({ start: at, end })
  }
  return found
}
