import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { type Look, type Run, readRuns } from './html-runs.ts'

/** Signs of the private area that go through the making of text: where the older mail begins and ends, and where answers do. */
const OLDER = '\ue0f0'
const OLDEST = '\ue0f1'
const ANSWER = '\ue0f2'
const ANSWERED = '\ue0f3'
const SIGNS = /[\ue0f0-\ue0f3]/g

/** What programs write above the mail that is answered. */
const HEADS_MAIL = anyOf(
  /^\s*(?:from|von|de|da|van):/i,
  /-{2,}\s*original (?:message|appointment)\s*-{2,}/i,
  /\b(?:wrote|writes|schrieb|escribió|écrit)\s?:\s*$/i,
)
const MANNERS: readonly { name: RegExp; is: (look: Look) => boolean }[] = [
  hued(/red|maroon/i, 340, 20),
  hued(/orange|brown/i, 10, 48),
  hued(/green|lime/i, 70, 170),
  hued(/teal|turquoise|aqua/i, 160, 200),
  hued(/(?:light |dark )?blue|navy/i, 185, 262),
  hued(/purple|violet/i, 250, 325),
  hued(/pink|magenta/i, 285, 355),
  manner(/bold/i, ({ bold }) => bold),
  manner(/italics?/i, ({ italic }) => italic),
  { name: /\b(?:highlight(?:ed|s|ing)?|in yellow)\b/i, is: ({ highlighted }) => highlighted },
  manner(/(?:(?:a |an |my )?(?:different|another|other|own) )?colou?rs?/i, ({ hue }) => hue !== null),
]

/** `in red`, `see the red text`, `my red comments` */
function manner(name: RegExp, is: (look: Look) => boolean): { name: RegExp; is: (look: Look) => boolean } {
  return {
    name: anyOf(
      inOrder(/\b(?:in|see|with|using) (?:an? |the |my )?(?:dark |bright |light )?/i, name, /\b/i),
      inOrder(/\b(?:the|my) /i, name, / (?:text|font|type|ink|letters|notes|comments|answers|parts?)\b/i),
    ),
    is,
  }
}

function hued(name: RegExp, from: number, to: number): { name: RegExp; is: (look: Look) => boolean } {
  const within = (hue: number): boolean => (from <= to ? hue >= from && hue <= to : hue >= from || hue <= to)
  return manner(name, ({ hue }) => hue !== null && within(hue))
}

/**
 * The HTML with the answers marked that somebody typed between the lines of the older mail in a colour or a type of their own; null
 * where none are told so. {@link setApart} makes of its text what a program would that quotes line by line.
 */
export function markAnswers(html: string): string | null {
  if (!/colou?r|bold|<b[ >]|<strong|<i[ >]|<em[ >]|highlight|background|<mark/i.test(html)) return null
  if (html.search(SIGNS) >= 0) return null
  const runs = readRuns(html)
  const textOf = ({ start, end }: Run): string => html.slice(start, end)
  const heads = (run: Run): boolean => run.end - run.start < 400 && HEADS_MAIL.test(textOf(run).replace(/&nbsp;/g, ' '))
  const first = runs.findIndex((run) => run.look.quotes > 0 || heads(run))
  if (first <= 0) return null
  const level = runs[first]?.look.quotes ?? 0
  const end = endOfOlder(runs, first, level, heads)
  const older = runs.slice(first, end).filter((run) => textOf(run).trim() !== '')
  const said = runs
    .slice(0, first)
    .map(textOf)
    .join(' ')
    .replace(/&nbsp;|\s+/g, ' ')
  const answers = older.filter(chooseAnswers(older, said, textOf))
  if (answers.length === 0) return null
  let marked = ''
  let done = 0
  const write = (at: number, sign: string): void => {
    marked += html.slice(done, at) + sign
    done = at
  }
  write(runs[first]?.start ?? 0, OLDER)
  for (const { start, end: stop } of answers) {
    write(start, ANSWER)
    write(stop, ANSWERED)
  }
  if (end < runs.length) write(runs[end]?.start ?? done, OLDEST)
  return marked + html.slice(done)
}

