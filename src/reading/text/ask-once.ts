/**
 * Tells whether the pattern stands anywhere in the text, which is read when it is first asked and never again: read at every code, a
 * long mail full of codes would take the square of its length.
 */
export function askOnce(text: string, pattern: RegExp): () => boolean {
  let found: boolean | null = null
  return () => {
    found ??= pattern.test(text)
    return found
  }
}
