import { anyOf, inOrder, notAfter, notBefore, repeated } from '../../patterns/compose-patterns.ts'

/** Words beside the day of a paper, of money or of an enrolment, which is no day of a service. */

/**
 * What tells of another day than that of the service, with up to twelve characters between it and the date: papers,
 * money, births, enrolments, rules, visits before.
 */
export const OTHER_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /DOB|EDC|SOC|start of care/i,
    /(?:re)?cert(?:ification)?(?: period)?/i,
    /comparison|compared (?:to|with)/i,
    /last (?:reviewed|revised|updated)/i,
    /dictated|dictation|lot|VIS|transcribed|typed|upgraded?|went live|go-?live|migrat\w{1,4}/i,
    /implemented|resubmitted|refiled|corrected|rebilled|d\.o\.b|birth(?:date|day)?|born|sent/i,
    /submitted|filed|received|rec['’]?d|rcvd|processed/i,
    /(?:paid|payment|pmt)(?! for\b)/i,
    inOrder(
      /check/i,
      notAfter(
        /\b/i,
        anyOf(
          /well|wound|skin|incision|suture|bp|device|aid|pump|pacer|pacemaker|icd/i,
          /lead|weight|med|medication|foot|eye|ear|vision|pressure|cast|brace|iud/i,
          /annual/i,
        ),
        / check/i,
      ),
      notBefore(/[ -](?:ins?|ups?|this|these|those|the|my|our|if|on|for|claims?|codes?)\b/i),
    ),
    /chk|printed/i,
    /(?:remit(?:tance)?|EOB|EOP|ERA|letter)(?! for\b)/i,
    /(?<!\b(?:claims?|services?|visits?|encounters?|notes?) )dated/i,
    /date:|denied on|denial date|denial(?! for\b)|effective|eff|deleted|revised|updated/i,
    /retired|expires?/i,
    /(?<!\b(?:pt|patient|he|she|mom|dad|mother|father|wife|husband|resident) )exp(?:ired)?/i,
    /terminat\w{2,4}|termed|deadline|due|published|version|edition|superbill from|edit from/i,
    /quit|contract(?:ed)?|renew(?:ed|al|s)|admit(?:ted)? to practice|copyright|©|today is/i,
    /as of today|follow[- ]?up (?:on|call)/i,
    /last (?:one|visit|time|done|seen|here|in|saw)/i,
    /previous(?:ly)?|prior|called(?! back)|spoke|faxed|mailed|posted|signed|injur\w{1,3}/i,
    /accident|onset|DOI|LMP|EDD/i,
    /auth(?:orized|orization|s)?/i,
    /enrolled|credential\w*|licensed|hired|elected|valid|emailed|replied|unhooked/i,
    /disconnected|appeal(?:ed)?|approved|adopted|amended|addend\w{2,3}/i,
    /(?:claim )?drop(?:ped)?(?: date)?/i,
    inOrder(
      anyOf(
        /check|post(?:ing|ed)?|bill(?:ing)?|payment|print|order|report(?:ed)?|birth|entry/i,
        /submission|statement/i,
      ),
      / (?:date|dt)/i,
    ),
    /today['’]s date/i,
    inOrder(
      /date /i,
      anyOf(
        /reported|printed|received|posted|billed|entered|ordered|paid/i,
        /of (?:birth|denial|letter|notice|injury|onset|accident|loss|report|remit|death)/i,
      ),
    ),
  ),
  /\b[^.?!;\n\d]{0,12}$/i,
)
/** The same, right before the date: these words stand in tellings of services too. */
export const RIGHT_BEFORE = inOrder(
  anyOf(
    inOrder(
      /\b/i,
      anyOf(
        /referral|referred|rx|script|prescription|prescribed|WOPD|SWO|CMN|consent/i,
        /decision|determination|reconsideration|redetermination|recoup(?:ed|ment)?/i,
        /takeback|adjudicated|MLN|transmittal|FAQ|policy|article|accession(?:ed)?/i,
        /result(?:ed|s)?|path(?:ology)?(?: report)?|contact(?:ed)?(?! date)|unhooked/i,
        /rebooked|rescheduled?|went out|recert(?:ified)?/i,
        /started (?:here|work(?:ing)?|with us|at the practice)/i,
        inOrder(
          anyOf(
            /NP|PA|MD|doctor|provider|physician|biller|coder|coverage|insurance/i,
            /medicare|medicaid|plan|policy|hospice(?: election)?/i,
          ),
          / (?:has )?(?:started|began|joined|left)/i,
        ),
        /followed(?: by us| here| at home| by \w+){0,3} from/i,
        inOrder(/bill|statement|invoice|memo|notice|e-?mail|fax|voicemail|audit/i, / (?:of|from|dated|on)/i),
        inOrder(
          anyOf(
            /bill|statement|letter|invoice|check|remit|EOB|denial|notice|rejection/i,
            /response|records?|results?|report|signature|order|form|PCS|SWO|CMN|rx/i,
            /script|prescription|paperwork|referral|fax|cert|auth/i,
          ),
          /s? (?:came|arrived|showed up)(?: back| in)?/i,
        ),
      ),
      repeated(
        inOrder(
          /[ \t]/i,
          anyOf(/back|placed|written|sent|dated|date|dt|came|came back|in|on|of|from|was|is/i, /made|for|to|notified/i),
        ),
        '{0,2}',
      ),
      /[ \t:,=-]{1,3}/i,
    ),
    /(?<!\w)(?:D|T|DD|DT|TD)[:/][ \t]?/i,
  ),
  /$/i,
)
/** `box 14: 9/1/25`: only the 24th holds the days of the services. */
export const BOX_BEFORE =
  /\b(?:box|item|fl|field)[ \t]?#?[ \t]?(?!24)\d{1,2}[a-z]?[ \t]?(?:is|was|says|has|=)?[ \t:=-]{1,3}$/i
