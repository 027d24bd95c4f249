/** Licences under which a package may be part of what people install: they ask for nothing but to keep the notice. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  // What some packages wrote before SPDX had a name for it.
  'MIT/X11',
])

/** Beside those, for tools that are used here and never handed on: the licence of a file stays with that file. */
const FOR_DEVELOPMENT = new Set([...PERMISSIVE, 'MPL-2.0'])

/**
 * True where a package under this licence may be used. Of alternatives (`OR`) one is enough, of several that hold together (`AND`)
 * each has to be allowed; a bracket is read as one level, which is all that packages write.
 */
export function allowsLicence(licence: string | null, use: 'shipped' | 'development'): boolean {
  if (licence === null) return false
  const allowed = use === 'shipped' ? PERMISSIVE : FOR_DEVELOPMENT
  return licence
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((alternative) => alternative.split(/\s+AND\s+/).every((name) => allowed.has(name.trim())))
}
