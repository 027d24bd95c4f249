import { anyOf, inOrder } from '../../../patterns/compose-patterns.ts'
import { ASKED_IF_CHANGED, SPAT_OUT, STILL_LISTED } from './changed-codes.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what replaced a code without asking it: told, half told, implied. */
export const CROSSWALK_IN_PASSING: readonly WayOfAsking[] = [
  // Told as what happened, or what somebody says.
  way(
    'since still now series',
    anyOf(
      inOrder(
        /\bsince (?:last |this |the )?/i,
        /jan(?:uary|\.)?|oct(?:ober|\.)?|new year|1\/1|10\/1/i,
        /\b.{0,60}\b/i,
        /fails?|failing|rejects?|kicks?|bounces?|won['’]?t/i,
        /\b/i,
      ),
      /\bstill (?:has|have|shows?|lists?|prints?|what we use|the (?:right|correct) (?:code|one))\b/i,
      /\b(?:[A-V]\d{4}|\d{5}|[VE]?\d{2,3}\.\d{1,2})(?: series| codes?)? now\b/i,
    ),
  ),
  way(
    'incomplete digit digits character characters good anymore',
    anyOf(
      /\b(?:says?|is|as|codes?|it['’]s|too) incomplete\b(?! (?:note|record|chart|doc))/i,
      /\badditional (?:digit|character)s?\b/i,
      /\b(?:no|not) (?:good|valid|accepted)(?: \w+)? any ?more\b/i,
      /\b(?:is|are|was)(?:n['’]?t| not) (?:that|it|this|they|those) [^.?!\n]{1,32} any ?more\b/i,
    ),
  ),
  way(
    'still left away become became turn turned',
    anyOf(
      /\bstill (?:all )?the same\b/i,
      /\bwhich (?:of|ones?|codes?)\b[^.?!\n]{0,24}\bstill\b/i,
      /\bwhat(?:['’]?s| is| do (?:we|i) have| are we) left (?:for|to (?:bill|use|report|code))\b/i,
      /\b(?:went|go|goes|going|gone) away\b/i,
      /\b(?:what|which) (?:did|does|do|has|code) .{1,24}\b(?:become|turn(?:ed)? into)\b/i,
      /\bbecame (?:what|which)\b/i,
    ),
  ),
  way(
    'keeps keep kept',
    inOrder(
      /(?<![\w.])[A-TV-Z]\d[\dA-Z]\.\w{1,4} (?:just |now |still |always )?(?:keeps?|kept) (?:on )?(?:getting |being )?/i,
      /(?:kick|reject|bounc|fail|spit|spat|error|return|flag)\w*/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'superbill superbills chargemaster cdm picklist cheat favorites favourites instead d',
    anyOf(
      inOrder(
        /\b/i,
        /superbills?|charge ?master|CDM|pick ?list|cheat sheet|favou?rites/i,
        /(?: list)? (?:still |only )?(?:has|have|shows?|lists?|says?|uses?)\b/i,
      ),
      /\bwhat(?:['’]?s)? (?:(?:code|one|goes|then) )?instead\b/i,
      /\b(?:A or D|D or A|A,? D,? or S)\b/i,
    ),
  ),
  way('carries carry contains contain includes include offers offer', STILL_LISTED),
  way('clearinghouse scrubber edit edits', SPAT_OUT),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'change changed split expanded revised heard started continued continue continues kept still over now',
    anyOf(
      ASKED_IF_CHANGED,
      inOrder(
        /\b(?:dx|diagnos[ei]s|icd(?:-?10)?|codes?) [^.?!\n]{0,24}\bstarted (?:to )?/i,
        /(?:bounc|reject|fail|kick|error)(?:e|ing)?\b/i,
      ),
      inOrder(
        /\b(?:continued?s?|kept|still) (?:to |on )?(?:report|us|bill|cod|assign|submitt?)(?:e|ing)? /i,
        /(?:\w+ ){0,2}/i,
        /[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?|\d{5}|[A-V]\d{4}/i,
        /(?!\w)/i,
      ),
      /\btook over (?:for|from)\b/i,
      /\bwhat (?:should|would) (?:\d{5}|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w{1,4}) be now\b/i,
    ),
  ),
  way(
    'spot g wants',
    /\b(?:took|takes?|taking) the (?:spot|role) of\b|\bwants? (?:an? |the )?(?:G|HCPCS|CPT|J|Q)[- ]?codes?\b/i,
  ),
  // In everyday words, without the terms of billing.
  way(
    'dental stead rid away medical ada cdt',
    anyOf(
      /\bD\d{4}\b[^.?!\n]{0,80}\bmedical\b/i,
      /\b(?:medical|CPT) (?:code|equivalent) (?:for|of) (?:ADA |dental |CDT )?(?:code )?D\d{4}\b/i,
      /\bCPT for (?:ADA|CDT|dental) code\b/i,
      /\bin (?:its|their) stead\b/i,
      /\b(?:got|get|getting) rid of (?:the )?(?:\d{5}|[A-V]\d{4})/i,
      /\bdid away with\b/i,
    ),
  ),
]
