import type { Topic } from '../../domain/inquiry.ts'

/** Topics a question may be about, each with questions as people write them. Choosing one fills the box. */
export const ASK_TOPICS: readonly { key: Topic; label: string; examples: readonly string[] }[] = [
  {
    key: 'codes',
    label: 'Codes',
    examples: [
      'Is 90862 still valid for a visit on 3/4/2024?',
      'What does G0438 stand for?',
      'Is 99201 right for a new patient seen on 3/2/2021?',
    ],
  },
  {
    key: 'guidelines',
    label: 'Guidelines',
    examples: [
      'What is the global period of 27447, and does a visit on day 20 count?',
      'How many units of 97110 are 38 minutes of therapy?',
      'How many minutes of psychotherapy does 90834 take?',
    ],
  },
  {
    key: 'modifiers',
    label: 'Modifiers',
    examples: [
      '99213 and 20610 at one visit on 8/15/2024: which modifier, and on which code?',
      'Knee injections on both sides: 20610-50, or RT and LT?',
      'May an assistant surgeon bill 27447 with modifier 80?',
    ],
  },
  {
    key: 'crosswalks',
    label: 'Crosswalks',
    examples: ['Which code took the place of 90862?', 'What replaced 99201?', 'What is ICD-9 715.16 in ICD-10-CM?'],
  },
  {
    key: 'ncci',
    label: 'NCCI edits',
    examples: [
      'Can 20610 and 76942 be billed together on 8/15/2024 for the same shoulder?',
      'Is 99213 bundled into 11042 on 8/15/2024, and does a modifier help?',
      'How many units of 20610 may be billed on 8/15/2024?',
    ],
  },
  {
    key: 'compliance',
    label: 'Compliance',
    examples: [
      'Denied with CO-97: 99213 on the day of 20610, 8/15/2024. What does it mean, and what can we do?',
      'Can we bill the patient for a service denied with CO-50?',
      'What must the note show so that 99213-25 beside 20610 holds?',
    ],
  },
  {
    key: 'coverage',
    label: 'Medicare coverage',
    examples: [
      'Does Medicare cover G0438 once a year?',
      'What did Medicare pay for 99213 on 11/3/2025?',
      'Is there a Medicare policy in Texas on 76942?',
    ],
  },
]

/** The question an address such as `?example=ncci-2` stands for, or null where there is none. */
export function findAskExample(key: string): string | null {
  const [, topic, number] = /^([a-z]+)-(\d)$/.exec(key) ?? []
  return ASK_TOPICS.find((each) => each.key === topic)?.examples[Number(number) - 1] ?? null
}