/** `MCR B 11/1/24` */
export const PART_BEFORE = /\b(?:part|mcr|medicare)[ \t](?:part[ \t])?[ab][ \t:]{1,2}(?:eff\w*[ \t])?$/i
/** `paid 0.00 10/24/2025`: the money of a row and its day. */
export const MONEY_BEFORE =
  /\b(?:paid|pd|payment|pmt|allowed|check|chk)[ \t:]{1,3}\$?\d[\d,]{0,9}(?:\.\d\d)?[ \t|]{1,4}(?:on[ \t])?$/i
/** `check 88120 10/24/25`, `EFT# 4410 dated 10/24` */
export const NUMBERED_PAPER_BEFORE = inOrder(
  /\b(?:checks?|chk|eft|trace|invoice|statement|remit)[ \t]{0,2}(?:#|no\.?|number)?[ \t:]{0,2}/i,
  /[A-Z]{0,3}\d{3,12}(?:,?[ \t](?:dated|on|of|issued))?[ \t,:]{1,2}$/i,
)
/** `PD 05/14/2026`, `EFT 5/14`, `deposited on 5/14`: the day of the money; behind `PD` a code is of dialysis. */
export const PAID_ON_BEFORE =
  /\b(?:pd|eft|ach|trn|wire|warrant|deposit(?:ed)?|funded)(?:[ \t](?:on|date|dt))?[ \t:=-]{1,4}$/i
/** `she got the bill 11/4`, `EOB from Cigna came Oct 30`, `a letter from the plan arrived on 11/4` */
export const PAPER_BEFORE = anyOf(
  inOrder(
    /\b/i,
    /got|gets?|received|opened|has|have|mailed|sent|saw/i,
    /[ \t]/i,
    repeated(/(?:the|a|an|this|our|my|her|his|their|your|another|first|second|final)[ \t]/i, '{0,2}'),
    anyOf(
      /bill|statement|invoice|eob|eop|remit|letter|notice|denial|rejection|refund|check/i,
      /records request|takeback/i,
    ),
    repeated(/[ \t](?:back|from[ \t]\w+(?:[ \t]\w+)?|in the mail|dated|on)/i, '{0,3}'),
    /[ \t:,]{1,2}$/i,
  ),
  inOrder(
    /\b/i,
    anyOf(/bill|statement|invoice|eob|eop|remit|letter|notice|denial|rejection|refund|check/i, /records request/i),
    /[ \t]from[ \t](?:\w+[ \t]){1,3}/i,
    /came|arrived|showed up|is dated|was dated|says|said/i,
    /(?:[ \t](?:back|in|on|in the mail)){0,2}[ \t]$/i,
  ),
)
/** `They took back 99214 for Aug 20 on Nov 3` */
export const SETTLED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /denied|rejected|paid|recouped|t(?:oo|a)ke?s? back|took it back|clawed back|pulled back/i,
    /refunded|reversed|processed|reprocessed|downcoded|adjusted/i,
  ),
  /\b[^.?!;\n]{0,16}\b(?:for|of|from)\b[^.?!;\n]{3,24}\bon[ \t]$/i,
)
/** `signed by A. Bell MD 10/03/2025` */
export const SIGNED_BEFORE = inOrder(
  /\b/i,
  /e-?signed|signed|co-?signed|authenticated|attested|verified|finali[sz]ed|reviewed/i,
  /(?:[ \t]+(?:electronically|and \w+))?[ \t]+by\b[^\n\d;]{0,40}$/i,
)
/** `turned 5 (9/1/21)`: the day of a birth, or its anniversary. */
export const TURNED_BEFORE =
  /\bturn(?:ed|s|ing)[ \t](?:\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[ \t]?(?:[(,][ \t]?)?(?:on[ \t]|born[ \t])?$/i
/** `enrolled in part B on 2/1/25` */
export const ENROLLED_BEFORE = anyOf(
  /\b(?:address(?:es)?|new (?:phone|fax|location|office|number))\b[^.?!;\n\d]{0,24}$/i,
  /\b(?:enroll(?:ed|ment)|joined|turned \d\d|became eligible)\b[^.?!;\n\d]{0,24}$/i,
)
/** `her effective date came back as 7/1/2026` */
export const EFFECTIVE_BEFORE = /\beffective date\b[^.?!;\n\d]{0,30}$/i
