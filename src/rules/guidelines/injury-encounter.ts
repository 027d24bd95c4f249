import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'

const NOTE = 'icd/seventh-character'

const INJURY = /\b(?:fx|fracture|fractured|sprain|dislocat\w*)\b/
/** Words that ask for the encounter of an injury. */
const ASKED = anyOf(
  /\ba (?:or|vs\.?|versus) d\b/,
  /\bd (?:or|vs\.?) a\b|\bending\b|\bends? (?:in )?[ad]\b|\b7th\b|\bseventh\b/,
  /\b(?:initial|subsequent) enc\w*/,
  /\b[st]\d\d\.[0-9a-z]{3}[ad]\b/,
  /\baftercare\b/,
)
/** The treatment itself, by whoever took it over. */
const TREATED =
  /\b(?:put|placed|applied)\b[^.?!\n]{0,24}\b(?:cast|splint)\b(?: on)?|\b(?:closed )?reduc(?:ed|tion done)\b|\bcasted (?:it|him|her)\b/
const BY_EMERGENCY = /\b(?:er|ed|urgent care|uc)(?: \w+)? (?:put|placed|splinted|splint|applied)\b[^.?!\n]{0,24}/g
/** A visit while it heals as it should. */
const HEALING = anyOf(
  /\bcast (?:check|change|off|removal)\b/,
  /\bhealing (?:fine|well|normal\w*|nicely|as expected)\b/,
  /\b(?:\d|two|three|more) (?:more )?(?:visits|f\/u visits|follow-?ups?)(?: visits)? after\b/,
  /\bx-?ray to check healing\b/,
)
/** Healing that goes wrong, and treatment still to come, have characters or rules of their own. */
const OTHERWISE = anyOf(
  /\bnon-?union\b|\bmalunion\b|\bdelayed\b|\bnot healing\b|\borif\b|\bsurg(?:ery|ical)\b/,
  /\bopen (?:fx|fracture)\b|\bre-?fracture|\bpatholog|\bosteopor|\bage[- ]related/,
)

/** The encounter of an injury where the message tells whether it was treated then or healing. */
export const injuryEncounter: Rule = {
  id: 'guidelines/injury-encounter',
  topic: 'guidelines',
  question: 'Does the injury code end in A or D at the visits that the message tells?',
  source: 'ICD-10-CM guidelines, section I.C.19.a, as the note icd/seventh-character states it',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const stems = new Set(
      inquiry.references.flatMap(({ code }) => /^([ST]\d\d\.[0-9A-Z]{3})[A-Z]$/.exec(code)?.[1] ?? []),
    )
    const text = textOf(inquiry).replaceAll(BY_EMERGENCY, ' ')
    const note = findNote(facts, NOTE)
    const [treated, healing] = [TREATED.test(text), HEALING.test(text)]
    const isTold =
      (INJURY.test(text) || stems.size > 0) && ASKED.test(text) && !OTHERWISE.test(text) && (treated || healing)
    if (!note || !isTold) return { findings: [], gaps: [] }
    const [stem] = stems
    const ending = (letter: string): string => (stems.size === 1 ? `${stem}${letter}` : letter)
    return {
      findings: [
        {
          rule: injuryEncounter.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: stems.size === 1 ? inquiry.references.map(({ code }) => code) : [],
          parameters: {
            treated: treated ? ending('A') : null,
            healing: healing ? ending('D') : null,
            speaksFor: [NOTE, 'icd/healing-visit'],
          },
          citations: [note.citation],
          settles: ['crosswalk', 'code_search', 'code_meaning', 'status', 'documentation'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
