import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { AppError } from '../domain/app-error.ts'

/**
 * The text of an `.env` file with those settings in it: a setting that is there already, commented out or not, keeps its place, a new one
 * goes to the end, and every other line stays as it is.
 */
export function mergeEnvText(text: string, settings: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(settings))
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const merged = lines.flatMap((line) => {
    const name = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/.exec(line)?.[1]
    if (name === undefined || !(name in settings)) return [line]
    const value = left.get(name)
    left.delete(name)
    // A second line of the same name would win over the one that was written.
    return value === undefined ? [] : [`${name}=${quote(name, value)}`]
  })
  const added = [...left].map(([name, value]) => `${name}=${quote(name, value)}`)
  return `${[...merged, ...added].join('\n')}\n`
}

/** A value as Node's own reader of `.env` files takes it back; it knows no escapes, only three kinds of quotes. */
function quote(name: string, value: string): string {
  if (/^[\w@%+:/.,=-]+$/.test(value)) return value
  const mark = ["'", '"', '`'].find((one) => !value.includes(one))
  if (mark === undefined || /[\r\n]/.test(value) || (mark === '"' && value.includes('\\n'))) {
    throw new AppError(
      'invalid',
      `${name} holds characters that no .env file can keep: give it as ${name}_FILE instead.`,
    )
  }
  return `${mark}${value}${mark}`
}

/** Puts those settings into the file, which only its owner may read; it is whole at every moment, also when the power goes. */
export function writeEnvFile(file: string, settings: Readonly<Record<string, string>>): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const fresh = `${file}.new`
  writeFileSync(fresh, mergeEnvText(before, settings), { mode: 0o600 })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}

/** A new RAW_MAIL_KEY for that file; nothing where it has one, because what the old key sealed no other opens. */
export function makeMailKey(file: string): Record<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return /^\s*RAW_MAIL_KEY(?:_FILE)?\s*=/m.test(text) ? {} : { RAW_MAIL_KEY: randomBytes(32).toString('base64') }
}
