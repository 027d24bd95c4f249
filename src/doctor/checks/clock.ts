import { type Check, fail, ok, warn } from '../check.ts'

/** That this machine and the database agree on the time: when an answer leaves and is due is counted on both. */
export const checkClock: Check = {
  name: 'clock',
  title: 'Clock',
  area: 'desk',
  async run({ pool, now }) {
    const asked = now().getTime()
    const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at')
    const answered = now().getTime()
    const drift = Math.abs((rows[0]?.at.getTime() ?? 0) - (asked + answered) / 2) / 1000
    const detail = `${drift.toFixed(2)} s apart from the database`
    const mend = 'switch time synchronisation on, on both machines: timedatectl set-ntp true'
    if (drift > 30) return [fail(detail, mend)]
    return [drift > 2 ? warn(detail, mend) : ok(detail)]
  },
}
