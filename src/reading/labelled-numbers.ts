import { matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'

/** What a label says the number after it is. Only some of these tell who a patient is. */
export type LabelKind = 'mrn' | 'member_id' | 'account' | 'claim' | 'ssn' | 'business' | 'place'

export type LabelledNumber = Span & { kind: LabelKind; text: string }

type Label = {
  kind: LabelKind
  /** Alternatives of a regular expression. */
  words: string
  /** True for an everyday word: only a sign (`#`, "number") or a number too long for a code makes it a label. */
  weak: boolean
}

const LABELS: readonly Label[] = [
  { kind: 'mrn', words: 'e?mrn|medical record|med rec|patient id|pt id|mr(?= ?#)|pid', weak: false },
  { kind: 'mrn', words: 'chart|patient', weak: true },
  {
    kind: 'member_id',
    words:
      'mbi|hicn?|(?:member|subscriber|policy|insurance|ins|recipient|medicaid|medicare|humana|aetna|cigna|uhc|bcbs|anthem|tricare)(?= ?(?:id\\b|#)|[ \\t](?:no|number)\\b)',
    weak: false,
  },
  { kind: 'member_id', words: 'member|subscriber|insured|beneficiary|bene|policy|group|id(?= ?#)', weak: true },
  { kind: 'account', words: 'acct|account|a/c|encounter|visit|csn|har|fin', weak: true },
  { kind: 'claim', words: 'claim|clm|icn|dcn|tcn|pcn', weak: true },
  { kind: 'ssn', words: 'ssn|ss(?= ?#)|social security|social', weak: true },
  {
    kind: 'business',
    words:
      'npi|tax ?id|(?:payer|payor|submitter|provider|user|vendor|plan|trading partner) id|pin|passcode|(?:meeting|conference) id|access code|ptan|clia|transmittal|change request|cr|mln|invoice|ticket',
    weak: false,
  },
  {
    kind: 'business',
    words:
      'tin|ein|dea|inv|case|ref|reference|confirmation|tracking|order|po|check|ck|eft|batch|auth|authorization|pa|referral|license|lic|badge|password|mm|serial|lot|ndc|version|build|request|req|id',
    weak: true,
  },
  {
    kind: 'place',
    words:
      'room|rm|suite|ste|apt|bldg|building|p\\.?o\\.? box|zip ?code|zip|postal code|ext|extn|extension|fax|tel|phone',
    weak: false,
  },
]

/** First words of {@link LABELS}. */
const FIRST_WORDS = `a aetna access account acct anthem apt auth authorization badge batch bcbs bene beneficiary bldg build
  building case change chart check cigna ck claim clia clm conference confirmation cr csn dcn dea eft ein emrn encounter
  ext extension extn fax fin group har hic hicn humana icn id ins insurance insured inv invoice lic license lot mbi med
  medicaid medical medicare meeting member mln mm mr mrn ndc npi order p pa passcode password patient payer payor pcn phone pid pin
  plan po policy postal provider pt ptan recipient ref reference referral req request rm room serial social ss ssn ste
  submitter subscriber suite tax taxid tcn tel ticket tin tracking trading transmittal tricare uhc user vendor version visit
  zip zipcode`
const LABEL = cuedPattern(
  FIRST_WORDS,
  new RegExp(`(?<![A-Za-z0-9])(?:${LABELS.map(({ words }) => `(${words})`).join('|')})(?![A-Za-z])`, 'i'),
)

/** Between label and number: a stop, "id", "no" or "number", and signs. */
const JOIN = /\.?[ \t]?(?:(?:id|no|num|number|nbr)\b\.?)?[ \t]?(?:[#:=-][ \t]?|is[ \t]){0,3}[ \t]{0,3}/iy
const SIGN = /[#=]|no|num|nbr|id/i
const VALUE = /[A-Z]{0,6}-?[A-Z0-9]{1,24}(?:-[A-Z0-9]{1,12}){0,5}(?: \d{2}(?![\d/.-]))?/iy
const DATE_SHAPE = /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$/
const CODE_SHAPE = /^(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})(?:-[A-Z0-9]{2}){0,4}$/i

/** Digits from which a number cannot be a code, so that an everyday word before it is a label. */
const LONG_NUMBER_DIGITS = 6

/**
 * Numbers whose label says what they are: `Claim# 1142301175892`, `MRN 00487213`, `NPI 1234567893`, `Room 99201`.
 * After an everyday word a number of code shape stays a code: `claim: 99213`, `order 80053`.
 */
export function findLabelledNumbers(text: string, index: TextIndex): LabelledNumber[] {
  const found: LabelledNumber[] = []
  for (const match of matchCued(text, index, LABEL)) {
    const label = LABELS.find((_, group) => match[group + 1] !== undefined)
    const number = label && readNumber(text, match.index + match[0].length, label)
    if (number) found.push(number)
  }
  return found
}

function readNumber(text: string, at: number, label: Label): LabelledNumber | null {
  const join = matchAt(JOIN, text, at)?.[0] ?? ''
  const start = at + join.length
  const value = matchAt(VALUE, text, start)?.[0] ?? ''
  const digits = value.replace(/\D/g, '').length
  if (digits < 2 || DATE_SHAPE.test(value) || (join === '' && !/^\d/.test(value))) return null
  if (label.weak && !SIGN.test(join)) {
    const colon = /[:.-]/.test(join)
    if (CODE_SHAPE.test(value) || (digits < LONG_NUMBER_DIGITS && !colon)) return null
  }
  return { kind: label.kind, start, end: start + value.length, text: value }
}
