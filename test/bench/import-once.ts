/** Imports the files named, as the command does, in a process whose peak memory is then its own; prints what it took. */
import { importFiles } from '../../db/import/import-files.ts'
import { withDesk } from '../../src/command/with-desk.ts'

const imported = await withDesk(({ pool }) => importFiles(pool, process.argv.slice(2)))
const rows = imported.reduce((sum, edition) => sum + edition.rows, 0)
const seconds = imported.reduce((sum, edition) => sum + edition.seconds, 0)
process.stdout.write(JSON.stringify({ rows, seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }))
