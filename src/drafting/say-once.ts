/** The texts without the sentences that one before has; what has none left is left out. */
export function sayOnce(texts: readonly string[]): string[] {
  const said = new Set<string>()
  return texts.flatMap((text) => {
    const left = text.split(/(?<=[.])\s+(?=[A-Z])/).filter((sentence) => sentence !== '' && !said.has(sentence))
    for (const sentence of left) said.add(sentence)
    return left.length === 0 ? [] : [left.join(' ')]
  })
}
