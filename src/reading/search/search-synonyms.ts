import { ABBREVIATIONS } from './abbreviation-synonyms.ts'
import { DRUG_NAMES } from './drug-synonyms.ts'
import { EVERYDAY_WORDS } from './everyday-synonyms.ts'

/** Wordings that mean the same to a search, one line a notion; abbreviations first. Compared word by word, lower case. */
export const SYNONYMS: readonly string[] = [ABBREVIATIONS, EVERYDAY_WORDS, DRUG_NAMES]
  .flatMap((list) => list.split('\n'))
  .filter((line) => line !== '')

/** Words that say nothing of what is searched for. */
export const FILLERS: ReadonlySet<string> = new Set(
  `a an and any are as at be bill billed billing by can claim code coded coder codes coding correct cpt did do does done dx dos
  diagnosis diagnoses doctor dr each else exact find for from give given had has have hcpcs hello help hey hi how i icd icd10 icd-10 icd-10-cm
  icd10cm in is it its just know like looking lookup many me much my name need needed of office on or our patient patients perform performed
  please pls plz procedure procedures proper provider pt pts question quick report reporting reported saw see seen
  service she he should so tell thank thanks that the their them there these they this to under up us use used using visit wants was
  we what whats what's when which who will with would you your order orders sequence sequencing modifier modifiers also only pre preop postop op note fine ok okay best proper properly advise help appreciate thx urgent asap`.split(
    /\s+/,
  ),
)
