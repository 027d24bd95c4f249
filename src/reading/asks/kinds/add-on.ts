import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask which code an add-on code goes with. */
export const ADD_ON: readonly WayOfAsking[] = [
  way(
    'add addon addons primary primaries parent standalone stand alone itself itslef by w themselves additional base',
    anyOf(
      /\badd[- ]?ons?\b/i,
      /\bprimary (?:code|codes|procedure|procedures|cpt)\b/i,
      inOrder(
        /\b(?:no|without|missing|needs?|what|which) (?:an? |the |its )?primary\b/i,
        notBefore(/ (?:care|ins|insurance|payer|payor|dx|diagnosis|plan|medicare)/i),
      ),
      /\bparent codes?\b|\bbase codes?\b/i,
      inOrder(
        /(?<!\b[A-Z]\d\w\.\w{1,4}(?: \w+){0,3} )\bprimar(?:y|ies) (?:for|of|to) /i,
        /\+?\d{5}|[A-V]\d{4}|it\b|(?:this|that|the) (?:code|add)/i,
      ),
      inOrder(
        /(?<!\b[A-Z]\d\w\.\w{1,4}(?: \w+){0,3} )/i,
        notAfter(
          /\b/i,
          anyOf(/who|medicare|medicaid|tricare|plan|insurance|payer|coverage|va|bcbs|aetna/i, /cigna|uhc/i),
          /(?:['’]?s| is| be| as| pays| goes)? /i,
        ),
        /\bprimar(?:y|ies)[ \t]?\?/i,
      ),
      /\bstand[- ]?alone\b/i,
      /\b(?:billed?|stay|stand|go|paid|reported|submitted) alone\b/i,
      // `GY alone?` asks of a modifier.
      /(?<!\b(?:g[xyza]|kx|tc|2[456]|5[0-9]|7[689]|x[espu]|[rl]t) )\balone[ \t]?(?:\?|$)/i,
      /\b(?:bill|report|code|use)\b.{1,24}\b(?:alone|by itself)\b/i,
      /\bby (?:it ?self|its ?self|itslef|themselves)\b/i,
      /\bw\/o \+?(?:\d{5}|[A-V]\d{4})\b/i,
      /\b(?:each )?additional (?:level|lesion|hour|unit|segment|vessel|15|30|min|code|vertebra)\w*/i,
    ),
  ),
  // Rarer wordings.
  way(
    'go goes only',
    /\b\d{5} (?:only )?go(?:es)? with\b|\b(?:can|does|should) .{1,10} go (?:only )?with\b|\bonly with\b/i,
  ),
  way(
    'without need needs require requires second nd other next additional third rd must',
    anyOf(
      /\b(?:bill|report|code|use|pay)\w{0,3} (?:it )?without\b/i,
      /\bwithout (?:its |a |the )?(?:primary|parent|base|it)\b/i,
      inOrder(
        /\b(?:need|needs|require|requires) (?:the )?(?:\d{5}|[A-V]\d{4}) /i,
        /(?:on|with|too|first|billed|for)\b/i,
      ),
      /(?:\d{5}|[A-V]\d{4}) (?:need|require)s? (?:\d{5}|[A-V]\d{4})\b/i,
      /\bmust .{1,12}\bbe (?:billed |reported )?with\b/i,
      /\bneeds? (?:an? |the )?(?:E\/?M|visit|office visit)\b/i,
      /\bfor (?:the|each) (?:second|2nd|other|next|additional|third|3rd)\b/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'attach attaches attached hang hangs tied hook hooks without',
    anyOf(
      /\b(?:attach(?:es|ed)?|hangs?|tied|hooks?) (?:to|on|onto|off) (?:which|what|it|the|\d{5})/i,
      /\bto (?:what|which) (?:codes? )?(?:do|does|can) .{1,12}\battach\b/i,
      /\b(?:go|goes|sent|send) out without\b/i,
      /\bwithout \+?(?:\d{5}|[A-V]\d{4})\b/i,
    ),
  ),
  // `do the minutes start over for the 01968`
  way(
    'start starts restart restarts reset resets begin begins carry continue',
    inOrder(
      /\b(?:minutes|mins?|times?|clock|units?|hours?|count)\b[^.?!\n]{0,20} /i,
      /(?:(?:re)?starts?(?: (?:over|again|fresh|new|anew))?|resets?|begins? again|carr(?:y|ies) over|continues?) /i,
      /(?:for|with|on|at|when|once) (?:the |an? |each |every )?/i,
      /(?:add-?ons?|additional|second|2nd|next|extra|further|\+?\d{5}|[A-V]\d{4})/i,
    ),
  ),
  // `does 01968 get its own base units?`, `would any prolonged 99417 come out of 71 minutes?`
  way(
    'own prolonged',
    anyOf(
      /\b(?:gets?|have|has|carr(?:y|ies)|earns?) (?:its|their|an?) own (?:base|units?|minutes|time|start)\b/i,
      inOrder(
        /\b(?:any|add|adding|with|the|use|bill|report|get|is|does|would|can|could) prolonged (?:services? |care |time |codes? |visits? )?/i,
        /(?:\+?994\d\d|G2212|G031[678]|codes?|services?|units?|come|apply|applies|on top)\b[^!\n]{0,80}\?/i,
      ),
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'ride own main hang',
    /\brides? along\b|\bstands? on its own\b|\bwith what main code\b|\b(?:\d{5}|[A-V]\d{4}) hangs? on\b/i,
  ),
]
