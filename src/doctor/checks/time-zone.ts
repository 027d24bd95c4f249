import { type Check, ok, warn } from '../check.ts'

/** That working hours are counted where the people are. */
export const checkTimeZone: Check = {
  name: 'timezone',
  title: 'Time zone',
  area: 'desk',
  async run({ config, now }) {
    const { timeZone } = config.workingTime
    const time = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const detail = `${timeZone}, where it is ${time.format(now())}`
    // What a server without a zone of its own falls back to; nobody's working hours are meant by it.
    if (config.mail !== null && ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Etc/Universal'].includes(timeZone)) {
      return [warn(`working hours are counted in ${timeZone}`, 'TIME_ZONE=America/New_York, or where your people are')]
    }
    return [ok(detail)]
  },
}
