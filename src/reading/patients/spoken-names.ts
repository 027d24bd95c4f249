import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isOfOffice } from '../names/office-words.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { CREDENTIAL, isColleague } from './named-colleagues.ts'

/** Words of a sentence behind which a person stands rather than a thing: `when Begay came`. */
const CLAUSE_WORDS = new Set(
  `for on re about and did when if because bc since while after before but so that does has had was is saw see called where
  whether as should can could would plus billed charged told then until unless though how why`.split(/\s+/),
)
const BEGINS = /(?:^|[.?!:,;(][ \t]{1,2})$/
/** Longest of them, with its blank. */
const LONGEST_WORD = 8
/** What goes on behind a name in a sentence, and hardly behind a thing. */
const PERSON_BEHIND = inOrder(
  /^/,
  anyOf(
    /['’]s\b|[ \t]?[.,;:?!)]|[ \t]?(?:\x81|\r?\n|$)/,
    inOrder(
      /[ \t]/,
      anyOf(
        /\d|was|is|has|had|and|&|or|on|at|who|whose|today|came|got|needs?|wants?|did|does/,
        /again|because|when|this|last|yesterday|too|also|then|but|if|now|still|never|just/,
        /keeps?|got|went|paid|owes|called/,
      ),
      /\b/,
    ),
  ),
)
/** What those who treat and bill do, and patients do not. */
const PROVIDER_BEHIND = inOrder(
  /^[ \t]/i,
  anyOf(
    /says?|said|thinks?|thought/i,
    /wants?[ \t]to[ \t](?:bill|code|use|add)/i,
    /did|does|perform\w*|place[ds]|placed|injects?|injected|signs?|signed|dictat\w+|bills?/i,
    /documents?|documented|orders?|ordered|refers?|referred|reads?|rounds?|rounded|operates?/i,
    /insists?|prefers?|pick(?:s|ed)|codes?/i,
    /coded(?![ \t](?:in|at|twice|during|on[ \t]the)\b)/i,
    /chart(?:s|ed)|cho(?:se|oses)|select\w*|assist(?:s|ed)|supervis\w+|scrubbed|wrote|writes/i,
    /uses?|used|added|adds|put|told|in[ \t](?:billing|coding)|from|at[ \t]the[ \t]desk/i,
  ),
  /\b/i,
)
/** A line that is a sentence or a row of a bill, not part of a signature. */
const SENTENCE = /\?|\x81|(?:(?:^|[ \t])[a-z\d/&'’-]{1,16}[,;]?){3}/
const CLOSING =
  /^[ \t>]*(?:thanks?|thank you|thx|tks|ty|regards|best|sincerely|sent from|cheers|warmly|respectfully)\b/i
/** Where a subject begins, replies and forwards left out. */
const SUBJECT_BEFORE = /^[ \t]*(?:(?:re|fw|fwd|aw)[ \t]?:[ \t]*){0,3}$/i
/** A town or a place stands behind these; a doctor behind his title. */
const PLACE_BEFORE =
  /(?:\b(?:in|at|near|by|from|of|to|with|via|under|per|dr|doctor|st|mt|ft|mount|fort|lake|new)\.?|@|&)[ \t]$/i
const NAME_BESIDE = /(\p{Lu}[\p{L}.'’-]*)[ \t]$/u
const NAME_BEHIND = /^(?:['’]s)?[ \t](?:&[ \t])?\p{Lu}\p{Ll}|^[-&/@]|^,[ \t]\p{Lu}(?:\p{Lu}\b|\p{L}+[ \t]\p{Lu})/u
/** Diseases, procedures and instruments called after somebody. */
const CALLED_AFTER = inOrder(
  /^(?:['’]s)?[ \t]/i,
  anyOf(
    /procedures?|neuroma|disease|syndrome|fractures?|fx|sign|test|filter|tumor|sarcoma|repair/i,
    /splint|tube|catheter|classification|score|criteria|angle|rod|pump|needle|contracture/i,
    /operation|method|maneuver|view|line|lens|stain|approach|technique|incision|graft|flap/i,
    /button|retractor|dilator|clip|plate|screw|nail|drain|clamp|stent|suture|cyst|block|scale/i,
    /index|edits?|manual|software|tool|plan|account|policy|portal/i,
  ),
  /s?\b/i,
)

/** True where a name hardly anybody but a disease, an instrument or a plan has stands: `a Morton neuroma`. */
export const isCalledAfter = (behind: string): boolean => CALLED_AFTER.test(behind)

/**
 * True for a surname in running text: in a sentence, not in a signature, not beside other names, places or titles, nor before
 * what only those do who treat and bill.
 */
export function isSpokenOf(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start, 120)
  const behind = lineAfter(text, end, 80)
  if (/[^\s("“]$/.test(before) || PLACE_BEFORE.test(before) || isColleague(before)) return false
  const beside = NAME_BESIDE.exec(before.slice(-24))?.[1] ?? ''
  if (beside !== '' && !CLAUSE_WORDS.has(beside.toLowerCase())) return false
  if (NAME_BEHIND.test(behind) || CREDENTIAL.test(behind) || isOfOffice(behind) || CALLED_AFTER.test(behind))
    return false
  if (PROVIDER_BEHIND.test(behind) || CLOSING.test(before)) return false
  if (text.lastIndexOf('\n', start) < 0 && SUBJECT_BEFORE.test(before)) return true
  // A surname that nothing but a stop follows signs.
  if (before.trim() === '' && /^[ \t]*[.,;:|/-]?[ \t]*(?:\p{Lu}|\r?$|$)/u.test(behind)) return false
  if (before.trim() === '' && behind.startsWith(',')) return /[?\x81]/.test(behind)
  return SENTENCE.test(`${before} ${behind}`)
}

const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122

/** True for the place of an unknown word in capitals where a sentence speaks of a person rather than of a thing. */
export function standsAsPerson(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start - 1) !== 32) return false
  let from = start - 1
  while (start - from <= LONGEST_WORD && isSmallLetter(text.charCodeAt(from - 1))) from--
  // `Does Begay need`: the sentence may begin with that word.
  const opens = /[A-Z]/.test(text[from - 1] ?? '') && BEGINS.test(lineBefore(text, from - 1, 4))
  const word = (opens ? (text[from - 1] ?? '').toLowerCase() : '') + text.slice(from, start - 1)
  if (!CLAUSE_WORDS.has(word) || (!opens && /\p{L}/u.test(text[from - 1] ?? ''))) return false
  return PERSON_BEHIND.test(lineAfter(text, end, 16)) && isSpokenOf(text, start, end)
}
