import { canonicalCode, hrefOfCode } from '../../domain/code-address.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Codebook } from '../answer/answer.ts'
import { composeAddOns } from '../code-page/page-add-ons.ts'
import { composeLimits } from '../code-page/page-edits.ts'
import { collectSources, type PageSource } from '../code-page/page-sources.ts'
import { composeStatus, type PageStatus } from '../code-page/page-status.ts'
import { ADJUDICATION_WORDS } from './edit-words.ts'

/** What a mail says of one code: the head of its page, in the same words. */
export type LookedUpCode = {
  system: CodeSystem
  code: string
  path: string
  status: PageStatus
  /** Numbers of the sources the status rests on. */
  cited: number[]
  limits: {
    units: number
    setting: string
    meaning: string /** The edition, where none of the date is loaded. */
    nearest: string | null
    cited: number[]
  }[]
  addOn: {
    primaries: string[]
    more: number
    contractorDecides: boolean
    nearest: string | null
    cited: number[]
  } | null
}

/** Looked-up codes, with the editions they rest on; `missing` are not in the data loaded here. */
export type LookedUp = { asOf: IsoDate; codes: LookedUpCode[]; missing: string[]; sources: PageSource[] }

/** Primary codes named in a mail; the page has them all. */
const PRIMARIES_SHOWN = 12

const SETTINGS = {
  practitioner: 'practitioner',
  outpatient_hospital: 'hospital outpatient',
  dme: 'supplier',
} as const

/** What the codebook says of each code as somebody typed it, in every code system that has it. */
export async function lookUpCodes(typed: readonly string[], asOf: IsoDate, codebook: Codebook): Promise<LookedUp> {
  const wanted = typed.map((text) => ({ text, forms: listForms(text) }))
  const known = await codebook.findKnownCodes(wanted.flatMap(({ forms }) => forms.map(({ code }) => code)))
  const facts = await codebook.findFacts(
    [...new Set(wanted.flatMap(({ forms }) => forms.map(({ code }) => code)))],
    asOf,
  )
  const sources = collectSources(facts.editions)
  const found = wanted.map(({ text, forms }) => ({
    text,
    codes: forms.filter(({ system, code }) => known.has(`${system} ${code}`) || isBeside(system, code, facts)),
  }))
  return {
    asOf,
    codes: found.flatMap(({ codes }) => codes.map(({ system, code }) => compose(system, code, facts, sources))),
    missing: found.filter(({ codes }) => codes.length === 0).map(({ text }) => text),
    sources: sources.list(),
  }
}

/** The text as a code of every system it looks like. */
function listForms(text: string): { system: CodeSystem; code: string }[] {
  return CODE_SYSTEMS.flatMap((system) => {
    const code = canonicalCode(system, text)
    return code === null ? [] : [{ system, code }]
  })
}

/** Tables beside the code sets. */
function isBeside(system: CodeSystem, code: string, { modifiers, places }: Facts): boolean {
  if (system === 'MODIFIER') return modifiers.some((row) => row.code === code)
  return system === 'POS' && places.some((row) => row.code === code)
}

function compose(
  system: CodeSystem,
  code: string,
  facts: Facts,
  sources: ReturnType<typeof collectSources>,
): LookedUpCode {
  const status = composeStatus(system, code, facts, sources)
  const isService = system === 'CPT' || system === 'HCPCS'
  const { limits } = isService ? composeLimits(code, facts, wordsOf, sources) : { limits: [] }
  const isAddOn = facts.addOns.some(({ addOnCode }) => addOnCode === code)
  const addOn = isAddOn ? composeAddOns(code, facts, () => '', sources) : null
  return {
    system,
    code,
    path: hrefOfCode(system, code, facts.asOf),
    status: { ...status, description: status.description ?? describeBeside(system, code, facts) },
    cited: [...new Set([...status.facts, ...status.replacements.map(({ fact }) => fact)].map(({ source }) => source))],
    limits: limits.map(({ units, setting, meaning, covers, edition, fact }) => ({
      units,
      setting: SETTINGS[setting],
      meaning,
      nearest: covers ? null : edition,
      cited: [fact.source],
    })),
    addOn: addOn && {
      primaries: addOn.primaries.slice(0, PRIMARIES_SHOWN).map((each) => each.code),
      more: Math.max(0, addOn.primaries.length - PRIMARIES_SHOWN),
      contractorDecides: addOn.contractorDecides,
      nearest: addOn.covers ? null : addOn.edition,
      cited: [...new Set(addOn.primaries.map(({ fact }) => fact.source))],
    },
  }
}

const wordsOf = ({ indicator }: { indicator: number }): string =>
  ADJUDICATION_WORDS[indicator as keyof typeof ADJUDICATION_WORDS] ?? ''

function describeBeside(system: CodeSystem, code: string, { modifiers, places }: Facts): string | null {
  if (system === 'MODIFIER') return modifiers.find((row) => row.code === code)?.description ?? null
  return system === 'POS' ? (places.find((row) => row.code === code)?.name ?? null) : null
}
