import { statfs } from 'node:fs/promises'
import { type Check, fail, ok, warn } from '../check.ts'

const LEAST_BYTES = 200e6
const FEW_BYTES = 2e9

const inGigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

/** That the disk of the data folder has room. */
export const checkDisk: Check = {
  name: 'disk',
  title: 'Disk',
  area: 'desk',
  async run({ config, pool }) {
    const { bavail, blocks, bsize } = await statfs(config.dataDir)
    const [free, all] = [bavail * bsize, blocks * bsize]
    const { rows } = await pool.query<{ bytes: number }>('select pg_database_size(current_database()) as bytes')
    const detail = `${inGigabytes(free)} of ${inGigabytes(all)} free, the database has ${inGigabytes(rows[0]?.bytes ?? 0)}`
    const mend = `free some space on the disk of ${config.dataDir}, or move it with DATA_DIR`
    if (free < LEAST_BYTES) return [fail(detail, mend)]
    return [free < FEW_BYTES ? warn(detail, mend) : ok(detail)]
  },
}
