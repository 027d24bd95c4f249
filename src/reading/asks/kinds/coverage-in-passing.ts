import { anyOf, inOrder } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask whether it is covered without asking it: told, half told, implied, in everyday words. */
export const COVERAGE_IN_PASSING: readonly WayOfAsking[] = [
  // Told as what happened, or what somebody says.
  way(
    'pa medicare billable payable primary secondary first bill',
    anyOf(
      /\b(?:needs?|requires?|required|get|without) (?:an? )?P\.?A\.? (?:for|after|before|on|to)\b/i,
      /\bmedicare (?:look|view|treat|see|handle)s?\b/i,
      /\b(?:billable|payable) (?:to|by|under) (?:medic|part B|tricare)/i,
      /\bwho(?:['’]?s| is| goes| pays)? (?:primary|first)\b/i,
      inOrder(
        /\b(?:which|what) (?:insurance|payer|payor|plan|coverage) (?:is|goes|pays|do (?:we|i) bill) /i,
        /(?:primary|secondary|first)\b/i,
      ),
      /\b(?:is|are) (?:medicare|medicaid|tricare|the VA) (?:primary|secondary|first)\b/i,
      /\bprimary or secondary\b|\bwho do (?:we|i) bill\b/i,
    ),
  ),
  way(
    `rental rentals rented rent owns own becomes become theirs hers stay consolidated snf skilled send submit
      file carrier contractor jurisdiction mac anything`,
    anyOf(
      /\bcapped[ -]rental\b/i,
      /\brental (?:months?|periods?)\b/i,
      /\bbecomes? (?:his|hers|theirs|(?:the )?(?:pt|patient|member|beneficiary)['’]?s)\b/i,
      /\bwho owns\b/i,
      /\b(?:is|are) (?:it|they) (?:hers|theirs)\b/i,
      /\b(?:SNF|skilled)\b[^.?!\n]{0,20}\bpart A\b/i,
      /\bowns? (?:it|the (?:bed|chair|equipment|device|pump|machine))\b/i,
      /\brent(?:al|ed)?(?:,? or| vs\.?|[- ]to[- ]) ?(?:purchase|own|buy|bought)/i,
      /\bpart A (?:\w+ ){0,2}stay\b/i,
      /\b(?:SNF|skilled(?: nursing)?) stay\b/i,
      /\bconsolidated billing\b/i,
      inOrder(
        /\b(?:can|do|should|could|may) (?:we|i|you|they) (?:even |also |still )?(?:send|submit|file) /i,
        /this|it|that|them|these|these claims?|the claim|claims?/i,
        / (?:to|with) /i,
        anyOf(
          /medicare|medicaid|tricare|part [BD]/i,
          /the (?:plan|payer|insurance|MAC|VA)/i,
          /insurance/i,
          /(?:his|her|their) (?:plan|insurance|medical)/i,
        ),
        /\b/i,
      ),
      /\bwho do (?:we|i) (?:send|submit|file)\b/i,
      /\bwho does (?:it|this|that) (?:go|get sent) to\b/i,
      /\b(?:which|what) (?:DME[ -]?MAC|MAC|contractor|carrier|jurisdiction)\b/i,
      /\b(?:can|could|may|do) (?:we|i) (?:even |still )?(?:bill|charge) anything\b/i,
      /\b(?:is )?anything (?:billable|payable|we can bill)\b/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'nobody none first primary list lists listed names article referral cash self pocket',
    anyOf(
      inOrder(
        /\b/i,
        /nobody|none of (?:them|these|the payers|our payers)/i,
        / (?:is |are |will |wants to )?/i,
        /pays?|paying|covers?|covering|reimburses?|takes?/i,
        /\b/i,
      ),
      inOrder(
        /\b/i,
        /comp|WC|auto|medicare|medicaid|VA|tricare|no[- ]fault|cobra/i,
        /\b[^.?!\n]{0,24}(?<!\b(?:dx|diagnosis|code)\b[^.?!\n]{0,12})\b(?:first|primary)[ \t]*/i,
        /(?:[.?]|$)/i,
      ),
      /\b(?:comp|WC|auto|VA|tricare) (?:or|vs\.?|versus) (?:medicare|medicaid|commercial|the \w+)\b/i,
      /\b(?:it|they|LCD|NCD|policy|article|MAC|medicare) (?:lists?|names?)\b/i,
      /\blisted (?:in|on|by) (?:the|that|their) (?:LCD|NCD|policy|article)\b/i,
      /\bbilling article\b/i,
      /\b(?:needs?|requires?|without) (?:an? )?referral\b/i,
      /\breferral (?:is |be )?(?:needed|required)\b/i,
      /\b(?:pay|pays|paying|paid) (?:\w+ )?cash\b/i,
      /\bself[- ]?pay(?:ing)?\b|\bout[- ]of[- ]pocket\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'medicare b mac part d',
    anyOf(
      inOrder(
        /\bden(?:ied|ies|y|ying) (?:by|under|from|thru|through) (?:our |the )?/i,
        /(?:part [BD]|medicare|MAC)\b(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d)/i,
      ),
      inOrder(
        /\b(?:can|may|do|does|is) (?![^.?!\n]{0,60}\b(?:zoom|video|phone|audio|tele))[^.?!\n]{1,60}\b/i,
        /(?:for|with|under) (?:medicare|part B)\b[^.!\n]{0,40}\?/i,
      ),
      /\bpart D (?:thing|drug|vaccine|benefit|only|item)\b/i,
    ),
  ),
  way(
    'part paid limit referral',
    anyOf(
      /\bpart [BD] go for\b/i,
      /\bneeds? what to (?:be|get) paid\b/i,
      /\b(?:over|past|hit|above) (?:the|his|her|their) (?:\w+ )?(?:limit|cap|threshold|maximum)\b/i,
      /\breferral (?:enough|ok|okay)\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'most part dental vision age foots free cap',
    anyOf(
      inOrder(
        /\bthe most /i,
        /medicare|medicaid|they|the plan|payers?|insurance|humana|aetna|cigna/i,
        / (?:will |can )?(?:allows?|covers?)\b/i,
      ),
      /\bis (?!medicare )(?:\w+ ){1,3}part [BD]\b/i,
      /\b(?:go|bill|send \w+) through (?:dental|vision)\b/i,
      // The ages that preventive visits are divided by are what those codes mean.
      /\bage (?:cut[- ]?offs?|limits?|restrictions?)\b(?! (?:for|of|on|in) (?:the |cpt |codes? )*993[89]\d)/i,
      /\bfoots? the bill\b/i,
      /\bcap on\b[^.?!\n]{0,20}\bvisits\b/i,
      /\bfree for (?:her|him|them|the (?:pt|patient)|pts|patients)\b/i,
    ),
  ),
  way('ok okay good', /\bis [A-V]\d{4} (?:ok|okay|good)\b(?! (?:with|and|on|beside|for the|instead|then|still)\b)/i),
  way(
    'paid covered payable bill any all enrolled',
    anyOf(
      // "I read 64495 isn't paid by our MAC"
      inOrder(
        /\b(?:isn['’]?t|aren['’]?t|not|never|won['’]?t be|no longer) /i,
        /(?:paid|covered|payable|reimbursed) (?:by|under|from|thru|through) /i,
      ),
      /\bis (?:any|all|some|none|most) of (?:this|it|these|that) (?:even |being |getting |actually )?(?:paid|covered)\b/i,
      /\bbill (?:medicare|medicaid|part B|tricare|(?:the |their |his |her )?(?:insurance|plan)) for (?:it|this|that|them|these)\b/i,
    ),
  ),
]
