import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'
import { asksFor, textOf } from '../message-words.ts'

const [INITIAL, FURTHER] = ['90460', '90461'] as const
const NOTE = 'vaccine/90460-90461'

/** Components of the vaccines children get, by the code of the product; those of one disease have one, whatever its strains. */
const COMPONENTS: Readonly<Record<number, string>> = {
  1: '90619 90620 90621 90633 90647 90648 90651 90655 90656 90657 90658 90660 90661 90670 90671 90672 90674 90677 90680 90681 90682 90685 90686 90687 90688 90713 90716 90734 90744',
  2: '90636 90702 90714',
  3: '90700 90707 90715',
  4: '90696 90710',
  5: '90698 90723',
  6: '90697',
}

const COMPONENTS_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(COMPONENTS).flatMap(([count, codes]) =>
    codes.split(' ').map((code) => [code, Number(count)] as const),
  ),
)

/** The same by the names people write, where no product is coded; combinations first, so that their parts are not read again. */
const NAMED: readonly [RegExp, string, number][] = [
  [/\bvaxelis\b/, 'Vaxelis', 6],
  [/\bpentacel\b/, 'Pentacel', 5],
  [/\bpediarix\b/, 'Pediarix', 5],
  [/\bkinrix\b/, 'Kinrix', 4],
  [/\bquadracel\b/, 'Quadracel', 4],
  [/\bproquad\b|\bmmr-?v\b/, 'MMRV', 4],
  [/\bmmr\b/, 'MMR', 3],
  [/\bdtap\b/, 'DTaP', 3],
  [/\btdap\b/, 'Tdap', 3],
  [/\btd\b/, 'Td', 2],
  [/\bvaricella\b|\bvarivax\b/, 'varicella', 1],
  [/\bhep(?:atitis)? ?-?a\b/, 'hepatitis A', 1],
  [/\bhep(?:atitis)? ?-?b\b/, 'hepatitis B', 1],
  [/\bhpv\b|\bgardasil\b/, 'HPV', 1],
  [/\bipv\b|\bpolio\b/, 'polio', 1],
  [/\bhib\b/, 'Hib', 1],
  [/\bpcv\d{0,2}\b|\bprevnar\b|\bvaxneuvance\b/, 'pneumococcal', 1],
  [/\brotavirus\b|\brotateq\b|\brotarix\b|\brota\b/, 'rotavirus', 1],
  [/\bflu\b|\binfluenza\b/, 'influenza', 1],
  [/\bmenacwy\b|\bmenquadfi\b|\bmenveo\b|\bmcv4\b/, 'MenACWY', 1],
  [/\bmenb\b|\bbexsero\b|\btrumenba\b/, 'MenB', 1],
]

type Vaccine = { name: string; components: number }

/** Vaccines by the codes of their products, else by their names. */
function findVaccines(codes: readonly string[], text: string): Vaccine[] {
  const coded = codes.flatMap((code) => {
    const components = COMPONENTS_OF.get(code)
    return components === undefined ? [] : [{ name: code, components }]
  })
  if (coded.length > 0 || codes.some((code) => /^90[67]\d\d$/.test(code))) return coded
  return NAMED.flatMap(([words, name, components]) => (words.test(text) ? [{ name, components }] : []))
}

/** Units of 90460 and 90461 for the vaccines named. */
export const vaccineComponents: Rule = {
  id: 'guidelines/vaccine-components',
  topic: 'guidelines',
  question: 'How many units of 90460 and 90461 report these vaccines?',
  source: 'the note named here, after CPT immunization administration: first and further components',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const vaccines = findVaccines(codes, textOf(inquiry))
    const isAsked = codes.includes(INITIAL) || codes.includes(FURTHER)
    const note = facts.guidance.find(({ key, effective }) => key === NOTE && spanContains(effective, facts.asOf))
    if (vaccines.length === 0 || !isAsked || note === undefined || !asksFor(inquiry, 'units')) return nothing
    const components = vaccines.reduce((sum, each) => sum + each.components, 0)
    return {
      findings: [
        {
          rule: vaccineComponents.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [INITIAL, FURTHER, ...codes.filter((code) => COMPONENTS_OF.has(code))],
          parameters: {
            vaccines: vaccines.map(({ name }) => name),
            initialCode: INITIAL,
            initialUnits: vaccines.length,
            furtherCode: FURTHER,
            furtherUnits: components - vaccines.length,
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
