const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Codes that differ from this one by a slip of the hand: one character wrong, missing or too many, or two swapped. */
export function listNearCodes(code: string): string[] {
  const bare = code.replace('.', '')
  const hasDot = code.includes('.')
  const near = new Set<string>()
  for (let at = 0; at < bare.length; at += 1) {
    const [before, after] = [bare.slice(0, at), bare.slice(at + 1)]
    for (const character of CHARACTERS) near.add(before + character + after)
    near.add(before + after)
    if (after !== '') near.add(before + after[0] + bare[at] + after.slice(1))
  }
  for (const character of CHARACTERS) near.add(bare + character)
  near.delete(bare)
  return [...near].map((each) =>
    hasDot && each.length > DOT_AT ? `${each.slice(0, DOT_AT)}.${each.slice(DOT_AT)}` : each,
  )
}

/** A diagnosis has its dot behind the third character. */
const DOT_AT = 3
