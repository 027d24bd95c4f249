/** `npm run licences`: every package of the lockfile with its licence, and exit code 1 where one may not be used. */
import { join } from 'node:path'
import { allowsLicence } from './allowed-licences.ts'
import { readLockfile } from './read-lockfile.ts'

const packages = readLockfile(join(import.meta.dirname, '..', '..'))
const refused = packages.filter(
  ({ licence, development }) => !allowsLicence(licence, development ? 'development' : 'shipped'),
)

for (const { name, version, licence, development } of packages) {
  process.stdout.write(`${licence ?? 'unknown'}\t${name}@${version}${development ? '\tdevelopment only' : ''}\n`)
}
for (const { name, licence } of refused) {
  process.stderr.write(
    `${name} is under ${licence ?? 'no licence it names'}, which is not on the list of allowed ones.\n`,
  )
}
process.exitCode = refused.length > 0 ? 1 : 0
