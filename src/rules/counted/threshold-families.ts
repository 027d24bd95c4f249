/** Codes of one service that a size or a time tells apart, each with what it is more than; the note says so too. */
export type ThresholdFamily = {
  note: string
  unit: 'minutes' | 'cm'
  steps: readonly { code: string; over: number }[]
}

const shaves = (...codes: readonly string[]): ThresholdFamily => ({
  note: 'count/shave',
  unit: 'cm',
  steps: [0, 0.5, 1, 2].map((over, at) => ({ code: codes[at] ?? '', over })),
})

const discharge = (note: string, short: string, long: string): ThresholdFamily => ({
  note,
  unit: 'minutes',
  steps: [
    { code: short, over: 0 },
    { code: long, over: 30 },
  ],
})

export const THRESHOLD_FAMILIES: readonly ThresholdFamily[] = [
  discharge('em/discharge-time', '99238', '99239'),
  discharge('em/nursing-facility-times', '99315', '99316'),
  shaves('11300', '11301', '11302', '11303'),
  shaves('11305', '11306', '11307', '11308'),
  shaves('11310', '11311', '11312', '11313'),
]

const MINUTES = /\b(\d{1,3})[ -]?(?:min|mins|minutes?)\b/g
const LENGTH = /(?<![\d.x] ?)(\d{0,2}\.\d+|\d{1,2}) ?(cm|centimeters?|mm|millimeters?)\b(?! ?(?:x|by) )/g
/** `one point one centimeters`, as a transcript has it. */
const SPOKEN =
  /\b(zero|one|two|three|four|five)? ?point (one|two|three|four|five|six|seven|eight|nine) (?:cm|centimeters?)\b/g
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The only amount of that unit that a lower-case text tells; null where it tells none or several. */
export function readOnlyAmount(text: string, unit: ThresholdFamily['unit']): number | null {
  const amounts =
    unit === 'minutes' ? [...text.matchAll(MINUTES)].map(([, number]) => Number(number)) : readLengths(text)
  const [amount, ...others] = new Set(amounts)
  return amount !== undefined && amount > 0 && others.length === 0 ? amount : null
}

function readLengths(text: string): number[] {
  const written = [...text.matchAll(LENGTH)].map(
    ([, number, name = '']) => Number(number) / (name.startsWith('m') ? 10 : 1),
  )
  const spoken = [...text.matchAll(SPOKEN)].map(
    ([, whole = 'zero', tenth = 'zero']) => NUMBERS.indexOf(whole) + NUMBERS.indexOf(tenth) / 10,
  )
  return [...written, ...spoken]
}

/** The step that an amount falls into, and where the next begins; null where a family has none. */
export function findStep(
  { steps }: ThresholdFamily,
  amount: number,
): { code: string; over: number; upTo: number | null } | null {
  const at = steps.findLastIndex(({ over }) => amount > over)
  const step = steps[at]
  return step === undefined ? null : { ...step, upTo: steps[at + 1]?.over ?? null }
}
