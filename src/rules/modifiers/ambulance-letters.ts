import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, loneModifiers, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { isAmbulance, readTripLetters } from '../told/trip-letters.ts'

/** The note that holds the letters. */
const NOTE = 'count/ambulance-modifiers'
/** The note that says how miles are counted. */
const MILES_NOTE = 'facility/ambulance-mileage'

const MILEAGE = 'A0425'

/** What people call the places of a trip, by their letters; a nursing home may be one of two. */
const PLACES: readonly [string, RegExp][] = [
  ['E', /\bassisted living\b|\balf\b|\bgroup home\b|\bboard and care\b|\bmemory care\b|\bdomiciliary\b|\bcustodial\b/],
  ['N', /\bsnf\b|\bskilled nursing\b/],
  ['G', /\bhospital[ -]based dialysis\b|\bhospital['’]?s dialysis\b/],
  ['J', /\bfree[ -]?standing dialysis\b/],
  ['P', /\b(?:dr|doctor|physician|md)['’]?s['’]? office\b/],
  ['S', /\bscene\b|\broadside\b|\bhighway\b|\binterstate\b|\baccident site\b|\bcrash site\b/],
  ['H', /\bhospital\b|\b(?:er|ed)\b|\bemergency (?:room|dept|department)\b|\bmedical center\b/],
  ['R', /\bresidence\b|\b(?:her|his|their|own|private) (?:home|house|apartment|apt)\b|\bfrom home\b|\bat home\b/],
]
/** Places that have a letter of their own only where more is told. */
const OPEN = /\bdialysis\b|\bnursing (?:home|facility)\b|\brehab\b|\bairport\b|\bhelipad\b|\bimaging\b|\bclinic\b/

const FROM =
  /\b(?:picked (?:\w+ )?up|pick-?up|p\/u|transport(?:ed)?|taken|trip|run) (?:at |from )|\bpick-?up: ?|\bfrom (?=\S)/g
const TO = everywhere(
  anyOf(
    inOrder(
      /\b/,
      /taken|transported|brought|delivered|trip|going|went|transport/,
      / (?:him |her |them |pt |the patient )?to /,
    ),
    /\b(?:dropped (?:off )?at|destination:?) /,
    /(?<=\bfrom [^.,;?!\n]{2,40}) to /,
  ),
)
const END = /[,;.?!\n]|\b(?:to|and|then)\b/

/** The two letters of an ambulance trip whose places are told, and its mileage. */
export const ambulanceLetters: Rule = {
  id: 'modifiers/ambulance-letters',
  topic: 'modifiers',
  question: 'Which two letters does an ambulance trip take, from where and to where the message tells?',
  source: 'Medicare Claims Processing Manual, chapter 15, sections 20.2 and 30',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const codes = procedureCodes(inquiry.references).filter(isAmbulance)
    const text = textOf(inquiry)
    const [from, to] = [readPlace(text, FROM), readPlace(text, TO)]
    const isAsked = asksFor(inquiry, 'modifier_choice', 'denial') || PAIR_DOUBTED.test(text)
    if (!note || codes.length === 0 || !isAsked) return { findings: [], gaps: [] }
    if (from === null || to === null) return { findings: explainAsked(codes, note, inquiry), gaps: [] }
    const miles = codes.includes(MILEAGE) && asksFor(inquiry, 'units') ? readMiles(text) : null
    const milesNote = findNote(facts, MILES_NOTE)
    return {
      findings: [
        {
          rule: ambulanceLetters.id,
          topic: 'modifiers',
          verdict: 'informational',
          subjects: codes,
          parameters: {
            explained: false,
            pair: `${from.letter}${to.letter}`,
            from: from.words,
            fromLetter: from.letter,
            to: to.words,
            toLetter: to.letter,
            mileage: codes.includes(MILEAGE) ? MILEAGE : null,
            miles: milesNote === undefined ? null : miles,
            speaksFor: [NOTE, ...(miles !== null && milesNote ? [MILES_NOTE] : [])],
          },
          citations: [note.citation, ...(miles !== null && milesNote ? [milesNote.citation] : [])],
          settles: ['modifier_choice', 'denial', 'billed_together', ...(miles === null ? [] : (['units'] as const))],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** `should that be SH?`: what the letters asked about say, where the places of the trip are not told. */
function explainAsked(codes: readonly string[], { citation }: GuidanceFact, inquiry: Inquiry): Finding[] {
  return loneModifiers(inquiry).flatMap((pair) => {
    const trip = readTripLetters(pair)
    if (trip === null) return []
    const mileage = codes.includes(MILEAGE) ? MILEAGE : null
    return [
      {
        rule: ambulanceLetters.id,
        topic: 'modifiers',
        verdict: 'informational',
        subjects: [pair, ...codes],
        parameters: {
          explained: true,
          pair,
          ...trip,
          fromLetter: pair[0] ?? '',
          toLetter: pair[1] ?? '',
          mileage,
          miles: null,
          speaksFor: [NOTE],
        },
        citations: [citation],
        settles: ['modifier_choice', 'code_search'],
        basis: 'guidance',
      },
    ]
  })
}

/** `RH right?`, `is it NH` */
const PAIR_DOUBTED =
  /\b[deghijnprs][deghijnprs] (?:right|ok|correct)\b|\b(?:is it|should be) [deghijnprs][deghijnprs]\b/

type Place = { letter: string; words: string }

/** The one place named behind the words; null where none is, or several. */
function readPlace(text: string, words: RegExp): Place | null {
  const found = [...text.matchAll(words)].flatMap(({ index, 0: said }) => {
    const phrase = text.slice(index + said.length - (said.startsWith('from') ? said.length : 0)).split(END)[0] ?? ''
    const [letter, pattern] = PLACES.find(([, each]) => each.test(phrase)) ?? []
    const name = pattern?.exec(phrase)?.[0]
    if (letter === undefined || name === undefined) return OPEN.test(phrase) ? [null] : []
    return ['G', 'J', 'N'].includes(letter) || !OPEN.test(phrase) ? [{ letter, words: name }] : [null]
  })
  const [first] = found
  return first && found.every((each) => each?.letter === first.letter) ? first : null
}

const MILES =
  /\bloaded (?:miles|mileage)[ :=]*(\d{1,2}(?:\.\d)?)(?!\.?\d)|(?<![\d.])(\d{1,2}(?:\.\d)?) (?:loaded )?mi(?:les?)?\b/g

/** The miles told, to the tenth and below 100, as they are reported; null where none or several are. */
function readMiles(text: string): string | null {
  const told = new Set([...text.matchAll(MILES)].flatMap(([, behind, before]) => behind ?? before ?? []))
  const [only] = told
  return told.size === 1 && only !== undefined ? Number(only).toFixed(1) : null
}