/** The run at which a still older mail begins. */
function endOfOlder(runs: readonly Run[], first: number, level: number, heads: (run: Run) => boolean): number {
  // The heading of the older mail itself may take several runs.
  let body = false
  for (let at = first + 1; at < runs.length; at++) {
    const run = runs[at]
    if (run === undefined) break
    if (run.look.quotes > Math.max(level, 1)) return at
    if (body && heads(run)) return at
    body ||= at - first > HEADING_RUNS
  }
  return runs.length
}

/** Runs of `From:`, `Sent:`, `To:` and `Subject:` with what stands behind them. */
const HEADING_RUNS = 12

/** Which runs of the older mail are answers: those of the manner the new text names, or of a colour that follows questions. */
function chooseAnswers(older: readonly Run[], said: string, textOf: (run: Run) => string): (run: Run) => boolean {
  const length = (runs: readonly Run[]): number => runs.reduce((sum, { start, end }) => sum + end - start, 0)
  const all = length(older)
  const body = older.findIndex((run) => /^[^<>]{0,30}\bsubject|^\s*(?:re|fw|fwd)\s?:|wrote\s?:/i.test(textOf(run)))
  const isBody = (run: Run): boolean => run.start > (older[body]?.end ?? -1) && !run.look.link
  for (const { name, is } of MANNERS) {
    if (!name.test(said)) continue
    const chosen = older.filter((run) => isBody(run) && is(run.look))
    // Where all of it looks so, nothing is told.
    if (chosen.length > 0 && length(chosen) < all * 0.9) return (run) => isBody(run) && is(run.look)
  }
  const hues = new Set<number>()
  older.forEach((run, at) => {
    const above = older[at - 1]
    const { hue } = run.look
    if (hue === null || !isBody(run) || above === undefined || above.look.hue === hue) return
    if (/\?\s*$/.test(textOf(above))) hues.add(hue)
  })
  const answered = (run: Run): boolean => isBody(run) && run.look.hue !== null && hues.has(run.look.hue)
  return length(older.filter(answered)) < all / 2 ? answered : () => false
}

/** A field of a heading, each of which some programs put in a paragraph of its own. */
const FIELD = /^[*_ ]{0,3}(?:sent|date|to|cc|bcc|subject|importance|reply-to|attachments?)[*_ ]{0,3}:/i

/**
 * The text made of marked HTML, with the lines of the older mail quoted by `>` and the answers between them as lines of the new
 * text.
 */
export function setApart(text: string): string {
  const begins = text.indexOf(OLDER)
  if (begins < 0) return text.replace(SIGNS, '')
  const lineStart = text.lastIndexOf('\n', begins) + 1
  const lines = text.slice(lineStart).split('\n')
  const body = endOfHeading(lines)
  const set = lines.slice(0, body).map((line) => line.replace(SIGNS, ''))
  set.push('', '>')
  let answering = false
  let oldest = false
  for (const line of lines.slice(body)) {
    oldest ||= line.includes(OLDEST)
    const bare = line.replace(/^(?:[ \t]*>)+[ \t]?/, '')
    let written = false
    for (const piece of bare.split(/(?=[\ue0f2\ue0f3])/)) {
      if (piece[0] === ANSWER || piece[0] === ANSWERED) answering = piece[0] === ANSWER && !oldest
      const words = piece.replace(SIGNS, '').trim()
      if (words === '') continue
      write(set, words, answering)
      written = true
    }
    if (!written) write(set, '', answering)
  }
  return text.slice(0, lineStart) + set.join('\n')
}

/** The line under the heading of the older mail. */
function endOfHeading(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.includes(ANSWER) || line.startsWith('>')) return at
    if (at === 0 || line.replace(SIGNS, '').trim() !== '') continue
    const next = lines.slice(at + 1, at + 4).find((below) => below.trim() !== '') ?? ''
    if (!FIELD.test(next)) return at
  }
  return lines.length
}

/** Adds a line, an answer apart from what is quoted. */
function write(set: string[], words: string, answer: boolean): void {
  const above = set.at(-1) ?? ''
  if (answer) {
    if (above.startsWith('>')) set.push('')
    set.push(words)
    return
  }
  if (words !== '' && above !== '' && !above.startsWith('>')) set.push('')
  if (words !== '' || above !== '>') set.push(`> ${words}`.trimEnd())
}
