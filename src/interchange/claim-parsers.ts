import { readSeparatedRows } from './csv-rows.ts'
import { isX12, readX12Segments } from './x12-segments.ts'

/** The parsers of the forms claims are sent in. */
export const CLAIM_PARSERS = { isX12, readSegments: readX12Segments, readRows: readSeparatedRows }
