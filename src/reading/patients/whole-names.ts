import { inOrder, repeated, sticky } from '../../patterns/compose-patterns.ts'
import { isEverydayFirstName, isEverydayLastName, opensAsVerb } from '../names/everyday-names.ts'
import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isOtherThanName, isPlainWord } from '../names/plain-words.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import type { TextIndex } from '../text/text-index.ts'
import { readNicknamed } from './nicknames.ts'

/** A place that may be a whole name: by a common first name or an initial, or by nothing but its shape. */
export type PossibleName = Span & { certainty: 'name' | 'shape'; reversed: boolean }

const NAME = sticky(
  inOrder(
    /[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24}[ \t](?:[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.?[ \t])?/,
    repeated(/(?:de|la|del|los|dos|van|von|der|den|bin|al|da|di)[ \t]/, '{0,2}'),
    /(?:(?:al|el|ad|as|ash)-)?[A-ZÀ-ÞĀ-ɏḀ-ỿ](?:[A-Za-zÀ-ɏḀ-ỿ'’-]{1,24}|\.)?(?![A-Za-zÀ-ɏḀ-ỿ\d])/,
  ),
)
/** `DUMMY, CARL`, `Delacroix, Marguerite A`, `Oyelaran, F.`, `(Greer, T)` */
const REVERSED = sticky(
  inOrder(
    /[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24},[ \t]?[A-ZÀ-ÞĀ-ɏḀ-ỿ]/,
    /(?:[A-Za-zÀ-ɏḀ-ỿ'’-]{1,24}|\.|(?![ \t][A-Za-z]))(?:[ \t][A-ZÀ-ÞĀ-ɏḀ-ỿ](?![A-Za-zÀ-ɏḀ-ỿ])\.?)?/,
    /(?![A-Za-zÀ-ɏḀ-ỿ\d])/,
  ),
)
const NEXT_NAME = /[ \t]([A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24})(?![A-Za-zÀ-ɏḀ-ỿ\d])/y
/** Where a sentence or a line begins. */
const OPENS = /(?:^|[.?!:][ \t]{1,2})$/
/** `Clement Ashby’s` */
const OWNER_SIGN = /['’]s$/
const OWNER_BEHIND = /^[ \t]\p{Lu}[\p{L}-]{2,24}['’]s[ \t]/u
/** `J` before a surname, behind a sign or at the beginning. */
const BARE_INITIAL = /(?:^|[\s/|(,;:-])[B-HJ-Z][ ]$/
/** `J.` and `J. R.` before a surname. */
const INITIALS = /(?<![A-Za-zÀ-ɏḀ-ỿ\d.@-])(?:[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.[ \t]?){1,2}$/
/** `L.T. Vo` */
const SHORT_SURNAME = /[A-Z][a-z](?![\p{L}\d])/uy
const SURNAME = /[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,23}(?![A-Za-zÀ-ɏḀ-ỿ\d])/y
const ZIP_ENDS = /^[ \t]\d{5}\s*$/
/** `Jr.`, and numbers of a line that go on with nothing but a stop: `Salter Harris II fracture` is none. */
const SUFFIX = /,?[ \t](?:(?:Jr|Sr|JR|SR)\b\.?|(?:II|III|IV)(?=[ \t]?(?:[,.;:()|/]|\r?\n|$)))/y
const NOT_BEFORE = /[A-Za-zÀ-ɏḀ-ỿ\d.@'’_/-]/

/** Capitalised words that are no part of a name where they stand beside one: places, plans, services, tests, germs. */
const NOT_OF_A_PERSON = new Set(
  `medicare medicaid united blue cross shield health healthcare hospital clinic center medical office visit knee injection surgery
  level new old est established patient dear hi hello thanks thank regards sincerely best cheers good morning street main the this our
  we and or for dr doctor mr mrs ms miss north south east west san santa saint st fort mount lake port los las el group practice
  associates orthopedic spine eye family internal medicine plan policy claim code codes modifier part column line please also can does
  is are if when what why how provider cpt hcpcs icd dx dos advantage choice foley mohs holter parkinson graves baker kirschner swan
  salter prince king henry johns hopkins mayo kaiser aetna humana cigna anthem tricare noridian novitas palmetto not no yes billing
  freestyle libre inc llc ltd corp pllc pc pvt india ave avenue rd road blvd lane ln court ct way pkwy parkway hwy highway drive square plaza row terrace ste floor box id ids
  ortho derm cards cardio neuro uro optho ophtho endo peds gyn onc heme nephro pulm rheum anes rads psych gastro rehab workers comp
  invoice inv moderna pfizer novavax nobody somebody everybody anybody anyone everyone someone scribe lisfranc
  re fw fwd both next just about denied coli diff difficile aureus pylori pneumoniae auris am pm est pst cst md do pa np rn on in at by to from as if an big halloween thanksgiving christmas easter tx thx tks mon tue tues wed weds thu thur thurs fri sat sun`.split(
    /\s+/,
  ),
)

/** True for a capitalised word that is no part of a person's name, whatever stands beside it; in any case. */
export function isNeverOfAName(word: string): boolean {
  return NOT_OF_A_PERSON.has(word.toLowerCase())
}

/**
 * Every place that may be a person's whole name: two to four capitalised words, a surname behind an initial, or the
 * surname first with a comma. Where neither a common first name nor a common surname is among them, no word may be an
 * everyday one.
 */
export function findWholeNames(text: string, { capitalised }: TextIndex): PossibleName[] {
  const found: PossibleName[] = []
  let done = 0
  for (const start of capitalised) {
    if (start < done) continue
    const name = readInitialled(text, start) ?? readWhole(text, start)
    if (name === null) continue
    const suffix = matchAt(SUFFIX, text, name.end)?.[0].length ?? 0
    found.push(suffix > 0 ? { ...name, end: name.end + suffix, certainty: 'name' } : name)
    done = name.end + suffix
  }
  return found
}

function readInitialled(text: string, start: number): PossibleName | null {
  const isBare = text[start - 1] === ' ' && isCapital(text.charCodeAt(start - 2))
  const bare =
    isBare && BARE_INITIAL.test(text.slice(Math.max(0, start - 4), start))
      ? matchAt(SURNAME, text, start)?.[0]
      : undefined
  if (bare !== undefined && isLastName(bare) && !isPlainWord(bare) && !isNeverOfAName(bare))
    return { start: start - 2, end: start + bare.length, certainty: 'name', reversed: false }
  if (text[start - 1] !== '.' && (text[start - 1] !== ' ' || text[start - 2] !== '.')) return null
  const initials = INITIALS.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? ''
  const short = initials === '' ? undefined : matchAt(SHORT_SURNAME, text, start)?.[0]
  const surname = initials === '' ? undefined : short && isLastName(short) ? short : matchAt(SURNAME, text, start)?.[0]
  if (surname === undefined || isNeverOfAName(surname) || (isPlainWord(surname) && !isLastName(surname))) return null
  return { start: start - initials.length, end: start + surname.length, certainty: 'name', reversed: false }
}

function readWhole(text: string, start: number): PossibleName | null {
  const sign = wordEnd(text, start)
  const reversed = text[sign] === ','
  const nicknamed = text.charCodeAt(sign) === 32 && opensNickname(text.charCodeAt(sign + 1))
  if (!reversed && !nicknamed && !isNextOfName(text, sign)) return null
  const before = text[start - 1] ?? ' '
  if (before !== ' ' && before !== '\n' && NOT_BEFORE.test(before)) return null
  if (nicknamed) {
    const name = readNicknamed(text, start)
    return name && { ...name, certainty: 'name', reversed: false }
  }
  const written = matchAt(reversed ? REVERSED : NAME, text, start)?.[0].replace(OWNER_SIGN, '')
  if (written === undefined) return null
  const words = written.split(/[\s,]+/)
  if (words.some(isNeverOfAName)) return null
  const [first = '', last = ''] = [words[0], words.at(-1)]
  // `Dana, Ruthanne Fogelberg's scope`: somebody is spoken to, and somebody else spoken of.
  if (reversed && isFirstName(first) && OWNER_BEHIND.test(lineAfter(text, start + written.length, 30))) return null
  // `Both Ada Lee`: the name begins behind the word of the sentence.
  const everyday =
    !reversed && isEverydayFirstName(first) && (isLastName(last) || isEverydayLastName(last) || isRareDouble(last))
  if (everyday && opensAsVerb(first) && OPENS.test(lineBefore(text, start, 4))) return null
  if (!reversed && isOtherThanName(first) && !isFirstName(first) && !isLastName(first) && !everyday) return null
  // `Henrike S` and `Castellanos R`, not `Vitamin D` nor `Rosa I think`
  const isInitial = last.length === 1
  if (isInitial && !(isLastName(first) || (!reversed && isFirstName(first)) || isAged(text, start, written, first)))
    return null
  if (isInitial && (last === 'I' || last === 'A') && !reversed) return null
  if (last.length === 2 && last === last.toUpperCase() && !last.endsWith('.')) return null
  // `STEMI, Alonzo Reyes`: what the sentence says before a name.
  if (reversed && isOtherThanName(first) && !isLastName(first) && !isFirstName(first) && !isFirstName(last)) return null
  // `Olga, Houma 70363` ends a mail with who writes and where.
  if (
    reversed &&
    isFirstName(first) &&
    !isFirstName(last) &&
    !isLastName(last) &&
    ZIP_ENDS.test(text.slice(start + written.length))
  )
    return null
  // `Egon, ASC billing` signs for a place.
  if (reversed && /^[A-Z]{2,4}$/.test(last) && first !== first.toUpperCase()) return null
  const known = words.some((word) => isFirstName(word) || isLastName(word))
  if (!known && words.some(isOtherThanName) && !everyday) return null
  if (!known && !reversed && written === written.toUpperCase()) return null
  const named =
    !reversed &&
    !isInitial &&
    ((isFirstName(first) && (isLastName(last) || isEverydayLastName(last) || !isPlainWord(last))) ||
      (everyday && isLastName(last) && !isPlainWord(last)) ||
      (everyday && isRareDouble(last)) ||
      // `GUTIERREZ MARIA D`
      (written === written.toUpperCase() && isLastName(first) && isFirstName(last)))
  const end = start + written.length
  return { start, end: reversed ? end : withMoreNames(text, end, named), certainty: named ? 'name' : 'shape', reversed }
}

/** `Fatoumata B 29F`: an age behind makes a name of a rare word and an initial. */
function isAged(text: string, start: number, written: string, first: string): boolean {
  return isRareName(first) && AGE_BEHIND.test(text.slice(start + written.length, start + written.length + 12))
}
const AGE_BEHIND = /^,?[ \t]\(?\d{1,3}[ -]?(?:[FM]\b|y\/?o|yrs?)/

const isRareDouble = (word: string): boolean => word.includes('-') && isRareName(word)

/** No name is longer, with its "’s". Looking on would cost, in a row of capitals without end, the row once for each of them. */
const LONGEST_NAME = 40

/** Where the word that begins at `start` ends, its apostrophes and hyphens included; at {@link LONGEST_NAME} where it goes on. */
export function wordEnd(text: string, start: number): number {
  let end = start + 1
  while (end - start < LONGEST_NAME && isOfWord(text.charCodeAt(end))) end += 1
  return end
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39 || code === 45 || code > 127
}

/** True where a capital follows behind one space, or a small letter that may begin the "de" or "van" of a name. */
function isNextOfName(text: string, sign: number): boolean {
  if (text[sign] !== ' ' && text[sign] !== '\t') return false
  const code = text.charCodeAt(sign + 1)
  return (code >= 65 && code <= 90) || code > 127 || 'dlvbae'.includes(text[sign + 1] ?? ' ')
}

/** True for an opening quote, an apostrophe and a bracket. */
const opensNickname = (code: number): boolean =>
  code === 34 || code === 39 || code === 40 || (code >= 0x2018 && code <= 0x201d)

const isCapital = (code: number): boolean => code >= 65 && code <= 90

/** True for a word that is nothing but a name: `Maria Lopez Quiñones`. */
const isRareName = (word: string): boolean =>
  word.length >= LEAST_RARE && word !== word.toUpperCase() && !isPlainWord(word) && !isNeverOfAName(word)
const LEAST_RARE = 4

const ENDS_LINE = /^[ \t]*(?:\r?\n|$)/

/** Where a name of three and four words ends: `Jose Luis Hernandez Vega`. */
function withMoreNames(text: string, at: number, named: boolean): number {
  let end = at
  for (let words = 0; words < 2; words++) {
    const next = matchAt(NEXT_NAME, text, end)
    if (
      !next?.[1] ||
      !(
        isLastName(next[1]) ||
        isFirstName(next[1]) ||
        ((named || ENDS_LINE.test(text.slice(end + next[0].length, end + next[0].length + 4))) && isRareName(next[1]))
      )
    )
      break
    end += next[0].length
  }
  return end
}
