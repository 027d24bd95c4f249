import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm, ICD10CM_PUBLISHER, ICD10CM_URL, icd10cmCodesNamedIn } from './icd10cm-code.ts'
import type { Layout, SourceFile } from './layout.ts'
import { readXml, type XmlHandler } from './read-xml.ts'

/** The elements that hold notes, and what kind of note each is. */
const KINDS: Readonly<Record<string, string>> = {
  inclusionTerm: 'inclusion_term',
  includes: 'includes',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code_first',
  useAdditionalCode: 'use_additional',
  codeAlso: 'code_also',
  notes: 'note',
  sevenChrNote: 'note',
  sevenChrDef: 'seventh_character',
}

/** What the locator calls them: the words printed in the Tabular List. */
const PRINTED: Readonly<Record<string, string>> = {
  inclusion_term: 'inclusion term',
  includes: 'Includes',
  excludes1: 'Excludes1',
  excludes2: 'Excludes2',
  code_first: 'Code first',
  use_additional: 'Use additional code',
  code_also: 'Code also',
  note: 'Note',
  seventh_character: '7th character',
}

/** A note at the chapter, block, category or code it stands at, or the reason why an element was left out. */
type TabularItem = { key: string; kind: string; position: number; text: string } | { unreadable: string; line: number }

/**
 * ICD-10-CM Tabular List in XML: the notes, each at the element it stands at. What stands at a chapter (`chapter 1`), a
 * block (`A00-A09`, also `B20-B20`) or a category holds for everything below it: `inheritedNoteKeys` lists where to look.
 */
export const icd10cmTabular: Layout = {
  name: 'ICD-10-CM Tabular List, XML (icd10cm_tabular_2026.xml)',
  recognise(file, given) {
    const head = file.head.toString('utf8')
    if (!/<ICD10CM\.tabular(?![^>]*isAddenda="true")/.test(head)) return null
    const release = chooseFiscalRelease(nameWithVersion(file, head), given, 'icd10cm_tabular_2026.xml')
    return {
      source: 'icd10cm-tabular',
      label: fiscalLabel(release),
      title: `ICD-10-CM Tabular List, ${fiscalTitle(release)}`,
      publisher: ICD10CM_PUBLISHER,
      url: ICD10CM_URL,
      effective: fiscalDates(release),
      scope: 'all',
    }
  },
  async read(file, edition, sink) {
    const { effective } = edition
    for await (const item of readXml<TabularItem>(file.open(), file.name, collectNotes)) {
      if ('unreadable' in item) {
        sink.reject(file, item.line, item.unreadable)
        continue
      }
      const { key, kind, position, text } = item
      const codes = icd10cmCodesNamedIn(text)
      const locator = `${PRINTED[kind]} at ${key}`
      const row = { system: 'ICD-10-CM', code: key, kind, position, text, codes, effective, locator }
      const full = sink.add('code_notes', row)
      if (full) await full
    }
  },
}

/** The file under a name that begins with the version it states, which speaks before its own. */
export function nameWithVersion(file: SourceFile, head: string): SourceFile {
  const [, version = ''] = /<version>([^<]*)<\/version>/.exec(head) ?? []
  return { ...file, name: `${version} ${file.name}`.trim() }
}

function collectNotes(emit: (item: TabularItem) => void, line: () => number): XmlHandler {
  /** The chapter, block and diagnoses around the current place; null where one has no readable name. */
  const around: { key: string | null; positions: Map<string, number> }[] = []
  let kind: string | null = null
  let character = ''
  let text: string | null = null
  const add = (words: string): void => {
    const at = around.at(-1)
    if (!at?.key || kind === null || words === '') return
    const position = (at.positions.get(kind) ?? 0) + 1
    at.positions.set(kind, position)
    emit({ key: at.key, kind, position, text: words })
  }
  const name = (key: string | null, written: string): void => {
    const at = around.at(-1)
    if (at) at.key = key
    if (key === null) emit({ unreadable: `${written || 'a blank'} is no chapter, block or code`, line: line() })
  }
  return {
    open(tag, attributes) {
      if (tag === 'chapter' || tag === 'section' || tag === 'diag') around.push({ key: null, positions: new Map() })
      if (tag === 'section') name(blockKey(attributes.id ?? ''), attributes.id ?? '')
      if (tag in KINDS) kind = KINDS[tag] ?? null
      if (tag === 'extension') character = attributes.char ?? ''
      if (tag === 'note' || tag === 'name' || tag === 'extension') text = ''
    },
    text(piece) {
      if (text !== null) text += piece
    },
    close(tag) {
      const words = (text ?? '').replace(/\s+/g, ' ').trim()
      if (tag === 'name') name(around.length === 1 ? chapterKey(words) : canonicalIcd10cm(words), words)
      // A note under a 7th character goes on describing that character.
      if (tag === 'extension' || tag === 'note')
        add(kind === 'seventh_character' ? `${character} ${words}`.trim() : words)
      if (tag === 'note' || tag === 'name' || tag === 'extension') text = null
      if (tag in KINDS) {
        kind = null
        character = ''
      }
      if (tag === 'chapter' || tag === 'section' || tag === 'diag') around.pop()
    },
  }
}

const chapterKey = (name: string): string | null => (/^\d{1,2}$/.test(name) ? `chapter ${Number(name)}` : null)

/** `A00-A09`, and `B20-B20` for the block that is published as `B20`; null where it is none. */
function blockKey(id: string): string | null {
  const [first = '', last = first] = id.trim().split('-')
  const ends = [first, last].map(canonicalIcd10cm)
  return ends.includes(null) ? null : ends.join('-')
}
