import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { findModifier } from '../codes/modifier-meaning.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** Digits counted from the thumb or the great toe. */
const FINGERS: Readonly<Record<string, number>> = {
  thumb: 0,
  index: 1,
  middle: 2,
  long: 2,
  ring: 3,
  little: 4,
  small: 4,
  pinky: 4,
}
const TOES: Readonly<Record<string, number>> = { great: 0, big: 0, second: 1, third: 2, fourth: 3, fifth: 4, little: 4 }
const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  '1st': 0,
  '2nd': 1,
  '3rd': 2,
  '4th': 3,
  '5th': 4,
}

const SIDE = String.raw`(?<side>right|left|rt|lt|r|l)\b[\s.,/-]*(?:hand\b[\s,]*|foot\b[\s,]*)?`
const FINGER = everywhere(
  inOrder(
    /\b/,
    new RegExp(SIDE, ''),
    anyOf(
      /(?<name>thumb|index|middle|long|ring|little|small|pinky)\b/,
      /(?<ordinal>[1-5](?:st|nd|rd|th)|second|third|fourth|fifth)\s+(?:digit|finger)\b/,
    ),
    /(?!\s+toe)/,
  ),
)
const TOE = new RegExp(
  String.raw`\b${SIDE}(?:(?<name>great|big|little|second|third|fourth|fifth|[1-5](?:st|nd|rd|th))\s+toe\b|(?<hallux>hallux)\b)`,
  'g',
)
const EYELID =
  /\b(?:(?<level>upper|lower)\s+(?<side>right|left)|(?<side2>right|left)\s+(?<level2>upper|lower))\s+(?:eye\s?)?lid/g
const ARTERIES: readonly (readonly [pattern: RegExp, modifier: string, name: string])[] = [
  [/\bleft main\b/, 'LM', 'left main coronary artery'],
  [/\bleft circumflex\b|\bcircumflex\b|\blcx\b/, 'LC', 'left circumflex artery'],
  [/\bleft anterior descending\b|\blad\b/, 'LD', 'left anterior descending artery'],
  [/\bright coronary\b|\brca\b/, 'RC', 'right coronary artery'],
  [/\bramus intermedi/, 'RI', 'ramus intermedius'],
]
const ARTERY_MODIFIERS = new Set(ARTERIES.map(([, modifier]) => modifier))

/**
 * Interventions on one coronary artery, which these modifiers tell apart; a diagnostic catheterization takes none.
 * @see NCCI Policy Manual for Medicare Services 2026, ch. XI, section I
 */
const OF_ONE_ARTERY = /^(?:929[2-4]\d|92972|92975|92977|C960[0-8])$/

/** Coronary angiography and catheterization of the heart, which covers every artery. */
const OF_ALL_ARTERIES = /^(?:934(?:5[1-9]|6[01])|9356[34]|9359[36-8])$/

/** A bypass graft to an artery takes no modifier for it. */
const BYPASS = /\bcabg\b|\bbypass|\bgrafts?\b/

/** Repairs of wounds, which are added up by length, vaccines, drugs and codes of a payer have no finger or toe of their own. */
const OF_NO_DIGIT = /^(?:12\d{3}|131\d{2}|90[4-7]\d{2}|[JQS]\d{4})$/

/** The anatomical modifier for a finger, toe, eyelid or coronary artery that the message names in words. */
export const anatomicalSite: Rule = {
  id: 'modifiers/anatomical-site',
  topic: 'modifiers',
  question: 'Which anatomical modifier stands for the finger, toe, eyelid or coronary artery named?',
  source: 'HCPCS modifiers E1-E4, FA-F9, TA-T9, LC, LD, LM, RC and RI',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    if (!asksFor(inquiry, 'modifier_choice', 'code_search', 'billed_together', 'denial'))
      return { findings: [], gaps: [] }
    const text = textOf(inquiry)
    const all = procedureCodes(inquiry.references).filter((code) => !isVisit(code))
    const procedures = all.filter((code) => !OF_NO_DIGIT.test(code))
    if (all.length > 0 && procedures.length === 0) return { findings: [], gaps: [] }
    const found = new Map(listSites(text))
    const findings = [...found].flatMap(([modifier, site]): Finding[] => {
      const row = findModifier(facts, modifier)
      if (row === null) return []
      const fitting = ARTERY_MODIFIERS.has(modifier)
        ? procedures.filter((code) => OF_ONE_ARTERY.test(code))
        : procedures
      if (ARTERY_MODIFIERS.has(modifier) && fitting.length === 0 && BYPASS.test(text)) return []
      // Beside a diagnostic catheterization the modifier is the stent's, whose code is not named.
      const isOfOther = ARTERY_MODIFIERS.has(modifier) && procedures.some((code) => OF_ALL_ARTERIES.test(code))
      const named = fitting.length > 0 || isOfOther ? fitting : procedures
      return [
        {
          rule: anatomicalSite.id,
          topic: 'modifiers',
          verdict: 'allowed',
          subjects: named.length > 0 ? named : [modifier],
          parameters: {
            modifier,
            site,
            description: row.description,
            code: named.length === 1 ? (named[0] ?? null) : null,
          },
          citations: [row.citation],
          settles: ['modifier_choice'],
          basis: 'rows',
        },
      ]
    })
    return { findings, gaps: [] }
  },
}

/** The sites that a text in lower case names, each with its modifier. */
export function listSites(text: string): Site[] {
  return [...findFingers(text), ...findToes(text), ...findEyelids(text), ...findArteries(text)]
}

type Site = readonly [modifier: string, words: string]

const isRight = (side: string | undefined): boolean => side?.startsWith('r') ?? false

function findFingers(text: string): Site[] {
  return [...text.matchAll(FINGER)].flatMap(({ groups, 0: words }): Site[] => {
    const { side, name = '', ordinal = '' } = groups ?? {}
    const digit = FINGERS[name] ?? ORDINALS[ordinal]
    return digit === undefined ? [] : [[digitModifier('F', digit, isRight(side)), words.trim()]]
  })
}

function findToes(text: string): Site[] {
  return [...text.matchAll(TOE)].flatMap(({ groups, 0: words }): Site[] => {
    const { side, name = '', hallux } = groups ?? {}
    const digit = hallux ? 0 : (TOES[name] ?? ORDINALS[name])
    return digit === undefined ? [] : [[digitModifier('T', digit, isRight(side)), words.trim()]]
  })
}

/** Left thumb FA, left second digit F1 to F4, right thumb F5 to F9; toes alike. */
function digitModifier(letter: 'F' | 'T', digit: number, right: boolean): string {
  if (right) return `${letter}${digit + 5}`
  return digit === 0 ? `${letter}A` : `${letter}${digit}`
}

/** Upper left E1, lower left E2, upper right E3, lower right E4. */
function findEyelids(text: string): Site[] {
  return [...text.matchAll(EYELID)].map(({ groups, 0: words }): Site => {
    const right = isRight(groups?.side ?? groups?.side2)
    const lower = (groups?.level ?? groups?.level2) === 'lower'
    return [`E${(right ? 3 : 1) + (lower ? 1 : 0)}`, words.trim()]
  })
}

function findArteries(text: string): Site[] {
  return ARTERIES.flatMap(([pattern, modifier, name]): Site[] => (pattern.test(text) ? [[modifier, name]] : []))
}
