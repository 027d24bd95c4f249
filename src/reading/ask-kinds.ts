import type { AskKind, Topic } from '../domain/inquiry.ts'

/** The topic each kind of ask is sorted under. */
export const TOPIC_OF_KIND: Readonly<Record<AskKind, Topic>> = {
  code_meaning: 'codes',
  status: 'codes',
  billed_together: 'ncci',
  modifier_choice: 'modifiers',
  units: 'ncci',
  add_on: 'ncci',
  global_period: 'guidelines',
  coverage: 'coverage',
  crosswalk: 'crosswalks',
  code_search: 'search',
  em_level: 'guidelines',
  fee: 'codes',
  denial: 'compliance',
  telehealth: 'coverage',
  documentation: 'compliance',
  compliance: 'compliance',
}

/** Words by which people ask each kind of question. A sentence may ask several. */
export const KIND_WORDS: readonly { kind: AskKind; pattern: RegExp }[] = [
  {
    kind: 'code_meaning',
    pattern:
      /\bwhat(?:['’]?s| is| are)[ \t](?:the[ \t])?(?:cpt|hcpcs|code|icd|modifier|difference|definition|meaning|description|\d{5}|[A-V]\d{4})\b(?!.{0,12}\bfor\b)|\bwhat (?:do|does) .{1,60}\b(?:mean|stand for|cover)|\bdefine\b|\bdefinition\b|\bmeaning of\b|\bstands? for\b|\bdifference between\b|\bexplain\b/i,
  },
  {
    kind: 'status',
    pattern:
      /\b(?:deleted?|discontinued|retired|invalid|inactive|obsolete|terminated|termed|expired?|gone|no longer)\b|\b(?:not|still|is|are|become|became|became|code) (?:a )?(?:valid|active|current|billable)\b|\bvalid for\b|\bnew codes?\b|\bold codes?\b|\breplac(?:e|ed|es|ement|ing)\b|\bwhen did .{1,40}\b(?:start|end|change)\b|\bnow\?/i,
  },
  {
    kind: 'crosswalk',
    pattern:
      /\breplac(?:e|ed|es|ement|ements|ing)\b|\bcrosswalks?\b|\bconver(?:t|ts|ted|ting|sion)\b|\bmap(?:s|ped|ping)?\b|\bequivalents?\b|\binstead\b|\bICD[- ]?9\b|\bnew codes?\b|\bwhat (?:is|was|are) .{1,40}\bnow\b|\b(?:is|was) it \S{5} or \S{5}\b|\bdx (?:codes? )?(?:for|goes|with)\b|\bwhich dx\b|\bdx pointers?\b|\bDRG\b|\bsuccessor\b|\b(?:deleted|discontinued|retired)\b|\bno longer (?:valid|active)|\b(?:rejected|denied) as invalid\b/i,
  },
  {
    kind: 'billed_together',
    pattern:
      /\btogether\b|\bsame[ -](?:day|visit|session|time|dos|date|encounter|scope|claim|provider|md)\b|\bun?bundl\w{0,5}\b|\bbundl\w{0,5}\b|\bbundled\b|\binclu(?:de|des|ded|sive|ding)\b|\bseparately\b|\bNCCI\b|\bCCI\b|\bPTP\b|\bboth\b|\bin addition\b|\balso (?:bill|report|code|charge)\b|\bon top of\b|\bcomponent of\b|\bmutually exclusive\b|\bwhat (?:can|else can) be billed\b|\bneed .{1,40} added\b/i,
  },
  {
    kind: 'modifier_choice',
    pattern:
      /\bmod(?:s|ifier|ifiers|ifer|ifyer)?\b|\bbilateral\b|\bbilat\b|\bassistant (?:at )?surg|\bco-?surgeon|\bABN\b/i,
  },
  {
    kind: 'units',
    pattern:
      /\bunits?\b|(?<![\w])[x×] ?\d{1,3}\b|\bMUEs?\b|\bhow many (?!visits|times|days|weeks|months|years|codes)\w+|\bqty\b|\bquantity\b|\b\d{1,3} (?:tags|lesions|muscles|levels|wounds|injections|vials)\b/i,
  },
  {
    kind: 'add_on',
    pattern:
      /\badd[- ]?ons?\b|\bprimary (?:code|codes|procedure|procedures|cpt)\b|\bparent codes?\b|\bstand[- ]?alone\b|\bbill(?:ed)? alone\b|\bby (?:itself|themselves)\b|\badditional (?:level|lesion|hour|unit|segment)s?\b/i,
  },
  {
    kind: 'global_period',
    pattern:
      /\bglobals?\b|\bpost[- ]?op\b|\b(?:wks?|weeks?|days?|months?|mos?) (?:post|after|s\/p|out from)\b|\bafter (?:the )?surgery\b|\bstaged\b|\breturn to (?:the )?OR\b|\b(?:0?10|0?90|zero)[- ]day\b|\bwound check\b|\bsuture removal\b|\bsecond eye\b|\bantepartum\b|\bpostpartum\b/i,
  },
  {
    kind: 'coverage',
    pattern:
      /\bcover(?:ed|s|age|ing)?\b|\b(?:do|does|will|would|can|did) (?:[A-Z]\w+|medicare|medicaid|insurance|they|it|UHC|BCBS)(?: \w+){0,2} (?:pay|take|allow|reimburse|accept|recogni[sz]e)|\bL\.?C\.?D\.?s?\b(?!\/)|\bNCDs?\b(?!\))|\bmedical(?:ly)? necess|\bhow often\b|\bfrequency\b|\bfreq\b|\byearly\b|\bannual(?:ly)?\b|\bpay (?:again|for|\d{5})|\bhow many visits\b|\bABN\b|\beligib\w+|\brules\?|\bpayable\b|\bpay\b.{0,12}\?|\b(?:medicare|medicaid|tricare)[ \t]?\?/i,
  },
  {
    kind: 'code_search',
    pattern:
      /\b(?:what|which|whats|what['’]s|whichever|correct|right|best|proper)\b[^?.!]{0,30}\b(?:codes?|cpt|icd-?10|icd10|dx|hcpcs)\b(?! (?:is|was|are) \d)|\bcodes? (?:for|pls|please|dx|\+|do|should|to)\b|\bhow (?:do|should|would|can) (?:i|we|you|this|it|they) (?:be )?(?:code|bill|report)|\b(?:need|want|looking for|find)\b.{0,20}\bcodes?\b|\bcodes?[ \t]?[?+]|\bwhat (?:do|should|would) (?:i|we) (?:bill|code|report|use)/i,
  },
  {
    kind: 'em_level',
    pattern:
      /\b(?:what|which) level\b|\blevels? (?:[1-5]|of (?:service|care|mdm))\b|\bMDM\b|\btotal time\b|\btime[- ]based\b|\bmedical decision\b|\bmin(?:imum)? times?\b|\bsplit[ /-]?shared\b|\bincident[- ]to\b|\bprolonged\b|\bnew (?:vs\.?|or|versus) est|\bE\/?M (?:level|guideline)|\btimes? for\b|\bindependent (?:interpretation|historian)\b|\bsame specialty\b|\b\d{2,3} ?min(?:s|utes)?\b/i,
  },
  {
    kind: 'fee',
    pattern:
      /\bw?RVUs?\b|(?<!\bpro )(?<!\bprofessional )\bfees?\b(?! for service)|\breimburse\w{0,6}\b|\ballowables?\b|\ballowed amount\b|\bhow much\b|\bpayment (?:rate|amount)\b|\brates?\b|\bconversion factor\b|\bM?PFS\b|\bGPCI\b|\bwhat does .{1,30} pay\b|\bcut (?:them|it|by)\b/i,
  },
  {
    kind: 'denial',
    pattern:
      /\bden(?:y|ied|ial|ials|ies|ying)\b|\breject\w{0,4}\b|\bkick(?:ed|s|ing)\b|\bappeal\w{0,3}\b|\b(?:CO|PR|OA|PI)[- ]?\d{1,3}\b|\bremit\b|\bEOBs?\b|\brefus(?:ed|es)\b|\bnot (?:paid|paying)\b|\bgot paid for (?:one|1)\b|\bpaid (?:only )?(?:one|1|0|zero)\b|\brecoup\w{0,4}\b|\btake ?backs?\b|\bclearinghouse\b|\bwon['’]?t pay\b|\bcut them\b|\bmad about\b/i,
  },
  {
    kind: 'telehealth',
    pattern:
      /\btele-?(?:health|medicine|phone|visit)?\b|\bvideo\b|\bvirtual\b|\baudio[- ]only\b|\bPOS (?:02|10)\b|\bmod(?:ifier)? (?:93|95|GT)\b/i,
  },
  {
    kind: 'documentation',
    pattern:
      /\bdocument(?:ed|ation|ing|s)?\b|\b(?:need|require|requires|need a|separate) (?:a )?(?:note|dx|diagnosis)\b|\bchart(?:ing)?\b.{0,20}\bneed|\bdifferent (?:dx|diagnos)|\bwhat (?:must|should) .{0,20}note\b/i,
  },
  {
    kind: 'compliance',
    pattern:
      /\bis it (?:ok|okay|legal|allowed)\b|\blegal(?:ly)?\b(?! advice)|\bcomplian(?:t|ce) (?:issue|risk|problem|question)|\bfraud\w*\b|\bchange (?:the |our |it )?(?:dx|diagnosis|code|date|dos|to)\b|\bso (?:it|they|we) (?:pays?|gets? paid)\b|\bget (?:it|them|this|around|paid)\b|\bup-?cod\w+|\bback-?dat\w+|\baudits?\b|\b(?:put|slap|add) .{1,20} on (?:all|every)/i,
  },
]
