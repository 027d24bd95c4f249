import { crc32, deflateRawSync } from 'node:zlib'

/** Members of a zip by path. */
export type ZipMembers = Readonly<Record<string, string | Buffer>>

/** A ZIP archive of those members, deflated. @see PKWARE APPNOTE 4.3 */
export function makeZip(members: ZipMembers): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(members)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const name = Buffer.from(path)
    // From the version needed to the length of the extra field: the part both headers share.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\x03\x04'), shared, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name)
    offset += 30 + name.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(Object.keys(members).length, 8)
  end.writeUInt16LE(Object.keys(members).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listing, end])
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A spreadsheet of those tabs, each the XML between the `sheetData` tags, and those shared strings (XML of each `si`). */
export function makeXlsx(tabs: Readonly<Record<string, string>>, strings: readonly string[] = []): Buffer {
  const names = Object.keys(tabs)
  // Parts are numbered backwards, so that a reader that takes sheet1.xml for the first tab is found out.
  const part = (index: number): string => `sheet${names.length - index}.xml`
  const sheets = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 7}" r:id="rId${index}"/>`)
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index}" Type="${RELATIONSHIP}/worksheet" Target="worksheets/${part(index)}"/>`,
  )
  return makeZip({
    'xl/workbook.xml': `${XML}<workbook xmlns:r="${RELATIONSHIP}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${relations.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${XML}<sst>${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/${part(index)}`,
        `${XML}<worksheet><sheetData>${tabs[name]}</sheetData></worksheet>`,
      ]),
    ),
  })
}

/** The `sheetData` of rows of plain text, each cell an inline string. */
export function sheetDataOf(rows: readonly (readonly string[])[]): string {
  const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return rows
    .map(
      (cells) =>
        `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('')
}
