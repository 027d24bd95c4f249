import { MAX_READ_CHARACTERS } from './written-text.ts'

type Payer = { name: string; pattern: RegExp }

const MEDICARE =
  /\bmedicare\b|\bpart[ -]b\b|\bMCR\b|\bMAC\b(?= (?:denied|says|jurisdiction))|\b(?:Noridian|Novitas|Palmetto|NGS|WPS|CGS|FCSO|First Coast)\b/i
const MEDICARE_ADVANTAGE =
  /\bmedicare[ -]advantage\b|\b(?:medicare )?part[ -]c\b|\bMA[ -](?:plan|PD|HMO|PPO)s?\b|\bMAPD?\b(?= plan)|\badvantage plans?\b|\b(?:humana|aetna|uhc|united|bcbs|cigna|wellcare)(?:’s|'s)?[ -]medicare\b/i

/** Payers by the names people type; the first of a name wins. */
const COMMERCIAL: readonly Payer[] = [
  {
    name: 'UnitedHealthcare',
    pattern: /\bUHC\b|\bunited[ -]?health ?care\b|\bUMR\b|\bUnited\b(?= (?:denied|commercial|says|pays?|plan))/i,
  },
  { name: 'BCBS', pattern: /\bBC\/?BS\b|\bblue[ -]?cross\b|\bblue[ -]?shield\b|\bBCBS[A-Z]{2}\b/i },
  { name: 'Anthem', pattern: /\banthem\b/i },
  { name: 'Aetna', pattern: /\baetna\b/i },
  { name: 'Cigna', pattern: /\bcigna\b/i },
  { name: 'Humana', pattern: /\bhumana\b/i },
  { name: 'TRICARE', pattern: /\btri[- ]?care\b/i },
  { name: 'VA', pattern: /\bVA CCN\b|\bVA community care\b|\bCHAMPVA\b|\bTriWest\b/i },
  { name: 'Kaiser', pattern: /\bkaiser\b/i },
  { name: 'Molina', pattern: /\bmolina\b/i },
  { name: 'Centene', pattern: /\bcentene\b|\bambetter\b|\bwellcare\b/i },
  { name: 'Oscar', pattern: /\boscar health\b/i },
  {
    name: 'Workers’ compensation',
    pattern: /\bwork(?:er|ers|ers'|man|men)['’]?s?[ -]comp(?:ensation)?\b|\bwork comp\b/i,
  },
]

/** "ACME Health denial", "Plan: Example Choice": a plan named by the way it is written, when it is none of the list. */
const NAMED_PLAN =
  /\b((?:[A-Z][A-Za-z&.]{1,20}[ \t]){1,3}(?:Health(?: ?care| Plan| Insurance)?|Insurance|Mutual|HMO|PPO))\b[ \t](?:denial|denied|remit|EOB|policy|letter|says|paid|pays|rejected)/

/**
 * The payers the text names, joined with "; ", or null. Medicare means fee-for-service Medicare; a Medicare Advantage plan
 * is "Medicare Advantage", with its company where it is named. Nothing is concluded from the codes.
 */
export function readPayer(text: string): string | null {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const payers: string[] = []
  const advantage = MEDICARE_ADVANTAGE.test(read)
  if (advantage) payers.push('Medicare Advantage')
  if (!advantage && MEDICARE.test(read)) payers.push('Medicare')
  if (/\bmedicaid\b|\bmedi-cal\b|\bCHIP\b(?= (?:plan|pays?))|\bMassHealth\b|\bTennCare\b/i.test(read))
    payers.push('Medicaid')
  payers.push(...COMMERCIAL.filter(({ pattern }) => pattern.test(read)).map(({ name }) => name))
  const named = payers.length === 0 ? NAMED_PLAN.exec(read)?.[1] : undefined
  if (named) payers.push(named.trim())
  if (payers.length === 0 && /\bcommercial (?:plan|payer|insurance|carrier)s?\b|\bself[- ]pay\b/i.test(read))
    payers.push('Commercial')
  return payers.length > 0 ? payers.join('; ') : null
}
