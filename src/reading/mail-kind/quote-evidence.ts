/** The words of a mail that prove something, short and on one line, in quotation marks. */
export function quoteEvidence(words: string): string {
  return `“${words.replace(/\s+/g, ' ').trim().slice(0, 60)}”`
}
