import type { IsoDate } from '../domain/iso-date.ts'
import { listLoadedEditions } from '../store/codebook/editions.ts'
import type { DoorsDeps } from './doors-deps.ts'

/** What the foot of every page says of the data. */
export type LoadedData = {
  editions: number
  sources: number
  /** Day the newest of them was loaded; null where none is. */
  loadedOn: IsoDate | null
}

/** So long the foot of a page may be behind an import. */
const KEPT_MS = 60_000

const KEPT = new WeakMap<DoorsDeps['pool'], { until: number; data: Promise<LoadedData> }>()

/** The data loaded here, in figures. */
export async function findLoadedData({ pool, now }: Pick<DoorsDeps, 'pool' | 'now'>): Promise<LoadedData> {
  const kept = KEPT.get(pool)
  if (kept !== undefined && kept.until > now().getTime()) return kept.data
  const data = countLoaded(pool)
  KEPT.set(pool, { until: now().getTime() + KEPT_MS, data })
  data.catch(() => KEPT.delete(pool))
  return data
}

async function countLoaded(pool: DoorsDeps['pool']): Promise<LoadedData> {
  const editions = await listLoadedEditions(pool)
  const loaded = editions.map(({ loadedAt }) => loadedAt.toISOString().slice(0, 10)).sort()
  return {
    editions: editions.length,
    sources: new Set(editions.map(({ source }) => source)).size,
    loadedOn: loaded.at(-1) ?? null,
  }
}
