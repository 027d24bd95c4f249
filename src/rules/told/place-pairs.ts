/**
 * What the message itself tells of where the two services of a pair were done: at two places, at one, at two sessions of the
 * day, or that a diagnostic study was the first of its kind. `words` are its own, for the answer to repeat.
 */
export type ToldPlaces = { kind: 'apart' | 'sides' | 'sessions' | 'one' | 'first_study'; words: string }

/** An edited pair, column one first. */
export type Pair = readonly [columnOne: string, columnTwo: string]

export const within = (code: string, from: string, to: string): boolean => from <= code && code <= to
export const hasBoth = (
  [one, two]: Pair,
  first: (code: string) => boolean,
  second: (code: string) => boolean,
): boolean => (first(one) && second(two)) || (first(two) && second(one))
