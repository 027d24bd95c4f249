import type { Citation } from '../../domain/edition.ts'
import type { Finding, Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { areAlternatives } from './asked-pairs.ts'

/** An exclusion or an order told from both sides is told once. */
export function dropMirrored(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>()
  return findings.filter(({ subjects, parameters }) => {
    const key = `${parameters.kind === 'excludes1'} ${[...subjects].sort().join(' ')}`
    return said.has(key) ? false : said.add(key)
  })
}

/**
 * What one note asks for after several codes, or several codes after one, told once: "E11.42 and E11.65 come first, Z79.84
 * and Z79.4 follow".
 */
export function joinFollowing(findings: readonly Finding[], inquiry: Inquiry): Finding[] {
  const isFollowing = ({ parameters }: Finding): boolean => parameters.kind === 'use_additional'
  const of =
    (...names: string[]) =>
    ({ parameters }: Finding) =>
      names.map((name) => String(parameters[name])).join('|')
  const byOther = [...Map.groupBy(findings.filter(isFollowing), of('at', 'other')).values()].map((group) =>
    join(group, 'code', inquiry),
  )
  const joined = [...Map.groupBy(byOther, of('at', 'code')).values()].map((group) => join(group, 'other', inquiry))
  return [...joined, ...findings.filter((each) => !isFollowing(each))]
}

/** Several findings that differ in one parameter as one. */
function join(group: readonly Finding[], name: 'code' | 'other', inquiry: Inquiry): Finding {
  const [first] = group as [Finding, ...Finding[]]
  const values = group.map(({ parameters }) => String(parameters[name]))
  const notes = group.flatMap(({ parameters }) => parameters.notes as { text: string }[])
  // `E66.01 or E66.813`: one of them is wanted.
  const isEither = values.some((one) => values.some((other) => one !== other && areAlternatives(one, other, inquiry)))
  return {
    ...first,
    subjects: [...new Set(group.flatMap(({ subjects }) => subjects))],
    parameters: {
      ...first.parameters,
      [name]: listWords(values, isEither ? 'or' : 'and'),
      several: first.parameters.several === true || (name === 'code' && group.length > 1 && !isEither),
      notes: notes.filter((note, at) => notes.findIndex(({ text }) => text === note.text) === at) as Parameters[],
    },
    citations: [...new Set(group.flatMap(({ citations }) => citations))] as [Citation, ...Citation[]],
  }
}

const listWords = (words: readonly string[], joint: string): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`
