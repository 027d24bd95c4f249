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
