import { chmod, stat } from 'node:fs/promises'
import { type Check, type CheckFinding, ok, warn } from '../check.ts'

/** That nobody else on this machine can read what the desk keeps secret. */
export const checkSecrets: Check = {
  name: 'secrets',
  title: 'Secrets',
  area: 'desk',
  async run({ secretFiles, config }) {
    const findings: CheckFinding[] = []
    let looked = 0
    for (const file of secretFiles) {
      const found = await stat(file).catch(() => null)
      if (found === null) continue
      looked += 1
      // Windows tells nothing about others.
      if (process.platform === 'win32' || (found.mode & 0o077) === 0) continue
      findings.push({
        ...warn(`others can read ${file} (mode ${(found.mode & 0o777).toString(8)})`, `chmod 600 ${file}`),
        fix: () => chmod(file, 0o600),
      })
    }
    if (config.mail !== null && config.mailEdge.rawMailKeys.length === 0) {
      findings.push(warn('the originals of mails are kept in the clear', 'RAW_MAIL_KEY=$(openssl rand -base64 32)'))
    }
    return findings.length > 0 ? findings : [ok(`${looked} files, read by their owner alone`)]
  },
}
