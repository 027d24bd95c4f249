import type { ParsedMail } from '../../src/domain/mail.ts'
import { findCodeReferences } from '../../src/reading/codes/code-references.ts'
import { classifyMail } from '../../src/reading/mail-kind/mail-kind.ts'
import { splitVisibleText } from '../../src/reading/new-text/visible-text.ts'
import { type ExpectedMail, openMail, readExpectedMails } from './expected-mails.ts'
import { formatTable, percent } from './table.ts'

/** The address the authored mails are sent to. */
const OWN_ADDRESSES = ['coding@consult.test']
/** Kinds that make no case. */
const NO_CASE: ReadonlySet<string> = new Set(['auto_reply', 'bounce', 'list', 'spam'])

type Texts = { all: number; exact: number; hidden: number; newHidden: number }
type Kinds = { all: number; right: number; wrong: string[] }

/** Reads every mail with the desk's own parser and prints what became of it, against what should. */
export async function scoreMails(folder: string, verbose: boolean): Promise<void> {
  const texts = new Map<string, Texts>()
  const kinds = new Map<string, Kinds>()
  let codes = 0
  let read = 0
  const inexact: string[] = []
  const hiding: string[] = []
  for (const expected of readExpectedMails(folder) ?? []) {
    if (expected.format === 'http-post' || expected.format === 'mime-part') continue
    const mail = await openMail(folder, expected)
    if (expected.expected_visible_text !== undefined) {
      const { exact, newHidden } = scoreText(expected, mail, texts)
      if (!exact) inexact.push(expected.file)
      if (newHidden) hiding.push(expected.file)
    }
    if (expected.format !== undefined) continue
    scoreKind(expected, mail, kinds)
    if (expected.basis === 'authored') continue
    read++
    codes += findCodeReferences(mail.text, () => false).filter(({ system }) => system === 'CPT').length
  }
  process.stdout.write(`${formatTexts(texts)}\n${formatKinds(kinds)}\n`)
  process.stdout.write(`five-digit codes read in ${read} mails that are about something else: ${codes}\n`)
  if (!verbose) return
  process.stdout.write(`new text not exact: ${inexact.join(', ')}\nnew words folded: ${hiding.join(', ')}\n`)
  for (const [group, { wrong }] of kinds) if (wrong.length > 0) process.stdout.write(`${group}: ${wrong.join(', ')}\n`)
}

/**
 * Whether the new text is exactly the expected one, white space and Markdown's emphasis aside, which some peers put for
 * HTML; and whether words of it are folded. Quoted lines that a peer keeps are not new.
 */
function scoreText(
  expected: ExpectedMail,
  mail: ParsedMail,
  texts: Map<string, Texts>,
): { exact: boolean; newHidden: boolean } {
  const { visible } = splitVisibleText(mail.text, mail.subject)
  const wanted = (expected.expected_visible_text ?? '').replaceAll('**', '')
  const squeeze = (text: string): string => text.replace(/\s+/g, '')
  const words = (text: string): string => text.replace(/&#\d+;|[^\p{L}\p{N}]+/gu, '')
  const fold = (text: string): string =>
    expected.text_match === 'strip_all_ws' ? squeeze(text) : text.replace(/\s+/g, ' ').trim()
  const count = texts.get(expected.peer) ?? { all: 0, exact: 0, hidden: 0, newHidden: 0 }
  const exact = fold(visible.replaceAll('**', '')) === fold(wanted)
  const lines = wanted.split('\n')
  const shown = squeeze(visible.replaceAll('**', ''))
  const shownWords = words(visible)
  const hidden = lines.some((line) => !shown.includes(squeeze(line)))
  const newHidden = lines.some((line) => !isQuotation(line) && !shownWords.includes(words(line)))
  texts.set(expected.peer, {
    all: count.all + 1,
    exact: count.exact + Number(exact),
    hidden: count.hidden + Number(hidden),
    newHidden: count.newHidden + Number(newHidden),
  })
  return { exact, newHidden }
}

/** True for a quoted line or the attribution above it. */
function isQuotation(line: string): boolean {
  return /^[ \t]*>|\bwrote:[ \t]*$/.test(line)
}

function scoreKind(expected: ExpectedMail, mail: ParsedMail, kinds: Map<string, Kinds>): void {
  const { kind } = classifyMail(mail, OWN_ADDRESSES)
  const makesNoCase = NO_CASE.has(kind)
  const right =
    expected.expected_action === 'bounce' ? kind === 'bounce' : makesNoCase === (expected.expected_action === 'ignore')
  // The mails whose line ends were made bare CRs are counted apart.
  const ends = /\/maildir\/mac\//.test(expected.file) ? ', lines ended by CR alone' : ''
  const group = `${expected.kind}, to ${expected.expected_action}${ends}`
  const count = kinds.get(group) ?? { all: 0, right: 0, wrong: [] }
  count.all++
  if (right) count.right++
  else count.wrong.push(`${expected.file} (${kind})`)
  kinds.set(group, count)
}

function formatTexts(texts: ReadonlyMap<string, Texts>): string {
  const counts = [...texts.values()]
  const sum = (of: keyof Texts) => counts.reduce((total, count) => total + count[of], 0)
  return formatTable([
    ['reply fixtures of', 'mails', 'new text exact', '', 'a line of it folded', 'new words folded'],
    ...[...texts].map(([peer, count]) => [
      peer,
      count.all,
      count.exact,
      percent(count.exact, count.all),
      count.hidden,
      count.newHidden,
    ]),
    ['all', sum('all'), sum('exact'), percent(sum('exact'), sum('all')), sum('hidden'), sum('newHidden')],
  ])
}

function formatKinds(kinds: ReadonlyMap<string, Kinds>): string {
  const rows = [...kinds].sort(([a], [b]) => a.localeCompare(b))
  return formatTable([
    ['mails', 'all', 'right', ''],
    ...rows.map(([group, { all, right }]) => [group, all, right, percent(right, all)]),
  ])
}
