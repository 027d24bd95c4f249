import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { ASKED_IF_CHANGED, REPLACED, RETIRED, SPAT_OUT, STILL_LISTED } from './changed-codes.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask whether a code is in force, new, changed or deleted. */
export const STATUS: readonly WayOfAsking[] = [
  way(
    `deleted delete discontinued retired invalid inactive obsolete outdated terminated termed expire expired
      expires sunset gone longer valid active current billable usable new old replace replaced replaces
      replacement replacing start started starts end ended ends change changed changes effective still payable
      now exist exists reject rejected rejecting rejection rejections rejects replacements`,
    anyOf(
      inOrder(
        /\b/i,
        anyOf(
          /deleted?|discontinued/i,
          RETIRED,
          /invalid(?! (?:mod(?:ifier)?s?|npi|pos|place|date|member|id|subscriber)\b)/i,
          /inactive|obsolete|outdated|terminated|termed|expires?/i,
          inOrder(
            /expired/i,
            notAfter(/\b(?:pt|patient|he|she|says|mother|father) expired/i),
            /(?<!\b(?:an|her|his) expired(?! codes?\b))/i,
          ),
          inOrder(
            /sunset/i,
            notBefore(
              / /i,
              anyOf(/ave|av|blvd|st|street|dr|drive|rd|road|ln|lane|way|pl|hills?|park/i, /plaza|medical|clinic/i),
              /\b/i,
            ),
          ),
          /gone|no longer/i,
        ),
        /\b/i,
      ),
      inOrder(
        /\b(?:not|still|is|are|become|became|code|a) (?:an? )?/i,
        /valid|active|current|billable(?<!\bwhat(?: is|['’]s| are) billable)|usable/i,
        /\b/i,
      ),
      /\bvalid (?:for|in|on|code|as of|20\d\d|this (?:year|yr))\b/i,
      /\bnew codes?\b|\bold codes?\b/i,
      REPLACED,
      /\bwhen did .{1,40}\b(?:start|end|change|go|take)\b/i,
      /\beffective (?:date|for|when)\b/i,
      inOrder(
        /\bstill /i,
        anyOf(
          /use|bill|report|exist|be used|be billed|good|pay|pays|cover|covers|accept|accepts/i,
          /payable|valid|covered|allowed|active|billable/i,
        ),
        /\b/i,
      ),
      /\bwho (?:\w+ )?still (?:uses?|bills?|reports?|sends?|takes?)\b/i,
      /\b(?:\d{5}|[A-V]\d{4}|codes?|it|that|those|these|they) still (?:an? )?things?\b/i,
      /\b(?:does|do) .{1,20} exist\b/i,
      /\bnow\?/i,
      /\breject(?:s|ed|ing|ions?)?\b/i,
    ),
  ),
  // `from which date did the old ones stop?`
  way(
    'date day stop stopped end ended',
    anyOf(
      /\b(?:from|since|until|till|as of) (?:which|what) (?:date|day)\b/i,
      /\bwhen did .{1,40}\bstop(?:ped)?\b(?! (?:tak|us|do|smok|work))/i,
    ),
  ),
  // Rarer wordings.
  way(
    'ended now since',
    anyOf(
      /\bended\?|\bsince when\b/i,
      /\bkick(?:ed|s|ing)\b(?! in\b).{0,60}\bnow\b/i,
      /\bwhat (?:do|should|can) .{1,12}\b(?:use|bill|report|code)\b.{0,12}\bnow\b/i,
    ),
  ),
  way(
    'valid active billable effect',
    /\b(?:is|was|are|were)\b.{1,20}\b(?:valid|active|billable(?<!separately billable)|in effect)\b/i,
  ),
  way(
    'ok okay good fine acceptable',
    /\bis (?:dx |code )?[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})? (?:ok|okay|good|fine|acceptable)\b/i,
  ),
  // Requests and questions of people in a hurry.
  way(
    'active live good alive dead away around books happened introduced created added retired permanent regular dropped drop kept keep',
    anyOf(
      /\bactive (?:for|in|on|as of|code|codes|now)\b(?! (?:treatment|care|patient))/i,
      inOrder(
        /\bstill (?:a |an )?/i,
        /live|good|ok|okay|alive|around|in use|in the book|on the books|in there|there/i,
        /\b/i,
      ),
      /\bwhat(?:ever)? (?:has )?happened to\b/i,
      inOrder(
        /\bwhen (?:was|were|did|is|will) .{1,40}\b/i,
        /introduced|created|added|retired|dropped|come out/i,
        /\b/i,
      ),
      /\b(?:regular|permanent|category I) (?:cpt|codes?)\b/i,
      /\b(?:went|go|goes|going) away\b/i,
      /\b(?:did|does|do|has|have|is) .{1,24}\bdrop(?:ped)? \d{5}/i,
      /\bis .{1,16} (?:dead|alive|live)\b/i,
    ),
  ),
  way(
    'dead alive live gone good valid active deleted',
    /\bwhich (?:of (?:these|them|those) |ones? |codes? )?(?:are|is) (?:still )?(?:dead|alive|live|gone|good|valid|active|deleted)\b/i,
  ),
  // Told as what happened, or what somebody says.
  way(
    'since still says emr template software system fail fails failing',
    anyOf(
      inOrder(
        /\bsince (?:last |this |the )?/i,
        /jan(?:uary|\.)?|oct(?:ober|\.)?|new year|1\/1|10\/1/i,
        /\b.{0,60}\b/i,
        /fails?|failing|rejects?|denie[ds]|den(?:y|ying)|kicks?|bounces?|won['’]?t/i,
        /\b/i,
      ),
      /\bfails? (?:our|the|every) (?:scrubber|edits?|front end)\b/i,
      /\bstill (?:has|have|shows?|lists?|prints?|what we|the (?:right|correct) (?:code|one))\b/i,
    ),
  ),
  way(
    'incomplete digit digits character characters good anymore new happened ok okay valid used billable',
    anyOf(
      /\b(?:says?|is|as|codes?|it['’]s|too|was) incomplete\b(?! (?:note|record|chart|doc))/i,
      /\bincomplete (?:code|dx|diagnosis)\b/i,
      /\badditional (?:digit|character)s?\b/i,
      /\b(?:no|not) (?:good|valid|used|accepted|billable|payable)(?: \w+)? any ?more\b/i,
      /\bany ?more[ \t]?\?/i,
      /\b(?:anything|something|what(?:['’]?s| is)) new\b/i,
      /\bnew (?:this|for|in) (?:yr|year|20\d\d)\b/i,
      /\bwhat happened\b/i,
      /\b(?:ok|okay|good|valid|used|billable) still\b/i,
    ),
  ),
  way(
    'still changes change left',
    anyOf(
      /\bstill (?:all )?the same\b/i,
      inOrder(
        /\b(?:any|what|which) (?:\w+ )?changes? (?:for|in|this|to .{1,20} (?:for|in)) /i,
        /(?:20\d\d|this|the new|next|fy)/i,
      ),
      /\bwhat(?:['’]?s| is| do (?:we|i) have| are we) left (?:for|to (?:bill|use|report|code))\b/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'superbill superbills chargemaster cdm picklist cheat favorites favourites',
    inOrder(
      /\b/i,
      /superbills?|charge ?master|CDM|pick ?list|cheat sheet|favou?rites/i,
      /(?: list)? (?:still |only )?(?:has|have|shows?|lists?|says?|uses?)\b/i,
    ),
  ),
  way('carries carry contains contain includes include offers offer', STILL_LISTED),
  way('clearinghouse scrubber edit edits', SPAT_OUT),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'change changed split expanded revised heard started ancient outdated old current date',
    anyOf(
      ASKED_IF_CHANGED,
      inOrder(
        /\bheard (?:that )?/i,
        /it|this|that|they|these|those|the (?:codes?|rules?|\d{1,2}[- ]day \w+)/i,
        / (?:\w+ ){0,2}(?:changed|different|split|expanded|revised)\b/i,
      ),
      /\bstarted (?:to )?(?:bounc|reject|fail|kick|error)(?:e|ing)?\b/i,
      inOrder(
        /\b/i,
        /ancient|outdated|(?:very|really|years|super) old/i,
        / (?:charge|fee|code|super|cheat|encounter)/i,
      ),
      inOrder(
        /\b/i,
        anyOf(/charge ?sheet|fee (?:sheet|ticket)|superbill|code list|cheat sheet|encounter form/i, /picklist/i),
        /s? (?:is|are|looks?) (?:\w+ )?/i,
        /ancient|old|outdated|out of date|from (?:19|20)\d\d/i,
        /\b/i,
      ),
      inOrder(
        /\b(?:the|a|its|their|your) (?:current|up[- ]to[- ]date) (?:cpt |icd(?:-?10)? |hcpcs )?/i,
        /(?:codes?|numbers?|ones?)\b/i,
      ),
    ),
  ),
  way(
    'dead axed killed history scrapped nixed toast goner dust book died pulled',
    anyOf(
      inOrder(
        /\b(?:it['’]?s|that['’]?s|they['’]?re|(?:it|that one|code|\d{5}|[A-V]\d{4}) (?:is|was|got|has been)) /i,
        /(?:now |long |already |officially )?/i,
        /(?:dead|axed|killed(?: off)?|history(?! of\b| and\b)|scrapped|nixed|toast|a goner|out of the book|pulled)\b/i,
      ),
      /\b(?:\d{5}|[A-V]\d{4}|it|code) (?:has )?(?:died|bit the dust)\b/i,
    ),
  ),
  way('good ok okay force', /\b(?:good|ok|okay|in force) (?:for|in) (?:20\d\d|this (?:year|yr))[ \t]?\?/i),
  way('more', /(?:\d{5}|[A-V]\d{4}|code|it|that) (?:is|are|was) no more\b(?! than)/i),
  // In everyday words, without the terms of billing.
  way(
    'rid away kill killed stopped',
    anyOf(
      /\b(?:got|get|getting) rid of (?:the )?(?:\d{5}|[A-V]\d{4})/i,
      /\bdid away with\b/i,
      /\bkill(?:ed)? (?:off )?(?:the )?(?:\d{5}|[A-V]\d{4})/i,
      /\b(?:all )?stopped (?:paying|getting paid) (?:this year|in (?:jan|20\d\d)|as of|on 1\/1)/i,
    ),
  ),
]
