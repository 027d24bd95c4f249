/** A command that uses the embedded server of a folder: prints its connection string, and lets go when its input ends. */
import { useEmbeddedPostgres } from '../../db/embedded-postgres.ts'

const server = await useEmbeddedPostgres({ dataDir: process.argv[2] ?? '' })
process.stdout.write(`${server.connectionString}\n`)
for await (const _ of process.stdin);
await server.release()
