/** A path of these pages without its query's values of others: a letter, a digit, and what stands in addresses of codes. */
const PATH = /^\/(?:codes|search|pairs|claims|ask|plans|account)(?:[/?][\w\-./?=&%+:]*)?$/

const MOST_CHARACTERS = 200

/** Where somebody may be sent on to after signing in: a page of these doors; null for anything else. */
export function readReturnPath(text: string): string | null {
  return text.length <= MOST_CHARACTERS && PATH.test(text) && !text.includes('//') && !text.includes('..') ? text : null
}
