/** Questions to try the desk with. */
export const PRACTICE_EXAMPLES = [
  {
    key: 'medication-visit',
    title: 'A deleted code, with a date of service',
    subject: '90862 rejected',
    text: 'Hello,\n\nour claim for 90862 came back as invalid. The psychiatrist saw the patient on 01/22/2013 for a medication check, nothing else. Which code takes its place?\n\nThanks,\nMaria',
  },
  {
    key: 'play-therapy',
    title: 'A deleted code, with no date',
    subject: 'interactive psychotherapy',
    text: 'Hi, we always billed 90812 for 45 minute play therapy sessions with children. The clearinghouse does not take it any more. What do we bill now?\n\nMaria',
  },
  {
    key: 'pair',
    title: 'Two codes on one day',
    subject: '99214 with 90833',
    text: 'Can we bill 99214 with 90833 on 2026-03-04?\n\nMaria Lopez\nLakeside Behavioral Health',
  },
  {
    key: 'meaning',
    title: 'What a code means',
    subject: 'office visit code',
    text: 'What is CPT 99213?\n\nMaria',
  },
] as const

/** The example of that key, or null. */
export function findExample(key: string): (typeof PRACTICE_EXAMPLES)[number] | null {
  return PRACTICE_EXAMPLES.find((example) => example.key === key) ?? null
}
