import { tellsStanding } from './standing-days.ts'

/**
 * What tells of another day than that of the service, with up to twelve characters between it and the date: papers,
 * money, births, enrolments, rules, visits before.
 */
const OTHER_BEFORE =
  /\b(?:DOB|EDC|SOC|start of care|(?:re)?cert(?:ification)?(?: period)?|comparison|compared (?:to|with)|last (?:reviewed|revised|updated)|dictated|dictation|lot|VIS|transcribed|typed|upgraded?|went live|go-?live|migrat\w{1,4}|implemented|resubmitted|refiled|corrected|rebilled|d\.o\.b|birth(?:date|day)?|born|sent|submitted|filed|received|rec['’]?d|rcvd|processed|(?:paid|payment|pmt)(?! for\b)|check(?<!\b(?:well|wound|skin|incision|suture|bp|device|aid|pump|pacer|pacemaker|icd|lead|weight|med|medication|foot|eye|ear|vision|pressure|cast|brace|iud|annual) check)(?![ -](?:ins?|ups?|this|these|those|the|my|our|if|on|for|claims?|codes?)\b)|chk|printed|(?:remit(?:tance)?|EOB|EOP|ERA|letter)(?! for\b)|(?<!\b(?:claims?|services?|visits?|encounters?|notes?) )dated|date:|denied on|denial date|denial(?! for\b)|effective|eff|deleted|revised|updated|retired|expires?|(?<!\b(?:pt|patient|he|she|mom|dad|mother|father|wife|husband|resident) )exp(?:ired)?|terminat\w{2,4}|termed|deadline|due|published|version|edition|superbill from|edit from|quit|contract(?:ed)?|renew(?:ed|al|s)|admit(?:ted)? to practice|copyright|©|today is|as of today|follow[- ]?up (?:on|call)|last (?:one|visit|time|done|seen|here|in|saw)|previous(?:ly)?|prior|called(?! back)|spoke|faxed|mailed|posted|signed|injur\w{1,3}|accident|onset|DOI|LMP|EDD|auth(?:orized|orization|s)?|enrolled|credential\w*|licensed|hired|elected|valid|emailed|replied|unhooked|disconnected|appeal(?:ed)?|approved|adopted|amended|addend\w{2,3}|(?:claim )?drop(?:ped)?(?: date)?|(?:check|post(?:ing|ed)?|bill(?:ing)?|payment|print|order|report(?:ed)?|birth|entry|submission|statement) (?:date|dt)|today['’]s date|date (?:reported|printed|received|posted|billed|entered|ordered|paid|of (?:birth|denial|letter|notice|injury|onset|accident|loss|report|remit|death)))\b[^.?!;\n\d]{0,12}$/i
/** The same, right before the date: these words stand in tellings of services too. */
const RIGHT_BEFORE =
  /(?:\b(?:referral|referred|rx|script|prescription|prescribed|WOPD|SWO|CMN|consent|decision|determination|reconsideration|redetermination|recoup(?:ed|ment)?|takeback|adjudicated|MLN|transmittal|FAQ|policy|article|accession(?:ed)?|result(?:ed|s)?|path(?:ology)?(?: report)?|contact(?:ed)?(?! date)|unhooked|rebooked|rescheduled?|went out|recert(?:ified)?|started (?:here|work(?:ing)?|with us|at the practice)|(?:NP|PA|MD|doctor|provider|physician|biller|coder|coverage|insurance|medicare|medicaid|plan|policy|hospice(?: election)?) (?:has )?(?:started|began|joined|left)|followed(?: by us| here| at home| by \w+){0,3} from|(?:bill|statement|invoice|memo|notice|e-?mail|fax|voicemail|audit) (?:of|from|dated|on)|(?:bill|statement|letter|invoice|check|remit|EOB|denial|notice|rejection|response|records?|results?|report|signature|order|form|PCS|SWO|CMN|rx|script|prescription|paperwork|referral|fax|cert|auth)s? (?:came|arrived|showed up)(?: back| in)?)(?:[ \t](?:back|placed|written|sent|dated|date|dt|came|came back|in|on|of|from|was|is|made|for|to|notified)){0,2}[ \t:,=-]{1,3}|(?<!\w)(?:D|T|DD|DT|TD)[:/][ \t]?)$/i
