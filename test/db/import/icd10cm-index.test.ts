import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { icd10cmIndex } from '../../../db/import/icd10cm-index.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { plainText, XML_ARCHIVE, xmlOf } from '../../support/icd10cm-xml.ts'
import { sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const index = (body: string, heading = '<title>INDEX TO DISEASES and INJURIES</title>'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<ICD10CM.index>\n<version>2026</version>\n${heading}\n${body}\n</ICD10CM.index>`

const readIndex = (xml: string) => collectRows(icd10cmIndex, sourceOf('icd10cm_index_2026.xml', xml, 37))

describe('the Alphabetic Index', () => {
  const BODY = `
<letter><title>A</title>
  <mainTerm><title>Abasia<nemod>(-astasia) (hysterical)</nemod></title><code>F44.4</code></mainTerm>
  <mainTerm><title>Abdomen</title><seeAlso>condition</seeAlso>
    <term level="1"><title>heart<nemod>(muscle)</nemod> NEC</title><code>E85.4</code><manif>I43</manif>
      <term level="2"><title>with &amp; without</title><code>I69.- </code></term>
    </term>
    <term level="1"><title>nerve</title><subcat>H93.3</subcat></term>
  </mainTerm>
  <mainTerm><title>Abandonment</title><see>Maltreatment</see></mainTerm>
</letter>`

  it('gives every term that leads to a code, as its whole path', async () => {
    const { edition, rows, rejected } = await readIndex(index(BODY))
    expect(edition).toMatchObject({ source: 'icd10cm-index', label: 'FY2026' })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => [row.code, row.term])).toEqual([
      ['F44.4', 'Abasia (-astasia) (hysterical)'],
      ['E85.4', 'Abdomen, heart (muscle) NEC'],
      ['I43', 'Abdomen, heart (muscle) NEC, manifestation'],
      ['I69', 'Abdomen, heart (muscle) NEC, with & without'],
      ['H93.3', 'Abdomen, nerve'],
    ])
    expect(rows[3]?.row).toMatchObject({ system: 'ICD-10-CM', locator: 'main term Abdomen' })
  })

  const HEADING = (first: string): string =>
    `<indexHeading><head col="1">${first}</head><head col="2">Accidental</head><head col="3">Adverse effect</head></indexHeading>`
  const CELLS =
    '<letter><title>A</title><mainTerm><title>Acid</title><term level="1"><title>boric</title>' +
    '<cell col="2">T54.2X1</cell><cell col="3">--</cell></term><cell col="2">T54.2-</cell></mainTerm></letter>'

  it.each([
    ['icd10cm-drugs', HEADING('Substance')],
    ['icd10cm-neoplasms', HEADING('Neoplasm')],
  ])('as a table (%s) names the column, and leaves out empty cells', async (source, heading) => {
    const { edition, rows } = await readIndex(index(CELLS, heading))
    expect(edition.source).toBe(source)
    expect(rows.map(({ row }) => [row.code, row.term])).toEqual([
      ['T54.2X1', 'Acid, boric, Accidental'],
      ['T54.2', 'Acid, Accidental'],
    ])
  })

  it('of external causes is an edition of its own', () => {
    const file = sourceOf(
      'icd10cm_eindex_2026.xml',
      index(BODY, '<title>ICD-10-CM External Cause of Injuries Index</title>'),
    )
    expect(icd10cmIndex.recognise(file)?.source).toBe('icd10cm-external-index')
  })

  it('reports what is no code with its line, and reads on', async () => {
    const { rows, rejected } = await readIndex(index(BODY.replace('F44.4', 'F4')))
    expect(rows).toHaveLength(4)
    expect(rejected).toEqual([{ line: 7, reason: 'F4 is no code' }])
  })
})

describe('other files', () => {
  it.each([
    ['nothing', ''],
    ['a schema', '<xsd:schema id="index"/>'],
    ['addenda in XML', '<ICD10CM.index isAddenda="true"><version>2026</version></ICD10CM.index>'],
    ['the Tabular List', '<ICD10CM.tabular><version>2026</version><title>ICD-10-CM</title></ICD10CM.tabular>'],
  ])('such as %s are not recognised', (_title, content) => {
    expect(icd10cmIndex.recognise(sourceOf('icd10cm_index_2026.xml', content))).toBeNull()
  })
})

describe('the published index of FY2017 (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  it.skipIf(!existsSync(XML_ARCHIVE)).each([
    ['icd10cm_index_2017.xml', 'icd10cm-index', 60_303, 0],
    ['icd10cm_eindex_2017.xml', 'icd10cm-external-index', 6_223, 0],
    ['icd10cm_drug_2017.xml', 'icd10cm-drugs', 39_964, 0],
    ['icd10cm_neoplasm_2017.xml', 'icd10cm-neoplasms', 9_009, 1],
  ])('%s (%s) has %i terms, and %i cells that are no code', async (name, source, count, unreadable) => {
    const { edition, rows, rejected } = await collectRows(icd10cmIndex, sourceInZip(XML_ARCHIVE, name))
    expect(edition).toMatchObject({ source, label: 'FY2017' })
    expect(rejected).toHaveLength(unreadable)
    expect(rows).toHaveLength(count)
    const places = [...xmlOf(name).matchAll(/<(code|manif|seecat|subcat|cell)\b[^>]*>([^<]*)</g)].filter(
      ([, , code = '']) => /^[A-Z]\d/.test(code),
    )
    expect(places).toHaveLength(count)
    const xml = xmlOf(name)
    for (const at of pickRows(count, 200)) {
      const { code, term, locator } = rows[at]?.row ?? {}
      const place = places[at]
      expect(code).toBe(place?.[2]?.trim().replace(/\.?-$/, ''))
      const before = xml.slice(0, place?.index)
      const main =
        /^<mainTerm>\s*<title>(.*?)<\/title>/s.exec(before.slice(before.lastIndexOf('<mainTerm>')))?.[1] ?? ''
      expect(locator).toBe(`main term ${plainText(main).replace(/ ,/g, ',')}`)
      const title = /^<title>(.*?)<\/title>/s.exec(before.slice(before.lastIndexOf('<title>')))?.[1] ?? ''
      expect(String(term).replace(/ ,/g, ',')).toContain(plainText(title).replace(/ ,/g, ','))
    }
  })
})
