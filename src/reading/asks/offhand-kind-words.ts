import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Questions in everyday words, without the terms of billing, tried at their own words. */
export const OFFHAND_KIND_WORDS: readonly KindWords[] = [
  kind(
    'units',
    'wrong most quantity charge charges half cut lot max',
    /\bover the max\b|\bis (?:\d{1,3}|two|three|four|five|six|eight|ten|twelve) wrong\b|\bthe most (?:\w+ ){0,3}(?:allows?|allowed|will take|take)\b|\bquantity (?:box|field)\b|\b(?:one|1) charge or (?:two|2|more)\b|\b(?:two|three|four|five|six|\d{1,2}) charges[ \t]*\?|\bcut (?:the |our |my )?(?:[A-V]\d{4}|\d{5}|units?|quantity) (?:in half|(?:down )?to (?:\d|one|two|three|four|six|half))|\bseems? like a lot\b/i,
  ),
  kind(
    'coverage',
    'most part dental vision age foots free cap',
    /\bthe most (?:medicare|medicaid|they|the plan|payers?|insurance|humana|aetna|cigna) (?:will |can )?(?:allows?|covers?)\b|\bis (?!medicare )(?:\w+ ){1,3}part [BD]\b|\b(?:go|bill|send \w+) through (?:dental|vision)\b|\bage (?:cut[- ]?offs?|limits?|restrictions?)\b|\bfoots? the bill\b|\bcap on\b[^.?!\n]{0,20}\bvisits\b|\bfree for (?:her|him|them|the (?:pt|patient)|pts|patients)\b/i,
  ),
  kind(
    'coverage',
    'ok okay good',
    /\bis [A-V]\d{4} (?:ok|okay|good)\b(?! (?:with|and|on|beside|for the|instead|then|still)\b)/i,
  ),
  kind(
    'crosswalk',
    'dental stead rid away medical ada cdt',
    /\bD\d{4}\b[^.?!\n]{0,80}\bmedical\b|\b(?:medical|CPT) (?:code|equivalent) (?:for|of) (?:ADA |dental |CDT )?(?:code )?D\d{4}\b|\bCPT for (?:ADA|CDT|dental) code\b|\bin (?:its|their) stead\b|\b(?:got|get|getting) rid of (?:the )?(?:\d{5}|[A-V]\d{4})|\bdid away with\b/i,
  ),
  kind(
    'status',
    'rid away kill killed stopped',
    /\b(?:got|get|getting) rid of (?:the )?(?:\d{5}|[A-V]\d{4})|\bdid away with\b|\bkill(?:ed)? (?:off )?(?:the )?(?:\d{5}|[A-V]\d{4})|\b(?:all )?stopped (?:paying|getting paid) (?:this year|in (?:jan|20\d\d)|as of|on 1\/1)/i,
  ),
  kind(
    'em_level',
    'highest high give moderate data min mins minutes minute',
    /\b(?:ok|okay|right|correct|fine|good|enough|appropriate|justified|supported|met|allowed) (?:for|with|at|by) (?:a |an |only |just )?\d{1,3}[ -]?min|\bhighest (?:(?:i|we|he|she) can (?:bill|charge|code|report|go)|(?:level|e\/?m)\b)|\bhow high (?:can|could) (?:i|we|he|she)\b|\bwhat would you (?:give|level) (?:this|that|it|the visit)\b|\bmakes? it (?:a )?moderate\b|\bcounts? as data\b/i,
  ),
  kind(
    'documentation',
    'checkbox stamp scribe ma wrote',
    /\bis an? (?:\w+ )?(?:checkbox|stamp)(?: signature)? (?:ok|okay|enough|good|acceptable|valid)\b|\bcan (?:the |an? )?(?:MA|scribe|nurse) (?:write|document|enter|chart)\b|\bjust wrote ["“]/i,
  ),
  kind(
    'compliance',
    'obliged obligated obligation obligations tell automate automates automating give boss',
    /\bobliged\b|\bobligat(?:ed|ions?)\b(?! to the)|\b(?:required|need|have) to tell (?:medicare|medicaid|the (?:payer|plan|patient))\b|\b(?:have|need|required|supposed) to give (?:it|the money) back\b|\bautomat(?:e|es|ing) (?:the |a |that )?(?:modifier|mod|59|25|code)\b|\bboss (?:told|tells|is telling)\b/i,
  ),
  kind(
    'code_search',
    'character char letter digit called',
    /\b(?:7th|seventh) (?:char(?:acter)?|letter|digit)\b|\b(?:which|what) letter\b|\bcalled for (?:billing|coding)\b/i,
  ),
  kind(
    'denial',
    'bundled zero light short wrong let never',
    /\bpaid (?:the |our |for )?[^.?!\n]{1,24} and bundled\b|\bcomes? up (?:as )?zero\b|\b(?:check|payment|deposit|remit|era)\b[^.?!\n]{0,24}\blooks? (?:light|short)\b|\bnever gets? paid\b|\bwhat did (?:we|i) do wrong\b|\bwo ?n['’]?t let \S{5,8} (?:through|thru|by)\b/i,
  ),
  kind(
    'modifier_choice',
    'missing goes supposed surgeon',
    /\bsecond surgeon\b|\bwhat(?:['’]?s| is) missing on\b|\bwhat goes on (?:his|hers?|ours?|theirs?) (?:line|claim|side)\b|\bsupposed to go on (?:one|it|them|the)\b/i,
  ),
  kind(
    'global_period',
    'end window long begins starts start visits visit',
    /\bwhen does (?:that|it|the (?:global|period)) (?:actually |really )?end\b|\b(?:inside|in|outside) the window\b|\bnew (?:90|10)(?:[- ]days?)? (?:start|begin)s?\b|\bhow long before (?:i|we) (?:can|may) (?:bill|charge)\b|\bwhen (?:can|may|do|could) (?:i|we) (?:start |begin |go back to )?(?:bill|charg)(?:e|ing)? (?:for )?(?:\w+ )?visits?\b/i,
  ),
  kind(
    'add_on',
    'ride own main hang',
    /\brides? along\b|\bstands? on its own\b|\bwith what main code\b|\b(?:\d{5}|[A-V]\d{4}) hangs? on\b/i,
  ),
  kind('fee', 'fair sent', /\bfair (?:amount|price)\b|\bshould (?:they |it )?have (?:sent|paid) (?:us )?for\b/i),
  kind(
    'telehealth',
    'computer camera screen remote',
    /\bover the computer\b|\bno (?:camera|webcam)\b|\bon[- ]screen\b|\bremote visits?\b/i,
  ),
  kind(
    'billed_together',
    'charge bill',
    /(?<!\b(?:what|how|when|code|who) )\b(?:can|could|may|do|should) (?:i|we|they) (?:charge|bill) (?:(?:her|him|them|medicare) )?(?:for )?(?:those|these|each|the|any|extra|her|his|their) (?:\w+ )?visits?\b(?! (?:again|after|as|under|with|at|to)\b)/i,
  ),
  kind('denial', 'else', /\bpaid (?:the |only )?\S{2,12} and nothing else\b|\bnothing else (?:was |got )?paid\b/i),
  kind(
    'modifier_choice',
    'PTA OTA COTA',
    /\b(?:PTA|C?OTA)s? (?:did|does|do|gave|gives|treated|treats|saw|sees|provided|provides|performed|performs|furnished|ran|handled)\b|\b(?:done|given|treated|seen|provided|furnished) by (?:the |our |a |an )?(?:PTA|C?OTA)\b/i,
  ),
  kind('billed_together', 'separate eat', /\bbills? (?:out )?separate(?:ly)?\b|\bor is it part of\b|\bdoes one eat\b/i),
]
