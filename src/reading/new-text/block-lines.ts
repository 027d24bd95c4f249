import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import type { Mark } from './mark.ts'
import { isPicture } from './pictures.ts'
import { isNameLine } from './sign-off.ts'

/** True where the typed name is the first of the full one, or short for it: "Deb" above "Deborah Hollis, CPC". */
export function repeatsName(typed: MessageLine | undefined, full: string): boolean {
  if (typed === undefined) return false
  const head = typed.head.replace(/^[-–—~/ ]{1,3}/, '')
  const word = TYPED.exec(head)?.[1]
  if (word === undefined || (head.includes(' ') && !isNameLine({ ...typed, head }))) return false
  return full.toLowerCase().startsWith(word.toLowerCase().slice(0, Math.max(3, word.length - 2)))
}

const TYPED = /^(\p{L}[\p{L}'’-]{1,20})(?:[ \t]\p{L}[\p{L}.'’-]{0,20})?[.,!]?$/u

/** "Knee" above "Knee Arthroscopy" is nobody. */
export function isPerson(typed: MessageLine | undefined, full: string): boolean {
  return [headOf(typed), full].some((name) => isFirstName(/\p{L}[\p{L}'’-]*/u.exec(name)?.[0] ?? ''))
}

/** `"Motion is lotion"` */
const MOTTO = /^["“][^?"“”\d]{3,120}["”](?: ?[-–—] ?[\p{L}. ]{2,40})?$/u

const isMotto = (head: string): boolean => (head[0] === '"' || head[0] === '“') && MOTTO.test(head)

const NETWORK = /(?:facebook|instagram|linked ?in|twitter|x|youtube|tiktok|threads|google|yelp|healthgrades)/i

/** What offices set below their signature: `Find us on Facebook`, `How did we do? Take our survey: https://…`. */
const FOOTER = anyOf(
  /^(?:please )?(?:find|follow|connect with|like|join|review|visit|friend|see) us (?:on|at|online)\b[^?\d]{0,80}$/i,
  inOrder(/^/i, NETWORK, repeated(inOrder(/[ \t]*[|·•/,&][ \t]*/i, NETWORK), '{1,7}'), /[ \t]*$/i),
  inOrder(
    /^(?:how (?:was|were|are|did|am)|tell us|rate|review|take|share|leave|we['’]d (?:love|value|appreciate)|your (?:feedback|opinion))\b/i,
    /[^\n]{0,120}\b(?:rate (?:us|me|my|our)|survey|reviews?|feedback|stars?)\b[^\n]{0,80}https?:\/\/\S{1,200}$/i,
  ),
)

const isFooter = (head: string): boolean => head.length < 260 && FOOTER.test(head)

/** `[https://survey.example/r/7]`, below what it is about. */
const LINK_ALONE = /^[[<(]?https?:\/\/[^\s\])>]{1,200}[\])>]?$/

/** True for a link with nothing beside it. */
function isLink(head: string): boolean {
  return (head.startsWith('http') || head.startsWith('http', 1)) && LINK_ALONE.test(head)
}

/** True for a footer that was wrapped above its link, and for that link. */
function isWrappedFooter(lines: readonly MessageLine[], index: number): boolean {
  const link = isLink(headOf(lines[index]))
  if (!link && !isLink(headOf(lines[index + 1]))) return false
  const said = headOf(lines[link ? index - 1 : index])
  const below = headOf(lines[link ? index : index + 1])
  return isFooter(`${said} ${below.replace(/^\W+|[\])>]$/g, '')}`)
}

/** True for a line that is blank to who looks for a signature: empty, a picture's place, or part of a notice. */
export function isBlank(lines: readonly MessageLine[], marks: readonly Mark[], index: number): boolean {
  return (
    headOf(lines[index]) === '' ||
    marks[index] === 'disclaimer' ||
    isPicture(lines[index]) ||
    isMotto(headOf(lines[index])) ||
    isFooter(headOf(lines[index])) ||
    isWrappedFooter(lines, index)
  )
}

/** The nearest line above that somebody wrote; one before `from` where there is none. */
export function written(lines: readonly MessageLine[], marks: readonly Mark[], index: number, from: number): number {
  let above = index - 1
  while (above >= from && isBlank(lines, marks, above)) above--
  return above
}

/** True for a line under a blank one. */
export function isApart(lines: readonly MessageLine[], marks: readonly Mark[], index: number, from: number): boolean {
  return index > from && isBlank(lines, marks, index - 1)
}