/** `dates of service on or after 10/1/25`: a rule and whom it holds for. */
const HELD_BEFORE =
  /\bhow[ \t](?:many[ \t](?:days|weeks|months)|long|soon)\b[^.?!;\n]{0,40}$|\bif\b[^,.?!;\n\d]{0,32}\b(?:is|falls|lands)[ \t](?:on[ \t])?(?:the[ \t])?(?:\d[\d/]{2,9}[ \t](?:and|to|but)[ \t][^,.?!;\n\d]{0,20})?$|\b\d{1,3}[ \t-](?:days?|weeks?|months?|years?)[ \t](?:of|from|after|before)[ \t](?:the[ \t])?$|\b(?:on|or|and|&|on[ \t]?\/)[ \t]?(?:after|before|later than)[ \t]$|\b(?:dos|dates? of service|services|claims)[ \t](?:\w+[ \t])?(?:after|before|prior to|starting|beginning|since)[ \t]$/i
/** `edited from 10/1/25 on` */
const FROM_BEFORE = /\b(?:from|starting|beginning|since|as of|effective|dos|service)[ \t:]{1,2}$/i
const HELD_BEHIND =
  /^[ \t](?:on(?:wards?)?|forward|and[ \t](?:on|after|later|beyond|forward))(?=[ \t]*(?:[,.?!;)]|$)|[ \t](?:we|they|it|is|are|for|only|medicare)\b)/i
/** `saw our cardiology partner at another location in Feb 2023` */
const PARTNER_BEFORE =
  /\b(?:partners?|colleagues?|associates?|(?:an)?other (?:office|location|site|clinic|provider|doc(?:tor)?)|same group|different (?:doc(?:tor)?|provider|specialty))\b[^.?!;\n\d]{0,24}$/i
/** `two weeks ago we asked`, `on 11/2 they want it back` */
const TALKED_AFTER =
  /^,?[ \t](?:we|i|they|he|she|it|(?:the )?(?:payer|rep|biller|carrier|plan))[ \t](?:(?:have|has|had)[ \t])?(?:asked|wrote|e-?mailed|want(?:s|ed)?|(?:took|pulled|clawed|recouped)[ \t](?:it|them|the money|money|this|that|back)\b)/i
/** `A1c 10/3 was 9.2` */
const RESULT_BEFORE =
  /\b(?:a1c|hba1c|inr|psa|tsh|bmp|cmp|cbc|hgb|hemoglobin|lipids?|ldl|creat(?:inine)?|egfr|bnp|troponin|glucose|vit(?:amin)? d|labs?|bmi|weight|bp)\b[^.?!;\n\d]{0,12}$/i
/** `A1c 8.1 (8/2/25: 7.2)` */
const RESULT_IN_BRACKETS =
  /\b(?:a1c|hba1c|inr|psa|tsh|hgb|ldl|creat(?:inine)?|egfr|bmi|weight|bp)[ \t:]{1,2}\d[\d./]{0,6}%?[ \t]?\((?:on[ \t]|was[ \t])?$/i
const RESULT_AFTER = /^\)?[ \t]?(?:was|is|=|:|at|showed|came back|came back at)[ \t]?\d/i
/** `box 14: 9/1/25`: only the 24th holds the days of the services. */
const BOX_BEFORE = /\b(?:box|item|fl|field)[ \t]?#?[ \t]?(?!24)\d{1,2}[a-z]?[ \t]?(?:is|was|says|has|=)?[ \t:=-]{1,3}$/i
/** `should be 10/28 not 10/29` */
const NOT_BEFORE = /\b(?:not|instead of|rather than)[ \t](?:on[ \t]|the[ \t])?$/i
/** `MCR B 11/1/24` */
const PART_BEFORE = /\b(?:part|mcr|medicare)[ \t](?:part[ \t])?[ab][ \t:]{1,2}(?:eff\w*[ \t])?$/i
/** `paid 0.00 10/24/2025`: the money of a row and its day. */
const MONEY_BEFORE =
  /\b(?:paid|pd|payment|pmt|allowed|check|chk)[ \t:]{1,3}\$?\d[\d,]{0,9}(?:\.\d\d)?[ \t|]{1,4}(?:on[ \t])?$/i
