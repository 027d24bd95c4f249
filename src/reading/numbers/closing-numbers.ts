import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, matchCuedFigures, type TextIndex } from '../text/text-index.ts'

/** A number with the shape of a code, at its end. */
const NUMBER = /(?:\d{5}|[A-V]\d{4})(?![\w-]|\.\d)/i

/** `Skip at Lakeview Optical, tray V2700`: what things and places of an office are numbered, in the last lines of a mail. */
const OF_OFFICE = cuedPattern(
  `tray site pod bin shelf bay cart rack drawer cabinet slot tote crate kiosk hub lane dock floor wing tower station
    desk mailbox store branch division team shift seat queue folder binder packet vault region route truck van unit
    tank bench window counter terminal workstation`,
  inOrder(
    /\b/i,
    anyOf(
      /tray|site|pod|bin|shelf|bay|cart|rack|drawer|cabinet|slot|tote|crate|kiosk|hub|lane|dock/i,
      /floor|wing|tower|station|desk|mailbox|store|branch|division|team|shift|seat|queue|folder/i,
      /binder|packet|vault|region|route|truck|van|unit|tank|bench|window|counter|terminal|workstation/i,
    ),
    /[ \t]?[:#]?[ \t]?/i,
    NUMBER,
  ),
)
/** Characters of a mail's end in which its sender signs. */
const CLOSING_CHARACTERS = 180
/** What a line says that is about services and no signature. */
const OF_SERVICES = anyOf(
  /\?|\b(?:bill|billed|billing|code|codes|cpt|hcpcs|report|reported|denied|denial|paid|use|used|add|append|submit)\b/i,
  /\b(?:charge|charged|cover|covered|units?[ \t]of|claim|with|same|and|or|vs)\b/i,
)

/** `lot no on the vial is 23811`, `our PO number for them is 40917`: a label, and its number at the end of what is said. */
const SAID_NUMBER = cuedPattern(
  'lot serial batch invoice ticket check order po case tracking asset confirmation reference ref tag badge vendor',
  inOrder(
    /\b/i,
    anyOf(
      /lot|serial|batch|invoice|ticket|check|order|po|case|tracking|asset|confirmation/i,
      /reference|ref|tag|badge|vendor/i,
    ),
    /[ \t](?:no\.?|num(?:ber)?|#|id)\b[^.?!;\n\d]{0,28}\b(?:is|was)[ \t]/i,
    NUMBER,
  ),
)
/** `The 75898 stamped on the sheet is our asset number`, `85374 is the zip`: what it is, said behind it. */
const SAID_BEHIND = cuedPattern(
  'is was',
  inOrder(
    /(?:is|was)[ \t](?:just[ \t]|only[ \t])?(?:our|the|an?|my|his|her|their|your)[ \t](?:[a-z]{2,12}[ \t]){0,2}/i,
    /(?:asset|invoice|ticket|po|batch|lot|case|tracking|badge|room|suite|zip|postal|extension|ext|vendor|tag)\b/i,
  ),
)
const NUMBER_BEFORE = /(?<![\w.$/-])(?:\d{5}|[A-V]\d{4})(?=(?:[ \t][a-z]{2,12}){0,5}[ \t]$)/i
/** `85374 office zip`, `60611 is our zip code`: a ZIP code that is called so. */
const CALLED_ZIP = cuedPattern('zip zipcode postal', /(?:zip ?code|zip|postal)\b/i)
const ZIP_BEFORE =
  /(?<![\w.$/-])\d{5}(?=[ \t](?:\(|is[ \t]|=[ \t])?(?:(?:our|my|the|office|practice|clinic|shop|store|billing)[ \t]){0,2}$)/i
/** `Route 2, Box 40106`: an address in the country. */
const RURAL_BOX = cuedPattern(
  'route rte rt rr hc star',
  inOrder(
    /\b(?:route|rte|rt|rr|hc|star[ \t](?:route|rte))\.?[ \t]/i,
    optional(/\d{1,3}[A-Z]?,?[ \t]/i),
    /box[ \t]?#?[ \t]?/i,
    NUMBER,
  ),
)

/** Numbers shaped like codes of which a word that names no number says what they are: in the sender's last lines, or in a sentence. */
export function findClosingNumbers(text: string, index: TextIndex): Span[] {
  const end = text.trimEnd().length
  const signed = matchCuedFigures(text, index, OF_OFFICE, REACH).filter((match) => {
    if (end - match.index > CLOSING_CHARACTERS) return false
    const behind = lineAfter(text, match.index + match[0].length, 80)
    return /^[ \t]*[.,)]?[ \t]*$/.test(behind) && !OF_SERVICES.test(lineBefore(text, match.index, 80))
  })
  const said = [
    ...matchCuedFigures(text, index, SAID_NUMBER, SAID_REACH),
    ...matchCuedFigures(text, index, RURAL_BOX, REACH),
  ]
  return [
    ...[...signed, ...said].map(numberAtEnd),
    ...findBefore(text, matchCued(text, index, SAID_BEHIND), NUMBER_BEFORE),
    ...findBefore(text, matchCued(text, index, CALLED_ZIP), ZIP_BEFORE),
  ]
}

/** Characters of a label and its number at most. */
const REACH = 30
const SAID_REACH = 60

function numberAtEnd({ index: at, 0: written }: RegExpExecArray): Span {
  const end = at + written.length
  return { start: end - 5, end }
}

/** The numbers that stand before the matches, as `pattern` finds them in the line. */
const findBefore = (text: string, matches: readonly RegExpExecArray[], pattern: RegExp): Span[] =>
  matches.flatMap(({ index: at }) => {
    const before = lineBefore(text, at, 80)
    const found = pattern.exec(before)
    return found === null
      ? []
      : [{ start: at - before.length + found.index, end: at - before.length + found.index + found[0].length }]
  })
