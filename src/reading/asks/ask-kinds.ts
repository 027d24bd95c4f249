import type { AskKind, Topic } from '../../domain/inquiry.ts'
import { CLIPPED_KIND_WORDS } from './clipped-kind-words.ts'
import { IMPLIED_KIND_WORDS } from './implied-kind-words.ts'
import { type KindWords, kindWords as kind } from './kind-words.ts'
import { OFFHAND_KIND_WORDS } from './offhand-kind-words.ts'
import { RARER_KIND_WORDS } from './rarer-kind-words.ts'
import { REQUEST_KIND_WORDS } from './request-kind-words.ts'
import { TOLD_KIND_WORDS } from './told-kind-words.ts'

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
export const KIND_WORDS: readonly KindWords[] = [
  kind(
    'code_meaning',
    'what whats define defined definition meaning meanings mean means stand stands difference differences differnce differnces diffrence diffrences differance differances diff differ differs different explain explanation descriptor descriptors description descriptions cover covers',
    /\bwhat(?:['’]?s| is| are)[ \t](?:the[ \t]|a[ \t])?(?:cpt|hcpcs|code|icd|modifier|pos|drg|carc|rarc|revenue|rev|difference|definition|meaning|descriptor|description|\d{5}|\d{4}[A-Z]|[A-V]\d{4})\b(?!.{0,12}\bfor\b)|\bwhat (?:do|does|did) .{1,60}\b(?:mean|stand for|cover)|\bdefin(?:e|ed|ition)\b|\bwhat(?:['’]?s| is| are| does) modifiers?\b|\bmeanings? of\b|\bmeanings?[ \t]?[?.]?$|\bmeans?\?|\bmeans? what\b|\bstands? for\b|\bdifferences? between\b|\bdifferences?[ \t]?(?:\?|$)|\bhow (?:is|are|does|do) .{1,40}\bdiffer(?:s|ent)?\b|\bexpla(?:in|nation)\b|\b(?:descriptor|description)s? (?:of|for)\b|\bwhat are (?:they|these|those)\b|\b(?:differnces?|diffrences?|differances?|diff)\b(?: (?:bw|b\/w|btwn?|between|of)\b|[ \t]?\?)|\bwhat (?:on earth|in the world|the heck|the hell|exactly) (?:is|are|does)\b/i,
  ),
  kind(
    'status',
    'deleted delete discontinued retired invalid inactive obsolete outdated terminated termed expire expired expires sunset gone longer valid active current billable usable new old replace replaced replaces replacement replacing start started starts end ended ends change changed changes effective still payable now exist exists reject rejected rejecting rejection rejections rejects replacements',
    /\b(?:deleted?|discontinued|retired(?<!\b(?:pt|patient|he|she|they|husband|wife|spouse|mother|father|who)(?:['’]s)?(?: \w+){0,3},? retired)(?! (?:pts?|patients?|man|woman|male|female|gentleman|lady|couple|teacher|nurse|worker|employee|veteran|spouse|husband|wife)\b)|invalid(?! (?:mod(?:ifier)?s?|npi|pos|place|date|member|id|subscriber)\b)|inactive|obsolete|outdated|terminated|termed|expires?|expired(?<!\b(?:pt|patient|he|she|says|mother|father) expired)(?<!\b(?:an|her|his) expired(?! codes?\b))|sunset(?! (?:ave|av|blvd|st|street|dr|drive|rd|road|ln|lane|way|pl|hills?|park|plaza|medical|clinic)\b)|gone|no longer)\b|\b(?:not|still|is|are|become|became|code|a) (?:an? )?(?:valid|active|current|billable(?<!\bwhat(?: is|['’]s| are) billable)|usable)\b|\bvalid (?:for|in|on|code|as of)\b|\bnew codes?\b|\bold codes?\b|\breplac(?:e|ed|es|ement|ements|ing)\b(?<!\b(?:knee|hip|shoulder|ankle|joint|valve|aortic|mitral|lens|dis[ck]|tube|battery|generator|catheter|device|port|lead|fluid|hormone)s? (?:\w+ )?replac\w{1,6})(?! (?:the |her |his |a |their |my )?(?:\w+ )?(?:knee|hip|shoulder|ankle|joint|valve|lens|dis[ck]|tube|battery|generator|catheter|device|port|lead|pacemaker)s?\b)|\bwhen did .{1,40}\b(?:start|end|change|go|take)\b|\beffective (?:date|for|when)\b|\bstill (?:use|bill|report|exist|be used|be billed|good|pay|pays|cover|covers|accept|accepts|payable|valid|covered|allowed|active|billable)\b|\b(?:does|do) .{1,20} exist\b|\bnow\?|\breject(?:s|ed|ing|ions?)?\b/i,
  ),
  kind(
    'crosswalk',
    'replace replaced replaces replacement replacements replacing crosswalk crosswalks crosswalked convert converts converted converting conversion map maps mapped mapping equivalent equivalents instead icd ix now dx drg drgs ms msdrg successor deleted discontinued retired longer rejected rejects rejecting reject new diagnosis diagnoses invalid gem gems old goes',
    /\breplac(?:e|ed|es|ement|ements|ing)\b(?<!\b(?:knee|hip|shoulder|ankle|joint|valve|aortic|mitral|lens|dis[ck]|tube|battery|generator|catheter|device|port|lead|fluid|hormone)s? (?:\w+ )?replac\w{1,6})(?! (?:the |her |his |a |their |my )?(?:\w+ )?(?:knee|hip|shoulder|ankle|joint|valve|lens|dis[ck]|tube|battery|generator|catheter|device|port|lead|pacemaker)s?\b)|\bcrosswalk(?:s|ed)?\b|\bconver(?:t|ts|ted|ting|sion)\b(?! factor| to (?:an? |the )?(?:open|lap|inpatient|inpt|observation|obs|sinus|general|GA\b|thoracotomy|surgical))|\bmap(?:s|ped|ping)?\b(?<!\b(?:[23]-?d|three-dimensional|electroanatomic\w*|cardiac|arrhythmia|voltage|brain|cortical|functional|lymphatic|vein|body|lesion|skin|mole|heat|road|seating|floor) map\w{0,4})|\bequivalents?\b|\b(?:use|used|bill|billed|report|reported|submit)\b.{0,20}\binstead\b(?! of)(?<!\b(?:2[2-7]|5[0-9]|6[26]|7[346789]|9[1-9]|J[WZ]|X[ESPU]|G[ACNOPQTVWXYZ]|K[FSXZ]|LT|RT|TC|Q[KSWXYZ]|A[AT]|33|PT) instead)|\bwhat (?:do|should|can|would|to|code)\b.{0,25}\binstead\b|\bICD[- ]?9\b|\b(?:which|what) ICD\b(?![- ]?10)|\bGEMs?\b|\bnew codes?\b|(?<!\bon )\bthe new (?:one|number)\b|\b(?:what|which) (?:is|was|are) .{1,40}\bnow\b|\b(?:is|was) it \S{5} or \S{5}\b|\bdx (?:codes? )?(?:for|goes|with)\b|\b(?:which|what) (?:dx|diagnos[ei]s)(?: codes?)? (?!for\b)|\bdx pointers?\b|\b(?:MS-?)?DRGs?\b|\bsuccessor\b|\b(?:deleted|discontinued|retired(?<!\b(?:pt|patient|he|she|they|husband|wife|spouse|mother|father|who)(?:['’]s)?(?: \w+){0,3},? retired)(?! (?:pts?|patients?|man|woman|male|female|gentleman|lady|couple|teacher|nurse|worker|employee|veteran|spouse|husband|wife)\b))\b|\bno longer (?:valid|active)|\b(?:rejected|denied) (?:as|for) invalid\b|\breject(?:ed|ing|s)\b.{0,60}\b(?:dates?|DOS|invalid|not valid|code)\b/i,
  ),
  kind(
    'billed_together',
    'together same keep all unbundle unbundled unbundling unbundles bundle bundled bundles bundling bundeled bundelled include includes included inclusive separately separate ncci cci ptp edit edits both addition also too well top component components mutually exclusive billed added conjunction combine combined combination inclusive part payable paid billable reportable reimbursable bill report charge',
    /\btogether\b|\bsame[ -](?:calendar )?(?:day|month|visit|session|time|dos|date|encounter|scope|claim|provider|md|site|incision|knee|joint|setting|leg|arm|foot|hand|hip|eye|ear|breast|wrist|ankle|elbow|finger|toe|wound)\b|\b(?:un)?bund(?:l|el)\w{0,5}\b|\binclu(?:des?|ded|sive)\b(?! how\b)(?! (?:the |your |a |any )?(?:calculation|formula|math|breakdown|work(?:ing|sheet)s?|rvus?|gpcis?|conversion)\b)(?! (?:in|on|with) (?:the |my |our |this )?(?:email|mail|attach|message))(?! (?:a |the |any )?(?:sources?|references?|citations?))|\bseparate(?:ly)? (?:bill|billed|billable|report|reported|reportable|paid|payable|charge|coded|line)\w*|\bseparately\b|\b(?:N?CCI|PTP)\b|\b(?:no|an|any|see|the) edits?\b|\bboth\b(?<!\b(?:bounce[ds]?|den(?:y|ied|ies)|reject(?:ed|s)?) both)(?! (?:say|says|medicare|medicaid|present|inpatient|document\w*|rounding|of (?:us|our)|shoulders?|knees?|eyes?|ears?|sides?|hips?|feet|hands?|legs?|arms?|wrists?|ankles?|elbows?|breasts?|(?:big |great )?toes?|nostrils?|lungs?|kidneys?|lids?|thumbs?|heels?|groins?|tubes?|ovaries)\b)(?! (?:lines? |codes? |claims? |just |have |were |got |get |are |was )*(?:den(?:ied|y|ying)|came back|come back|coming back|reject(?:ed|ing)?|returned|kicked|bounced)\b(?![^.?!\n]{0,40}\b(?:bundl|inclu|edit|97\b)))|\b(?:keep|kept) (?:all|both)(?: (?:of )?(?:them|these|codes|\d|two|three|four))?\b|\bbill all (?:\d|three|four|of them)\b|\bin addition\b|\balso (?:bill|report|code|charge|get|be billed|use)\b|\bon top of\b|\bcomponents? of\b|\bpart of (?:the )?(?:\d{5}|[A-V]\d{4}|procedure|surgery|code)\b|\bmutually exclusive\b|\b(?:ok|okay|billable|allowed|billed?|code)\b.{0,12}\b(?:too|also|as well)\b|\bwhat (?:can|else can) be billed\b|\bneed .{1,40} added\b|\b(?:payable|paid|billable|reportable|reimbursable) (?:with|alongside|beside|next to)\b|\b(?:bill|report|charge)\b.{1,40}\bwith (?:the|an?|his|her|their) (?!mod|\d)|\bin conjunction\b|\bcombin(?:e|ed|ation)\b/i,
  ),
  kind(
    'modifier_choice',
    'mod mods modifier modifiers modifer modifyer modifers bilateral bilat bilaterally assistant asst surgeon surgeons co cosurg cosurgeon cosurgeons abn distinct',
    /\bmod(?:s|ifiers?|ifers?|ifyer)?\b|\bbilat(?:eral(?:ly)?)?\b|\bassistant (?:at )?surg|\basst\b|\bco-?surg(?:eons?)?\b|\btwo surgeons\b|\bABN\b|\bdistinct (?:procedural|service)/i,
  ),
  kind(
    'units',
    'unit units mue mues many qty quantity x tags lesions warts nails toenails pricks polyps nodules cores jars stents implants muscles levels wounds injections vials minute minutes doses visits sessions treatments times mg mcg ml cc sq wastage wasted discarded increment increments thrown threw claim line put u',
    /(?<!\b(?:dialysis|nursing|care|burn|rehab|psych|psychiatric|observation|mobile|medic|ambulance|inpatient|swing bed|step-?down|telemetry|surgical|storage|pays?(?: us)? (?:per|a)|paid per|rate per|dollars? per) )\bunits?\b|\btoo many\b|(?<![\w])[x×] ?\d{1,3}\b(?! ?(?:d|days?|wks?|weeks?|mos?|months?|yrs?|years?)\b)|\bMUEs?\b|\bhow many (?!(?:\w+ )?(?:visits|days|weeks|months|years|yrs|mos|wks|codes)\b|(?:times )?(?:per|a|an|each|every|in|in a|in one) (?:yr|year|calendar|rolling|12|twelve|lifetime|month))\w+|\bqty\b|\bquantity\b|\b\d{1,3} (?:tags|lesions|warts|(?:toe)?nails|pricks|polyps|nodules|cores|jars|stents|implants|muscles|levels|wounds|injections|vials|doses|visits|sessions|treatments)\b|\b(?:8|eight)[ -]minute\b|\b15[ -]min\w* (?:units?|increments?)\b|\bincrements?\b|(?<!\btime )\bwast(?:age|ed)\b(?! (?:time|effort))|\bdiscarded\b|\b(?:thrown|threw)[ \t](?:\w+[ \t])?(?:out|away)\b|\b\d{1,3} ?u\b|\bhow (?:do|should|would|to) (?:i |we )?(?:put|show|list|enter) .{1,40}\b(?:claim|line)\b|\b[A-V]\d{4}\b.{0,60}\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|ml|cc)\b|\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|ml|cc)\b.{0,80}\b[A-V]\d{4}\b/i,
  ),
  kind(
    'add_on',
    'add addon addons primary primaries parent standalone stand alone itself itslef by w themselves additional base',
    /\badd[- ]?ons?\b|\bprimary (?:code|codes|procedure|procedures|cpt)\b|\b(?:no|without|missing|needs?|what|which) (?:an? |the |its )?primary\b(?! (?:care|ins|insurance|payer|payor|dx|diagnosis|plan|medicare))|\bparent codes?\b|\bbase codes?\b|(?<!\b[A-Z]\d\w\.\w{1,4}(?: \w+){0,3} )\bprimar(?:y|ies) (?:for|of|to) (?:\+?\d{5}|[A-V]\d{4}|it\b|(?:this|that|the) (?:code|add))|(?<!\b[A-Z]\d\w\.\w{1,4}(?: \w+){0,3} )(?<!\b(?:who|medicare|medicaid|tricare|plan|insurance|payer|coverage|va|bcbs|aetna|cigna|uhc)(?:['’]?s| is| be| as| pays| goes)? )\bprimar(?:y|ies)[ \t]?\?|\bstand[- ]?alone\b|\b(?:billed?|stay|stand|go|paid|reported|submitted) alone\b|\balone[ \t]?(?:\?|$)|\b(?:bill|report|code|use)\b.{1,24}\b(?:alone|by itself)\b|\bby (?:it ?self|its ?self|itslef|themselves)\b|\bw\/o \+?(?:\d{5}|[A-V]\d{4})\b|\b(?:each )?additional (?:level|lesion|hour|unit|segment|vessel|15|30|min|code|vertebra)\w*/i,
  ),
  kind(
    'global_period',
    'global globals inside within outside postop postoperative post op surgery wk wks week weeks day days month months mo mos staged return wound suture sutures eye antepartum postpartum package preop maternity',
    /(?<!\bbill(?:s|ed|ing)? )\bglobals?\b(?! (?:charge|billing|component|ob (?:pt|patient|care))\b)|\bpost[- ]?op(?:erative)?\b(?! (?:pain|block|analges\w+|dx|diag\w*)\b)(?!:[ \t]+[a-z])|\b(?:wks?|weeks?|days?|months?|mos?) (?:post|after|s\/p|out from|status post)\b(?! (?:the |her |his |an? )?(?:er|ed|emergency|urgent care|injury|fall|accident|mva|crash)\b)|\bafter (?:the |her |his )?surgery\b|\bstaged\b|\breturn to (?:the )?OR\b|(?<!\b(?:per|every|each) )\b(?:0?10|0?90|zero)[- ]days?\b(?<!\bfor (?:a |the )?\d{2,3}[- ]days?)(?<!\bhow often\b[^.?!\n]{0,60})(?<!\b(?:filing|appeal|limit|deadline)\b[^.?!\n]{0,12})(?! (?:to (?:file|appeal|submit|respond)|limit|deadline|missed|filing|timely))(?![- ](?:suppl|fill|refill|script|rx|(?:in|of) (?:the|a|that|this) (?:month|hospital|snf)))|\bwound check\b|\b(?:inside|within|in|after|past|outside) (?:the|her|his|their) (?:10|90)(?:[ -]?days?)?\b|\bsutures? removal\b|\bremov\w+ (?:of )?sutures?\b|\bsecond eye\b|\bantepartum\b|\bpostpartum\b|\b(?:surgical|global|maternity|OB) package\b|\bday (?:of|before) (?:the )?surgery\b|\bpre-?op (?:visit|exam|h&p|clearance)/i,
  ),
  kind(
    'coverage',
    'cover covered covers coverage covering paid ever even supports support pay pays paying take takes allow allows reimburse accept accepts recognize recognise lcd lcds ncd ncds medically medical often frequency freq yearly annually annual again visits abn eligible eligibility rules payable medicare medicaid tricare noncovered limit limits copay copays deductible coinsurance screening preventive authorization auth necessity twice once',
    /\bcover(?:ed|s|age|ing)?\b(?<!\b(?:sentence|wording|statement|phrase|paragraph|template|note|letter)\b[^.?!\n]{0,16} covers?)|\bnon-?covered\b|\b(?:do|does|will|would|can|did)(?<!\b(?:what|much) \w{2,5}) (?:[A-Z]\w+|medicare|medicaid|insurance|they|it|UHC|BCBS)(?: \w+){0,2} (?:pay|take|allow|reimburse|accept|recogni[sz]e)|\bL\.?C\.?D\.?s?\b(?!\/)|\bNCDs?\b(?!\))|\b(?:dx|diagnos[ei]s|icd\S{0,6})\b.{0,40}\bsupports?\b|\bsupports? (?:medical|it\b(?<!\b(?:notes?|charts?|documentation|records?)\b[^.?!\n]{0,16} supports? it)|the service|\d{5})|\bmedical(?:ly)? necess|\b(?:can|may|could|do|should) (?:we|i|he|she|they|you|the \w+) (?:even |also |still |ever )?bill (?:medicare|medicaid|tricare|part B)\b|\bhow often\b|\bfrequency\b|\bfreq\b|\byearly\b|\bannual(?:ly)?\b|\b(?:once|twice) (?:a|per|every|in)\b|\b(?:pay|pays) (?:again|for|\d{5}|[A-V]\d{4})(?<!\bwhat (?:do|does|did|would|will) [^.?!\n]{1,40} pay (?:for|\w{5}))(?<!\bso (?:that )?(?:it|they|we) pays? (?:for|\w{5}))|\bhow many visits\b|\bABN\b|\beligib\w+|\brules\?|\bpayable\b|\b(?:is|are|was)\b.{1,30}\b(?:ever|even|always|still|not) paid\b|\b(?:does|do|will|can|did)\b.{1,30}\b(?:get|be) paid\b|\bpay\b.{0,12}\?|\b(?:medicare|medicaid|tricare)[ \t]?\?|\b(?:visit|frequency|age|dollar) limits?\b|\bcopays?\b|\bdeductible\b|\bcoinsurance\b|\bprior auth|\bscreening\b.{0,60}\bmedicare\b|\bmedicare\b.{0,60}\bscreening\b|\bpreventive\b.{0,40}\bmedicare\b|\bmedicare\b.{0,40}\bpreventive\b/i,
  ),
  kind(
    'code_search',
    'code codes coded coding cpt cpts icd hcpcs diag diagnosis drg revenue modifier dx bill billed report need want looking find use unlisted charge provide give send tell advise',
    /\b(?:what|which|whats|what['’]s|whichever|correct|right|best|proper|appropriate)\b[^?.!]{0,30}\b(?:codes?(?<!\b(?:base|add-?on|parent|primary|ICD-?9) codes?)|cpts?|icd(?:[- ]?10)?|dx|hcpcs|j-?codes?)\b(?! (?:is|was|are) \d| (?:gets?|takes?|needs?|carries)\b|(?:[- ]?10)? (?:codes )?(?:it|they|(?:the|that) (?:LCD|policy|article)) (?:lists?|names?|covers?)\b)|(?<![-\w])(?:cpt|codes?|dx|icd-?10) (?:for|pls|please|dx|\+|do|should|to)\b|\b(?:hcpcs|diag|diagnosis(?: codes?)?|icd[- ]?10(?:[- ]?cm)?|drg|revenue codes?|modifier) (?:for|pls|please)\b|\b(?:need|want|looking for|find)\b.{0,20}\b(?:icd[- ]?10|hcpcs|dx|diagnosis|j-?code)\b|\bhow (?:do|should|would|can|to|is|are)(?: (?:i|we|you|this|it|they|one))? (?:be )?(?:code|bill|report|coded|billed|reported)\b|\b(?:need|want|looking for|find|is there)\b.{0,20}\b(?:codes?(?<!\b(?:base|add-?on|parent|primary|same) codes?)|cpt)\b|\bcodes?(?<!\b(?:both|these|those|two|the|all|base|add-?on|parent|primary|same) codes?)[ \t]?[?+]|\bwhat (?:do|should|would|can) (?:i|we|you) (?:bill|code|report|use|charge)|\bunlisted\b|\bhelp (?:me |us )?(?:with )?coding\b|\b(?:provide|give|send|tell|advise)\b.{0,20}\b(?:diagnosis|dx|icd\S{0,6}|cpt|hcpcs|external cause|procedure) codes?\b/i,
  ),
  kind(
    'em_level',
    'level levels mdm time times based decision minimum min mins minutes split shared incident prolonged new est established em guideline guidelines independent historian specialty medical addressed e m count',
    /\b(?:what|which) level\b|\blevels? (?:[1-5]|of (?:service|care|mdm|visit))\b|\bMDM\b|\btotal times?\b|\btime[- ]based\b|\b(?:based on|by|using|use|on) time\b(?! (?:of|blocks?|slots?|frames?))(?<!\b(?:filed|paid|sent|submitted) on time)|\bmedical decision\b|\bmin(?:imum)? times?\b|\bsplit[ /-]?(?:or[ ])?shared\b|\bincident[- ]to\b|\bprolonged\b|\bnew (?:patient )?(?:vs\.?|or|versus) est|\bE ?[/&]? ?M (?:level|guideline|visit|code)|(?<!\b(?:log|logs|logging|track|tracking|record|document) )\btimes? for\b|\bindependent (?:interpretation|historian|visualization)\b|\bsame specialty\b|\bproblems? addressed\b/i,
  ),
  kind(
    'fee',
    'rvu rvus wrvu wrvus fee fees reimburse reimbursed reimbursement reimbursment reimburses reimbursing allowable allowables allowed much payment payments rate rates factor pfs mpfs gpci pay pays allow allows allowance cut conversion price pricing paid locality gpcis medicare national facility office what paying allowing',
    /\bw?RVUs?\b|(?<!\b(?:pro|professional|site|application|course)[ -])\bfees?\b(?! for service)|\breimburse?\w{0,6}\b|\ballowables?\b|\b(?:allowed|contract(?:ed)?) (?:amounts?|rates?)\b|\bhow much\b(?! (?:extra|more|of|time|work|longer|documentation|detail|is documented))|\bpays? (?:differently|more|less|the same|better)\b|\bwhat(?:['’]?s| does| is) .{0,20}\b(?:allow|allows|allowance)\b(?![^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|month|lifetime)\b)|\bpayment (?:rate|amount)s?\b|\b(?:medicare|national|facility|office) payment for\b|\bwhat (?!dx|diag|icd|codes?\b|modifier|mod\b)(?:\w+ ){1,3}(?:pays|allows)\b|(?<!\b(?:full|higher) )\brates?\b|\bconversion factor\b|\bM?PFS\b|\bGPCIs?\b|\bwhat should (?:the )?allow(?:ed|able)\b|\bwhat (?:do|does|did|would|will|should) .{1,30} (?:pay|allow)\b(?![^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|month|lifetime)\b)|\bwhat(?:['’]?s| is| are) .{1,30} (?:paying|allowing|reimbursing)\b|\bwhat(?:['’]?s| is) (?:the )?pay\b|\b(?:difference|diff) in pay\b|\bpay difference\b|\bcut (?:them|it|by)\b|\bprice (?:of|for|\d{5}|[A-V]\d{4})|\bpricing\b|\blocality\b|\bpaid(?: us| me| only| just| at){0,2} \$\d[\d.,]*[^.!?\n]{0,30}(?:\b(?:right|correct|low|enough|sound)\b|\?)/i,
  ),
  kind(
    'denial',
    'deny denied denyed deneid denided denial denials denies denying reject rejected rejects rejecting rejection kicked kicks kicking appeal appeals appealed appealing co pr oa pi remit remittance eob eobs era refused refuses paid paying recoup recooped recouping recoupment recoupments recouped recoupment takeback takebacks take took taken taking underpaid under never zero write written writeoff reimbursed clearinghouse won pay mad cut bounced came come comes coming returned rtp',
    /\bden(?:y|ied|ial|ials|ies|ying|yed|eid|ided)\b|\breject\w{0,4}\b|\bkick(?:ed|s|ing)\b(?! in\b)|\bappeal\w{0,3}\b(?<!\bno appeal)|(?<![\w-])(?:CO|PR|OA|PI)[- ]?[AB]?\d{1,3}\b|(?<!\b(?:verify|verifying|check|checking) (?:an?|the|this|our|my) )\bremit(?:tance)?\b|\bEOBs?\b|\bERA\b|(?<!\b(?:pt|patient|he|she|client|mom|family) )\brefus(?:ed|es)\b|\bnot (?:paid|paying|getting paid)\b|\bgot paid for (?:one|1)\b|\bpaid (?:the |just |us |on )?\S{1,12} only\b|\bonly paid\b|\b(?:only )?paid (?:only )?(?:on |for )?(?:one|1|0|zero)\b|\brecoo?u?p\w{0,4}\b|\bt(?:ake|ook|aken|aking)-?[ ]?(?:it[ ]|them[ ]|money[ ]|payment[ ])?backs?\b|\bunder-?paid\b|\bbounced\b|\bnot (?:be )?(?:paid|reimbursed)\b|\bnever paid\b|\bzero[ -]?paid\b|\bwrit(?:e|ten)[ -]?off\b(?! (?:the |her |his |their |all )?(?:co-?pays?|co-?insurance|deductibles?|balances?))|\bclearinghouse\b|\bwon['’]?t pay\b|\bcut them\b|\bmad about\b|\b(?:it|this|that|both|all|lines?|claims?|which|one|\d{5}\S{0,6}|[A-V]\d{4}\S{0,3}|[A-Z]\d[\dA-Z]\.\w{1,4}) (?:just |has |have )?(?:came|come|comes|coming) back\b|\breturned to provider\b|\bRTP\b/i,
  ),
  kind(
    'telehealth',
    'tele telehealth telemedicine televisit televisits telephone phone video virtual virtually audio pos mod modifier zoom',
    /\btele-?(?:health|medicine|phone|visits?)?\b|\bphone (?:visits?|calls?|encounters?|only)\b|\b(?:by|for|over the|via|on the) phone\b(?! number)(?<!\b(?:talked|spoke|discussed|discussion|approv\w+|authoriz\w+|called|confirmed|told|tell|tells|says?|said|provider services|consulted|asked|verified|reached|conversation|spent|spends|spend|spending)\b[^.?!\n]{0,46})|\bvideo\b|\bvirtual(?:ly)?\b|\baudio[- ]only\b|\bPOS (?:02|10)\b|\bmod(?:ifier)? (?:93|95|GT|FQ)\b|\bzoom\b/i,
  ),
  kind(
    'documentation',
    'document documented documentation documents documenting note notes dx diagnosis diagnoses chart charting pointer pointers linked link linking count counts abn waiver signature signed record records write',
    /\bdocument(?:ed|ation|ing|s)?\b(?<!\b(?:had|min|mins|minutes) documented)|\b(?:need|require|requires|need a|separate) (?:a )?(?:note|dx|diagnosis)\b|\bchart(?:ing)?\b.{0,20}\bneed|\bdifferent (?:dx|diagnos)|\bwhat (?:must|should) .{0,20}note\b|\b(?:dx|diagnosis) pointers?\b|\blink(?:ed|ing)? (?:the |to |which )?(?:dx|diagnos)|\bwhich (?:dx|diagnosis) goes\b|\b(?:can|do|does) (?:we|i|it|that|this|you) count\b|\bABN\b|\bwaiver\b|\bmedical records?\b|\bwhat (?:does|do|must|should|did|would) .{1,40}\b(?:write|document|chart|record|note)\b/i,
  ),
  kind(
    'compliance',
    'proper ethical permissible acceptable legit all every each ok okay problem always automatically just legal legally allowed compliant compliance fraud fraudulent change paid pays pay upcode upcoding upcoded backdate backdating audit audits audited put slap add adding around get gets',
    /\b(?:is|if|whether|was) (?:it|that|this)(?: is|['’]s)? (?:ok|okay|legal|legit|allowed|fraud|a problem|compliant|proper|ethical|permissible|acceptable)\b|\b(?:always|automatically) (?:bill|code|add|use|append)\b|\bjust (?:bill|use|change|put|add) .{1,40}\binstead\b|\blegal(?:ly)?\b(?! advice)|\bcomplian(?:t|ce) (?:issue|risk|problem|question)|\bfraud\w*\b|\bchange (?:the |our |it |a )?(?:dx|diagnosis|code|date|dos|to\b(?! (?:\d{4}[\dA-Z]|[A-V]\d{4})\b))\b|\bso (?:that )?(?:it|they|we) (?:pays?|gets? paid|will pay)\b|\bto get (?:it |them |this )?(?:around|through)\b|(?<!\b(?:going|gonna|expect|used|want) )\bto get (?:it |them |this |us )?paid\b|\bget around\b|\bup-?cod\w+|\bback-?dat\w+|\baudit(?:s|ed)?\b|\b(?:put|putting|slap|add|adding) .{1,20} on (?:all|every)|\b(?:\d\d|[A-Z]{2}) on (?:all|every|each)\b/i,
  ),
  ...RARER_KIND_WORDS,
  ...REQUEST_KIND_WORDS,
  ...TOLD_KIND_WORDS,
  ...CLIPPED_KIND_WORDS,
  ...IMPLIED_KIND_WORDS,
  ...OFFHAND_KIND_WORDS,
]
