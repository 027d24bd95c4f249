import { anyOf, inOrder, notAfter, notBefore, optional } from '../../../patterns/compose-patterns.ts'
import { REDUCED_PAYMENTS } from './reduced-payments.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask why it was denied, and what to do. */
export const DENIAL: readonly WayOfAsking[] = [
  way(
    `deny denied denyed deneid denided denial denials denies denying reject rejected rejects rejecting
      rejection kicked kicks kicking appeal appeals appealed appealing co pr oa pi remit remittance eob eobs
      era refused refuses paid paying recoup recooped recouping recoupment recoupments recouped recoupment
      takeback takebacks take took taken taking underpaid under never zero write written writeoff reimbursed
      clearinghouse won pay mad cut bounced came come comes coming returned rtp`,
    anyOf(
      /\bden(?:y|ied|ial|ials|ies|ying|yed|eid|ided)\b/i,
      /\breject\w{0,4}\b/i,
      /\bkick(?:ed|s|ing)\b(?! in\b)/i,
      /\bappeal\w{0,3}\b(?<!\bno appeal)/i,
      /(?<![\w-])(?:CO|PR|OA|PI)[- ]?[AB]?\d{1,3}\b/i,
      /(?<!\b(?:verify|verifying|check|checking) (?:an?|the|this|our|my) )\bremit(?:tance)?\b/i,
      /\bEOBs?\b|\bERA\b/i,
      /(?<!\b(?:pt|patient|he|she|client|mom|family) )\brefus(?:ed|es)\b/i,
      /\bnot (?:paid|paying|getting paid)\b/i,
      /\bgot paid for (?:one|1)\b/i,
      /\bpaid (?:the |just |us |on )?\S{1,12} only\b/i,
      /\bonly paid\b/i,
      /\b(?:only )?paid (?:only )?(?:on |for )?(?:one|1|0|zero)\b/i,
      /\brecoo?u?p\w{0,4}\b/i,
      /\bt(?:ake|ook|aken|aking)-?[ ]?(?:it[ ]|them[ ]|money[ ]|payment[ ])?backs?\b/i,
      /\bunder-?paid\b|\bbounced\b/i,
      /\bnot (?:be )?(?:paid|reimbursed)\b/i,
      /\bnever paid\b|\bzero[ -]?paid\b/i,
      inOrder(
        /\bwrit(?:e|ten)[ -]?off\b/i,
        notBefore(/ (?:the |her |his |their |all )?(?:co-?pays?|co-?insurance|deductibles?|balances?)/i),
      ),
      /\bclearinghouse\b|\bwon['’]?t pay\b|\bcut them\b|\bmad about\b/i,
      inOrder(
        /\b/i,
        anyOf(
          /it|this|that|both|all|lines?|claims?|which|one|\d{5}\S{0,6}|[A-V]\d{4}\S{0,3}/i,
          /[A-Z]\d[\dA-Z]\.\w{1,4}/i,
        ),
        / (?:just |has |have )?(?:came|come|comes|coming) back\b/i,
      ),
      /\breturned to provider\b|\bRTP\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'why paid declined declines payment',
    anyOf(
      /\bpaid (?:us )?(?:nothing|zero|0|\$0)\b/i,
      /\bwhy (?:is |was |the |a )?(?:it |this )?(?:\$?0|zero|not paid)\b/i,
      /\bdeclin(?:ed|es)\b|\bno payment\b/i,
    ),
  ),
  way(
    'pay paid paying',
    anyOf(
      /\b(?:did|does|do|is|was|are|were|would|will)(?:n['’]?t| not) (?:pay|paying|get paid|paid)\b/i,
      /\brefus(?:e|ing) to pay\b/i,
      /\b(?:stopped|quit) paying\b/i,
      /\b(?:didnt|doesnt|wont|isnt) (?:pay|get paid)\b/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'only came come comes coming turned claw money nonpayment non bounces bounced bouncing bounce clawed clawback refund refunded paid',
    anyOf(
      /\bonly \S{5,9} (?:was |were |got |is |gets )?paid\b/i,
      inOrder(
        /\bonly (?:allow|allows|allowed|allowing|paying|pays) (?:for )?(?:one|1|two|2|half|part)\b/i,
        notBefore(/ (?:per|a|an|every|each) (?:yr|year|month|lifetime)/i),
      ),
      inOrder(
        /\b(?:came|come|comes|coming) back (?:as |with |un)?/i,
        anyOf(/denied|bundled|rejected|unpaid|zero|inclusive|duplicate|dup|CO|PR|OA|a denial/i, /not covered/i),
      ),
      /\bturned (?:it |us |them |this )?down\b/i,
      /\bbounc(?:es?|ed|ing)\b|\bclaw(?:ed|s)?[ -]?back\b/i,
      /\bwants? (?:a |the |their )?(?:refund|money back)\b/i,
      /\bnon-?payment\b/i,
    ),
  ),
  way('returned', /\breturned (?:it|them|the claim|our claim)\b/i),
  // Told as what happened, or what somebody says.
  way(
    'only just pays paid cut fraction portion partly partially',
    anyOf(
      /\ba (?:small )?(?:fraction|portion)(?: of \w+)? (?:was |were |got |is )?(?:paid|allowed)\b/i,
      /\b(?:partly|partially|paid (?:us )?(?:only )?a (?:small )?(?:fraction|portion)) (?:paid|of)\b/i,
      /\bpaid (?:us |only |just )?\d{1,2} (?:out )?of (?:the |our )?\d{1,2}(?: units| lines|[.,;?]|$)/i,
      /\bpaid (?:\w+ ){1,4}?(?:\w+,|but) not\b/i,
      /\b(?:units?|lines?) (?:got |was |were )?cut\b/i,
      /\bonly (?:the )?(?:first|1st|second|2nd|one|last) (?:line |code |one )?(?:was |got )?paid\b/i,
      /\bpays? (?:just|only) (?:for )?one\b/i,
      /\b(?:just|only) pays? (?:for )?one\b/i,
    ),
  ),
  way(
    `bundled downcoded packaged zeroed disallowed reversed keeps kept sent sends spit spits spits threw
      throws said says unpaid nothing zip squat short shorted money underpayment`,
    anyOf(
      inOrder(
        /\b/i,
        anyOf(
          /they|payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|mcare|medicaid|aetna/i,
          /cigna|UHC|humana|BCBS|anthem|tricare/i,
        ),
        / /i,
        optional(/\w+ly |just |also |only |always |all |keep |has |have /i),
        /(?:un)?/i,
        /bundled|packaged|downcoded|zeroed|disallowed|reversed/i,
        /\b/i,
      ),
      /\b(?:got|was|were|been) (?:bundled|packaged|downcoded|zeroed(?: out)?|disallowed|reversed)\b/i,
      inOrder(
        /\b(?:keeps?|kept) (?:on )?/i,
        /coming|getting (?:kicked|sent|spit|thrown)|being sent/i,
        /\b/i,
        notAfter(/\b(?:pt|patient|he|she|they|who) (?:keeps?|kept) (?:on )?coming/i),
      ),
      /\b(?:gets?|got|getting|was|were|been) sent back\b/i,
      inOrder(
        /\b/i,
        /payer|payor|they|medicare|medicaid|clearinghouse|scrubber|insurance|carrier|plan|MAC/i,
        / (?:just |keeps? )?(?:sent|sends|spit|spits|threw|throws) /i,
        /(?:it|them|this|that|both|(?:the|our) claim)?[ ]?(?:right )?(?:back|out)\b/i,
      ),
      inOrder(
        /\b/i,
        anyOf(
          /carrier|payer|payor|medicare|medicaid|plan|insurance|MAC|contractor|aetna|cigna|UHC/i,
          /humana|BCBS|tricare/i,
        ),
        /(?: rep)? (?:said|says) no\b/i,
        notBefore(/ (?:auth|need|charge|problem|prior|PA\b|edit|co-?pay|dx|diagnosis)/i),
      ),
      /\bunpaid\b/i,
      /\bgot (?:paid )?(?:nothing|zip|zero|squat)\b/i,
      /\bshort(?:ed)? (?:us|paid|the payment)\b/i,
      /\bmoney back\b|\bunderpayment\b/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'thru went ignored ignores ignoring recognize recognise honor timely nobody none pull pulled pulling knocked bumped capped',
    anyOf(
      inOrder(
        /\bonly (?:one|1|two|2|half|the (?:first|second)) (?:of (?:them|these|the \w+) )?/i,
        /(?:went|got|goes|made it) (?:thru|through)\b/i,
      ),
      inOrder(
        /\b(?:didn['’]?t|doesn['’]?t|won['’]?t|not|never) (?:go|going|get|getting|went|make it) /i,
        /(?:thru|through)\b/i,
      ),
      /\bignor(?:ed|es|ing)\b/i,
      inOrder(
        /\b/i,
        /didn['’]?t|doesn['’]?t|won['’]?t|did not|does not|will not/i,
        / (?:recogni[sz]e|honor) (?:the|our|my|it|that|mod)\b/i,
      ),
      /\btimely(?: filing)?\b/i,
      inOrder(
        /\b/i,
        /nobody|none of (?:them|these|the payers|our payers)/i,
        / (?:is |are |will |wants to )?(?:pays?|paying|reimburses?|reimbursing)\b/i,
      ),
      /\bpull(?:ed|ing)? (?:the |our |it |their |that )?(?:payment |money |check )?back\b/i,
      /\b(?:knocked|bumped) (?:it |us |them |this )?(?:down )?to\b/i,
      /\b(?:cut off|capped) at\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    `downcoded downcodes downcoding dispute disputes disputing disputed reconsideration redetermination
      bundled inclusive incidental took takes cut dropped knocked lowered bumped fight instead`,
    anyOf(
      inOrder(
        notAfter(
          /\b/i,
          /coder|coders|biller|we|i|he|she|auditor|doctor|doc|dr|provider|should be/i,
          / (?:has |have |just |was |it )?/i,
        ),
        /\bdowncod(?:ed|es|ing)\b/i,
      ),
      /\bdisput(?:e|es|ed|ing)\b|\breconsideration\b|\bredetermination\b/i,
      inOrder(
        /\b/i,
        /cut|took|reduced|processed|came through|closed|marked|flagged/i,
        / [^.?!\n]{0,20}\bas (?:bundled|inclusive|incidental)\b/i,
      ),
      /\b(?:took|takes|cut) (?:an? )?(?:\d\d ?%|\d\d percent|half|payment) (?:off|from)\b/i,
      inOrder(
        /\b/i,
        anyOf(
          /payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|medicaid|they|aetna|cigna/i,
          /UHC|united\w*|humana|BCBS|anthem|optum/i,
        ),
        / (?:just |has |have )?(?:dropped|knocked|lowered|bumped) (?:(?:our|the|my|a|his|her) )?/i,
        /(?:\d{5}|[A-V]\d{4}|it)\b/i,
      ),
      /\bpaid (?:(?:us|me) )?(?:for )?(?:an? |the )?\d{5} instead of\b/i,
      /\b(?:do|can|should|to) (?:(?:i|we) )?fight (?:this|it|that|them|back)\b/i,
    ),
  ),
  ...REDUCED_PAYMENTS,
  // In everyday words, without the terms of billing.
  way(
    'bundled zero light short wrong let never',
    anyOf(
      /\bpaid (?:the |our |for )?[^.?!\n]{1,24} and bundled\b/i,
      /\bcomes? up (?:as )?zero\b/i,
      /\b(?:check|payment|deposit|remit|era)\b[^.?!\n]{0,24}\blooks? (?:light|short)\b/i,
      /\bnever gets? paid\b/i,
      /\bwhat did (?:we|i) do wrong\b/i,
      /\bwo ?n['’]?t let \S{5,8} (?:through|thru|by)\b/i,
    ),
  ),
  way(
    'leg downgrade downgraded downgrades downgrading auditor reviewer rac worth fighting',
    anyOf(
      /\b(?:leg|grounds?|case) to stand on\b|\bworth (?:fighting|an appeal|appealing)\b/i,
      inOrder(/\b(?:DRG )?downgrad(?:ed|es?|ing)\b/i, notBefore(/ (?:the |my |our )?(?:plan|software|subscription)/i)),
      inOrder(
        /\b(?:auditor|reviewer|rac|payer|plan)s? (?:has |have |just )?/i,
        /(?:moved|changed|flipped|switched|regrouped|dropped|took) (?:it |us |our |the )?/i,
        /(?:from )?(?:MS-?)?DRG\b/i,
      ),
    ),
  ),
  way(
    'other others rest remaining second',
    inOrder(
      /\b(?:zeroed|skipped|dropped|ignored|bounced|stiffed (?:us )?on|nothing (?:for|on))(?: out)? (?:the )?/i,
      /(?:others?|rest|remaining|second|2nd)\b/i,
      notBefore(/ (?:dose|injection|shot|visit|appointment|appt|patient|pt|opinion)\b/i),
    ),
  ),
  way('else', /\bpaid (?:the |only )?\S{2,12} and nothing else\b|\bnothing else (?:was |got )?paid\b/i),
]
