/** Every value of a field that a form or an address may carry several times. */
export function listRepeated(fields: unknown, name: string): string[] {
  const record = (fields ?? {}) as Record<string, unknown>
  const value = Object.hasOwn(record, name) ? record[name] : []
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
}
