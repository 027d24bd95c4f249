import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

const [INITIAL, FURTHER] = ['90460', '90461'] as const
const [FIRST_SHOT, NEXT_SHOT] = ['90471', '90472'] as const
const NOTE = 'vaccine/90460-90461'

/** Words that say nobody counseled who may, so that vaccines and not their components are counted. */
const NOT_COUNSELED = anyOf(
  /\b(?:no|without)[ \t](?:(?:any|md|dr|doc|doctor|physician|provider|documented)[ \t]){0,2}counsel/,
  /\b(?:nobody|no one|never)[ \t]counsel/,
  /(?:\bnot|n'?t)[ \t](?:(?:do|give|provide|document)[ \t])?(?:any[ \t])?counsel/,
  /\bcounsel\w*[ \t](?:was|is)(?:n'?t|[ \t]not)[ \t](?:done|given|provided|documented)/,
  inOrder(
    /\b(?:doc|dr|doctor|physician|provider|md|np)\b[^.?!\n]{0,20}(?:\bdid not|\bdidn'?t|\bnever)/,
    /[ \t](?:talk|see|speak)/,
  ),
  /\b(?:nurse|ma|rn|lpn)[ \t](?:did[ \t](?:all[ \t])?(?:the[ \t])?)?counsel/,
)

/** Words that make of vaccines a question of what giving them is. */
const COUNSELING = /\bcounsel/

/** Vaccines by mouth or nose, whose administration has other codes. */
const NOT_INJECTED: ReadonlySet<string> = new Set(['90660', '90672', '90680', '90681', 'rotavirus'])

/** Components of the vaccines children get, by the code of the product; those of one disease have one, whatever its strains. */
const COMPONENTS: Readonly<Record<number, string>> = {
  1: `90619 90620 90621 90633 90647 90648 90651 90655 90656 90657 90658 90660 90661 90670 90671 90672 90674
    90677 90680 90681 90682 90685 90686 90687 90688 90713 90716 90734 90744`,
  2: '90636 90702 90714',
  3: '90700 90707 90715',
  4: '90696 90710',
  5: '90698 90723',
  6: '90697',
}

const COMPONENTS_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(COMPONENTS).flatMap(([count, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(count)] as const),
  ),
)

/** Components by the names vaccines go by; a name of several diseases stands before those it holds. */
const NAMES: readonly (readonly [name: string, words: RegExp, components: number])[] = [
  ['Vaxelis', /\bvaxelis\b/, 6],
  ['Pediarix', /\bpediarix\b/, 5],
  ['Pentacel', /\bpentacel\b/, 5],
  ['Kinrix or Quadracel', /\b(?:kinrix|quadracel)\b/, 4],
  ['MMRV', /\b(?:mmrv|mmr-v|proquad)\b/, 4],
  ['MMR', /\bmmr\b/, 3],
  ['DTaP', /\b(?:dtap|daptacel|infanrix)\b/, 3],
  ['Tdap', /\b(?:tdap|boostrix|adacel)\b/, 3],
  ['Td', /\btd\b/, 2],
  ['varicella', /\b(?:varicella|varivax|chicken ?pox)\b/, 1],
  ['hepatitis A', /\b(?:hep ?a|hepatitis a|havrix|vaqta)\b/, 1],
  ['hepatitis B', /\b(?:hep ?b|hepatitis b|engerix|recombivax)\b/, 1],
  ['Hib', /\bhib\b/, 1],
  ['polio', /\b(?:ipv|ipol|polio)\b/, 1],
  ['pneumococcal', /\b(?:prevnar|vaxneuvance|pcv ?\d{2}|pneumococcal)\b/, 1],
  ['rotavirus', /\b(?:rotavirus|rotateq|rotarix)\b/, 1],
  ['influenza', /\b(?:flu|influenza|flumist|fluzone|fluarix)\b/, 1],
  ['HPV', /\b(?:hpv|gardasil)\b/, 1],
  ['meningococcal ACWY', /\b(?:menacwy|menveo|menquadfi|menactra|mcv4)\b/, 1],
  ['meningococcal B', /\b(?:menb|bexsero|trumenba)\b/, 1],
]

/** The same, to be found at every place. */
const NAMED = NAMES.map(([name, words, components]) => [name, everywhere(words), components] as const)

type Given = { name: string; components: number }

/** The vaccines named by their codes; where none is, those named by words. */
function findVaccines(inquiry: Inquiry): Given[] {
  const coded = procedureCodes(inquiry.references).flatMap((code) => {
    const components = COMPONENTS_OF.get(code)
    return components === undefined ? [] : [{ name: code, components }]
  })
  const text = textOf(inquiry)
  const isCoded = coded.length > 0 || procedureCodes(inquiry.references).some((code) => /^90[67]\d\d$/.test(code))
  return isCoded
    ? coded
    : NAMED.flatMap(([name, words, components]) => (isGiven(words, text) ? [{ name, components }] : []))
}

/** `Pentacel-type combo? we gave Vaxelis`: what was only wondered about, where what was given is told. */
const GIVEN = /\b(?:gave|given|got|received|administered)\b/
const WONDERED = /^[^.!?\n,;]{0,16}\?/
const SUCH = /^[ -]?(?:type|like|style)\b/

function isGiven(words: RegExp, text: string): boolean {
  return [...text.matchAll(words)].some(({ index, 0: { length } }) => {
    const behind = text.slice(index + length)
    return !SUCH.test(behind) && !(WONDERED.test(behind) && GIVEN.test(behind))
  })
}

/** The age from which 90460 and 90461 are not reported, whoever counseled. */
const ADULT_YEARS = 19

/** Units of 90460 and 90461 for the vaccines named; of 90471 and 90472 where nobody counseled, or the patient is too old. */
export const vaccineComponents: Rule = {
  id: 'guidelines/vaccine-components',
  topic: 'guidelines',
  question: 'How many units of 90460 and 90461 report these vaccines?',
  source: 'the note named here, after CPT immunization administration: first and further components',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const vaccines = findVaccines(inquiry)
    const isAdult = (inquiry.details?.patient.ageYears ?? 0) >= ADULT_YEARS
    const isCounseled = !isAdult && !NOT_COUNSELED.test(textOf(inquiry))
    const [first, next] = isCounseled ? [INITIAL, FURTHER] : [FIRST_SHOT, NEXT_SHOT]
    const isAsked = [INITIAL, FURTHER, first, next].some((code) => codes.includes(code)) || says(inquiry, COUNSELING)
    const note = findNote(facts, NOTE)
    if (vaccines.length === 0 || !isAsked || note === undefined || !asksFor(inquiry, 'units')) return nothing
    if (!isCounseled && !areOnlyInjected(vaccines, inquiry)) return nothing
    const components = vaccines.reduce((sum, each) => sum + each.components, 0)
    return {
      findings: [
        {
          rule: vaccineComponents.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [first, next, ...codes.filter((code) => COMPONENTS_OF.has(code))],
          parameters: {
            vaccines: vaccines.map(({ name }) => name),
            counseled: isCounseled,
            adult: isAdult,
            initialCode: first,
            initialUnits: isCounseled ? vaccines.length : 1,
            furtherCode: next,
            furtherUnits: isCounseled ? components - vaccines.length : vaccines.length - 1,
          },
          citations: [note.citation],
          settles: ['units'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** True where every vaccine is a shot, and none is one that Medicare has administration codes of its own for. */
const areOnlyInjected = (vaccines: readonly Given[], inquiry: Inquiry): boolean =>
  vaccines.every(({ name }) => !NOT_INJECTED.has(name)) &&
  !/\b(?:flumist|nasal|oral)\b/.test(textOf(inquiry)) &&
  !inquiry.details?.planType?.startsWith('medicare')
