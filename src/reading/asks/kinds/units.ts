import { anyOf, inOrder, notAfter, notBefore, optional } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask how many units. */
export const UNITS: readonly WayOfAsking[] = [
  way(
    `unit units mue mues many qty quantity x tags lesions warts nails toenails pricks polyps nodules cores
      jars stents implants muscles levels wounds injections vials minute minutes doses visits sessions
      treatments times mg mcg ml cc sq wastage wasted discarded increment increments thrown threw claim line
      put u`,
    anyOf(
      inOrder(
        notAfter(
          /\b/i,
          anyOf(
            /dialysis|nursing|care|burn|rehab|psych|psychiatric|observation|mobile|medic/i,
            /ambulance|inpatient|swing bed|step-?down|telemetry|surgical|storage/i,
            /x-?ray|imaging|ultrasound|ct|mri|dexa|laser|fluoro\w*|sleep|business|housing/i,
            /pays?(?: us)? (?:per|a)|paid per|rate per|dollars? per/i,
          ),
          / /i,
        ),
        /\bunits?\b/i,
      ),
      /\btoo many\b/i,
      /(?<![\w])[x×] ?\d{1,3}\b(?! ?(?:d|days?|wks?|weeks?|mos?|months?|yrs?|years?)\b)/i,
      /\bMUEs?\b/i,
      inOrder(
        /\bhow many /i,
        notBefore(
          anyOf(
            /(?:\w+ )?(?:visits|days|weeks|months|years|yrs|mos|wks|codes|degrees|percent)\b/i,
            inOrder(
              /(?:times )?(?:per|a|an|each|every|in|in a|in one) /i,
              /yr|year|calendar|rolling|12|twelve|lifetime|month/i,
            ),
          ),
        ),
        /\w+/i,
      ),
      /\bqty\b|\bquantity\b/i,
      inOrder(
        /\b\d{1,3} /i,
        anyOf(
          /tags|lesions|warts|(?:toe)?nails|pricks|polyps|nodules|cores|jars|stents|implants/i,
          /muscles|levels|wounds|injections|vials|doses|visits|sessions|treatments/i,
        ),
        /\b/i,
      ),
      /\b(?:8|eight)[ -]minute\b/i,
      /\b15[ -]min\w* (?:units?|increments?)\b/i,
      /\bincrements?\b/i,
      /(?<!\btime )\bwast(?:age|ed)\b(?! (?:time|effort))/i,
      /\bdiscarded\b/i,
      /\b(?:thrown|threw)[ \t](?:\w+[ \t])?(?:out|away)\b/i,
      /\b\d{1,3} ?u\b/i,
      /\bhow (?:do|should|would|to) (?:i |we )?(?:put|show|list|enter) .{1,40}\b(?:claim|line)\b/i,
      /\b[A-V]\d{4}\b.{0,60}\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|ml|cc)\b/i,
      /\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|ml|cc)\b.{0,80}\b[A-V]\d{4}\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'once twice times limit limits cap max maximum per many much day',
    anyOf(
      inOrder(
        /\b(?:bill|report|count|use|charge|code|list)\w{0,3}\b.{0,24}\b/i,
        /once|twice|(?:two|three|four|five|six|\d{1,2}) times/i,
        /\b/i,
      ),
      inOrder(
        /(?:\d{5}|[A-V]\d{4})(?:-[A-Z\d]{2}){0,3} (?:once|twice)\b/i,
        notBefore(/ (?:a|per|every|in(?: (?:a|one|the))?) (?:yr|year|month|lifetime|cal|12)/i),
      ),
      /\b(?:is|are) (?:[2-9]|two|three|four) (?:a|per|in a|in one) day\b/i,
      /\blimits?[ \t]?\?/i,
      /\b(?:cap|limit|max(?:imum)?) (?:on|of|for|per|units?)\b/i,
      /(?:\d{5}|[A-V]\d{4}) (?:max(?:imum)?|limit)\b/i,
      /\bmax(?:imum)? (?:\d{5}|[A-V]\d{4})\b/i,
      /\b(?:a|any|the) cap\b/i,
      /\bper (?:day|hour|session|dose|vial|cc|test|specimen|lesion|eye|level|side|line)\b.{0,24}\?/i,
      /\bhow many(?:[ \t]?\?| of\b)/i,
    ),
  ),
  way('sq sqcm square', /\b\d{1,4}(?:\.\d{1,2})? ?sq(?:uare)?\.? ?cm\b/i),
  // Requests and questions of people in a hurry.
  way(
    `line lines class drug leg arm knee shoulder muscle joint nail toe finger encounter stick draw antibody
      stain slide block wound site area`,
    anyOf(
      inOrder(
        /\b(?:one|1|two|2|single|separate) lines?\b/i,
        notBefore(
          / (?:was |were |got |is |are |out of \w+ )?(?:paid|pays?|denied|rejected|allowed|bounced|zeroed|bundled|missing)\b/i,
        ),
      ),
      inOrder(
        /\bper (?:\w+ )?/i,
        anyOf(
          /class|drug|leg|arm|knee|shoulder|muscle|joint|nail|toe|finger|date|encounter|stick/i,
          /draw|antibody|stain|slide|block|wound|site|area/i,
        ),
        /\b.{0,30}(?:\?|\bor (?:per|by|once)\b)/i,
      ),
    ),
  ),
  way(
    'two twice second',
    /\b(?:two|twice|three|multiple|second|another)\b.{1,24}\b(?:one|a|per|each|same) (?:day|date)\b/i,
  ),
  way('x', /(?:\d{5}|[A-V]\d{4}) ?x ?\?/i),
  way(
    'many',
    anyOf(
      inOrder(
        /\bhow many /i,
        anyOf(
          inOrder(
            /times/i,
            notBefore(
              / (?:per|a|an|each|in a|in one|every|in) /i,
              /yr|year|calendar|rolling|12|twelve|lifetime|month/i,
            ),
          ),
          /per(?! (?:yr|year|calendar|rolling|12|twelve|lifetime|month))/i,
          /can|do|did|should|may|would|are|is|will|each/i,
        ),
        /\b/i,
      ),
      /\bhow many \d{5}/i,
    ),
  ),
  // Told as what happened, or what somebody says.
  way('many day', /\bhow many[ \t]*(?:[.?]|$)|\b(?:is|are) (?:\d|two|three|four) (?:a|per) day\b/i),
  // Half told, as billing offices clip them.
  way(
    'twice times used given injected count counting',
    anyOf(
      /\bsame (?:\w+ ){1,2}(?:twice|(?:two|2|three|3) times)\b/i,
      /\b(?:twice|(?:two|2|three|3) times) (?:on|in|to|at) (?:the )?same\b/i,
      inOrder(
        /\b\d{1,4} ?(?:u|units|mg)? (?:of|out of) (?:the |an? )?\d{2,4} ?(?:u|units|mg)? (?:vial )?/i,
        /(?:used|given|injected)\b/i,
      ),
      /\bcount[ \t]*[?.]?$/i,
      /\bhow (?:do|to|should) (?:we |i |you )?count\b/i,
      /\bcount (?:them|these|each|by|per)\b/i,
    ),
  ),
  // `7.4 miles each way how do we enter it`
  way(
    'mile miles mileage',
    anyOf(
      /\bmile(?:s|age)?\b(?=[^?.!\n]{0,40}\b(?:how|round\w*|enter|tenths?|whole)\b)/i,
      /(?<=\b(?:how|round|enter|bill|report)\b[^?.!\n]{0,40})\bmile(?:s|age)?\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'together up add added sum summed total totaled totalled',
    inOrder(
      /\b(?:add(?:ed)?|sum(?:med)?|total(?:l?ed)?) /i,
      optional(/(?:them|these|those|the (?:lengths|repairs|sizes|areas|minutes|times|closures)) /i),
      /(?:all )?(?:together|up)\b/i,
    ),
  ),
  way(
    'each shots injections stains cups jars drugs cultures',
    anyOf(
      inOrder(
        /\b/i,
        /billed?|counted?|coded?|reported?|paid|charged?|unit|line/i,
        / (?:for |per )?each (?!time\b|visit\b|month\b|year\b|day\b)\w+[ \t]*\?/i,
      ),
      inOrder(
        /\b(?:two|three|four|five|six|\d{1,2}) (?:\w+ )?/i,
        /shots|injections|stains|cups|jars|drugs|cultures/i,
        /\b/i,
      ),
    ),
  ),
  way(
    'list time minutes mins',
    anyOf(
      /\bhow (?:do|should|would|can) (?:we|i|you) list (?:the )?(?:both )?(?:\d{5}|[A-V]\d{4})\b/i,
      inOrder(
        /\bhow (?:is|are|was|were) (?:the |our |his |her )?(?:time|minutes|mins) /i,
        /(?:counted|figured|calculated|added|reckoned|tallied|split|divided)\b/i,
      ),
      inOrder(
        /\bhow (?:do|does|should|would) (?:we|i|you|one|they) (?:count|figure|calculate|tally|add up) /i,
        /(?:the |our |his |her )?(?:\w+ )?(?:time|minutes|mins)\b/i,
      ),
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'wrong most quantity charge charges half cut lot max',
    anyOf(
      /\bover the max\b/i,
      /\bis (?:\d{1,3}|two|three|four|five|six|eight|ten|twelve) wrong\b/i,
      /\bthe most (?:\w+ ){0,3}(?:allows?|allowed|will take|take)\b/i,
      /\bquantity (?:box|field)\b/i,
      /\b(?:one|1) charge or (?:two|2|more)\b/i,
      /\b(?:two|three|four|five|six|\d{1,2}) charges[ \t]*\?/i,
      inOrder(
        /\bcut (?:the |our |my )?(?:[A-V]\d{4}|\d{5}|units?|quantity) /i,
        /in half|(?:down )?to (?:\d|one|two|three|four|six|half)/i,
      ),
      /\bseems? like a lot\b/i,
    ),
  ),
]
