import { placesOfCodes } from '../message/code-places.ts'
import type { SaidDose } from './drug-amounts.ts'

/** What stands between two codes that are alternatives for one drug. */
const EITHER = /^[\s,(]*(?:or|vs\.?|versus|instead of|rather than)[\s,]*(?:code |the )?$/
const COMMA = /^\s*,\s*$/

/** A dose farther from a code than this is not told of it. */
const NEAR = 60

/** Where one thing said ends: a dose behind it is of another, and so is one with `and` between. */
const PARTING = /[.?!;](?:\s|$)|\n|&|\b(?:and|plus)\b/

type Place = { codes: string[]; start: number; end: number }

/** The doses of each of several drug codes: each goes to the code nearest to it in its line or sentence, to all that are alternatives there. */
export function sortDoses(
  doses: readonly SaidDose[],
  codes: readonly string[],
  text: string,
): ReadonlyMap<string, SaidDose[]> {
  const places = placesOf(codes, text)
  const [dose] = doses
  if (dose && doses.length === 1 && places.some((place) => codes.every((code) => place.codes.includes(code)))) {
    return new Map(codes.map((code) => [code, [dose]]))
  }
  const found = new Map<string, SaidDose[]>()
  for (const each of doses) {
    const near = places
      .map((place) => ({ place, gap: place.end <= each.start ? each.start - place.end : place.start - each.end }))
      .filter(({ place, gap }) => gap >= 0 && gap <= NEAR && !isParted(place, each, text))
      .toSorted((one, other) => one.gap - other.gap)
    for (const code of near[0]?.place.codes ?? []) found.set(code, [...(found.get(code) ?? []), each])
  }
  return found
}

function isParted(place: Place, dose: SaidDose, text: string): boolean {
  const [from, to] = place.end <= dose.start ? [place.end, dose.start] : [dose.end, place.start]
  return PARTING.test(text.slice(from, to))
}

/** Where the codes stand, those written as alternatives as one place. */
function placesOf(codes: readonly string[], text: string): Place[] {
  const single = placesOfCodes(text, codes).map(({ code, start, end }) => ({ codes: [code], start, end }))
  const places: Place[] = []
  for (const [at, place] of single.entries()) {
    const last = places.at(-1)
    const gap = last ? text.slice(last.end, place.start) : ''
    const following = single[at + 1]
    const isListed = COMMA.test(gap) && following && EITHER.test(text.slice(place.end, following.start))
    if (last && (EITHER.test(gap) || isListed)) {
      last.codes.push(...place.codes)
      last.end = place.end
    } else places.push({ ...place })
  }
  return places
}
