import { AppError } from '../../domain/app-error.ts'

/** What a file begins with that somebody may take for a claim: an Excel workbook, a PDF, an old Excel file, a picture. */
const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['504b0304', 'This is an Excel workbook or another packed file. Save the sheet as CSV and send that.'],
  ['d0cf11e0', 'This is an old Excel workbook. Save the sheet as CSV and send that.'],
  ['25504446', 'This is a PDF. Send the claim as CSV or X12 837P, or paste its lines.'],
  ['ffd8ff', 'This is a picture. Send the claim as CSV or X12 837P, or paste its lines.'],
  ['89504e47', 'This is a picture. Send the claim as CSV or X12 837P, or paste its lines.'],
]

/**
 * The text of an uploaded file, in whatever of the usual encodings it was saved.
 * @throws AppError `invalid` for a file that is no text, with what to send instead
 */
export function readClaimFile(file: Buffer): string {
  const start = file.subarray(0, 4).toString('hex')
  const other = OTHER_FILES.find(([signature]) => start.startsWith(signature))
  if (other) throw new AppError('invalid', other[1])
  const text = decode(file)
  if (text.includes('\0')) {
    throw new AppError('invalid', 'This file is no text. Send the claim as CSV or X12 837P, or paste its lines.')
  }
  return text
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}
