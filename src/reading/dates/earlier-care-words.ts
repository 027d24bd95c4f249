import { anyOf, inOrder, notBefore, optional, repeated } from '../../patterns/compose-patterns.ts'

/** Words beside the day of other care than that which is asked about: earlier, elsewhere, a result, a stay that ended. */

/** `saw our cardiology partner at another location in Feb 2023` */
export const PARTNER_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /partners?|colleagues?|associates?/i,
    /(?:an)?other (?:office|location|site|clinic|provider|doc(?:tor)?)/i,
    /same group/i,
    /different (?:doc(?:tor)?|provider|specialty)/i,
  ),
  /\b[^.?!;\n\d]{0,24}$/i,
)
/** `A1c 10/3 was 9.2` */
export const RESULT_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /a1c|hba1c|inr|psa|tsh|bmp|cmp|cbc|hgb|hemoglobin|lipids?|ldl|creat(?:inine)?|egfr|bnp/i,
    /troponin|glucose|vit(?:amin)? d|labs?|bmi|weight|bp/i,
  ),
  /\b[^.?!;\n\d]{0,12}$/i,
)
/** `A1c 8.1 (8/2/25: 7.2)` */
export const RESULT_IN_BRACKETS =
  /\b(?:a1c|hba1c|inr|psa|tsh|hgb|ldl|creat(?:inine)?|egfr|bmi|weight|bp)[ \t:]{1,2}\d[\d./]{0,6}%?[ \t]?\((?:on[ \t]|was[ \t])?$/i
export const RESULT_AFTER = /^\)?[ \t]?(?:was|is|=|:|at|showed|came back|came back at)[ \t]?\d/i
/** `12/18/24 was her last nerve block`, `10/6 no show` */
export const EARLIER_AFTER = anyOf(
  /^[ \t](?:was|is)[ \t](?:(?:her|his|the|my|our|their)[ \t])?(?:last|previous|prior|birth)\b/i,
  inOrder(
    /^,?[ \t:-]{1,3}(?:(?:was[ \t])?(?:an?[ \t])?|(?:pt|she|he)[ \t])?/i,
    /(?:no[- ]?show|cancel|cx['’]?d|rescheduled)/i,
  ),
)
/** `he fell 9/8 and was seen 9/9`, `fell 6 weeks ago`, `no showed 9/17` */
export const MISHAP_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /(?:an?|his|her|the|after|level|mechanical) fall|fell|tripped|broke|burned|slipped|(?:got |was )?hurt|injury|bitten|mva|mvc|car wreck/i,
    /car crash|symptoms (?:began|started)/i,
    /pain (?:began|started|since)/i,
    /no[- ]?show(?:ed)?|cancell?ed|cx['’]?d/i,
  ),
  /\b[^.?!;\n\d]{0,16}(?:\d{1,2}[ \t])?$/i,
)
/** `10/6 no show, 10/8 seen` */
export const SEEN_AFTER = inOrder(
  /^[ \t:-]{1,3}/i,
  optional(/(?:was|we|she|he|pt|i|(?:our|my|the|dr\.?)[ \t]\w+)[ \t]/i),
  /seen|saw|came|visit|done|did|treated|took|fixed|set|repaired|reduced/i,
  /\b/i,
)
/** `reviewed outside ekg and labs (10/30)` */
export const REVIEWED_BEFORE = inOrder(
  /\breview(?:ed|ing)\b[^.?!;\n\d]{0,40}\b/i,
  anyOf(
    /labs?|mri|cta?|x-?rays?|films?|imaging|echo|ekg|ecg|reports?|results?|stud(?:y|ies)/i,
    /notes?|records|path|scans?|ultrasound|mammo\w*|bloodwork|tests?/i,
  ),
  /\b[^.?!;\n\d]{0,14}$/i,
)
/** `nurse phoned 10/8`, `portal msg 10/20` */
export const TALKED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /phoned|telephoned/i,
    /(?<!\b(?:phone|telephone|video|audio|tele|per) )calls?/i,
    /texted|messaged|voicemail/i,
    /(?:portal|my ?chart)(?: \w+)?/i,
    /msgs?|messages?/i,
    /left (?:a )?(?:msg|message|vm)/i,
  ),
  repeated(/[ \t](?:her|him|them|the|pt|patient|mom|dad|back|from|on|of|us)/i, '{0,3}'),
  /[ \t:,]{1,2}$/i,
)
/** `hosp d/c 10/1`, `DC from SNF 10/6`, `home yesterday`: of a visit that follows it or went before. */
export const LEFT_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /d\/c(?:['’]?d)?|dc['’]?d|dc|disch(?:arged?)?|went home|came home/i,
      /home from[ \t](?:the[ \t])?(?:hosp(?:ital)?|snf|rehab)/i,
    ),
    repeated(/[ \t](?:from|home|from the|on|was|date|of|to)/i, '{0,2}'),
    optional(/[ \t](?:hosp(?:ital)?|snf|rehab|inpt|inpatient|ED|ER|home)/i),
    /(?:[ \t]on)?[ \t:]{1,2}$/i,
  ),
  /(?:^|[.?!,;][ \t]|\b(?:and|then|sent)[ \t])home[ \t](?:on[ \t])?$/i,
)
/** `admitted to the SNF 6/2`: where somebody lived who was seen later. */
export const HOUSED_BEFORE = inOrder(
  /\badmitted[ \t]/i,
  anyOf(
    /there/i,
    inOrder(
      /(?:(?:her|him|pt)[ \t])?(?:in)?to[ \t](?:(?:the|a|an|our|their|this)[ \t])?/i,
      anyOf(
        /snf|nursing (?:home|facility)/i,
        /skilled(?: nursing)?(?: facility)?/i,
        /rehab|ltc|ltach|assisted living|hospice|home health|memory care/i,
      ),
    ),
  ),
  /(?:[ \t]on)?[ \t]$/i,
)
/** `placed 8/3 elsewhere`, `7/18 at the other hospital` */
export const ELSEWHERE_AFTER = inOrder(
  /^,?[ \t]/i,
  anyOf(
    /elsewhere/i,
    inOrder(
      /(?:at|by|with|in|from)[ \t](?:an?[ \t]|the[ \t]|some[ \t])?/i,
      /other|another|outside|different|previous|prior|former|old/i,
      /[ \t]?/i,
      optional(
        anyOf(
          /hospital|facility|clinic|office|practice|group|provider|doc(?:tor)?|surgeon/i,
          /place|lab|state|city|ER|ED|dr|md/i,
        ),
      ),
    ),
  ),
  /\b/i,
)
/** `stress test 10/28 was abnormal` */
export const FOUND_AFTER = inOrder(
  /^\)?[ \t](?:(?:was|were|is|came back|showed|read as)[ \t])?(?:ab)?/i,
  anyOf(/normal|negative|positive|benign|neg|pos(?![ \t:#]{0,2}\d)|wnl|clean|unremarkable/i, /inconclusive/i),
  /\b/i,
)
/** `put in by another doc 10/25/25` */
export const ELSEWHERE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /elsewhere/i,
    inOrder(
      /(?:at|by|with|in|from)[ \t](?:an?[ \t]|the[ \t]|some[ \t])?/i,
      /other|another|outside|different|previous|prior|former/i,
      /[ \t]/i,
      anyOf(
        /hospital|facility|clinic|office|practice|group|provider|doc(?:tor)?|surgeon/i,
        /place|lab|state|city|ER|ED|dr|md/i,
      ),
    ),
  ),
  /[ \t(]{1,2}(?:on[ \t])?$/i,
)

/** `last colonoscopy 3/2017`, `prior mammogram was 9/1/2024` */
export const LAST_BEFORE = inOrder(
  /\b(?:last|prior|previous|old)[ \t](?:\w+[ \t]){0,2}/i,
  anyOf(
    /\w*scopy|colon|mammo\w*|dexa|bone density|pap|awv|ippe|wellness|psa|exam|screening/i,
    /physical|cologuard|test|scan|ct|mri|imaging|echo|ekg|study|injection|inj|shot|dose/i,
    /surgery|procedure|admission|stay|fill/i,
  ),
  /\b[^.?!;\n\d]{0,16}$/i,
)
/** `last nail care 8/13/25`; `last week 10/6` and `last Tuesday 10/7` are days themselves. */
export const LAST_OF_ANY = anyOf(
  /\b(?:says|shows|is|was|since)[ \t]last[ \t]$/i,
  /[(,:][ \t]?last[ \t](?:was[ \t])?(?:on[ \t])?$/i,
  /\blast[ \t](?:was|on|is)[ \t](?:on[ \t])?$/i,
  inOrder(
    /\blast[ \t]/i,
    notBefore(
      anyOf(
        /week|month|night|year|evening/i,
        /(?:mon|tue|wed|thu|fri|sat|sun)\w*/i,
        /resort|line|name|claims?|one|case|pt|patient|few/i,
      ),
      /\b/i,
    ),
    /(?:[a-z]{2,14}[ \t]){1,3}(?:(?:was|on|is|in)[ \t]){0,2}$/i,
  ),
)
/** `last saw Dr A in our practice 3/2/2022` */
export const LAST_SEEN_BEFORE = /\blast[ \t](?:saw|seen|came|visit(?:ed)?)\b[^.?!;\n\d]{0,40}$/i
/** `last one was aug 5 2025 with 96372`: the last one is what was billed. */
export const LAST_BILLED = /^,?[ \t](?:with|w\/|billed|coded|for)[ \t](?:as[ \t])?(?:\d{5}|[A-V]\d{4})(?!\d)/i
/** `clearance 9/28/25 for surgery 10/2/25`: the visit before it is asked about. */
export const CLEARED_BEFORE = inOrder(
  /\b(?:pre-?op\w*|clear(?:ance|ed))\b[^?!;\n]{0,30}\b(?:for|before|prior to|ahead of)[ \t]/i,
  /(?:\w+[ \t]){0,2}(?:surgery|procedure|sx|replacement|the OR)\b[^.?!;\n\d]{0,10}$/i,
)
/** `labs 9/29/25 reviewed`, `her 9/15/25 MRI was reviewed` */
export const REVIEWED_AFTER =
  /^[ \t](?:(?:labs?|mri|ct|x-?rays?|films?|imaging|echo|ekg|report|results?|studies|note)[ \t])?(?:(?:was|were)[ \t])?reviewed\b/i
