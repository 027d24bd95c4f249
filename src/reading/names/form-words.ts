/** Words that follow "patient" or "name" in forms and sentences without being one. */
const FORM_WORDS = new Set(
  `a account acct address admitted advantage aetna age an and any anthem balance bcbs been bill billed billing blue came can care
  cigna claim claims clinic code codes coded coverage cpt date denial denied did dob does dos dr dx education ed er female for had has
  have he health history hospital hpi i icd id in insurance is it last male md medicaid medical medicare member mr mrn mrs ms name
  new no not note number of on or our over paid part payer payments phone plan portal postop presented procedure proc pt question rel
  reports resp responsibility said seen self service services she signed so ssn states status subscriber surgery surgeon that the
  this to transferred tricare type uhc under united visit was we went were what when who will with yes you your first middle
  file full provider practice group company user display brand drug generic label sticker header banner facesheet type sex gender phone email contact initial initials policy plan procedure`.split(
    /\s+/,
  ),
)

/** True for a word of forms and sentences, in any case, that is no name behind "patient" or "name". */
export function isFormWord(word: string): boolean {
  return FORM_WORDS.has(word.toLowerCase())
}
