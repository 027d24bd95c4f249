import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { AppError } from '../../src/domain/app-error.ts'

/** A code people ask about; a CPT code has a line of our own, a HCPCS code the publisher's where it has none. */
export type Procedure = {
  system: 'CPT' | 'HCPCS'
  code: string
  /** First valid date where it is known, else ''. */
  began: string
  description: string
}

/** What replaced a code: codes joined by ` + `, '' where nothing did; and the end of the sentence “… when …”. */
export type Replacement = { system: 'CPT' | 'HCPCS'; code: string; replaced_by: string; condition: string }

/** A CPT code whose end is certain and no file shows, with its last valid date. */
export type EndedCode = { code: string; ended: string }

export type PlainModifier = { code: string; description: string; ncci_group: string }

/** An edition of the starter set, and the publisher's file its facts come from (below the data folder); '' where none. */
export type StarterEdition = {
  source: string
  edition: string
  title: string
  publisher: string
  url: string
  effective_from: string
  effective_to: string
  scope: string
  file: string
}

/** The lists people keep by hand, beside this file. */
export type HandWritten = {
  procedures: readonly Procedure[]
  /** ICD-10-CM codes; a header stands for every code below it. */
  diagnoses: readonly string[]
  replacements: readonly Replacement[]
  ended: readonly EndedCode[]
  modifiers: readonly PlainModifier[]
  placeNames: ReadonlyMap<string, string>
  denialCodes: readonly { kind: string; code: string; description: string }[]
  /** Names a procedure goes by, in our own words, for the search. */
  searchTerms: readonly { code: string; term: string }[]
  editions: readonly StarterEdition[]
}

/** The hand-written lists. @throws AppError `invalid` where a code stands twice in one of them */
export function readHandWritten(folder: string): HandWritten {
  const read = <Row>(name: string, ...key: string[]): Row[] => {
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, name), 'utf8'), { columns: true })
    const seen = new Set<string>()
    for (const row of rows) {
      const id = key.map((column) => row[column]).join(' ')
      if (seen.has(id)) throw new AppError('invalid', `${name} has ${id} twice: keep one of the lines.`)
      seen.add(id)
    }
    return rows as Row[]
  }
  return {
    procedures: read<Procedure>('procedures.csv', 'code'),
    diagnoses: read<{ code: string }>('diagnoses.csv', 'code').map(({ code }) => code),
    replacements: read<Replacement>('replacements.csv', 'code', 'replaced_by'),
    ended: read<EndedCode>('ended.csv', 'code'),
    modifiers: read<PlainModifier>('modifiers.csv', 'code'),
    placeNames: new Map(
      read<{ code: string; name: string }>('places-of-service.csv', 'code').map(({ code, name }) => [code, name]),
    ),
    denialCodes: read<HandWritten['denialCodes'][number]>('denial-codes.csv', 'kind', 'code'),
    searchTerms: read<{ code: string; term: string }>('search-terms.csv', 'code', 'term'),
    editions: read<StarterEdition>('editions.csv', 'source', 'edition'),
  }
}
