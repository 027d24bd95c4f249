import pg from 'pg'

/** `starting`: it is up and recovers or shuts down. `none`: nothing answers there, or not our server. */
export type ServerAnswer = 'ready' | 'starting' | 'none'

const CONNECT_MILLISECONDS = 5000
// https://www.postgresql.org/docs/18/errcodes-appendix.html
const CANNOT_CONNECT_NOW = '57P03'
// Both come after the password was accepted.
const TOO_MANY_CONNECTIONS = '53300'
const NO_SUCH_DATABASE = '3D000'

/** How the server answers; the password tells ours from any other. */
export async function askServer(connectionString: string): Promise<ServerAnswer> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MILLISECONDS })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === TOO_MANY_CONNECTIONS || code === NO_SUCH_DATABASE) return 'ready'
    return code === CANNOT_CONNECT_NOW ? 'starting' : 'none'
  } finally {
    await client.end().catch(() => {})
  }
}

/** Creates the database of `connectionString` where it is missing. */
export async function ensureDatabase(connectionString: string): Promise<void> {
  const url = new URL(connectionString)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: CONNECT_MILLISECONDS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end().catch(() => {})
  }
}
