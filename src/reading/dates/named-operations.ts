import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** What is done once and called by one name: `the lap chole of 3/11`, `mohs tues`. */
export const OPERATION = inOrder(
  /\b/i,
  anyOf(
    /[a-z]{3,14}(?:ectom(?:y|ies)|oscop(?:y|ies)|plast(?:y|ies)|ostom(?:y|ies)|otom(?:y|ies)|scopes?|grams?)/i,
    /(?:lap[ \t])?(?:chole|appy)|c-?section|section|mohs|cysto|turbt|egd|tka|tha|turp|d&c|i&d|cabg|orif|tavr|tips|fess|bal|pci/i,
    /hernia(?:[ \t]repair)?|repair|excision|biopsy|bx|cath|stent|scope|ablation|fusion|reduction|closure|debridement/i,
    /surgery|procedure|injections?|infusion|chemo|delivery|epidural|nerve[ \t]block|replacement|cataract|implant/i,
    /op|case|consult|visit|encounter|session|(?:swallow[ \t])?eval|mri|cta?|x-?ray|echo|ultrasound|us|emg/i,
  ),
)
