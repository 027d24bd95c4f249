import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string): string => splitVisibleText(text).visible
const ASKED = 'It was a single layer.\n\nShould we send 12011 now?'
const ATTRIBUTION = 'On 2026-11-17 16:20, Coding Help wrote:'

describe('the ends of quoted lines that were wrapped anew', () => {
  it.each([
    '> Hello,\n> > For commercial plans a repair with tissue adhesive alone is mostly taken\nas\n> a simple repair. Ask the plan which of the two codes it has loaded for the\nyear.\n> > Coding Help',
    '> A repair of one layer is simple, whichever material closes it, and what was\nclosed in\n> two layers is intermediate.',
    '> The plan may have taken the code out of its edits for this year of service,\nso 12011\n> pays then.\n> Coding Help',
  ])('are history: %j', (quoted) => expect(visible(`${ASKED}\n\n${ATTRIBUTION}\n${quoted}`)).toBe(ASKED))

  it.each([
    ['yes', '> Was the wound of the chin closed in one layer, and was there any debridement\nyes\n> and which payer'],
    ['one layer', '> Was the wound closed in one layer or two?\none layer\n> and which payer?'],
    [
      'Devoted',
      '> Was the wound of the chin closed in one layer, and which plan does she have then\n\nDevoted\n\n> which place',
    ],
    ['office', '> Please tell us which place of service stands on the claim that was denied:\noffice\n> and the payer'],
    [
      'POS 11',
      '> Which place of service stands on the claim that the plan has denied so far\nPOS 11\n> Which payer is it\nDevoted, a Medicare Advantage plan',
    ],
  ])('are none that answer: %s', (answer, quoted) => {
    expect(visible(`${ASKED}\n\n${ATTRIBUTION}\n${quoted}`)).toContain(answer)
  })
})
