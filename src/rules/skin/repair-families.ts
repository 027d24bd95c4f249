import { anyOf } from '../../patterns/compose-patterns.ts'

export type RepairDepth = 'simple' | 'intermediate' | 'complex'

/** Codes of one depth and one group of body sites, by the sum of the lengths up to which each is reported. */
export type RepairFamily = {
  depth: RepairDepth
  /** What the group is called in an answer. */
  group: string
  sites: RegExp
  /** Shorter wounds have no code of this depth. */
  over?: number
  codes: readonly (readonly [upToCm: number, code: string])[]
  /** The add-on code for each further 5 cm or part, where the last code ends. */
  further?: string
}

const FACE = /\b(?:face|facial|ears?|eyelids?|eyebrows?|nose|nasal|lips?|forehead|cheeks?|chin|mouth|brow)\b/
const LIMBS =
  /\b(?:arms?|forearms?|elbows?|wrists?|legs?|thighs?|knees?|shins?|calf|calves|ankles?|shoulders?|extremit(?:y|ies))\b/
const TRUNK = /\b(?:trunk|chest|abdomen|abdominal|back|flank|buttocks?|torso)\b/
const SCALP = /\bscalp\b/
const HANDS = /\b(?:hands?|fingers?|thumbs?|palms?|feet|foot|toes?|heels?)\b/
const NECK = /\bneck\b/
const OTHERS = /\b(?:axillae?|genital\w*)\b/

const LAST = Number.POSITIVE_INFINITY

/** @see CPT, guidelines before repair (closure): lengths of the same depth and group are added up */
export const FAMILIES: readonly RepairFamily[] = [
  {
    depth: 'simple',
    group: 'face',
    sites: FACE,
    codes: [
      [2.5, '12011'],
      [5, '12013'],
      [7.5, '12014'],
      [12.5, '12015'],
      [20, '12016'],
      [30, '12017'],
      [LAST, '12018'],
    ],
  },
  {
    depth: 'simple',
    group: 'scalp, neck, trunk and limbs',
    sites: anyOf(SCALP, NECK, TRUNK, LIMBS, HANDS, OTHERS),
    codes: [
      [2.5, '12001'],
      [7.5, '12002'],
      [12.5, '12004'],
      [20, '12005'],
      [30, '12006'],
      [LAST, '12007'],
    ],
  },
  {
    depth: 'intermediate',
    group: 'face',
    sites: FACE,
    codes: [
      [2.5, '12051'],
      [5, '12052'],
      [7.5, '12053'],
      [12.5, '12054'],
      [20, '12055'],
      [30, '12056'],
      [LAST, '12057'],
    ],
  },
  {
    depth: 'intermediate',
    group: 'neck, hands and feet',
    sites: anyOf(NECK, HANDS, /\bgenital\w*\b/),
    codes: [
      [2.5, '12041'],
      [7.5, '12042'],
      [12.5, '12044'],
      [20, '12045'],
      [30, '12046'],
      [LAST, '12047'],
    ],
  },
  {
    depth: 'intermediate',
    group: 'scalp, trunk and limbs',
    sites: anyOf(SCALP, TRUNK, LIMBS, /\baxillae?\b/),
    codes: [
      [2.5, '12031'],
      [7.5, '12032'],
      [12.5, '12034'],
      [20, '12035'],
      [30, '12036'],
      [LAST, '12037'],
    ],
  },
  {
    depth: 'complex',
    group: 'eyelids, nose, ears and lips',
    sites: /\b(?:eyelids?|nose|nasal|ears?|lips?)\b/,
    over: 1,
    codes: [
      [2.5, '13151'],
      [7.5, '13152'],
    ],
    further: '13153',
  },
  {
    depth: 'complex',
    group: 'forehead, cheeks, chin, neck, hands and feet',
    sites: anyOf(/\b(?:forehead|cheeks?|chin|mouth)\b/, NECK, HANDS, OTHERS),
    over: 1,
    codes: [
      [2.5, '13131'],
      [7.5, '13132'],
    ],
    further: '13133',
  },
  {
    depth: 'complex',
    group: 'scalp, arms and legs',
    sites: anyOf(SCALP, LIMBS),
    over: 1,
    codes: [
      [2.5, '13120'],
      [7.5, '13121'],
    ],
    further: '13122',
  },
  {
    depth: 'complex',
    group: 'trunk',
    sites: TRUNK,
    over: 1,
    codes: [
      [2.5, '13100'],
      [7.5, '13101'],
    ],
    further: '13102',
  },
]
