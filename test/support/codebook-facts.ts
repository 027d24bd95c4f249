import type { CodeReference, CodeSystem } from '../../src/domain/code-reference.ts'
import type {
  AddOnFact,
  CodeFact,
  EditPairFact,
  Facts,
  FeeFact,
  ModifierIndicator,
  ReplacementFact,
  UnitLimitFact,
} from '../../src/domain/codebook.ts'
import type { Citation, Edition } from '../../src/domain/edition.ts'
import type { Ask, AskKind, Inquiry } from '../../src/domain/inquiry.ts'
import type { DateSpan, IsoDate } from '../../src/domain/iso-date.ts'

/** A span written the way a table of test cases wants it: `2013-01-01..`, `..2012-12-31`, `..`. */
export function span(text: string): DateSpan {
  const [from = '', to = ''] = text.split('..')
  return { from: from || null, to: to || null }
}

function cite(source: string, edition: string, locator: string, effective: DateSpan): Citation {
  return { source, edition, locator, effectiveFrom: effective.from, effectiveTo: effective.to }
}

type From = { source?: string; edition?: string }

/** A row of `codes`. */
export function codeRow(code: string, valid = '..', more: Partial<CodeFact> & From = {}): CodeFact {
  const { source = 'cpt-lifecycle', edition = '2025Q4', ...own } = more
  const effective = span(valid)
  const description = `plain line of ${code}`
  return {
    system: systemOf(code),
    code,
    description,
    billable: true,
    effective,
    citation: cite(source, edition, code, effective),
    ...own,
  }
}

/** A row of `code_replacements`. */
export function replacementRow(
  code: string,
  replacedBy: string[],
  condition: string | null = null,
  from = '2013-01-01..',
): ReplacementFact {
  const effective = span(from)
  return {
    system: 'CPT',
    code,
    replacedBy,
    condition,
    effective,
    citation: cite('cpt-crosswalk', '2013', code, effective),
  }
}

/** A row of `edit_pairs` for practitioners. */
export function pairRow(
  columnOne: string,
  columnTwo: string,
  modifierIndicator: ModifierIndicator,
  valid = '..',
  edition = '2024Q3',
): EditPairFact {
  const effective = span(valid)
  const citation = cite('ncci-ptp-practitioner', edition, `column 1 ${columnOne}, column 2 ${columnTwo}`, effective)
  return { setting: 'practitioner', columnOne, columnTwo, modifierIndicator, effective, citation }
}

/** A row of `add_on_codes`. */
export function addOnRow(
  addOnCode: string,
  primaryCode: string | null,
  type: AddOnFact['type'] = 1,
  valid = '..',
): AddOnFact {
  const effective = span(valid)
  return {
    addOnCode,
    primaryCode,
    type,
    effective,
    citation: cite('ncci-aoc', '2024Q3', `add-on ${addOnCode}, primary ${primaryCode}`, effective),
  }
}

/** A row of `unit_limits` for practitioners. */
export function limitRow(
  code: string,
  units: number,
  adjudicationIndicator: UnitLimitFact['adjudicationIndicator'],
): UnitLimitFact {
  const effective = span('2024-07-01..')
  return {
    setting: 'practitioner',
    code,
    units,
    adjudicationIndicator,
    effective,
    citation: cite('ncci-mue-practitioner', '2024Q3', code, effective),
  }
}

/** A row of `fee_schedule`, for the whole service. */
export function feeRow(code: string, status: string, globalDays = 'XXX'): FeeFact {
  const effective = span('2025-01-01..')
  const zero = {
    professionalTechnical: '0',
    multipleProcedure: '0',
    bilateral: '0',
    assistant: '0',
    coSurgeon: '0',
    team: '0',
    endoscopicBase: null,
    workRvu: null,
    nonFacilityPracticeExpenseRvu: null,
    facilityPracticeExpenseRvu: null,
    malpracticeRvu: null,
    nonFacilityTotal: null,
    facilityTotal: null,
    intraoperativeShare: null,
    conversionFactor: null,
  }
  return {
    code,
    modifier: null,
    status,
    globalDays,
    ...zero,
    effective,
    citation: cite('mpfs', '2025Q4', code, effective),
  }
}

/** A live edition. */
export function edition(
  source: string,
  label: string,
  effective: string,
  scope: Edition['scope'] = 'all',
  listedCodes: string[] = [],
): Edition {
  return {
    id: 1,
    source,
    label,
    title: `${source} ${label}`,
    publisher: 'CMS',
    url: null,
    effective: span(effective),
    rows: 1,
    scope,
    listedCodes,
  }
}

export const NCCI_2024Q3 = edition('ncci-ptp-practitioner', '2024Q3', '2024-07-01..2024-09-30')

/** Facts as of a date; what a test does not name is empty. */
export function facts(asOf: IsoDate, rows: Partial<Omit<Facts, 'asOf'>> = {}): Facts {
  return {
    asOf,
    codes: [],
    replacements: [],
    editPairs: [],
    unitLimits: [],
    addOns: [],
    fees: [],
    modifiers: [],
    policies: [],
    localities: [],
    subcodes: [],
    notes: [],
    conversions: [],
    places: [],
    denials: [],
    telehealth: [],
    guidance: [],
    searches: [],
    editions: [],
    ...rows,
  }
}

/** An inquiry about those codes, each `CODE`, `CODE-RT` or `CODE x2`. */
export function inquiryAbout(...written: string[]): Inquiry {
  return {
    references: written.map(referenceTo),
    dateOfService: null,
    dates: [],
    payer: null,
    setting: null,
    asks: [],
    identifiers: [],
  }
}

/** An inquiry in words: the text, the kinds asked about all its codes, and those codes. */
export function inquiryAsking(text: string, kinds: readonly AskKind[], ...written: string[]): Inquiry {
  const inquiry = inquiryAbout(...written)
  const subjects = [...new Set(inquiry.references.map(({ code }) => code))]
  const asks = kinds.map((kind): Ask => ({ topic: 'codes', kind, subjects, text, number: null }))
  return { ...inquiry, asks, maskedText: text }
}

function referenceTo(text: string): CodeReference {
  const [named = '', units] = text.split(' x')
  const [code = '', ...modifiers] = named.split('-')
  return {
    text,
    system: systemOf(code),
    code,
    modifiers,
    units: units ? Number(units) : null,
    start: 0,
    end: text.length,
  }
}

function systemOf(code: string): CodeSystem {
  if (/^[A-Z]\d{4}$/.test(code)) return 'HCPCS'
  if (/^[A-Z0-9]{2}$/.test(code)) return 'MODIFIER'
  if (/^(?:\d{3}|V\d\d)\.\d/.test(code)) return 'ICD-9-CM'
  return /^[A-Z]\d/.test(code) ? 'ICD-10-CM' : 'CPT'
}
