import { hrefOfCode, slugOf } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Finding } from '../../domain/finding.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { findCodeLife } from '../../rules/rows/code-life.ts'
import { type AddOnWords, composeAddOns, type PageAddOns } from './page-add-ons.ts'
import { composeCoverage, type ListedPolicy, type PageCoverage, POLICIES_SHOWN } from './page-coverage.ts'
import { composeCrosswalks, type PageCrosswalk } from './page-crosswalks.ts'
import { type EditPorts, findPageEdits, type PageEdits } from './page-edit-lists.ts'
import { composeLimits, type PageLimit, type PageLimitView } from './page-edits.ts'
import { type FamilyPorts, findFamily, type PageFamily } from './page-family.ts'
import { composeFees, type IndicatorWords, type PageFees } from './page-fees.ts'
import { composeHistory, type PageEvent, type Predecessor } from './page-history.ts'
import { composeGuidance, composeNotes, type PageGuidance, type PageNotes } from './page-notes.ts'
import { collectSources, type FactMark, type PageSource } from './page-sources.ts'
import { composeStatus, type PageStatus } from './page-status.ts'
import { composeTimeline, type PageTimeline } from './page-timeline.ts'

/** Which code, on which date. */
export type AskedCode = {
  system: CodeSystem
  /** Canonical. */
  code: string
  asOf: IsoDate
  /** The date was asked for; it stays in the links. */
  dateChosen: boolean
}

/** Everything the page of a code shows. Lists are empty, and sections null, where nothing is loaded. */
export type CodePage = AskedCode & {
  href: string
  /** The system as it stands in the address. */
  slug: string
  status: PageStatus
  modifier: { ncciGroup: string | null; fact: FactMark } | null
  place: { facility: boolean | null; fact: FactMark } | null
  fees: PageFees | null
  edits: PageEdits[]
  limits: PageLimit[]
  /** That no limit is published, or none is loaded; null where there is one, or the code is of a kind that has none. */
  limitGap: string | null
  addOns: PageAddOns | null
  notes: PageNotes | null
  guidance: PageGuidance[]
  crosswalks: PageCrosswalk[]
  coverage: PageCoverage | null
  history: PageEvent[]
  timeline: PageTimeline | null
  family: PageFamily
  sources: PageSource[]
}

/** What sections are worded with. The words live in templates. */
export type CodePageWords = {
  indicator: IndicatorWords
  limit(view: PageLimitView): string
  addOn: AddOnWords
  finding(finding: Finding): string
}

export type CodePagePorts = FamilyPorts &
  EditPorts & {
    findFacts(codes: readonly string[], asOf: IsoDate): Promise<Facts>
    listPredecessors(code: string): Promise<Predecessor[]>
    listDiagnosisPolicies(code: string, about: { asOf: IsoDate; most: number }): Promise<ListedPolicy[]>
    words: CodePageWords
  }

/** The page of a code as of a date, or null where no row loaded here names it. */
export async function findCodePage(asked: AskedCode, ports: CodePagePorts): Promise<CodePage | null> {
  const { system, code, asOf } = asked
  const on = asked.dateChosen ? asOf : null
  const facts = ownFacts(system, await ports.findFacts([code], asOf))
  if (!isKnown(system, code, facts)) return null
  const isProcedure = system === 'CPT' || system === 'HCPCS'
  const sources = collectSources(facts.editions)
  const [predecessors, listed, family] = await Promise.all([
    isProcedure ? ports.listPredecessors(code) : [],
    system === 'ICD-10-CM' ? ports.listDiagnosisPolicies(code, { asOf, most: POLICIES_SHOWN + 1 }) : [],
    findFamily(system, code, asOf, on, ports),
  ])
  const status = composeStatus(system, code, facts, sources)
  const { limits, gap } = isProcedure
    ? composeLimits(code, facts, ports.words.limit, sources)
    : { limits: [], gap: null }
  const history = composeHistory(system, code, facts, predecessors, sources)
  return {
    ...asked,
    href: hrefOfCode(system, code, on),
    slug: slugOf(system),
    status: { ...status, description: status.description ?? describePlainly(system, code, facts) },
    ...composeSmallLists(system, code, facts, sources),
    fees: isProcedure ? composeFees(code, facts, ports.words.indicator, sources) : null,
    edits: isProcedure ? await findPageEdits(asked, facts, ports, sources) : [],
    limits,
    limitGap: status.state === 'active' || status.state === 'assumed' ? gap : null,
    addOns: isProcedure ? composeAddOns(code, facts, ports.words.addOn, sources) : null,
    notes: composeNotes(code, facts, sources),
    guidance: composeGuidance(system, code, facts, sources),
    crosswalks: composeCrosswalks(system, code, facts, ports.words.finding, sources),
    coverage: composeCoverage(code, facts, listed, sources),
    history,
    timeline: composeTimeline(findCodeLife(facts, code, system), history, asOf),
    family,
    sources: sources.list(),
  }
}

/** The facts without rows of other systems whose codes are written alike: modifier 25 is no place of service. */
function ownFacts(system: CodeSystem, facts: Facts): Facts {
  return {
    ...facts,
    modifiers: system === 'MODIFIER' ? facts.modifiers : [],
    places: system === 'POS' ? facts.places : [],
    denials: facts.denials.filter(({ kind }) => kind === system),
  }
}

function isKnown(system: CodeSystem, code: string, facts: Facts): boolean {
  const { codes, modifiers, places, denials, fees, unitLimits, conversions } = facts
  if (codes.some((row) => row.code === code && row.system === system)) return true
  if ([...modifiers, ...places, ...denials].some((row) => row.code === code)) return true
  if (conversions.some((row) => row.fromSystem === system && row.fromCode === code)) return true
  const looksLikeIt = system === 'HCPCS' ? /^[A-Z]\d{4}$/.test(code) : system === 'CPT' && /^\d{4}/.test(code)
  return looksLikeIt && [...fees, ...unitLimits].some((row) => row.code === code)
}

/** What a code of a small list says, where no code set describes it. */
function describePlainly(system: CodeSystem, code: string, { modifiers, places, denials }: Facts): string | null {
  if (system === 'POS') return places.find((row) => row.code === code)?.name ?? null
  return [...modifiers, ...denials].find((row) => row.code === code)?.description ?? null
}

function composeSmallLists(system: CodeSystem, code: string, facts: Facts, sources: ReturnType<typeof collectSources>) {
  const modifier = facts.modifiers.find((row) => system === 'MODIFIER' && row.code === code)
  const place = facts.places.find((row) => system === 'POS' && row.code === code)
  return {
    modifier: modifier ? { ncciGroup: modifier.ncciGroup, fact: sources.mark(modifier.citation) } : null,
    place: place ? { facility: place.facility, fact: sources.mark(place.citation) } : null,
  }
}
