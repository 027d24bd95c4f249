import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** The note that holds the modifiers. */
const NOTE = 'anesthesia/modifiers'
/** The note on what is told here with its number. */
const DIRECTION = 'anesthesia/directed-rooms'

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const COUNT = String.raw`(\d|${Object.keys(NUMBERS).join('|')})`
/** `running 3 cataract rooms`, `directing four CRNAs`: cases that went on at once. */
const AT_ONCE = everywhere(
  anyOf(
    inOrder(
      /\b/,
      anyOf(
        /running|directing|directed|direct|directs|covering|covered|supervis(?:ing|ed|es)|medical direction of/,
        /concurrent(?:ly)?/,
      ),
      /[^.?!\n\d]{0,30}?\b/,
      new RegExp(COUNT, ''),
      / (?:\w+ ){0,2}?(?:rooms|ors|cases|crnas?)\b/,
    ),
    inOrder(/\b/, new RegExp(COUNT, ''), / (?:\w+ )?concurrent (?:\w+ )?(?:rooms|cases)\b/),
  ),
)
const TEAM = /\bcrnas?\b/
const PHYSICIAN = /\b(?:md|physician|anesthesiologist|doc|doctor|dr)\b/
/** Monitored anesthesia care, which the letters of a Medicare contractor may stand for too. */
const MONITORED = anyOf(
  /\bmonitored anesthesia\b/,
  /\bmac (?:for|case|cases|anesthesia|sedation|w\/|with)\b/,
  /\b(?:under|with|was|did|done|gave) mac\b(?! (?:denied|says|wants|rules|policy|lcd))/,
)
/** Another case of the day, or what would be, leaves open how many there were. */
const OPEN = /\b(?:what if|if (?:he|she|they|we|the)|stepped|left the|broke|relieved|resident|student|srna)\b/

/** What a physician and the nurse anesthetists report whose cases at once are counted. */
export const anesthesiaTeam: Rule = {
  id: 'modifiers/anesthesia-team',
  topic: 'modifiers',
  question: 'Which modifiers tell who directed how many anesthetics at once?',
  source: 'Medicare Claims Processing Manual, chapter 12, section 50',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const text = textOf(inquiry)
    const isTold = TEAM.test(text) && PHYSICIAN.test(text) && !OPEN.test(text)
    const told = new Set([...text.matchAll(AT_ONCE)].map(([, first, second]) => toNumber(first ?? second ?? '')))
    const [cases] = told
    if (!note || !isTold || told.size !== 1 || !cases || !asksFor(inquiry, 'modifier_choice'))
      return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: anesthesiaTeam.id,
          topic: 'modifiers',
          verdict: 'informational',
          subjects: procedureCodes(inquiry.references).filter((code) => /^0[01]\d{3}$/.test(code)),
          parameters: {
            cases,
            physician: cases === 1 ? 'QY' : cases <= 4 ? 'QK' : 'AD',
            directed: cases <= 4,
            monitored: MONITORED.test(text),
            speaksFor: [NOTE, ...(cases > 1 && cases <= 4 ? [DIRECTION] : [])],
          },
          citations: [note.citation],
          settles: ['modifier_choice', 'fee'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

const toNumber = (count: string): number => NUMBERS[count] ?? Number(count)
