/** `G0511 ended on 7/1`: what ends a code, right behind it. */
const CODE_ENDED_BEFORE =
  /(?<![\w$#.-])(?:\d{4}[0-9FTU]|[A-V]\d{4}|[A-TV-Z]\d[0-9A-Z]\.\w{1,4})[ \t](?:(?:was|were|is|got|gets|has|had|been|will|be|officially|supposedly|already)[ \t]){0,3}(?:end(?:ed|s)?|sunset(?:s|ted)?|went[ \t]away|goes[ \t]away|discontinued|replaced|retired|terminated|expired|stopped[ \t]being[ \t]\w+)[ \t](?:(?:on|as[ \t]of|effective|after|with|in)[ \t]){0,2}$/i
/** `the code stopped on 6/30`, `our waiver runs out 9/30` */
const RULE_ENDED_BEFORE =
  /\b(?:codes?|waivers?|grace[ \t]period|programs?|edits?|demonstration|pilot|exception|moratorium|flexibilit(?:y|ies))[ \t](?:(?:was|were|is|are|got|has|had|been|will|be|officially)[ \t]){0,3}(?:end(?:ed|s)?|stop(?:ped|s)?|sunset(?:s|ted)?|r[au]ns?[ \t]out|went[ \t]away|goes[ \t]away|discontinued|replaced|began|begins|took[ \t]effect|takes[ \t]effect|kicked[ \t]in)[ \t](?:(?:on|as[ \t]of|effective|after|with|in)[ \t]){0,2}$|\b(?:was|is|were|got)[ \t](?:it|this|that|they)[ \t](?:officially[ \t]|already[ \t])?(?:replaced|deleted|retired|discontinued|terminated|sunset)(?:[ \t](?:on|as[ \t]of|effective|with|in))?[ \t]$/i
/** `half of us say 7/1, the other half says 10/1`: what is said of a rule. */
const SAID_BEFORE =
  /\b(?:half|others|some(?:[ \t](?:people|coders|billers))?|(?:the|an)other[ \t](?:half|one|coder|biller|rep|payer)|rep|payer|plan|carrier|portal|website|provider[ \t]line|medicare|medicaid|insurance|MAC|book|manual|newsletter|EHR|software|vendor)(?:[ \t]of[ \t](?:us|them|the[ \t]\w+|my[ \t]\w+))?[ \t](?:says?|said)(?:[ \t](?:it['’]?s|it[ \t](?:is|was)|that))?[ \t]$/i
/** `Medicare is ok from 7/1`, `he is in network as of 9/1`: since when somebody may bill. */
const ADMITTED_BEFORE =
  /\b(?:ok|okay|good|all[ \t]set|par|participating|in[- ]network|eligible|enrolled|credentialed|approved|live|licensed|certified|contracted)(?:[ \t](?:with|for|by|to[ \t]bill)[ \t]\w+)?[ \t](?:from|as[ \t]of|since|starting|beginning|effective|retro(?:active)?(?:[ \t]to)?|back[ \t]to)[ \t]$/i
/** `got retro Medicaid from 6/1`, `she has Aetna since 9/1` */
const COVERED_BEFORE =
  /\b(?:got|has|have|had|gave|granted|approved|retro|new|active|on|under)[ \t](?:\w+[ \t])?(?:medicaid|medicare|coverage|insurance|cobra|tricare|aetna|cigna|humana|bcbs|uhc|anthem|hmo|ppo|eligibility)[ \t](?:from|as[ \t]of|since|effective|starting|back[ \t]to|until|till)[ \t]$/i
/** `the old system was fine through 12/31` */
const WORKED_BEFORE =
  /\b(?:fine|ok|okay|good|well|clean|worked|works|working|paid|paying|active)[ \t](?:(?:up|all[ \t]the[ \t]way)[ \t])?(?:through|thru|till?|up[ \t]to)[ \t]$/i
/** `CLIA certificate issued 3/1/26`; of a death certificate the day of a death is told. */
const CERTIFICATE_BEFORE =
  /(?<!\b(?:death|birth) )\b(?:certificate|CLIA|licen[sc]e|accreditation|DEA)\b[^.?!;\n\d]{0,24}$/i

/** True where the words before a date tell since when or until when a code, a rule, a leave to bill or a system stood. */
export const tellsStanding = (before: string): boolean =>
  CODE_ENDED_BEFORE.test(before) ||
  RULE_ENDED_BEFORE.test(before) ||
  SAID_BEFORE.test(before) ||
  ADMITTED_BEFORE.test(before) ||
  COVERED_BEFORE.test(before) ||
  WORKED_BEFORE.test(before) ||
  CERTIFICATE_BEFORE.test(before)
