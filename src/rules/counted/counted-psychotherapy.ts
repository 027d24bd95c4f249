import type { CountedFamily } from './counted-family.ts'

/** An E/M visit beside it makes it an add-on code. */
const OF_VISIT =
  /\b99[234]\d\d\b|\be\/?m\b|\b9083[3689]\b|\b90839\b|\bcris[ei]s\b|\bmed(?:ication)? (?:check|management|mgmt)\b/

/** No minutes that are told as those of the therapy: beside a visit the others may be of both. */
const NOT_OF_THERAPY =
  /^(?![\s\S]*\b\d{1,3} ?min\w*[^.?!\n\d]{0,24}\b(?:psycho)?therapy\b)(?![\s\S]*\b(?:psycho)?therapy\b[^.?!\n\d]{0,16}\b\d{1,3} ?min)/

/** Words of a session with others beside the patient, which has codes of its own. */
const OF_FAMILY =
  /\b(?:husband|wife|spouse|partner|couples?|family|parents?|mom|mother|dad|father|both of them|9084[67])\b/
const FAMILY_SESSION = /\b9084[67]\b|\b(?:couples?|family) (?:therapy|session|counseling)\b/

/** The three codes of individual psychotherapy, each for a span of minutes. */
const psychotherapy = (
  [short, middle, long]: readonly [string, string, string],
  told: Pick<CountedFamily, 'unless' | 'spoken'>,
): CountedFamily => ({
  note: 'em/psychotherapy-times',
  unit: 'minutes',
  ofSession: true,
  apart: { words: OF_FAMILY, among: FAMILY_SESSION },
  ...told,
  codes: [
    { code: short, over: 15, upTo: 37 },
    { code: middle, over: 37, upTo: 52 },
    { code: long, over: 52 },
  ],
})

/** Individual psychotherapy, alone and beside a visit. */
export const PSYCHOTHERAPY: readonly CountedFamily[] = [
  psychotherapy(['90832', '90834', '90837'], { unless: OF_VISIT }),
  psychotherapy(['90833', '90836', '90838'], { unless: NOT_OF_THERAPY }),
]
