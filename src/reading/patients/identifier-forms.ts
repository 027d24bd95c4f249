import type { IdentifierKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import type { LabelKind } from '../numbers/number-labels.ts'
import { figurePattern, LETTERS } from '../text/figure-pattern.ts'
import { cuedPattern } from '../text/text-index.ts'

/** How numbers of patients are written. */

export const SSN = figurePattern(/(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/y, { least: 3, most: 3, signs: '-' })
/** Medicare Beneficiary Identifier (CMS, "Understanding the MBI format"): letters without S, L, O, I, B, Z; with its dashes whatever
 * letters were typed. */
export const MBI = figurePattern(
  sticky(
    anyOf(
      inOrder(
        /(?<![A-Z0-9])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[- ]?[AC-HJKMNP-RT-Y]/i,
        /[AC-HJKMNP-RT-Y0-9]\d[- ]?[AC-HJKMNP-RT-Y]{2}\d{2}(?![A-Z0-9])/i,
      ),
      /(?<![A-Z0-9-])[1-9][A-Z][A-Z0-9]\d-[A-Z][A-Z0-9]\d-[A-Z]{2}\d{2}(?![A-Z0-9-])/i,
    ),
  ),
  { least: 4, most: 11, first: '123456789', second: LETTERS },
)
/** Member numbers that need no label: a plan's three-letter prefix (BCBS) and the former Medicare claim number. */
export const MEMBER = figurePattern(
  /(?<![A-Z0-9-])(?:[A-Z]{3}\d{7,12}(?:[ -]\d{2}(?!\d))?|\d{9}[A-DJKMTW]\d?)(?![A-Z0-9-])/y,
  {
    least: 10,
    most: 15,
  },
)

/** `last four of the SSN: 6789`, `SSN ending in 6789`, `last 4: 6789` */
export const LAST_FOUR = cuedPattern(
  'last ssn ss social',
  anyOf(
    inOrder(
      /\blast[ \t](?:4|four)(?:[ \t]digits)?[ \t](?:of[ \t])?(?:the[ \t]|her[ \t]|his[ \t])?/i,
      /SSN?|social(?: security)?(?: number)?|soc(?:[ \t]sec)?\.?/i,
      /(?!\w)[ \t:#is]{0,5}\d{4}(?!\d)/i,
    ),
    /\blast[ \t]?(?:4|four)[ \t:#is]{1,5}\d{4}(?!\d)/i,
    inOrder(
      /\b(?:SSN?|social(?: security)?(?: number)?)\b[ \t:#(]{0,3}/i,
      /ends?[ \t](?:in|with)|ending(?:[ \t](?:in|with))?|last[ \t](?:4|four)|[x*]{3}-?[x*]{2}-?/i,
      /[ \t:#is]{0,4}\d{4}(?!\d)/i,
    ),
  ),
)
export const OTHER_NUMBER = inOrder(
  /\b/i,
  anyOf(
    /invoice|inv|ticket|order|po|p\.o\.|ref\w{0,6}|auth\w{0,9}|case|lot|tracking|batch/i,
    /request|transmittal|lcd|article|ndc|npi|check|eft|version|form|model|part/i,
  ),
  /[ \t:#.]{0,3}(?:(?:no|number|id)\b[ \t:#.]{0,3})?[A-Z]{2,6}-$/i,
)

export const KIND_OF_LABEL: Readonly<Partial<Record<LabelKind, IdentifierKind>>> = {
  mrn: 'mrn',
  member_id: 'member_id',
  account: 'account',
  claim: 'claim',
  ssn: 'ssn',
}
