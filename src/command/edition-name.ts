import { AppError } from '../domain/app-error.ts'
import { type LoadedEdition, listLoadedEditions } from '../store/codebook/editions.ts'
import type { Queryable } from '../store/pool.ts'

/** The live edition that is named `SOURCE:EDITION`. @throws AppError `invalid` or `not_found`, saying what to write */
export async function getEditionNamed(db: Queryable, name: string): Promise<LoadedEdition> {
  const [, source, label] = /^([^:\s]+):(.+)$/.exec(name.trim()) ?? []
  if (source === undefined) {
    throw new AppError(
      'invalid',
      `"${name}" names no edition: write SOURCE:EDITION, as in ncci-ptp-practitioner:2024Q3.`,
    )
  }
  const editions = await listLoadedEditions(db)
  const found = editions.find((edition) => edition.source === source && edition.label === label)
  if (found !== undefined) return found
  const others = editions.filter((edition) => edition.source === source).map((edition) => edition.label)
  const advice = others.length > 0 ? `${source} is loaded as ${others.join(', ')}` : 'see: caseconsultant data list'
  throw new AppError('not_found', `${name} is not loaded; ${advice}.`)
}
