import type { Gap, Nearest } from '../domain/finding.ts'
import { inWords } from './in-words.ts'

/**
 * Those gaps in order; those whose sentences differ only in what they are about made one. That editions of the date are not
 * loaded is one sentence for all of them.
 */
export function mergeGaps(gaps: readonly Gap[]): Gap[] {
  const groups = new Map<string, { gap: Gap; about: Set<string> }>()
  const near = gaps.flatMap(({ nearest }) => nearest ?? [])
  for (const gap of gaps) {
    // Without what it is about, the sentence tells which gaps are alike.
    const bare = gap.about === '' ? gap.why : gap.why.replaceAll(gap.about, '\u0000')
    const key = gap.nearest ? NEAREST : `${gap.ask ?? ''} ${gap.opens ?? ''} ${bare}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { gap, about: new Set([gap.about]) })
    else group.about.add(gap.about)
  }
  return [...groups.values()].map(({ gap, about }) => {
    if (gap.nearest) return { ...gap, why: tellNearest(near) }
    return about.size === 1 ? gap : { ...gap, why: tellOfSeveral(gap, inWords([...about])) }
  })
}

const PLURAL: Readonly<Record<string, string>> = { is: 'are', was: 'were', has: 'have' }

/** `the schedule that lists these is`: the verb behind it is not theirs. */
const LISTS = /\blists $/

/** The sentence with all it is about in place of the first, and its verb right behind them to match. */
function tellOfSeveral({ about, why }: Gap, all: string): string {
  return why
    .split(about)
    .map((part, at, parts) =>
      at === 0 || LISTS.test(parts[at - 1] ?? '')
        ? part
        : part.replace(/^ (is|was|has)\b/, (_, verb: string) => ` ${PLURAL[verb]}`),
    )
    .join(all)
}

/** Key of the group of gaps that an edition of the date would fill. */
const NEAREST = 'nearest'

function tellNearest(near: readonly Nearest[]): string {
  const dates = [...new Set(near.map(({ date }) => date))]
  const files = [...new Set(near.map(({ file, edition }) => `${file} ${edition}`))]
  return `No edition of ${dates.join(', ')} is loaded here; the nearest loaded was used: ${files.join(', ')}.`
}
