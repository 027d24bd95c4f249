import { type Check, type CheckFinding, fail, ok, warn } from '../check.ts'

const OLDEST_MAJOR = 15
/** A whole desk has a pool of ten connections, some for its queue and one for each mailbox. */
const CONNECTIONS_WANTED = 20

type Server = {
  version: string
  number: number
  trgm: string | null
  encoding: string
  max: number
  used: number
  fsync: string
  pages: string
  commit: string
}

/** That the server is new enough, has what the schema needs and room, and keeps what it says it has stored. */
export const checkDatabase: Check = {
  name: 'database',
  title: 'Database',
  area: 'database',
  async run({ pool }) {
    const { rows } = await pool.query<Server>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              (select installed_version from pg_available_extensions where name = 'pg_trgm') as trgm,
              current_setting('server_encoding') as encoding, current_setting('max_connections')::int as max,
              (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
              current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
              current_setting('synchronous_commit') as commit`,
    )
    const server = rows[0] as Server
    const free = server.max - server.used
    const findings = listFaults(server, free)
    return findings.length > 0
      ? findings
      : [ok(`PostgreSQL ${server.version}, pg_trgm ${server.trgm}, ${free} of ${server.max} connections free`)]
  },
}

function listFaults(server: Server, free: number): CheckFinding[] {
  const findings: CheckFinding[] = []
  if (server.number < OLDEST_MAJOR * 10_000) {
    findings.push(fail(`PostgreSQL ${server.version} is too old`, `upgrade to ${OLDEST_MAJOR} or newer`))
  }
  if (server.trgm === null) findings.push(fail('the extension pg_trgm is missing', 'create extension pg_trgm'))
  if (server.encoding !== 'UTF8') {
    findings.push(
      fail(`the database is in ${server.encoding}`, `create database … encoding 'UTF8' and restore into it`),
    )
  }
  if (free < CONNECTIONS_WANTED) {
    findings.push(warn(`${free} of ${server.max} connections are free`, 'alter system set max_connections = 200'))
  }
  if (server.fsync === 'off' || server.pages === 'off' || server.commit === 'off') {
    findings.push(
      warn(
        'the server may lose what it said it had stored (fsync, full_page_writes or synchronous_commit is off)',
        'alter system reset fsync; alter system reset full_page_writes; alter system reset synchronous_commit',
      ),
    )
  }
  return findings
}