/** `is 10/24 ok to give?` */
const ASKED_BEFORE = /\b(?:is|would|will)[ \t]$/i
const ASKED_AFTER = /^[ \t](?:be[ \t])?(?:ok(?:ay)?|fine|too|allowed|early|soon|late|enough)\b/i
/** `12/18/24 was her last nerve block`, `10/6 no show` */
const EARLIER_AFTER =
  /^[ \t](?:was|is)[ \t](?:(?:her|his|the|my|our|their)[ \t])?(?:last|previous|prior|birth)\b|^,?[ \t:-]{1,3}(?:(?:was[ \t])?(?:an?[ \t])?|(?:pt|she|he)[ \t])?(?:no[- ]?show|cancel|cx['’]?d|rescheduled)/i
/** `by 11/21`, `since 1/1/24`; `by video on 10/8` is a visit. */
const BOUND_BEFORE =
  /\bper[ \t](?:(?:phone[ \t])?call|rep)[ \t](?:on[ \t])?$|\b(?:by|until|since|before|after|prior to)[ \t](?:(?:the|about|around|at least|end of|eod|cob|close of business|this|next|(?:sun|mon|tues|wednes|thurs|fri|satur)day,?)[ \t]){0,2}$/i
/** `check 88120 10/24/25`, `EFT# 4410 dated 10/24` */
const NUMBERED_PAPER_BEFORE =
  /\b(?:checks?|chk|eft|trace|invoice|statement|remit)[ \t]{0,2}(?:#|no\.?|number)?[ \t:]{0,2}[A-Z]{0,3}\d{3,12}(?:,?[ \t](?:dated|on|of|issued))?[ \t,:]{1,2}$/i
/** `she got the bill 11/4`, `EOB from Cigna came Oct 30`, `a letter from the plan arrived on 11/4` */
const PAPER_BEFORE =
  /\b(?:got|gets?|received|opened|has|have|mailed|sent|saw)[ \t](?:(?:the|a|an|this|our|my|her|his|their|your|another|first|second|final)[ \t]){0,2}(?:bill|statement|invoice|eob|eop|remit|letter|notice|denial|rejection|refund|check|records request|takeback)(?:[ \t](?:back|from[ \t]\w+(?:[ \t]\w+)?|in the mail|dated|on)){0,3}[ \t:,]{1,2}$|\b(?:bill|statement|invoice|eob|eop|remit|letter|notice|denial|rejection|refund|check|records request)[ \t]from[ \t](?:\w+[ \t]){1,3}(?:came|arrived|showed up|is dated|was dated|says|said)(?:[ \t](?:back|in|on|in the mail)){0,2}[ \t]$/i
/** `he fell 9/8 and was seen 9/9`, `no showed 9/17` */
const MISHAP_BEFORE =
  /\b(?:fell|tripped|broke|burned|slipped|(?:got |was )?hurt|injury|bitten|mva|mvc|car wreck|car crash|symptoms (?:began|started)|pain (?:began|started|since)|no[- ]?show(?:ed)?|cancell?ed|cx['’]?d)\b[^.?!;\n\d]{0,16}$/i
/** `10/6 no show, 10/8 seen` */
const SEEN_AFTER =
  /^[ \t:-]{1,3}(?:(?:was|we|she|he|pt|i|(?:our|my|the|dr\.?)[ \t]\w+)[ \t])?(?:seen|saw|came|visit|done|did|treated|took|fixed|set|repaired|reduced)\b/i
/** `reviewed outside ekg and labs (10/30)` */
const REVIEWED_BEFORE =
  /\breview(?:ed|ing)\b[^.?!;\n\d]{0,40}\b(?:labs?|mri|cta?|x-?rays?|films?|imaging|echo|ekg|ecg|reports?|results?|stud(?:y|ies)|notes?|records|path|scans?|ultrasound|mammo\w*|bloodwork|tests?)\b[^.?!;\n\d]{0,14}$/i
/** `They took back 99214 for Aug 20 on Nov 3` */
const SETTLED_BEFORE =
  /\b(?:denied|rejected|paid|recouped|t(?:oo|a)ke?s? back|took it back|clawed back|pulled back|refunded|reversed|processed|reprocessed|downcoded|adjusted)\b[^.?!;\n]{0,16}\b(?:for|of|from)\b[^.?!;\n]{3,24}\bon[ \t]$/i
/** `nurse phoned 10/8`, `portal msg 10/20` */
const TALKED_BEFORE =
  /\b(?:phoned|telephoned|(?<!\b(?:phone|telephone|video|audio|tele|per) )calls?|texted|messaged|voicemail|(?:portal|my ?chart)(?: \w+)?|msgs?|messages?|left (?:a )?(?:msg|message|vm))(?:[ \t](?:her|him|them|the|pt|patient|mom|dad|back|from|on|of|us)){0,3}[ \t:,]{1,2}$/i
/** `hosp d/c 10/1`, `DC from SNF 10/6`, `home yesterday`: of a visit that follows it or went before. */
const LEFT_BEFORE =
  /\b(?:d\/c(?:['’]?d)?|dc['’]?d|dc|disch(?:arged?)?|went home|came home|home from[ \t](?:the[ \t])?(?:hosp(?:ital)?|snf|rehab))(?:[ \t](?:from|home|from the|on|was|date|of|to)){0,2}(?:[ \t](?:hosp(?:ital)?|snf|rehab|inpt|inpatient|ED|ER|home))?(?:[ \t]on)?[ \t:]{1,2}$|(?:^|[.?!,;][ \t]|\b(?:and|then|sent)[ \t])home[ \t](?:on[ \t])?$/i
/** `discharged 3/2/26 99238` */
export const CODE_BEHIND = /^:?[ \t]{1,2}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/
/** `admitted to the SNF 6/2`: where somebody lived who was seen later. */
const HOUSED_BEFORE =
  /\badmitted[ \t](?:there|(?:(?:her|him|pt)[ \t])?(?:in)?to[ \t](?:(?:the|a|an|our|their|this)[ \t])?(?:snf|nursing (?:home|facility)|skilled(?: nursing)?(?: facility)?|rehab|ltc|ltach|assisted living|hospice|home health|memory care))(?:[ \t]on)?[ \t]$/i
/** `placed 8/3 elsewhere`, `7/18 at the other hospital` */
const ELSEWHERE_AFTER =
  /^,?[ \t](?:elsewhere|(?:at|by|with|in|from)[ \t](?:an?[ \t]|the[ \t]|some[ \t])?(?:other|another|outside|different|previous|prior|former|old)[ \t]?(?:hospital|facility|clinic|office|practice|group|provider|doc(?:tor)?|surgeon|place|lab|state|city|ER|ED|dr|md)?)\b/i
/** `stress test 10/28 was abnormal` */
const FOUND_AFTER =
  /^\)?[ \t](?:(?:was|were|is|came back|showed|read as)[ \t])?(?:ab)?(?:normal|negative|positive|benign|neg|pos(?![ \t:#]{0,2}\d)|wnl|clean|unremarkable|inconclusive)\b/i
/** `put in by another doc 10/25/25` */
const ELSEWHERE_BEFORE =
  /\b(?:elsewhere|(?:at|by|with|in|from)[ \t](?:an?[ \t]|the[ \t]|some[ \t])?(?:other|another|outside|different|previous|prior|former)[ \t](?:hospital|facility|clinic|office|practice|group|provider|doc(?:tor)?|surgeon|place|lab|state|city|ER|ED|dr|md))[ \t(]{1,2}(?:on[ \t])?$/i

/** `signed by A. Bell MD 10/03/2025` */
const SIGNED_BEFORE =
  /\b(?:e-?signed|signed|co-?signed|authenticated|attested|verified|finali[sz]ed|reviewed)(?:[ \t]+(?:electronically|and \w+))?[ \t]+by\b[^\n\d;]{0,40}$/i
/** `turned 5 (9/1/21)`: the day of a birth, or its anniversary. */
const TURNED_BEFORE =
  /\bturn(?:ed|s|ing)[ \t](?:\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[ \t]?(?:[(,][ \t]?)?(?:on[ \t]|born[ \t])?$/i
/** `enrolled in part B on 2/1/25` */
const ENROLLED_BEFORE =
  /\b(?:address(?:es)?|new (?:phone|fax|location|office|number))\b[^.?!;\n\d]{0,24}$|\b(?:enroll(?:ed|ment)|joined|turned \d\d|became eligible)\b[^.?!;\n\d]{0,24}$/i
/** `her effective date came back as 7/1/2026` */
const EFFECTIVE_BEFORE = /\beffective date\b[^.?!;\n\d]{0,30}$/i
/** `last colonoscopy 3/2017`, `prior mammogram was 9/1/2024` */
const LAST_BEFORE =
  /\b(?:last|prior|previous|old)[ \t](?:\w+[ \t]){0,2}(?:\w*scopy|colon|mammo\w*|dexa|bone density|pap|awv|ippe|wellness|psa|exam|screening|physical|cologuard|test|scan|ct|mri|imaging|echo|ekg|study|injection|inj|shot|dose|surgery|procedure|admission|stay|fill)\b[^.?!;\n\d]{0,16}$/i
/** `last nail care 8/13/25`; `last week 10/6` and `last Tuesday 10/7` are days themselves. */
const LAST_OF_ANY =
  /\b(?:says|shows|is|was|since)[ \t]last[ \t]$|[(,:][ \t]?last[ \t](?:was[ \t])?(?:on[ \t])?$|\blast[ \t](?:was|on|is)[ \t](?:on[ \t])?$|\blast[ \t](?!(?:week|month|night|year|evening|(?:mon|tue|wed|thu|fri|sat|sun)\w*|resort|line|name|claims?|one|case|pt|patient|few)\b)(?:[a-z]{2,14}[ \t]){1,3}(?:(?:was|on|is|in)[ \t]){0,2}$/i
/** `last saw Dr A in our practice 3/2/2022` */
const LAST_SEEN_BEFORE = /\blast[ \t](?:saw|seen|came|visit(?:ed)?)\b[^.?!;\n\d]{0,40}$/i
/** `last one was aug 5 2025 with 96372`: the last one is what was billed. */
const LAST_BILLED = /^,?[ \t](?:with|w\/|billed|coded|for)[ \t](?:as[ \t])?(?:\d{5}|[A-V]\d{4})(?!\d)/i
/** `valid thru 12/31/2025`, `PA# 8841 good 10/1/25` */
const THROUGH_BEFORE =
  /\b(?:valid|covered|extended|allowed|telehealth|flexibilit\w{1,3})\b[^.?!;\n\d]{0,20}\b(?:thru|through)[ \t]$|\b(?:auth\w*|PA|precert\w*|referral|ref)\b[^?!;\n]{0,24}\bgood[ \t](?:(?:from|for|thru|through|until|till|to)[ \t])?$/i
/** `clearance 9/28/25 for surgery 10/2/25`: the visit before it is asked about. */
const CLEARED_BEFORE =
  /\b(?:pre-?op\w*|clear(?:ance|ed))\b[^?!;\n]{0,30}\b(?:for|before|prior to|ahead of)[ \t](?:\w+[ \t]){0,2}(?:surgery|procedure|sx|replacement|the OR)\b[^.?!;\n\d]{0,10}$/i
/** `he moves to POS 32 on April 20`, `our clinic relocates on 3/1/26` */
const TO_COME_BEFORE =
  /\b(?:moves|leaves|relocates|retires|transfers|turns|closes|opens|switches|expires|is (?:moving|leaving|retiring|transferring))\b[^.?!;\n]{0,30}$/i
/** `labs 9/29/25 reviewed`, `her 9/15/25 MRI was reviewed` */
const REVIEWED_AFTER =
  /^[ \t](?:(?:labs?|mri|ct|x-?rays?|films?|imaging|echo|ekg|report|results?|studies|note)[ \t])?(?:(?:was|were)[ \t])?reviewed\b/i
/** `what changed 10/1`: rules begin on the first of a month. */
const RULE_BEFORE =
  /\b(?:chang(?:es?|ed|ing)|new|codes?|rules?|starting|(?<!\bobs |observation )starts?|beg[ai]n(?:ning|s)?|went into effect|took effect|went away|go(?:es)? away|gone|dead|invalid|deleted|discontinued|retired|sunset\w{0,3}|guidelines?|update)\b[^.?!;\n\d]{0,12}$/i
const FIRST_OF_MONTH = /-01$/
const BILLED_BEFORE =
  /\bbilled(?:[ \t](?:it|this|out|me|us|him|her|them))?(?:[ \t]by[ \t](?!\d)\w+)?(?:[ \t]on)?[ \t]$/i
const CODES_BILLED_BEFORE =
  /\bbilled[ \t](?:(?:a|an|the|and|with|only|alone|together|separately|[A-Z]?\d{4,5}[\w-]{0,6})[, \t]{1,2}){1,6}on[ \t]$/i
/** What went before the service or came behind it, seldom the service itself: it is taken for it where nothing else is told. */
const HANDLED_BEFORE =
  /\b(?:denied|rejected|kicked(?: back| out)?|bounced|closed|charged|keyed|entered|reported|read|over-?read|interp(?:reted|retation)?|upheld|overturned|reversed|retracted|refunded|offset|adjusted|reprocessed|finali[sz]ed|completed|locked|co-?signed|counter-?signed|attested|recouped|audit(?:ed)?|qa['’]?d|late entry|opened|(?:first|1st|prev|index)(?: (?:one|dose|shot|inj\w*|stage|surgery|procedure))?|ordered|orders?|died|deceased|passed away|exp(?:ired)?|labs|(?<!\b(?:to|in|at|the|our|cath|sleep|vascular|ep) )lab|reviewed|(?:pt|patient|he|she) left|h&p|h and p)(?:[ \t](?:it|this|that|them|both|all|out|again|back|us|the|by[ \t]\w+(?:[ \t](?!on\b)[A-Z]\w+)?|claims?|codes?|lines?|as|w|was|were|from|of|written|placed|dated|ama|(?:her|his|the|their)(?: \w+)?|[A-Z]{0,3}-?\d[\w.-]{0,7})){0,5}(?:[ \t]on)?[ \t:]{1,3}$/i

/** `the claim came back 10/30`, `came back 10/30 with CO-16` */
const CAME_BACK_BEFORE =
  /\b(?:claims?|eob|remit|appeal|path(?:ology)?|results?|labs?)\b[^?!;\n]{0,30}\bc[ao]me back\b[^?!;\n\d]{0,16}$/i
const BACK_BEFORE = /\bc[ao]me back\b[^?!;\n\d]{0,12}$/i
const DENIED_AFTER =
  /^[ \t](?:with|as|w\/|for)[ \t]?(?:an?[ \t])?(?:(?:CO|PR|OA|PI|CARC|RARC)\b|MA?\d|N\d|denials?\b|denied|reject)/i

/** `Dr. Kim ordered the MRI 9/20` */
const ORDERED_BEFORE = /\bordered[ \t](?:(?!and\b|done\b|performed\b|drawn\b|collected\b)[a-z]+[ \t]){1,3}$/i
/** `On 10/30 we got a denial` */
const HANDLED_AFTER =
  /^,?[ \t](?:we|i|they|he|she|it|(?:the )?(?:payer|rep|biller|carrier|plan)|medicare|medicaid|insurance|bcbs|uhc|aetna|cigna|humana)[ \t](?:(?:got|received|had|was|were|has|have|get)[ \t])?(?:an?[ \t]|the[ \t]|back[ \t]|this[ \t]|another[ \t])?(?:denial|denied|rejection|rejected|letter|remit|eob|refund\w*|recoup\w*|bill\b|called|spoke|appealed|faxed|mailed|sent|resubmitted|rebilled|submitted|billed|received)\b/i

/** True where `before` says that the date behind it is of something beside the service; `after` stands behind the date. */
export function tellsOtherDay(before: string, after = '', date = ''): boolean {
  if (OTHER_BEFORE.test(before)) return !(LAST_BILLED.test(after) && /\blast\b/i.test(before))
  if (TALKED_AFTER.test(after)) return true
  if (date !== '' && PART_BEFORE.test(before)) return true
  if (BOX_BEFORE.test(before) || NOT_BEFORE.test(before)) return true
  if (RESULT_IN_BRACKETS.test(before) || (ASKED_AFTER.test(after) && ASKED_BEFORE.test(before))) return true
  if (RESULT_BEFORE.test(before) && RESULT_AFTER.test(after)) return true
  if (MONEY_BEFORE.test(before) || EARLIER_AFTER.test(after)) return true
  if (BOUND_BEFORE.test(before) || NUMBERED_PAPER_BEFORE.test(before) || PAPER_BEFORE.test(before)) return true
  if (LAST_SEEN_BEFORE.test(before)) return !LAST_BILLED.test(after)
  if ((MISHAP_BEFORE.test(before) && !SEEN_AFTER.test(after)) || REVIEWED_BEFORE.test(before)) return true
  if (RIGHT_BEFORE.test(before) || SIGNED_BEFORE.test(before) || ENROLLED_BEFORE.test(before)) return true
  if (THROUGH_BEFORE.test(before) || EFFECTIVE_BEFORE.test(before) || TO_COME_BEFORE.test(before)) return true
  if (TURNED_BEFORE.test(before) || tellsStanding(before)) return true
  if (CLEARED_BEFORE.test(before) || REVIEWED_AFTER.test(after)) return true
  if (LAST_BEFORE.test(before) || LAST_OF_ANY.test(before)) return !LAST_BILLED.test(after)
  return FIRST_OF_MONTH.test(date) && RULE_BEFORE.test(before)
}

/** True where somebody of the same group is said to have done it, which a new patient is not seen for again. */
export const tellsPartner = (before: string): boolean => PARTNER_BEFORE.test(before)

/** True where a rule is said to hold for the services from that day on, or to it. */
export const tellsRule = (before: string, after = ''): boolean =>
  HELD_BEFORE.test(before) || (HELD_BEHIND.test(after) && FROM_BEFORE.test(before))

/** True where `before` says that a claim or report was handled on the date behind it, which may be the day of the service or not. */
export function tellsHandling(before: string, after: string): boolean {
  if (CAME_BACK_BEFORE.test(before) || (BACK_BEFORE.test(before) && DENIED_AFTER.test(after))) return true
  if (SETTLED_BEFORE.test(before) || TALKED_BEFORE.test(before)) return true
  if ((LEFT_BEFORE.test(before) || HOUSED_BEFORE.test(before)) && !CODE_BEHIND.test(after)) return true
  if (FOUND_AFTER.test(after)) return true
  if (ELSEWHERE_AFTER.test(after) || ELSEWHERE_BEFORE.test(before)) return true
  return (
    (HANDLED_BEFORE.test(before) || ORDERED_BEFORE.test(before) || HANDLED_AFTER.test(after)) && !tellsOtherDay(before)
  )
}

/** `we billed 99213 and 20610 on 10/6`: on that day, or of that day. */
export const tellsBillingOfCodes = (before: string): boolean => CODES_BILLED_BEFORE.test(before)

/** The day a claim was made out, by whoever made it out. */
export const tellsBilling = (before: string): boolean => BILLED_BEFORE.test(before)
