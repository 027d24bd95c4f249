import {
  type BilledClaim,
  type BilledLine,
  CLAIM_BOUNDS,
  type ClaimFault,
  type ReadClaims,
} from '../../domain/billed-claim.ts'
import type { IsCode } from '../../domain/is-code.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { decideSystem, type ReadList, readCodeList } from './code-list.ts'

/** A part of a list that may be repeated to whoever wrote it: too short, or short and with a figure, so that it names no person. */
const SHOWABLE = /^(?:[A-Z0-9]{1,2}|(?=.*\d)[A-Z0-9.-]{3,6})$/i

/** Characters of a line that are read: nobody types more codes into one. */
export const LINE_CHARACTERS = 5_000

/** The lists of the lines of a text, each as far as it is read. */
export const readCodeLines = (text: string, today: IsoDate): ReadLine[] =>
  text
    .split('\n')
    .slice(0, CLAIM_BOUNDS.lines)
    .map((line) => {
      const read = readCodeList(line.slice(0, LINE_CHARACTERS), today)
      return { ...read, isCut: line.length > LINE_CHARACTERS }
    })

/** The list of a line; `isCut` where the line goes on. */
type ReadLine = ReadList & { isCut: boolean }

/** The codes of those lines as one claim, with what is no code by its line. */
export function readListedCodes(lines: readonly ReadLine[], isCode: IsCode): ReadClaims {
  const claim: BilledClaim = { number: 1, lines: [] }
  const faults: ClaimFault[] = []
  for (const [at, { codes, strange, isCut }] of lines.entries()) {
    const source = at + 1
    for (const { written, modifiers, units, date } of codes) {
      const found = decideSystem(written, isCode)
      if (found === null) continue
      const line: BilledLine = {
        ...found,
        number: claim.lines.length + 1,
        source,
        modifiers,
        units,
        date,
        placeOfService: null,
      }
      claim.lines.push(line)
    }
    if (isCut) faults.push({ place: `Line ${source}`, text: TOO_LONG })
    if (strange.length > 0) faults.push({ place: `Line ${source}`, text: tellStrange(strange) })
  }
  return { form: 'codes', claims: claim.lines.length === 0 ? [] : [claim], faults, columns: [] }
}

const TOO_LONG = `It is longer than ${LINE_CHARACTERS.toLocaleString('en-US')} characters; the rest of it was left out. Write codes in lines of their own.`

function tellStrange(strange: readonly string[]): string {
  const shown = strange.filter((each) => SHOWABLE.test(each))
  const what =
    shown.length === strange.length && shown.length <= 6
      ? shown.join(', ')
      : `Something here (${strange.length} ${strange.length === 1 ? 'part' : 'parts'})`
  return `${what} could not be read as a code and was left out. Write each code with its modifiers and units, such as 20610-RT x2.`
}
