import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '..', '..')

/** Where shared material lies: where the environment says, else beside the checkout. */
export function findFolder(variable: 'REAL_QUESTIONS_DIR' | 'REAL_MAIL_DIR', name: string): string | null {
  const folder = process.env[variable] ?? join(ROOT, '..', 'shared', name)
  return existsSync(folder) ? folder : null
}
