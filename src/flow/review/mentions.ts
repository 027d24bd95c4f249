/** Somebody a note can call. */
export type Colleague = { id: number; name: string; email: string }

/** `@Kim`, `@kim.osei`, `@"Kim Osei"`. */
const MENTION = /(?<![\w@])@(?:"([^"\n]{1,80})"|([\p{L}\p{N}][\p{L}\p{N}._-]*))/gu

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim()

/** The words by which a colleague is called: whole name, first name where nobody else has it, the local part of the address. */
function callNames({ name, email }: Colleague, all: readonly Colleague[]): string[] {
  const first = plain(name).split(' ')[0] ?? ''
  const shared = all.filter((each) => plain(each.name).split(' ')[0] === first).length > 1
  return [plain(name), plain(email.split('@')[0] ?? ''), ...(shared ? [] : [first])]
}

/** Who a note calls, each once, and the calls that name nobody or more than one. */
export function findMentions(text: string, colleagues: readonly Colleague[]): { ids: number[]; unknown: string[] } {
  const ids = new Set<number>()
  const unknown = new Set<string>()
  for (const [written, quoted, bare = ''] of text.matchAll(MENTION)) {
    const called = plain(quoted ?? bare.replace(/[._-]+$/, ''))
    const meant = colleagues.filter((each) => callNames(each, colleagues).includes(called))
    const [only] = meant
    if (meant.length === 1 && only) ids.add(only.id)
    else unknown.add(written)
  }
  return { ids: [...ids], unknown: [...unknown] }
}
