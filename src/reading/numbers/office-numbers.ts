import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import type { Span } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, matchCuedFigures, placesOf, type TextIndex } from '../text/text-index.ts'
import { isContractorNumber } from './contractor-numbers.ts'

/** `Form C1300 rev 0325`, `Form # A4550 (Rev. 01/19)` */
const FORM = cuedPattern(
  'form',
  /\bform[ \t](?:(?:no\.?|number|#)[ \t:]{0,2})?[A-Z]{0,6}-?\d{2,6}[A-Z]?(?:-\d{1,5})?[ \t]?[,(]?[ \t]?rev(?:ision|ised)?\.?[ \t:]{0,2}\d{1,2}(?:[/-]?\d{2,4})?(?![\d/])/i,
)
/** `MAC 11202`, `our MAC is Noridian (02101)`, `carrier 05102`; not anesthesia of that name. */
const CONTRACTOR = cuedPattern(
  'mac contractor carrier jurisdiction',
  /(?<!\b(?:under|with|by|via)[ \t])\b(?:MAC|[Cc]ontractor|[Cc]arrier|[Jj]urisdiction)(?:[ \t](?:is|no\.?|number|#|id|J[A-Z\d]{1,2})){0,2}[ \t:#=-]{0,3}(?:[A-Z][A-Za-z]{2,14}[ \t,]{1,2}){0,2}\(?(\d{5})(?![\w-]|\.\d)/,
)
/** `my direct line is 29888`, `new extension is now 20610` */
const LINE =
  'direct[ \\t](?:line|dial|number|ext\\w{0,6})|(?:my|our|her|his|new|old|office|desk|back)[ \\t](?:new[ \\t]|old[ \\t]|desk[ \\t]|office[ \\t]){0,2}(?:line|extension|ext|pager|beeper)'
const LINE_WORDS = cueWords('line extension ext pager beeper dial')
const NUMBERED_LINE = cuedPattern(
  'direct my our her his new old office desk back',
  new RegExp(
    `\\b(?:${LINE})[ \\t](?:(?:has[ \\t])?changed[ \\t]to|is(?:[ \\t]now)?|was|moved[ \\t]to|will[ \\t]be|now)[ \\t:]{1,2}(\\d{3,5})(?![\\w-]|\\.\\d)`,
    'i',
  ),
)
/** `Old one was 98213`, where a telephone line is spoken of right before. */
const FORMER = cuedPattern(
  'old former previous it',
  /\b(?:(?:old|former|previous)(?:[ \t](?:one|number|ext|extension|line))?[ \t](?:was|is)|it[ \t](?:was|used[ \t]to[ \t]be))[ \t](\d{3,5})(?![\w-]|\.\d)/i,
)
/** Characters before {@link FORMER} in which a telephone line is named. */
const SPOKEN_OF = 70
const NAMES_LINE = new RegExp(`\\b(?:${LINE})\\b`, 'i')
/** `plt 15000`, `ferritin of 10060`: a result; not the code of the test, which begins with 8. */
const RESULT = cuedPattern(
  'wbc plt platelet platelets hcg bhcg bnp probnp ferritin psa cpk ldh ast alt cd dimer triglycerides anc troponin',
  /\b(?:wbc|plt|platelets?|b?hcg|(?:pro)?bnp|ferritin|psa|cpk|ldh|ast|alt|cd4|dimer|triglycerides|anc|troponin)[ \t](?:(?:of|was|is|at|up to|down to|=|>|<)[ \t]{0,2}(?!8)\d{5}|(?!8)\d{3}00)(?![\w-]|\.\d)/i,
)
/** The label of a device: `(01)00643169007222(17)260131(10)99213`. */
const DEVICE = figurePattern(/(?<=\()01\)[ ]?\d{8,14}(?:[ ]?\(\d{2,3}\)[ ]?[A-Z0-9-]{1,20}){1,4}/y, {
  least: 2,
  most: 2,
  first: '0',
  signs: ')',
})
/** The head of a message between programs: `MSH|^~\&|EPIC|20610|...`. */
const MESSAGE_HEAD = cuedPattern('msh', /\bMSH\|\^~\\&\|[^\n]{0,400}/)

/** Characters from the word of a contractor to its number at most. */
const REACH = 48

/** Numbers of forms, Medicare contractors, telephone lines, devices, messages between programs, and results of tests. */
export function findOfficeNumbers(text: string, index: TextIndex): Span[] {
  const contractors = matchCuedFigures(text, index, CONTRACTOR, REACH).filter(([, number = '']) =>
    isContractorNumber(number),
  )
  const lines =
    placesOf(index, LINE_WORDS).length === 0
      ? []
      : [
          ...matchCued(text, index, NUMBERED_LINE),
          ...matchCued(text, index, FORMER).filter(({ index: at }) =>
            NAMES_LINE.test(text.slice(Math.max(0, at - SPOKEN_OF), at)),
          ),
        ]
  const others = [FORM, RESULT, MESSAGE_HEAD].flatMap((pattern) => matchCued(text, index, pattern))
  return [...contractors, ...lines, ...others, ...matchFigures(text, index, DEVICE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
