import { answersAsk, type Finding, type Parameters } from '../domain/finding.ts'
import type { Ask, Inquiry } from '../domain/inquiry.ts'
import { inWords } from './in-words.ts'

/** How the findings of a rule are told in one sentence. */
type Together = {
  /** Parameters that tell which codes a finding is about; all others are the same. */
  naming: ReadonlySet<string>
  /** Whether the sentence of such a finding can be said of several codes. */
  holds(parameters: Parameters): boolean
  join(alike: readonly Parameters[]): Parameters
}

const isEmpty = (value: Parameters[string] | undefined): boolean => Array.isArray(value) && value.length === 0

const listNames = (alike: readonly Parameters[], name: string): string =>
  inWords([...new Set(alike.map((parameters) => String(parameters[name])))])

/** Levels of one kind of visit are no two visits: the modifier goes on the one that is billed. */
function listVisits(alike: readonly Parameters[]): string {
  const visits = [...new Set(alike.map(({ visit }) => String(visit)))]
  // Critical care is billed with its further half hours.
  const kinds = new Set(
    visits.map((code) => (/^992[01]/.test(code) ? 'office' : code === '99292' ? code : code.slice(0, 4))),
  )
  return visits.length > 1 && kinds.size === 1
    ? `${visits.slice(0, -1).join(', ')} or ${visits.at(-1)}`
    : listNames(alike, 'visit')
}

const byCode = (naming: readonly string[], holds: Together['holds'] = () => true): Together => ({
  naming: new Set(['code', ...naming]),
  holds,
  join: (alike) => ({ ...alike[0], code: listNames(alike, 'code') }),
})

type Bundle = Readonly<{ columnTwos: readonly string[]; columnOnes: readonly string[] }>

/** What is bundled into the same codes told together: "17000 and 17003 into 17110". */
function joinBundles(bundles: readonly Bundle[]): Bundle[] {
  const byColumnOnes = Map.groupBy(bundles, ({ columnOnes }) => columnOnes.join())
  return [...byColumnOnes.values()].map((same) => ({
    columnTwos: same.flatMap(({ columnTwos }) => columnTwos),
    columnOnes: same[0]?.columnOnes ?? [],
  }))
}

/** What only the table tells of an add-on code whose primary is on the claim. */
const TOLD_OF_ONE_ADD_ON = [
  'type',
  'primaries',
  'furtherPrimaries',
  'contractorDecides',
  'noReduction',
  'others',
  'globalDays',
  'feeEdition',
]

const TOGETHER: ReadonlyMap<string, Together> = new Map([
  ['codes/fee-status', byCode([])],
  // A code that was not yet valid, or that nothing replaced, is told by itself.
  [
    'codes/not-effective',
    byCode(
      ['description', 'isFurther'],
      ({ lastDate, replacements }) => lastDate !== null && Array.isArray(replacements) && replacements.length > 0,
    ),
  ],
  ['coverage/telehealth-list', byCode(['standing'])],
  ['guidelines/global-period', byCode(['others'])],
  // Indicators of other kinds name the code with its modifier, or are joined by their rule.
  ['modifiers/fits-code', byCode([], ({ family }) => family === 'side')],
  [
    'guidelines/diagnosis-notes',
    {
      naming: new Set(['other', 'at', 'notes']),
      holds: ({ kind }) => kind === 'use_additional',
      join: (alike) => ({ ...alike[0], other: listNames(alike, 'other'), at: listNames(alike, 'at') }),
    },
  ],
  [
    'ncci/bundled-pair',
    {
      naming: new Set(['columnTwo', 'columnOnes', 'bundles', 'visit', 'globalDays', 'globals', 'feeKnown', 'alone']),
      // What is said of modifiers on the claim names its codes.
      holds: ({ edit, judged }) => edit === true && isEmpty(judged),
      join: (alike) => ({
        ...alike[0],
        columnTwo: listNames(alike, 'columnTwo'),
        alone: alike.find(({ alone }) => typeof alone === 'string')?.alone ?? null,
        visit: alike[0]?.visit === null ? null : listVisits(alike),
        bundles: joinBundles(alike.flatMap(({ bundles }) => bundles as readonly Bundle[])),
      }),
    },
  ],
  [
    'ncci/units-over-limit',
    {
      naming: new Set(['code', 'units', 'limit', 'limits', 'addOns']),
      holds: ({ exceeds, limit }) => exceeds === false && limit !== 0,
      join: (alike) => ({ ...alike[0], limits: alike.flatMap(({ limits }) => limits as readonly Parameters[]) }),
    },
  ],
  [
    'ncci/add-on-primary',
    {
      naming: new Set(['addOn', ...TOLD_OF_ONE_ADD_ON]),
      // Only that the primary is a listed one is the same of all of them.
      holds: ({ addOn, matched, alone, primariesListed, modifier51 }) =>
        addOn !== null && !isEmpty(matched) && alone !== true && primariesListed !== true && modifier51 !== true,
      join: (alike) => ({ ...alike[0], addOn: listNames(alike, 'addOn') }),
    },
  ],
])

/**
 * For every finding the one whose words the short answer takes: itself, or what it and others say alike of several codes.
 * Where the sender numbered the questions, only findings that answer the same ones are joined.
 */
export function joinAlikeFindings(findings: readonly Finding[], { asks }: Inquiry): Map<Finding, Finding> {
  const groups = Map.groupBy(findings, (finding) => keyOf(finding, asks))
  return new Map([...groups.values()].flatMap((group) => group.map((finding) => [finding, joinGroup(finding, group)])))
}

/** The finding itself where it stands alone. */
function keyOf(finding: Finding, asks: readonly Ask[]): unknown {
  const { rule, verdict, parameters } = finding
  const together = TOGETHER.get(rule)
  if (!together?.holds(parameters)) return finding
  const same = Object.entries(parameters).filter(([name]) => !together.naming.has(name))
  const answered = asks.map((ask) => answersAsk(finding, ask))
  // Where no question has a number, one paragraph answers all of them, and what decides stands in it unasked.
  const isNumbered = asks.some(({ number }) => number !== null)
  const apart = isNumbered ? answered : verdict === 'informational' && answered.includes(true)
  // With a visit or without, with units or without, the sentence is another one.
  const form = [parameters.visit, parameters.units].map((value) => value === null)
  return JSON.stringify([rule, verdict, same, apart, form])
}

function joinGroup(finding: Finding, group: readonly Finding[]): Finding {
  const alike = group.map(({ parameters }) => parameters)
  const joined = group.length > 1 ? TOGETHER.get(finding.rule)?.join(alike) : undefined
  return joined === undefined ? finding : { ...finding, parameters: joined }
}
