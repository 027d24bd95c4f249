/** What each letter of an ambulance trip stands for. @see Medicare Claims Processing Manual, chapter 15, section 30 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['D', 'diagnostic or treatment site'],
  ['E', 'care home that is no skilled facility'],
  ['G', 'hospital-based dialysis'],
  ['H', 'hospital'],
  ['I', 'transfer between ambulances'],
  ['J', 'free-standing dialysis'],
  ['N', 'skilled nursing facility'],
  ['P', "physician's office"],
  ['R', 'residence'],
  ['S', 'scene'],
  ['X', "stop at a physician's office on the way"],
])

/** Ground and air ambulance, and its mileage. */
export const isAmbulance = (code: string): boolean => /^A04(?:2[5-9]|3[0-6])$/.test(code)

/** From where to where the two letters say that a trip went; null where they are no such letters. */
export function readTripLetters(modifier: string): { from: string; to: string } | null {
  const [from, to] = [...modifier].map((letter) => LETTERS.get(letter))
  return modifier.length === 2 && from !== undefined && to !== undefined ? { from, to } : null
}
