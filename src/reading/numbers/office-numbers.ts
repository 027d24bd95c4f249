import { anyOf, before, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import type { Span } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, matchCuedFigures, placesOf, type TextIndex } from '../text/text-index.ts'
import { isContractorNumber } from './contractor-numbers.ts'

/** `Form C1300 rev 0325`, `Form # A4550 (Rev. 01/19)` */
const FORM = cuedPattern(
  'form',
  inOrder(
    /\bform[ \t](?:(?:no\.?|number|#)[ \t:]{0,2})?[A-Z]{0,6}-?\d{2,6}[A-Z]?(?:-\d{1,5})?[ \t]?[,(]?/i,
    /[ \t]?rev(?:ision|ised)?\.?[ \t:]{0,2}\d{1,2}(?:[/-]?\d{2,4})?(?![\d/])/i,
  ),
)
/** `MAC 11202`, `our MAC is Noridian (02101)`, `carrier 05102`; not anesthesia of that name. */
const CONTRACTOR = cuedPattern(
  'mac contractor carrier jurisdiction',
  inOrder(
    /(?<!\b(?:under|with|by|via)[ \t])\b(?:MAC|[Cc]ontractor|[Cc]arrier|[Jj]urisdiction)/,
    /(?:[ \t](?:is|no\.?|number|#|id|J[A-Z\d]{1,2})){0,2}[ \t:#=-]{0,3}/,
    /(?:[A-Z][A-Za-z]{2,14}[ \t,]{1,2}){0,2}\(?(\d{5})(?![\w-]|\.\d)/,
  ),
)
/** `Novitas JL (12502)`, `JE - 01112`: behind the letter or number of a region. */
const REGION = cuedPattern(
  'j ja jb jc jd je jf jh jj jk jl jm jn',
  inOrder(
    /\b(?:J[A-FHJ-N]|J5|J6|J8|J15)\b[ \t]?[-–,:#(]{0,2}[ \t]{0,2}/,
    repeated(/(?:contract(?:or)?|workload|no\.?|number|#|id)[ \t:#]{1,2}/, '{0,2}'),
    /\(?(\d{5})(?![\w-]|\.\d)/,
  ),
)
/** `Novitas (12502)`, `contract 12502`: the contractor's name or its contract. */
const CONTRACT = cuedPattern(
  'novitas noridian palmetto wps ngs fcso cgs first contract workload',
  inOrder(
    /\b/,
    anyOf(
      inOrder(
        anyOf(/[Nn]ovitas|[Nn]oridian|[Pp]almetto(?:[ \t]GBA)?|WPS|NGS|FCSO|CGS/, /[Ff]irst[ \t][Cc]oast/),
        /(?:[ \t][A-Z][a-z]{3,10})?[ \t]?\((?:#[ \t]?|MAC[ \t])?(\d{5})\)/,
      ),
      inOrder(
        /(?:[Cc]ontract|[Ww]orkload)(?:[ \t](?:no\.?|number|#|id))?[ \t:#]{1,3}(\d{5})/,
        before(anyOf(/[ \t]?(?:[,;.)]|$)/, /[ \t](?:Novitas|Noridian|Palmetto|WPS|NGS|FCSO|CGS|First|JURIS|J[A-N\d])/)),
      ),
    ),
  ),
)
/** `my direct line is 29888`, `new extension is now 20610` */
const LINE = anyOf(
  /direct[ \t](?:line|dial|number|ext\w{0,6})/,
  inOrder(
    /(?:my|our|her|his|new|old|office|desk|back)[ \t]/,
    /(?:new[ \t]|old[ \t]|desk[ \t]|office[ \t]){0,2}(?:line|extension|ext|pager|beeper)/,
  ),
).source
const LINE_WORDS = cueWords('line extension ext pager beeper dial')
const NUMBERED_LINE = cuedPattern(
  'direct my our her his new old office desk back',
  inOrder(
    /\b/i,
    new RegExp(LINE, 'i'),
    /[ \t]/i,
    /(?:has[ \t])?changed[ \t]to|is(?:[ \t]now)?|was|moved[ \t]to|will[ \t]be|now/i,
    /[ \t:]{1,2}(\d{3,5})(?![\w-]|\.\d)/i,
  ),
)
/** `Old one was 98213`, where a telephone line is spoken of right before. */
const FORMER = cuedPattern(
  'old former previous it',
  inOrder(
    /\b/i,
    anyOf(
      /(?:old|former|previous)(?:[ \t](?:one|number|ext|extension|line))?[ \t](?:was|is)/i,
      /it[ \t](?:was|used[ \t]to[ \t]be)/i,
    ),
    /[ \t](\d{3,5})(?![\w-]|\.\d)/i,
  ),
)
/** Characters before {@link FORMER} in which a telephone line is named. */
const SPOKEN_OF = 70
const NAMES_LINE = new RegExp(`\\b(?:${LINE})\\b`, 'i')
/** `plt 15000`, `ferritin of 10060`, `AFP: 18400`: a result; not the code of the test, which begins with 8. */
const TESTS = anyOf(
  /wbc|plt|platelets?|b?hcg|(?:pro)?bnp|ferritin|psa|cpk|ck|ldh|ast|alt|alp|ggt|cd4|dimer/,
  /triglycerides|trigs?|anc|troponin|trop|afp|cea|lipase|amylase|ige|igg|tsh|crp|myoglobin/,
  /procalcitonin|ammonia|glucose|testosterone|estradiol|prolactin|chromogranin|calcitonin/,
  /thyroglobulin/,
).source
const RESULT = cuedPattern(
  `wbc plt platelet platelets hcg bhcg bnp probnp ferritin psa cpk ck ldh ast alt alp ggt cd dimer
    triglycerides trig trigs anc troponin trop afp cea lipase amylase ige igg tsh crp myoglobin procalcitonin
    ammonia glucose testosterone estradiol prolactin chromogranin calcitonin thyroglobulin`,
  inOrder(
    /\b/i,
    new RegExp(TESTS, 'i'),
    /(?:[ \t]?[:=])?[ \t]/i,
    anyOf(
      inOrder(
        /(?:(?:level|count)[ \t])?/i,
        /of|was|is|at|up to|down to|over|peaked[ \t]at|peak|=|>|</i,
        /[ \t]{0,2}(?!8)\d{5}/i,
      ),
      /(?!8)\d{3}00/i,
    ),
    /(?![\w-]|\.\d)/i,
  ),
)
/** `viral load 20610`: no code that is called so begins otherwise than with 8. */
const VIRAL_LOAD = cuedPattern(
  'viral vl',
  /\b(?:viral[ \t]load|vl)(?:[ \t]?[:=])?[ \t](?:(?:of|was|is|at|up to|down to|=|>|<)[ \t]{0,2})?(?!8)\d{5}(?![\w-]|\.\d)/i,
)
/** `NOMNC (CMS 10123)`, `CMS form 10280`: what Medicare's forms are numbered, or whatever is called a form of it. */
const MEDICARE_FORM = cuedPattern(
  'cms hcfa',
  anyOf(
    inOrder(
      /\b(?:CMS|HCFA)[ \t]/i,
      anyOf(
        /(?:form|no\.?|number|#)[ \t:#]{0,2}\d{5}/i,
        /100(?:55|6[56]|9[56])|101(?:1[1-6]|2[3-6])|102(?:80|87)|10611|10797/i,
        /200(?:0[27]|27|3[134]|54)/i,
      ),
      /(?![\w-]|\.\d)/i,
    ),
    /(?<=\()(?:CMS|HCFA)[ \t]\d{5}(?=\))/i,
  ),
)
/** What is numbered in an office and is billed by no code; only behind its sign, as some are verbs and others heads of lists. */
const NUMBERED_THING = cuedPattern(
  `scanner kiosk workstation doc document exhibit docket protocol survey registration vehicle truck
    interaction inquiry grievance complaint dispute recoupment overpayment refund receipt transaction trans
    txn trace trn site center employee emp staff upc sku rma letter appeal conf ord pcr epcr`,
  inOrder(
    /\b/i,
    anyOf(
      /scanner|kiosk|workstation|doc(?:ument)?|exhibit|docket|protocol|survey|registration/i,
      /vehicle|truck|interaction|inquiry|grievance|complaint|dispute|recoupment|overpayment/i,
      /refund|receipt|trans(?:action)?|txn|trace|trn|site|(?<=cost )center|employee|emp|staff/i,
      /upc|sku|rma|letter|appeal|conf|ord|e?pcr/i,
    ),
    /\.?[ \t]?/i,
    /#|no(?:\.|[ \t]?[:#])|(?:num(?:ber)?|nbr|id)\b[ \t]?[:#]?|(?<=cost center)/i,
    /[ \t:]{0,2}(?:[A-Z]\d{4}|\d{2,5}[A-Z]?)(?![\w-]|\.\d)/i,
  ),
)
/** `Scope SN 43235-B`, `laser asset 17110`: an instrument's own number. */
const INSTRUMENT = cuedPattern(
  `scope scopes endoscope gastroscope colonoscope bronchoscope cystoscope laryngoscope probe transducer laser pump camera
    generator monitor device machine implant lens tower cart autoclave`,
  inOrder(
    anyOf(
      /\b(?:\w{0,9}scopes?|probe|transducer|laser|pump|camera|generator|monitor|device|machine|implant|lens)/i,
      /\b(?:tower|cart|autoclave)/i,
    ),
    /[ \t]\(?(?:SN|S\/N|ser(?:ial)?(?:[ \t](?:no|num(?:ber)?))?|asset(?:[ \t]tag)?|tag)\b\.?[ \t:#]{0,3}/i,
    /[A-Z]{0,3}-?\d{3,5}[A-Z]?(?:-[A-Z0-9]{1,4})?(?![\w]|\.\d)/i,
  ),
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

/** `Aetna 60054`, `Humana (61101)`: the numbers to which the large payers' claims are sent, beside their names. */
const PAYER = cuedPattern(
  'aetna cigna humana uhc united unitedhealthcare optum umr geha payer payor',
  inOrder(
    /\b/i,
    anyOf(
      /Aetna[ \t]?[-:#(]{0,2}[ \t]?60054/i,
      /Cigna[ \t]?[-:#(]{0,2}[ \t]?62308/i,
      /Humana[ \t]?[-:#(]{0,2}[ \t]?61101/i,
      /(?:UHC|United(?:[ \t]?Health[ \t]?care)?|Optum)[ \t]?[-:#(]{0,2}[ \t]?87726/i,
      /UMR[ \t]?[-:#(]{0,2}[ \t]?39026/i,
      /GEHA[ \t]?[-:#(]{0,2}[ \t]?44054/i,
      /Pay[eo]r[ \t](?:60054|62308|61101|87726|39026|44054)/i,
    ),
    /(?![\w-]|\.\d)/i,
  ),
)

/** Characters from the word of a contractor to its number at most. */
const REACH = 48
/** The same of a thing, a test or a payer. */
const SHORT_REACH = 32

/** Numbers of forms, Medicare contractors, payers, telephone lines, devices, things of an office, messages between programs, and results of tests. */
export function findOfficeNumbers(text: string, index: TextIndex): Span[] {
  const contractors = [CONTRACTOR, REGION, CONTRACT]
    .flatMap((pattern) => matchCuedFigures(text, index, pattern, REACH))
    .filter(([, number, other]) => isContractorNumber(number ?? other ?? ''))
  const lines =
    placesOf(index, LINE_WORDS).length === 0
      ? []
      : [
          ...matchCued(text, index, NUMBERED_LINE),
          ...matchCued(text, index, FORMER).filter(({ index: at }) =>
            NAMES_LINE.test(text.slice(Math.max(0, at - SPOKEN_OF), at)),
          ),
        ]
  const others = [FORM, MESSAGE_HEAD].flatMap((pattern) => matchCued(text, index, pattern))
  const numbered = [RESULT, VIRAL_LOAD, MEDICARE_FORM, NUMBERED_THING, INSTRUMENT, PAYER].flatMap((pattern) =>
    matchCuedFigures(text, index, pattern, SHORT_REACH),
  )
  return [...contractors, ...lines, ...others, ...numbered, ...matchFigures(text, index, DEVICE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
