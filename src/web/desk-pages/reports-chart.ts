/** Bars of a chart, in the units of its picture. */
export type Chart = {
  width: number
  height: number
  /** Where the bars stand. */
  base: number
  bars: { x: number; y: number; width: number; height: number; middle: number; label: string; value: number }[]
  lines: { y: number; text: number; value: number }[]
}

const WIDTH = 720
const HEIGHT = 220
const LEFT = 44
const TOP = 14
const BOTTOM = 24

/** Bars are no broader than this, and no more of them are labelled than fit. */
const BROADEST = 56
const MOST_LABELS = 12

/** A picture of the values, or null where there is nothing to see. The table beside it says the same. */
export function drawChart(values: readonly { label: string; value: number }[]): Chart | null {
  const most = Math.max(0, ...values.map(({ value }) => value))
  if (most === 0) return null
  const top = roundUp(most)
  const base = HEIGHT - BOTTOM
  const step = (WIDTH - LEFT) / values.length
  const width = Math.min(BROADEST, step * 0.7)
  const heightOf = (value: number): number => ((base - TOP) * value) / top
  const every = Math.ceil(values.length / MOST_LABELS)
  return {
    width: WIDTH,
    height: HEIGHT,
    base,
    bars: values.map(({ label, value }, at) => {
      const middle = LEFT + step * (at + 0.5)
      const height = heightOf(value)
      const shown = at % every === 0 ? shorten(label, step * every) : ''
      return {
        x: round(middle - width / 2),
        y: round(base - height),
        width: round(width),
        height: round(height),
        middle: round(middle),
        label: shown,
        value,
      }
    }),
    lines: [0, top / 2, top].map((value) => {
      const y = round(base - heightOf(value))
      return { y, text: y + 4, value }
    }),
  }
}

/** The next number of the form 1, 2, 4, 6 or 10 times a power of ten: half of it is a whole number from 2 on. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 4, 6, 10].find((each) => each * power >= value) ?? 10
  return Math.max(2, factor * power)
}

const CHARACTER = 7
const shorten = (label: string, room: number): string => {
  const most = Math.max(3, Math.floor(room / CHARACTER))
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

const round = (value: number): number => Math.round(value * 10) / 10
