import { anyOf, before, captured, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { findProgramState } from '../places/medicaid-programs.ts'
import { cuedPattern, cueWords, indexText, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'

type Payer = { name: string; cues: number; pattern: RegExp }

/** Companies that sell plans of Medicare too. */
const COMPANIES = 'humana|aetna|uhc|united|bcbs|cigna|wellcare'
/** What stands for who pays behind a name, as alternatives of a regular expression. */
export const PAYER_WORDS = `medicare|medicaid|unitedhealthcare|${COMPANIES}|blue[ \\t]cross|tricare|anthem|molina|kaiser|self[- ]pay|commercial|work(?:ers|man['’]?s)?[ \\t]?comp|hmo|ppo|part[ \\t]b`

const MEDICARE_CUES = cueWords('medicare part mcr mac noridian novitas palmetto ngs wps cgs fcso first')
const MEDICARE = anyOf(
  /\bmedicare\b|\bpart[ -]b\b|\bMCR\b/i,
  /\bMAC\b(?= (?:denied|says|jurisdiction))/i,
  /\b(?:Noridian|Novitas|Palmetto|NGS|WPS|CGS|FCSO|First Coast)\b/i,
)
/** `He has Kaiser. AT needed or is it medicare only?`: whose rule it is, and nobody's insurance. */
const RULE_OF_MEDICARE = everywhere(
  inOrder(
    /\b(?:is|isn['’]?t|was)[ \t](?:it|that|this|at)[ \t]/i,
    anyOf(
      /(?:just|only)[ \t](?:a[ \t]|for[ \t])?medicare(?:['’]s)?(?:[ -](?:thing|rule|requirement|policy))?\b(?! plan)/i,
      /(?:really[ \t])?(?:a[ \t])?medicare(?:['’]s)?[ -](?:only|thing|rule|specific|requirement|policy)\b/i,
    ),
  ),
)
const MEDICARE_ADVANTAGE = cuedPattern(
  `advantage part ma mapd medicare medicarecomplete gold dual d dsnp mediblue devoted healthspring secure
    clover scan alignment freedom humana aetna uhc united bcbs cigna wellcare`,
  anyOf(
    /\bmedicare[ -]advantage\b/i,
    /\b(?:medicare )?part[ -]c\b/i,
    /\bMA[ -](?:plan|PD|HMO|PPO)s?\b/i,
    /\bMAPD?\b(?= plan)|\badvantage plans?\b|\bgold plus\b|\bdual complete\b|\bD-?SNP\b/i,
    /\bmediblue\b|\bdevoted health\b|\bhealthspring\b|\bsecure horizons\b|\bclover health\b/i,
    /\bSCAN health\b|\balignment health\b|\bfreedom blue\b|\bmedicare ?complete\b/i,
    inOrder(/\b/i, new RegExp(COMPANIES, 'i'), /(?:’s|'s)?[ -]medicare\b/i),
  ),
)

/** `her MA plan was retro-termed`: who was disenrolled for days that had passed had Medicare on them. */
const LEFT_PLAN = inOrder(
  /\b(?:MA|advantage|part c)(?: plan)?\b[^.?!;\n]{0,30}\b/i,
  /(?:retro-? ?(?:term|disenrol|cancel)|retroactively (?:term|disenrol|cancel))/i,
)

const MEDICAID_CUES = cueWords('medicaid chip')
const MEDICAID = /\bmedicaid\b|\bCHIP\b(?= (?:plan|pays?))/i

/** Payers by the names people type; the first of a name wins. */
const COMMERCIAL: readonly Payer[] = [
  {
    name: 'UnitedHealthcare',
    cues: cueWords('uhc united unitedhealth unitedhealthcare umr aarp oxford optum'),
    pattern: anyOf(
      /\bUHC\b|\bAARP\b/i,
      /\bOxford\b(?= (?:health|plan|denied|denial|pays?|says|claim))/i,
      /\bOptum ?care\b/i,
      /\bunited[ -]?health ?care\b/i,
      /\bUMR\b/i,
      /\bUnited\b(?= (?:denied|commercial|says|pays?|plan))/i,
    ),
  },
  {
    name: 'Optum',
    cues: cueWords('optum'),
    // Optum also sells encoders and code books.
    pattern: anyOf(
      inOrder(
        /\boptum\b/i,
        before(
          / /i,
          anyOf(
            /denied|den(?:y|ies)|reject\w*|says?|said|pays?|paid|wants?|won['’]?t|only/i,
            /keeps?|cut|took|bh|behavioral|commercial|plan|medicaid/i,
          ),
          /\b/i,
        ),
      ),
      inOrder(
        /\b/i,
        /payer|insurance|ins|billed|bill(?:ing)?|denied by|credentialed (?:with|w\/?)/i,
        / (?:is |to |: ?)?optum\b(?! ?(?:360|encoder|coding|cpt))/i,
      ),
    ),
  },
  {
    name: 'BCBS',
    cues: cueWords(
      'bcbs bc blue bluecross blueshield BCBSTX highmark premera regence wellmark carefirst horizon empire fep independence',
    ),
    pattern: anyOf(
      /\bBC\/?BS\b|\bblue[ -]?cross\b|\bblue[ -]?shield\b|\bBCBS[A-Z]{2}\b|\bflorida blue\b/i,
      /\bFEP\b/i,
      /\b(?:highmark|premera|regence|wellmark|carefirst)\b/i,
      /\b(?:horizon|empire|independence)(?= (?:bcbs|blue))/i,
    ),
  },
  { name: 'Anthem', cues: cueWords('anthem'), pattern: /\banthem\b/i },
  { name: 'Aetna', cues: cueWords('aetna'), pattern: /\baetna\b/i },
  { name: 'Cigna', cues: cueWords('cigna'), pattern: /\bcigna\b/i },
  { name: 'Humana', cues: cueWords('humana'), pattern: /\bhumana\b/i },
  { name: 'TRICARE', cues: cueWords('tricare tri'), pattern: /\btri[- ]?care\b/i },
  {
    name: 'VA',
    cues: cueWords('va champva triwest'),
    pattern: anyOf(
      /\bVA CCN\b|\bVA community care\b|\bVA fee schedule\b/i,
      /\bthe VA (?=pay|allow|cover|den[iy]|reimburs|rates?\b|fees?\b|author|requir)/i,
      /\bCHAMPVA\b|\bTriWest\b/i,
    ),
  },
  { name: 'Kaiser', cues: cueWords('kaiser'), pattern: /\bkaiser\b/i },
  { name: 'Molina', cues: cueWords('molina'), pattern: /\bmolina\b/i },
  { name: 'Centene', cues: cueWords('centene ambetter wellcare'), pattern: /\bcentene\b|\bambetter\b|\bwellcare\b/i },
  { name: 'Oscar', cues: cueWords('oscar'), pattern: /\boscar health\b/i },
  {
    name: 'Workers’ compensation',
    cues: cueWords('work worker workers workman workmen wc comp'),
    pattern: anyOf(
      /\bwork(?:er|ers|ers'|man|men)['’]?s?[ -]comp(?:ensation)?\b/i,
      /\bwork comp\b/i,
      /\bWC\b(?= (?:claims?|carrier|case|patient|pt|adjuster|insurance|fee))/i,
    ),
  },
]

const SELF_CUES = cueWords('commercial self private privately')
const PLAN_CUES = cueWords('health healthcare insurance mutual hmo ppo')
/** "ACME Health denial", "BlueCrest Health Plan": a plan named by the way it is written, when it is none of the list. */
const NAMED_PLAN = inOrder(
  /\b/,
  captured(
    inOrder(
      /(?:[A-Z][A-Za-z&.]{1,20}[ \t]){1,3}/,
      anyOf(
        /Health Plan|Health Insurance/,
        inOrder(
          /(?:Health(?: ?care)?|Insurance|Mutual|HMO|PPO)/,
          before(
            anyOf(
              /[ \t](?:denial|denied|remit|EOB|policy|letter|says|paid|pays|rejected)/,
              // The head of a letter: its name on a line, and where it is.
              /[ \t]*\n[ \t]*(?:P\.?[ \t]?O\.?[ \t]Box|Claims|Appeals|Member)\b/,
            ),
          ),
        ),
      ),
    ),
  ),
  /\b/,
)
/** Insurance of no name, private too; a commercial driver and a commercial kit are none. */
const COMMERCIAL_PLAN = anyOf(
  /\bcommercial\b(?![ -](?:driver|drivers|vehicle|use|kits?|tests?|labs?|products?|scales?|grade|real))/i,
  /\bself[- ]pay\b|\bprivate (?:insurance|ins|payers?|plans?|payors?)\b|\bprivately insured\b/i,
)

/**
 * The payers the text names, joined with "; ", or null. Medicare means fee-for-service Medicare; a Medicare Advantage plan
 * is "Medicare Advantage", with its company where it is named. Nothing is concluded from the codes.
 */
export function readPayer(
  text: string,
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
): string | null {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const stands = (cues: number): boolean => placesOf(index, cues).length > 0
  const payers: string[] = []
  const isLeft = LEFT_PLAN.test(read) && stands(MEDICARE_CUES) && MEDICARE.test(read)
  const advantage = !isLeft && matchCued(read, index, MEDICARE_ADVANTAGE).length > 0
  if (advantage) payers.push('Medicare Advantage')
  const others = COMMERCIAL.filter(({ cues, pattern }) => stands(cues) && pattern.test(read)).map(({ name }) => name)
  const isMedicare = (): boolean => MEDICARE.test(others.length > 0 ? read.replaceAll(RULE_OF_MEDICARE, '') : read)
  if (!advantage && stands(MEDICARE_CUES) && isMedicare()) payers.push('Medicare')
  if ((stands(MEDICAID_CUES) && MEDICAID.test(read)) || findProgramState(read, index) !== null) payers.push('Medicaid')
  payers.push(...others)
  const named = payers.length === 0 && stands(PLAN_CUES) ? NAMED_PLAN.exec(read)?.[1] : undefined
  if (named) payers.push(named.trim())
  if (payers.length === 0 && stands(SELF_CUES) && COMMERCIAL_PLAN.test(read)) payers.push('Commercial')
  return payers.length > 0 ? payers.join('; ') : null
}
