import { describe, expect, it } from 'vitest'
import { mcdDocuments } from '../../../db/import/mcd-documents.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const HEADER =
  'contractor_name_type,document_display_id,document_id,document_type,document_version,effective_date,note,retirement_date,title,updated_on,updated_on_sort,url'

const read = (...lines: string[]) =>
  collectRows(mcdDocuments, sourceOf('document_titles_2025-08.csv', [HEADER, ...lines, ''].join('\n')))

describe('the list of local coverage documents', () => {
  it('gives each document its title, its contractors, its dates and its page', async () => {
    const { rows, rejected } = await read(
      '"First, LLC\n(DME MAC)\n\nSecond, LLC\n(DME MAC)",L33318,33318,LCD,57,01/01/2025,,N/A,Knee Orthoses,,,https://x.example/?lcdid=33318',
      '"First, LLC\n(DME MAC)",A52465,52465,Article,60,01/01/2020,Retired,12/31/2024,Knee &amp; Article,,,https://x.example/a',
    )
    expect(rejected).toEqual([])
    expect(rows.map(({ table, row }) => ({ table, ...row }))).toEqual([
      {
        table: 'coverage_policies',
        policy_id: 'L33318',
        version: '57',
        kind: 'lcd',
        title: 'Knee Orthoses',
        contractor: 'First, LLC (DME MAC); Second, LLC (DME MAC)',
        url: 'https://x.example/?lcdid=33318',
        effective: { from: '2025-01-01', to: null },
        locator: 'L33318 version 57',
      },
      expect.objectContaining({ policy_id: 'A52465', effective: { from: '2020-01-01', to: '2024-12-31' } }),
    ])
  })

  it.each([
    ['a document of another kind', 'X,N11,11,NCD,1,01/01/2025,,N/A,T,,,u', '"N11" (NCD) is no LCD and no article'],
    ['a date that is none', 'X,L1234,1234,LCD,1,2025-13-01,,N/A,T,,,u', 'one of its dates is no date'],
    [
      'an end before the beginning',
      'X,L1234,1234,LCD,1,01/02/2025,,01/01/2025,T,,,u',
      'it ends on 2025-01-01, before it begins on 2025-01-02',
    ],
  ])('leaves out %s and says why', async (_title, line, reason) => {
    expect((await read(line)).rejected.map((each) => each.reason)).toEqual([reason])
  })

  it('is known by its columns, and its edition by the month in its name', () => {
    const label = (name: string, text: string) => mcdDocuments.recognise(sourceOf(name, text))?.label ?? null
    expect(label('document_titles_2025-08.csv', `${HEADER}\n`)).toBe('2025-08')
    expect(label('documents.csv', `${HEADER}\n`)).toBe('current')
    expect(label('lcd.csv', 'lcd_id,lcd_version,title\n')).toBe(null)
  })
})
