/**
 * Regular expressions put together from short ones, so that what people write can be read, found and changed a wording a line. The
 * result is the pattern that would have been written in one piece: composing costs nothing where it is matched.
 */

/** The pattern that matches what one of the ways matches, the earlier way first. @throws where their flags differ */
export const anyOf = (...ways: readonly RegExp[]): RegExp =>
  new RegExp(ways.map(({ source }) => source).join('|'), sharedFlags(ways))

/** The pattern that matches the parts one right after the other. @throws where their flags differ */
export const inOrder = (...parts: readonly RegExp[]): RegExp => new RegExp(sourceOf(parts), sharedFlags(parts))

/** Holds where the parts follow in order, and takes nothing of them. */
export const before = (...parts: readonly RegExp[]): RegExp => asked('?=', parts)
/** Holds where they do not follow. */
export const notBefore = (...parts: readonly RegExp[]): RegExp => asked('?!', parts)
/** Holds where they stand before. */
export const after = (...parts: readonly RegExp[]): RegExp => asked('?<=', parts)
/** Holds where they do not stand before. */
export const notAfter = (...parts: readonly RegExp[]): RegExp => asked('?<!', parts)

/** The pattern as a group of its own, for one that is written into another as a string. */
export const grouped = (what: RegExp): RegExp => new RegExp(`(?:${what.source})`, what.flags)
/** The pattern as often as `times` says, as it is written in patterns: `?`, `*`, `{0,3}`, `{1,2}?`. */
export const repeated = (what: RegExp, times: string): RegExp => new RegExp(`(?:${what.source})${times}`, what.flags)
/** The pattern, once or not at all. */
export const optional = (what: RegExp): RegExp => repeated(what, '?')
/** The pattern, kept as a group: by its name where it has one, by its number in the whole pattern else. */
export const captured = (what: RegExp, name = ''): RegExp =>
  new RegExp(name === '' ? `(${what.source})` : `(?<${name}>${what.source})`, what.flags)
/** The same pattern for `matchAll` and `replaceAll`. Never ask it with `test`: it remembers where it stopped. */
export const everywhere = (what: RegExp): RegExp => new RegExp(what.source, `${what.flags}g`)
/** The same pattern, tried only where `lastIndex` says. */
export const sticky = (what: RegExp): RegExp => new RegExp(what.source, `${what.flags}y`)

/** The words of a list as ways, for a pattern that is written as a string: `pt patient` is `pt|patient`. */
export const wordsAsWays = (list: string): string => list.trim().split(/\s+/).join('|')

const asked = (sign: string, parts: readonly RegExp[]): RegExp =>
  new RegExp(`(${sign}${sourceOf(parts)})`, sharedFlags(parts))

/** A part with several ways is a group, unless it stands alone. */
const sourceOf = (parts: readonly RegExp[]): string =>
  parts.map(({ source }) => (parts.length > 1 && hasWays(source) ? `(?:${source})` : source)).join('')

/** Whether a | of the source stands outside of groups and classes. */
function hasWays(source: string): boolean {
  const bare = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '')
  let depth = 0
  for (const sign of bare) {
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === '|' && depth === 0) return true
  }
  return false
}

function sharedFlags(patterns: readonly RegExp[]): string {
  const flags = new Set(patterns.map((pattern) => pattern.flags))
  if (flags.size > 1) throw new TypeError(`Patterns of different flags: ${[...patterns].join(' and ')}`)
  return patterns[0]?.flags ?? ''
}
