/** What one unit of a drug code stands for. `up_to`: one unit whatever is given up to the amount. */
export type DrugUnit = { amount: number; measure: DrugMeasure; upTo: boolean; text: string }

/** Amounts are compared in micrograms, millilitres, the units of a biological, or pieces of a supply. */
export type DrugMeasure = 'mcg' | 'ml' | 'unit' | 'piece'

const MEASURES: Readonly<Record<string, readonly [measure: DrugMeasure, factor: number]>> = {
  mcg: ['mcg', 1],
  microgram: ['mcg', 1],
  micrograms: ['mcg', 1],
  mg: ['mcg', 1_000],
  mgs: ['mcg', 1_000],
  mgm: ['mcg', 1_000],
  milligram: ['mcg', 1_000],
  milligrams: ['mcg', 1_000],
  g: ['mcg', 1_000_000],
  gm: ['mcg', 1_000_000],
  gms: ['mcg', 1_000_000],
  grm: ['mcg', 1_000_000],
  gram: ['mcg', 1_000_000],
  grams: ['mcg', 1_000_000],
  ml: ['ml', 1],
  cc: ['ml', 1],
  milliliter: ['ml', 1],
  milliliters: ['ml', 1],
  strip: ['piece', 1],
  strips: ['piece', 1],
  lancet: ['piece', 1],
  lancets: ['piece', 1],
  u: ['unit', 1],
  unit: ['unit', 1],
  units: ['unit', 1],
  iu: ['unit', 1],
  'i.u.': ['unit', 1],
  'international units': ['unit', 1],
  'million units': ['unit', 1_000_000],
  'mil units': ['unit', 1_000_000],
}

const NAMES = Object.keys(MEASURES)
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replaceAll('.', String.raw`\.`))
  .join('|')
const AMOUNT = new RegExp(
  String.raw`(?<upTo>up to )?(?:per )?(?<![\d.,a-wyz])(?<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)\s*-?(?<name>${NAMES})(?![a-z\d])`,
  'gi',
)

/**
 * The unit that the description of a HCPCS drug code ends with, such as `Injection, methylprednisolone acetate, 1 mg`; null
 * where it names no amount or several of different kinds (`50 mg and 5 mg`).
 */
export function readDrugUnit(description: string): DrugUnit | null {
  // `300 micrograms (1500 i.u.)` says the same twice; `Lancets, per box of 100` names its pieces before their number.
  const bare = description
    .replaceAll(/\([^)]*\)/g, ' ')
    .replace(
      /^(lancets)\b.*\bbox of (\d+)$/i,
      (_all, piece: string, count: string) => `${count} ${piece.toLowerCase()}`,
    )
  const found = [...(bare.search(AMOUNT) === -1 ? description : bare).matchAll(AMOUNT)]
  const [match] = found
  if (match === undefined || found.length !== 1) return null
  const amount = readAmount(match)
  return (
    amount && {
      ...amount,
      upTo: match.groups?.upTo !== undefined,
      text: match[0].trim().replace(/^(?:up to |per )+/i, ''),
    }
  )
}

/** An amount of a drug in a text, in lower case, with its place. */
export type DrugAmount = { amount: number; measure: DrugMeasure; text: string; start: number; end: number }

/** Every amount of a drug a text names, in its order. */
export function readDrugAmounts(text: string): DrugAmount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const amount = readAmount(match)
    if (amount === null) return []
    return [{ ...amount, text: match[0].trim(), start: match.index, end: match.index + match[0].length }]
  })
}

function readAmount({ groups }: RegExpExecArray): { amount: number; measure: DrugMeasure } | null {
  const number = Number((groups?.number ?? '').replaceAll(',', ''))
  const found = MEASURES[(groups?.name ?? '').toLowerCase()]
  return found && number > 0 ? { amount: number * found[1], measure: found[0] } : null
}

/** Units that report an amount, the last begun one counted whole; 80 mg of a code per 40 mg are 2, 45 mg are 2. */
export function countUnits({ amount }: DrugAmount, unit: DrugUnit): number {
  // A quotient like 0.3 / 0.1 lies a hair above the whole number it stands for.
  return unit.upTo ? Math.max(1, Math.ceil(amount / unit.amount - 1e-9)) : Math.ceil(amount / unit.amount - 1e-9)
}
