import { join } from 'node:path'
import { readZip } from './read-zip.ts'
import { REAL_DATA_DIR } from './source-files.ts'

/** The XML of FY2017, the newest whole set at hand. */
export const XML_ARCHIVE = join(REAL_DATA_DIR, 'icd10cm/CDC_2017_ICD10CM_FY2017_Full_XML.zip')

/** The text of one file of the archive. */
export function xmlOf(name: string): string {
  const entry = readZip(XML_ARCHIVE).find((each) => each.name === name)
  return entry?.read().toString('utf8') ?? ''
}

/** XML as one line of text, its tags left out. */
export const plainText = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
