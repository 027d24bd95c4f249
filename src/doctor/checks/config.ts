import { SETTING_NAMES } from '../../config.ts'
import { listNumberedSettings } from '../../mail-settings.ts'
import { type Check, ok, warn } from '../check.ts'

/** Lines of `.env` that are for others: Compose, Node, the host. */
const FOR_OTHERS = /^(?:POSTGRES_|COMPOSE_|NODE_|DOCKER_|TZ$|PATH$|HOME$|CASECONSULTANT_)/

/** That every line of `.env` is a setting. What is wrong about their values is said before any check can run. */
export const checkConfig: Check = {
  name: 'config',
  title: 'Config',
  area: 'config',
  async run({ config, envNames }) {
    const numbered = listNumberedSettings(Object.fromEntries(envNames.map((name) => [name, 'set'])))
    const known = new Set<string>([...SETTING_NAMES, ...numbered])
    const strangers = envNames.filter((name) => !known.has(name.replace(/_FILE$/, '')) && !FOR_OTHERS.test(name))
    const kind = config.mail === null ? 'a practice desk: no IMAP_URL and SMTP_URL are set' : 'a desk with real mail'
    if (strangers.length === 0) return [ok(kind)]
    return strangers.map((name) => {
      const near = findNearest(name, [...SETTING_NAMES])
      return warn(
        `${name} in .env is no setting`,
        near === null ? `take the line ${name}=… out of .env` : `write ${near} in place of ${name} in .env`,
      )
    })
  },
}

function findNearest(name: string, candidates: readonly string[]): string | null {
  const [nearest] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest !== undefined && nearest.distance <= 2 ? nearest.candidate : null
}

/** Letters put in, taken out or changed; Levenshtein 1966. */
function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const change = (before[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      row.push(Math.min((row[to - 1] ?? 0) + 1, (before[to] ?? 0) + 1, change))
    }
    before = row
  }
  return before.at(-1) ?? 0
}
