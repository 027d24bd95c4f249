import { anyOf, before, captured, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { GLUED_MODIFIERS } from '../numbers/glued-modifiers.ts'

/** How modifiers and units are written behind a code. */

export const UNITS = sticky(
  inOrder(
    /[ \t]{0,3}(?:[([,–-][ \t]?|for[ \t])?/i,
    anyOf(
      /(?:[x×*]|times)[ \t]?(\d{1,3})(?:[ \t]?u(?:nits?)?\b)?(?![\w%]|\.\d)/i,
      /(?:qty|quantity|units?)[ \t:=]{1,2}(\d{1,3})(?![\w%]|\.\d)/i,
      /(\d{1,3})[ \t]?(?:u|units?)\b(?![ \t]of\b)/i,
    ),
    /(?:[ \t]?[)\]])?/i,
  ),
)
/** `-25`, ` - 50`, `- RT` */
const HYPHENATED = /[ \t]{0,2}[-–—][ \t]?([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d)/iy
/** `-QW59`, `-50KX` */
export const GLUED_PAIR = sticky(inOrder(/-/, captured(GLUED_MODIFIERS), /(?![A-Za-z0-9%]|\.\d)/))
/** ` mod 25`, ` with modifier 59`, ` w/ 25` */
const WORDED =
  /[ \t]{1,2}\(?(?:(?:w\/?|with|plus)[ \t]?)?(?:an?[ \t])?mod(?:ifier)?s?[ \t:#-]{0,3}([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d)\)?/iy
/** `:25`, as an electronic claim (X12 837) writes it */
const COLON = /:([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d)/iy
/** ` with 25`, ` w/ a 59`, ` with HQ`: a number, or a letter of a program, behind which the phrase ends. */
const WITH_NUMBER = sticky(
  inOrder(
    /[ \t](?:with|w\/?)[ \t]?(?:an?[ \t])?(\d{2}|H[DEF-KM-QSTV-Z]|U[1-9A-D])/i,
    before(/[ \t]*(?:$|[\r\n?,;)]|\.(?:\s|$)|(?:and|or|on|for|since|because|is|ok)\b)/i),
  ),
)
/** ` and F8` behind another finger, toe, eyelid or side */
export const SAME_FAMILY = /[ \t](?:and|&|\+)[ \t]-?([FTE][A1-9]|LT|RT)(?![A-Za-z0-9%]|\.\d)/y
/** ` (25)`, ` (-RT)` */
const BRACKETED = /[ \t]?\([ \t]?-?([A-Z0-9]{2})[ \t]?\)/y
/** A numeric modifier after a space is one only where the list or the line ends, or the next code or a word of a claim follows. */
export const AFTER_SPACED_NUMBER = sticky(
  inOrder(
    /[ \t]*/i,
    anyOf(
      /$|[\r\n),;:?!|]|\/\d\d(?!\d)|\.(?:\s|$)/i,
      inOrder(
        anyOf(
          /and|or|with|w|for|denied|paid|pd|billed|allowed|on|vs|each|pos|dx|dos|24[A-J]|ok/i,
          /okay|needed|required|appended|attached|instead|too|also|because|since|when|but/i,
          /if|is|was|got|gets|does|can|should|then|both|pls|please|keeps?|kept|still|always/i,
          /never|not|only|being|pays?|den(?:y|ies)|needs?|goes|went|has|have|will|would/i,
          /rejected|rejects|bundled|bundles|along|together|as|to|in|at|from|by/i,
        ),
        /\b/i,
      ),
      /units?[ \t:=]{1,3}\d/i,
      /same[ \t](?:dx|diag(?:nosis)?|day|dos|date|visit|claim)\b/i,
      /(?:one|two|1|2|single|separate)[ \t](?:claim[ \t])?lines?\b/i,
      /[x×] ?\d/i,
      /(?:\d{1,4}[ \t]{1,12})?\$?\d[\d,]{0,7}\.\d\d\b/i,
      /[A-TV-Z]\d[0-9AB](?:\.|\b)|[+&/][ \t]?\d{4}|\d{5}/i,
      /\d{2}(?=[ \t]*(?:$|[\r\n,;.?]))/i,
      /[A-V]\d{4}/i,
    ),
  ),
)

export const SMALL = sticky(
  inOrder(
    /(?:[ \t]{1,2}|[ \t]?[,/&-][ \t]?)/,
    captured(/rt|lt|tc|gp|kx|qw|xs|xu|xe|xp|jw|jz|gt|gy|gz|q[789]|t[1-9]|f[1-9]/),
    before(
      /[ \t]*/,
      anyOf(
        /$|[\r\n?,;)/&+]/,
        /(?<![tf]\d[ \t]{0,2})\x81/,
        /\.(?:\s|$)/,
        inOrder(
          anyOf(/and|or|with|w|on|dos|pos|x|×|denied|den(?:y|ies)|paid|pd|reject(?:ed|s)/, /bundled?|bundles|kicked/),
          /\b/,
        ),
        /[x×]?\d/,
      ),
    ),
  ),
)
/** What stands behind a code, by the first character of it that is no blank: only these patterns can match there. */
export const HYPHENATED_BY: Readonly<Record<string, readonly RegExp[]>> = {
  '-': [HYPHENATED],
  '–': [HYPHENATED],
  '—': [HYPHENATED],
  ':': [COLON],
  '(': [WORDED, BRACKETED],
  w: [WORDED, WITH_NUMBER],
  W: [WORDED, WITH_NUMBER],
  a: [WORDED, SAME_FAMILY],
  A: [WORDED],
  '&': [SAME_FAMILY],
  '+': [SAME_FAMILY],
  p: [WORDED],
  P: [WORDED],
  m: [WORDED],
  M: [WORDED],
}
