import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { icd10cmTabular } from '../../../db/import/icd10cm-tabular.ts'
import { inheritedNoteKeys } from '../../../src/domain/icd10cm-inheritance.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { plainText, XML_ARCHIVE, xmlOf } from '../../support/icd10cm-xml.ts'
import { sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const tabular = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<ICD10CM.tabular>\n<version>2026</version>\n${body}\n</ICD10CM.tabular>`

const readTabular = (xml: string) => collectRows(icd10cmTabular, sourceOf('icd10cm_tabular_2026.xml', xml, 37))

const CHAPTER = `
<introduction><introSection type="title"><instruction><note>how to read it</note></instruction></introSection></introduction>
<chapter><name>4</name><desc>Endocrine (E00-E89)</desc>
  <useAdditionalCode><note>code for function (Z16.-)</note></useAdditionalCode>
  <sectionIndex><sectionRef first="E08" last="E13" id="E08-E13">Diabetes</sectionRef></sectionIndex>
  <section id="E08-E13"><desc>Diabetes (E08-E13)</desc>
    <excludes1><note>first (P70.2)</note><note>second
      &amp; third (O24.4-, E23.2)</note></excludes1>
    <diag><name>E08</name><desc>Diabetes due to another condition</desc>
      <codeFirst><note>the condition</note></codeFirst>
      <excludes1><note>of the category (E10-E13)</note></excludes1>
      <diag><name>E08.3</name><desc>With eye trouble</desc>
        <diag><name>E08.32</name><desc>Mild</desc>
          <sevenChrNote><note>one of these</note></sevenChrNote>
          <sevenChrDef><extension char="1">right eye</extension><extension char="2">left eye</extension>
            <note>also both</note></sevenChrDef>
          <inclusionTerm><note>lack of vitamin B12</note></inclusionTerm>
        </diag>
      </diag>
      <excludes2><note>after the codes below</note></excludes2>
    </diag>
  </section>
  <section id="E89"><desc>After procedures</desc><notes><note>of the block</note></notes></section>
</chapter>`

describe('the Tabular List', () => {
  it('gives every note at the element it stands at', async () => {
    const { edition, rows, rejected } = await readTabular(tabular(CHAPTER))
    expect(edition).toMatchObject({ source: 'icd10cm-tabular', label: 'FY2026', scope: 'all' })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => [row.code, row.kind, row.position, row.text])).toEqual([
      ['chapter 4', 'use_additional', 1, 'code for function (Z16.-)'],
      ['E08-E13', 'excludes1', 1, 'first (P70.2)'],
      ['E08-E13', 'excludes1', 2, 'second & third (O24.4-, E23.2)'],
      ['E08', 'code_first', 1, 'the condition'],
      ['E08', 'excludes1', 1, 'of the category (E10-E13)'],
      ['E08.32', 'note', 1, 'one of these'],
      ['E08.32', 'seventh_character', 1, '1 right eye'],
      ['E08.32', 'seventh_character', 2, '2 left eye'],
      ['E08.32', 'seventh_character', 3, '2 also both'],
      ['E08.32', 'inclusion_term', 1, 'lack of vitamin B12'],
      ['E08', 'excludes2', 1, 'after the codes below'],
      ['E89-E89', 'note', 1, 'of the block'],
    ])
    expect(rows[2]).toMatchObject({
      table: 'code_notes',
      row: { system: 'ICD-10-CM', codes: ['O24.4', 'E23.2'], locator: 'Excludes1 at E08-E13' },
    })
  })

  it.each([
    ['a code', 'shock (R57.9)', ['R57.9']],
    ['a category with a dash', 'burns (T20-T25), sepsis (A40.-)', ['T20-T25', 'A40']],
    ['a code with a dash', 'fracture (S06.0X-)', ['S06.0X']],
    ['codes outside brackets', 'not classifiable to C16.1-C16.4 or C17', ['C16.1-C16.4', 'C17']],
    ['a category with letters', 'weeks of gestation (Z3A.-) and QA0.-', ['Z3A', 'QA0']],
    ['one code twice', 'A15 or A15', ['A15']],
    ['what only looks like codes', 'E. coli O157:H7, G6PD, T-cell, vitamin B12', []],
  ])('finds in a note %s', async (_title, note, codes) => {
    const body = `<chapter><name>1</name><includes><note>${note}</note></includes></chapter>`
    expect((await readTabular(tabular(body))).rows[0]?.row.codes).toEqual(codes)
  })

  it.each([
    ['chapter', '<chapter><name>one</name><includes><note>lost</note></includes></chapter>'],
    ['block', '<chapter><name>1</name><section id="?"><includes><note>lost</note></includes></section></chapter>'],
    [
      'code',
      '<chapter><name>1</name><section id="A00-A09"><diag><name>?</name><includes><note>lost</note></includes></diag></section></chapter>',
    ],
  ])('reports a %s whose name cannot be read, with its line', async (_title, body) => {
    const { rows, rejected } = await readTabular(tabular(body))
    expect(rows).toEqual([])
    expect(rejected).toMatchObject([{ line: 4, reason: expect.stringContaining('is no chapter, block or code') }])
  })

  it('that ends in the middle is refused with the line', async () => {
    const cut = tabular(CHAPTER).slice(0, 900)
    await expect(readTabular(cut)).rejects.toThrow(/icd10cm_tabular_2026\.xml, line \d+: not well-formed XML/)
  })

  it('in UTF-16 is read, and keeps its accents', async () => {
    const xml = tabular('<chapter><name>1</name><includes><note>Ménière’s</note></includes></chapter>')
    // Recognised by name and head in UTF-8; the bytes that are read have a mark of their own.
    const file = sourceOf(
      'icd10cm_tabular_2026.xml',
      Buffer.from(`\uFEFF${xml.replace('utf-8', 'utf-16')}`, 'utf16le'),
      37,
    )
    const { rows } = await collectRows(icd10cmTabular, { ...file, head: Buffer.from(xml) })
    expect(rows[0]?.row.text).toBe('Ménière’s')
  })
})

describe('other files', () => {
  it.each([
    ['nothing', ''],
    ['a schema', '<xsd:schema id="tabular"/>'],
    ['addenda in XML', '<ICD10CM.tabular isAddenda="true"><version>2026</version></ICD10CM.tabular>'],
    ['the index', '<ICD10CM.index><version>2026</version><title>ICD-10-CM</title></ICD10CM.index>'],
  ])('such as %s are not recognised', (_title, content) => {
    expect(icd10cmTabular.recognise(sourceOf('icd10cm_tabular_2026.xml', content))).toBeNull()
  })
})

describe('the published Tabular List of FY2017 (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  it.skipIf(!existsSync(XML_ARCHIVE))('has 24,100 notes in the Tabular List', async () => {
    const name = 'icd10cm_tabular_2017.xml'
    const { edition, rows, rejected } = await collectRows(icd10cmTabular, sourceInZip(XML_ARCHIVE, name))
    expect(edition.label).toBe('FY2017')
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(24_100)
    const notes = notesByExpression(xmlOf(name)).map(({ key, text }) => `${key}: ${plainText(text)}`)
    expect(notes).toHaveLength(24_100)
    for (const at of pickRows(24_100, 200)) {
      const { code, kind, text } = rows[at]?.row ?? {}
      const words = kind === 'seventh_character' ? String(text).replace(/^\S+ /, '') : text
      expect(`${code}: ${words}`).toBe(notes[at])
    }
  })

  it.skipIf(!existsSync(XML_ARCHIVE))('has every code in the block and chapter it inherits from', () => {
    const places = placesByExpression(xmlOf('icd10cm_tabular_2017.xml'))
    const blocks = new Set(places.map(({ block }) => block))
    expect(places).toHaveLength(43_910)
    const wrong = places.filter(({ chapter, block, code }) => {
      const keys = inheritedNoteKeys(code, blocks)
      return !keys.includes(block) || !keys.includes(`chapter ${chapter}`)
    })
    expect(wrong).toEqual([])
    // Only the blocks of accidents stand around others.
    const more = places.filter(({ block, code }) =>
      inheritedNoteKeys(code, blocks).some(
        (key) => key.length === 7 && key[3] === '-' && key !== block && !/X58$/.test(key),
      ),
    )
    expect(more).toEqual([])
  })
})

/** Every note and 7th character with the element it stands at, found without a reader of XML. */
function notesByExpression(xml: string): { key: string; text: string }[] {
  const around: string[] = []
  const notes: { key: string; text: string }[] = []
  const tokens =
    /<(chapter|diag)\b[^>]*>|<section id="([^"]*)">|<\/(?:chapter|section|diag)>|<name>([^<]*)<|<(?:note|extension)\b[^>]*>(.*?)<\/(?:note|extension)>/gs
  for (const [token, element, section, name, text] of xml.slice(xml.indexOf('<chapter>')).matchAll(tokens)) {
    if (element !== undefined) around.push('')
    else if (section !== undefined) around.push(section.includes('-') ? section : `${section}-${section}`)
    else if (name !== undefined) around[around.length - 1] = around.length === 1 ? `chapter ${name}` : name
    else if (text !== undefined) notes.push({ key: around.at(-1) ?? '', text })
    else if (token.startsWith('</')) around.pop()
  }
  return notes
}

/** Every code with the chapter and the block it is printed in. */
function placesByExpression(xml: string): { chapter: string; block: string; code: string }[] {
  const places: { chapter: string; block: string; code: string }[] = []
  let [chapter, block] = ['', '']
  for (const [, number, section, code] of xml.matchAll(
    /<chapter>\s*<name>(\d+)<|<section id="([^"]*)">|<diag[^>]*>\s*<name>([^<]*)</g,
  )) {
    if (number !== undefined) chapter = number
    else if (section !== undefined) block = section.includes('-') ? section : `${section}-${section}`
    else if (code !== undefined) places.push({ chapter, block, code })
  }
  return places
}
