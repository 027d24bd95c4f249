import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'

/** `G0511 ended on 7/1`: what ends a code, right behind it. */
const CODE_ENDED_BEFORE = inOrder(
  /(?<![\w$#.-])/i,
  /\d{4}[0-9FTU]|[A-V]\d{4}|[A-TV-Z]\d[0-9A-Z]\.\w{1,4}/i,
  /[ \t]/i,
  repeated(/(?:was|were|is|got|gets|has|had|been|will|be|officially|supposedly|already)[ \t]/i, '{0,3}'),
  anyOf(
    /end(?:ed|s)?|sunset(?:s|ted)?|went[ \t]away|goes[ \t]away|discontinued|replaced|retired/i,
    /terminated|expired|stopped[ \t]being[ \t]\w+/i,
  ),
  /[ \t]/i,
  repeated(/(?:on|as[ \t]of|effective|after|with|in)[ \t]/i, '{0,2}'),
  /$/i,
)
/** `the code stopped on 6/30`, `our waiver runs out 9/30` */
const RULE_ENDED_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /codes?|waivers?|grace[ \t]period|programs?|edits?|demonstration|pilot|exception/i,
      /moratorium|flexibilit(?:y|ies)/i,
    ),
    /[ \t]/i,
    repeated(/(?:was|were|is|are|got|has|had|been|will|be|officially)[ \t]/i, '{0,3}'),
    anyOf(
      /end(?:ed|s)?|stop(?:ped|s)?|sunset(?:s|ted)?|r[au]ns?[ \t]out|went[ \t]away/i,
      /goes[ \t]away|discontinued|replaced|began|begins|took[ \t]effect|takes[ \t]effect/i,
      /kicked[ \t]in/i,
    ),
    /[ \t]/i,
    repeated(/(?:on|as[ \t]of|effective|after|with|in)[ \t]/i, '{0,2}'),
    /$/i,
  ),
  inOrder(
    /\b(?:was|is|were|got)[ \t](?:it|this|that|they)[ \t](?:officially[ \t]|already[ \t])?/i,
    /replaced|deleted|retired|discontinued|terminated|sunset/i,
    /(?:[ \t](?:on|as[ \t]of|effective|with|in))?[ \t]$/i,
  ),
)
/** `half of us say 7/1, the other half says 10/1`: what is said of a rule. */
const SAID_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /half|others/i,
    /some(?:[ \t](?:people|coders|billers))?/i,
    /(?:the|an)other[ \t](?:half|one|coder|biller|rep|payer)/i,
    /rep|payer|plan|carrier|portal|website|provider[ \t]line|medicare|medicaid|insurance|MAC/i,
    /book|manual|newsletter|EHR|software|vendor/i,
  ),
  /(?:[ \t]of[ \t](?:us|them|the[ \t]\w+|my[ \t]\w+))?[ \t](?:says?|said)/i,
  /(?:[ \t](?:it['’]?s|it[ \t](?:is|was)|that))?[ \t]$/i,
)
/** `Medicare is ok from 7/1`, `he is in network as of 9/1`: since when somebody may bill. */
const ADMITTED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /ok|okay|good|all[ \t]set|par|participating|in[- ]network|eligible|enrolled|credentialed/i,
    /approved|live|licensed|certified|contracted/i,
  ),
  /(?:[ \t](?:with|for|by|to[ \t]bill)[ \t]\w+)?[ \t]/i,
  /from|as[ \t]of|since|starting|beginning|effective|retro(?:active)?(?:[ \t]to)?|back[ \t]to/i,
  /[ \t]$/i,
)
/** `got retro Medicaid from 6/1`, `she has Aetna since 9/1` */
const COVERED_BEFORE = inOrder(
  /\b/i,
  /got|has|have|had|gave|granted|approved|retro|new|active|on|under/i,
  /[ \t](?:\w+[ \t])?/i,
  anyOf(
    /medicaid|medicare|coverage|insurance|cobra|tricare|aetna|cigna|humana|bcbs|uhc|anthem/i,
    /hmo|ppo|eligibility/i,
  ),
  /[ \t]/i,
  /from|as[ \t]of|since|effective|starting|back[ \t]to|until|till/i,
  /[ \t]$/i,
)
/** `the old system was fine through 12/31` */
const WORKED_BEFORE = inOrder(
  /\b/i,
  /fine|ok|okay|good|well|clean|worked|works|working|paid|paying|active/i,
  /[ \t](?:(?:up|all[ \t]the[ \t]way)[ \t])?(?:through|thru|till?|up[ \t]to)[ \t]$/i,
)
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
