/**
 * The answer to what is asked of a whole text, found when it is first asked and never again: found at every code or name, a long
 * mail full of them would take the square of its length.
 */
export function once(ask: () => boolean): () => boolean {
  let answer: boolean | null = null
  return () => {
    answer ??= ask()
    return answer
  }
}

/** Tells whether the pattern stands anywhere in the text. */
export function askOnce(text: string, pattern: RegExp): () => boolean {
  return once(() => pattern.test(text))
}
