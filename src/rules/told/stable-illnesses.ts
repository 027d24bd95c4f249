import { anyOf, grouped, inOrder, repeated } from '../../patterns/compose-patterns.ts'

/** Chronic illnesses as notes and billers write them, in lower case, and their names in an answer. */
const ILLNESSES: readonly [string, RegExp][] = [
  ['hypertension', /\b(?:htn|hypertension|high blood pressure)\b/],
  ['diabetes', /\b(?:dm ?[12]?|[tn]?[12]?t?[12]?dm|t2d|diabetes|diabetic)\b/],
  ['hyperlipidemia', /\b(?:hld|hyperlipid\w*|dyslipid\w*|high cholesterol|hypercholest\w*)\b/],
  ['hypothyroidism', /\bhypothyroid\w*\b/],
  ['COPD', /\b(?:copd|emphysema)\b/],
  ['asthma', /\basthma\b/],
  ['heart failure', /\b(?:chf|hfref|hfpef|heart failure)\b/],
  ['coronary disease', /\b(?:cad|coronary (?:artery )?disease)\b/],
  ['atrial fibrillation', /\b(?:a-?fib|atrial fib\w*)\b/],
  ['kidney disease', /\b(?:ckd\w*|chronic kidney disease)\b/],
  ['GERD', /\b(?:gerd|reflux)\b/],
  ['depression', /\b(?:mdd|depression)\b/],
  ['anxiety', /\b(?:gad|anxiety)\b/],
  ['ADHD', /\badhd\b/],
  ['gout', /\bgout\b/],
  ['rheumatoid arthritis', /\brheumatoid arthritis\b/],
  ['osteoporosis', /\bosteoporosis\b/],
  ['epilepsy', /\b(?:epilepsy|seizure disorder)\b/],
]

/** At the goal of its treatment, which is what stable means (CPT E/M guidelines, definitions). */
const STABLE =
  /\b(?:at goal|stable|well[- ]controlled|(?<!un|not |poorly |in)controlled|under (?:good )?control|good control)\b/
const ALL_STABLE =
  /\b(?:both|all(?: three| four| of them)?|everything|conditions) (?:\w+ ){0,2}(?:stable|at goal|controlled)\b/
const NOT_STABLE = inOrder(
  /\b/,
  anyOf(
    /un(?:controlled|stable)/,
    /not (?:at goal|stable|controlled|well)/,
    /poorly|worse\w*|worsening|exacerbat\w*|flar\w+|above goal|out of control/,
    /new(?:ly)? (?:dx|diagnos\w+)/,
  ),
  /\b/,
)

/** Drugs by the endings of their names, by kind, or as those who write of them call all of them. */
const DRUG = grouped(
  anyOf(
    inOrder(
      /\w+/,
      anyOf(
        /pril|sartan|olol|statins?|formin|gliptin|flozin|glutide|dipine|prazole|xaban/,
        /thiazide|oxetine|thyroxine|terol|lukast|semide/,
      ),
    ),
    /metformin|insulin|warfarin|aspirin|sertraline|(?:es)?citalopram|bupropion|glipizide|lantus/,
    /meds?|medications?|rx|prescriptions?|inhalers?|drugs?/,
  ),
).source

/** A drug that was looked after: refilled, continued, started, changed. Diets and exercises are none. */
const PRESCRIBED = inOrder(
  /\b/,
  anyOf(
    /refill(?:ed|s)?/,
    inOrder(
      anyOf(/renew(?:ed)?|cont|continue[ds]?|continuing|adjusted|increased|decreased/, /started|titrated|prescribed/),
      / (?:on )?/,
      repeated(/(?:his|her|the|all|same|both|current|home|two|three|four|several|\d) /, '{0,2}'),
      new RegExp(DRUG, ''),
    ),
    /prescription drug management/,
    /rx (?:management|mgmt)/,
    inOrder(
      new RegExp(DRUG, ''),
      / (?:\w+ )?/,
      /refilled|continued|renewed|adjusted|managed|increased|decreased|started/,
    ),
  ),
  /\b/,
)

/**
 * The chronic illnesses that a message tells as stable at their goal while their drugs were managed; empty where fewer than
 * two are told so, one is not, or no drug was managed.
 */
export function findStableIllnesses(text: string): string[] {
  if (NOT_STABLE.test(text) || !PRESCRIBED.test(text)) return []
  const clauses = text.split(/\.(?!\d)|[;\n]|,(?= ?(?:and )?[a-z0-9]+ ?[-:–])/)
  const areAll = ALL_STABLE.test(text)
  const told = ILLNESSES.filter(([, words]) =>
    areAll ? words.test(text) : clauses.some((clause) => words.test(clause) && STABLE.test(clause)),
  ).map(([name]) => name)
  return told.length > 1 ? told : []
}

const CHRONIC = /(?:problems|conditions|illnesses|diseases|issues|dx|diagnoses)\b/
/** `2 stable chronic problems`, `three chronic conditions, all at goal`: two and more told by their number alone. */
const NUMBER_STABLE = inOrder(
  /\b(?:[2-5]|two|three|four|five) /,
  anyOf(
    inOrder(/(?:(?:stable|well[- ]controlled),? chronic|chronic,? stable) /, CHRONIC),
    inOrder(
      /chronic /,
      CHRONIC,
      /,?(?: that)?(?: (?:are|were|both|all)){0,2} (?:stable|at goal|well[- ]controlled|controlled)\b/,
    ),
  ),
)

/** The words with which a message tells two or more stable chronic illnesses by their number, while drugs were managed; else null. */
export function findNumberStable(text: string): string | null {
  if (NOT_STABLE.test(text) || !PRESCRIBED.test(text)) return null
  return NUMBER_STABLE.exec(text)?.[0] ?? null
}
