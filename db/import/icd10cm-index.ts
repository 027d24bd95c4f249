import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm, ICD10CM_PUBLISHER, ICD10CM_URL } from './icd10cm-code.ts'
import { nameWithVersion } from './icd10cm-tabular.ts'
import type { Layout } from './layout.ts'
import { readXml, type XmlHandler } from './read-xml.ts'

/** The parts of the Alphabetic Index, each a file of its own, and the words at its beginning that tell which it is. */
const PARTS = [
  { source: 'icd10cm-drugs', title: 'Table of Drugs and Chemicals', known: /<head col="1">\s*Substance/ },
  { source: 'icd10cm-neoplasms', title: 'Table of Neoplasms', known: /<head col="1">\s*Neoplasm/ },
  { source: 'icd10cm-external-index', title: 'External Cause of Injuries Index', known: /<title>[^<]*External Cause/i },
  { source: 'icd10cm-index', title: 'Index to Diseases and Injuries', known: /<ICD10CM\.index/ },
] as const

/** A term with the code it leads to, or a code that is none. */
type IndexItem = { term: string; mainTerm: string; code: string } | { unreadable: string; line: number }

/**
 * ICD-10-CM Alphabetic Index in XML, with the external causes and the tables of drugs and neoplasms: every term that
 * leads to a code, as the whole path from its main term. A code with a dash wants more characters: the dash is left out.
 */
export const icd10cmIndex: Layout = {
  name: 'ICD-10-CM Alphabetic Index, XML (icd10cm_index_2026.xml)',
  recognise(file, given) {
    const head = file.head.toString('utf8')
    if (!/<ICD10CM\.index(?![^>]*isAddenda="true")/.test(head)) return null
    const part = PARTS.find(({ known }) => known.test(head))
    if (part === undefined) return null
    const release = chooseFiscalRelease(nameWithVersion(file, head), given, 'icd10cm_index_2026.xml')
    return {
      source: part.source,
      label: fiscalLabel(release),
      title: `ICD-10-CM ${part.title}, ${fiscalTitle(release)}`,
      publisher: ICD10CM_PUBLISHER,
      url: ICD10CM_URL,
      effective: fiscalDates(release),
      scope: 'all',
    }
  },
  async read(file, edition, sink) {
    const { effective } = edition
    for await (const item of readXml<IndexItem>(file.open(), file.name, collectTerms)) {
      if ('unreadable' in item) {
        sink.reject(file, item.line, item.unreadable)
        continue
      }
      const { term, code, mainTerm } = item
      const full = sink.add('index_terms', {
        system: 'ICD-10-CM',
        code,
        term,
        effective,
        locator: `main term ${mainTerm}`,
      })
      if (full) await full
    }
  },
}

/** Elements whose text is a code: the code, the manifestation in brackets after it, and a category to see. */
const CODE_ELEMENTS = new Set(['code', 'manif', 'seecat', 'subcat', 'cell'])

function collectTerms(emit: (item: IndexItem) => void, line: () => number): XmlHandler {
  const columns = new Map<string, string>()
  /** The terms from the main term to the current one. */
  const path: string[] = []
  let column = ''
  let text = ''
  const lead = (tag: string): void => {
    const written = text.trim()
    // A table marks with dashes that there is no code.
    if (/^-*$/.test(written)) return
    const code = canonicalIcd10cm(written.replace(/\.?-$/, ''))
    const [mainTerm = ''] = path
    if (code === null) emit({ unreadable: `${written} is no code`, line: line() })
    else emit({ term: [...path, ...qualifier(tag, columns.get(column))].join(', '), mainTerm, code })
  }
  return {
    open(tag, attributes) {
      if (tag === 'mainTerm') path.length = 0
      if (tag === 'mainTerm' || tag === 'term') path.push('')
      if (tag === 'head' || tag === 'cell') column = attributes.col ?? ''
      if (tag === 'nemod') text += ' '
      else text = ''
    },
    text(piece) {
      text += piece
    },
    close(tag) {
      if (tag === 'head') columns.set(column, text.trim())
      // A nonessential modifier stands within the title, whose text goes on behind it.
      else if (tag === 'title' && path.length > 0) path[path.length - 1] = text.replace(/\s+/g, ' ').trim()
      else if (CODE_ELEMENTS.has(tag)) lead(tag)
      else if (tag === 'mainTerm' || tag === 'term') path.pop()
    },
  }
}

/** What distinguishes the code from others of the same term: the column of the table, or that it is the manifestation. */
function qualifier(tag: string, heading: string | undefined): string[] {
  if (tag === 'manif') return ['manifestation']
  return tag === 'cell' && heading ? [heading] : []
}
