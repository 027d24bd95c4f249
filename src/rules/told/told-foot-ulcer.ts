import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** The codes of a diabetic ulcer of the foot, in their order, and in words what each was chosen by. */
export type FootUlcer = { codes: { code: string; told: string }[] }

const DIABETIC =
  /\bdiabet|\b(?:t[12]|type (?:1|2|i|ii))[ -]?dm\b|\bdm ?(?:2|1|ii|i)\b|\bdm\b|\bniddm\b|\biddm\b|\bdfu\b/
const TYPE_ONE = /\btype (?:1|i)\b|\bt1d\b|\bt1dm\b|\bdm ?(?:1|i)\b/
const OTHER_TYPE =
  /\bdrug[- ]induced\b|\bsecondary diabetes|\bsteroid[- ]induced|\bpancreat|\bgestational|\btype 1\.5\b|\blada\b/
const ULCER = /\bulcers?\b|\bulceration\b|\bdfu\b/
/** An ulcer of another cause, which the provider has to say. */
const OTHER_CAUSE =
  /\bpressure (?:ulcer|injur|sore)|\bdecub|\bvenous|\bstasis|\barterial ulcer|\bnot diabetic|\bnon-?diabetic|\bburn\b/

const HEEL = /\bheels?\b|\bmid-?foot\b/
const TOES =
  /\btoes?\b|\bhallux\b|\bforefoot\b|\bmetatars|\bplantar\b|\bball of\b|\b(?:foot|feet)\b(?! ulcer| exam| wound)/
const OTHER_SITES = /\bankle|\bcalf\b|\bshin\b|\bleg\b|\bthigh|\bstump\b/
const RIGHT =
  /\bright\b(?! (?:code|one|dx|order|now|away|way))|\brt\b|\br (?=heel|foot|toe|great|hallux|mid|plantar|\d)/
const LEFT = /\bleft\b(?! (?:over|off|out))|\blt\b|\bl (?=heel|foot|toe|great|hallux|mid|plantar|\d)/

/** The sixth character of L97.4 and L97.5 by what the note says is open. */
const DEPTHS: readonly (readonly [string, RegExp, string])[] = [
  ['4', /\bbone\b[^.?!]{0,16}\bnecro|\bnecro\w*[^.?!]{0,10}\bbone\b/, 'necrosis of bone'],
  ['3', /\bmuscle\b[^.?!]{0,16}\bnecro|\bnecro\w*[^.?!]{0,10}\bmuscle\b/, 'necrosis of muscle'],
  [
    '6',
    /\bbone (?:is |was )?(?:exposed|involve\w*|visible)|\b(?:down to|exposed|into) (?:the )?bone\b/,
    'bone involved without necrosis',
  ],
  [
    '5',
    /\bmuscle (?:is |was )?(?:exposed|involve\w*|visible)|\b(?:to|exposed|into) (?:the )?muscle\b/,
    'muscle involved without necrosis',
  ],
  [
    '2',
    /\bfat(?:ty)?(?: layers?)?\b[^.?!]{0,12}\b(?:exposed|visible|showing)|\bsub-?(?:q|cut|cutaneous)\b|\bexposed fat\b/,
    'fat layer exposed',
  ],
  [
    '1',
    /\bskin only\b|\blimited to (?:the )?(?:breakdown of )?(?:the )?skin\b|\bbreakdown of (?:the )?skin\b|\bskin breakdown\b/,
    'breakdown of skin',
  ],
]
const INSULIN = /\binsulin\b/
const NO_INSULIN =
  /\b(?:no|not|without|never|off|isn['’]?t|non)[ -](?:\w+ ){0,2}insulin\b|\binsulin (?:pump )?(?:stopped|only in|during the stay)/
const ORAL = anyOf(
  /\bmetformin\b|\bglipizide\b|\bglimepiride\b|\bjardiance\b|\bfarxiga\b|\bjanuvia\b/,
  /\boral (?:hypoglyc|diabet|antidiab|meds?|agents?|drugs?)/,
)
const POLYNEUROPATHY = anyOf(/\bpoly-?neuropath/, /\bperipheral neuropath/)
const NEUROPATHY = /\bneuropath/
const ARTERIES = /\bpad\b|\bpvd\b|\bperipheral (?:arter|vascular)/
const GANGRENE = /\bgangren/

/** The codes of a diabetic ulcer of heel, midfoot, toe or foot, told with its side and depth; null where one of them is missing. */
export function findFootUlcer(inquiry: Inquiry): FootUlcer | null {
  const text = textOf(inquiry)
  if (!DIABETIC.test(text) || !ULCER.test(text) || OTHER_CAUSE.test(text) || OTHER_TYPE.test(text)) return null
  const [heel, toes] = [HEEL.test(text), TOES.test(text)]
  const [right, left] = [RIGHT.test(text), LEFT.test(text)]
  const depth = DEPTHS.find(([, words]) => words.test(text))
  if ((!heel && !toes) || OTHER_SITES.test(text) || right === left || depth === undefined) return null
  const group = TYPE_ONE.test(text) ? 'E10' : 'E11'
  const side = right ? 'right' : 'left'
  const site = heel ? 'heel or midfoot' : 'other part of the foot'
  const codes = [
    { code: `${group}.621`, told: 'foot ulcer' },
    { code: `L97.${heel ? '4' : '5'}${right ? '1' : '2'}${depth[0]}`, told: `${side} ${site}, ${depth[2]}` },
  ]
  if (POLYNEUROPATHY.test(text)) codes.push({ code: `${group}.42`, told: 'polyneuropathy' })
  else if (NEUROPATHY.test(text)) codes.push({ code: `${group}.40`, told: 'neuropathy' })
  if (ARTERIES.test(text))
    codes.push({ code: `${group}.5${GANGRENE.test(text) ? '2' : '1'}`, told: 'disease of the leg arteries' })
  if (group === 'E11' && INSULIN.test(text) && !NO_INSULIN.test(text)) codes.push({ code: 'Z79.4', told: 'insulin' })
  if (group === 'E11' && ORAL.test(text)) codes.push({ code: 'Z79.84', told: 'oral drugs' })
  return { codes }
}
