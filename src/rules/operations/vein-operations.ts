import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import type { OperationFamily } from './operation-family.ts'

const VEIN = /\b(?:veins?|saphenous|gsv|ssv|aasv)\b/
const STABS = /(?:stabs?\b|stab |micro-?phlebectom\w+|phlebectom\w+|incisions?\b)/
const FROM_TEN = /\b(?:1\d|20|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b/
const OVER_TWENTY = /\b(?:2[1-9]|[3-9]\d)\b/
const UNDER_TEN = /\b(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)\b/

/** The number right before the stabs, or behind them: `14 stab phlebectomies`, `phlebectomy x 14`, `(14 incisions)`. */
const counted = (number: RegExp): RegExp =>
  anyOf(
    inOrder(number, / (?:\w+ ){0,2}/, STABS),
    inOrder(
      /\b(?:micro-?)?phlebectom\w*,? ?(?:x|×|times|of|via|through|with)? ?\(?/,
      number,
      /(?! ?(?:cm|mm|ml|cc|w\b|watts?|j\b|min|mg|%|\/))/,
    ),
  )

/**
 * Leg veins closed by heat and taken out through stabs. Fewer than ten stabs have no code of their own, so nothing is named
 * for them (CPT, vascular ligation and endovenous ablation).
 */
export const VEINS: readonly OperationFamily[] = [
  {
    named: anyOf(
      /\bendovenous\b|\bevlt\b|\bevla\b|\b(?:micro-?)?phlebectom/,
      /\b(?:saphenous|gsv|ssv)\b[^.\n]{0,60}\bablat|\bablat\w*[^.\n]{0,60}\b(?:saphenous|gsv|ssv)\b/,
    ),
    not: /\bcabg\b|\bbypass\b|\bharvest|\bthrombophlebit\w+ only\b/,
    whole: true,
    services: [
      {
        all: [/\blaser\b|\bevlt\b|\bevla\b/, VEIN],
        codes: ['36478'],
        described: 'a leg vein closed by laser, the first of the leg, with its imaging guidance',
      },
      {
        all: [/\bradio-?frequency\b|\brfa?\b|\bclosurefast\b|\bvenefit\b/, VEIN],
        not: /\blaser\b/,
        codes: ['36475'],
        described: 'a leg vein closed by radiofrequency, the first of the leg, with its imaging guidance',
      },
      {
        all: [/\b(?:micro-?)?phlebectom/, counted(OVER_TWENTY)],
        codes: ['37766'],
        described: 'stab phlebectomy of one leg, more than 20 incisions',
      },
      {
        all: [/\b(?:micro-?)?phlebectom/, counted(FROM_TEN)],
        codes: ['37765'],
        described: 'stab phlebectomy of one leg, 10 to 20 incisions',
        within: ['37766'],
      },
      {
        all: [/\b(?:micro-?)?phlebectom/],
        not: counted(UNDER_TEN),
        codes: ['37765', '37766'],
        described: 'stab phlebectomy of one leg',
        decides: 'the number of incisions: 10 to 20, or more; fewer have no code of their own',
        within: ['37765', '37766'],
      },
    ],
  },
]
