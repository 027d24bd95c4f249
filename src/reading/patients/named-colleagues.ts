import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** What stands before a provider or a colleague. */
const COLLEAGUE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /Dr\.?|Doctor|coder|biller|manager|colleague|provider|physician|surgeon|by|with|from|to/i,
      /cc|hi|hello|dear|thanks|thank you|regards|sincerely|ask|contact|call|attn|attention/i,
      /desk of|office of/i,
    ),
    /[,:]?[ \t]+$/i,
  ),
  inOrder(
    /\b/i,
    /rendering|attending|ordering|referring|performing|supervising|assistant|pcp|crna|scribe/i,
    /(?: (?:provider|physician|md|dr))?[ \t]?[:=][ \t]*$/i,
  ),
)
/** Credentials and titles of those who treat and bill. */
export const CREDENTIAL = inOrder(
  /^[ \t]?[,|(]?[ \t]{0,2}/,
  anyOf(
    /M\.?D|D\.?O|P\.?A|N\.?P|R\.?N|FNP|APRN|ARNP|CRNA|DPM|DC|OD|AuD|CPO|DDS|DMD|DNP|MSN|BSN/,
    /LPN|LVN|RMA|CMA|RD|RDN|RPh|PharmD|ATC|CCC|CHC|CMM|LMSW|BCBA|Ph\.?D|PsyD|LCSW|LPC|LMFT|PT/,
    /DPT|OT|SLP|CNM|MBA|CP[CBA]|COC|CIC|CCS|CRC|CPMA|CASCC|RHIT|RHIA|CMC|Esq/,
  ),
  /(?![A-Za-z])/,
)

/** True where the words before a name make it a provider's or a colleague's. */
export function isColleague(before: string): boolean {
  return COLLEAGUE.test(before)
}

/** `Hi, Ada Quenby had her visit`: of whom it is told is not who is greeted. */
const GREETED_BEFORE = /\b(?:hi|hello|dear|cc)(?: (?:all|team|there|everyone|folks))?[,.!]?[ \t]+$/i
const TOLD_BEHIND =
  /^,?[ \t](?:had|has|was|came|comes|presented|presents|underwent|needs|got|received|is[ \t]an?[ \t]\d)\b/i
/** True for a colleague, and not for somebody of whom a mail tells right behind its greeting. */
export const isGreeted = (before: string, after: string): boolean =>
  isColleague(before) && !(GREETED_BEFORE.test(before) && TOLD_BEHIND.test(after))
