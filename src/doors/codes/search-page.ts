import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findSystemBySlug, hrefOfCode, slugOf } from '../../domain/code-address.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../../domain/code-reference.ts'
import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts'
import { type Hit, type LookUp, type LookUpPorts, lookUp } from '../../flow/look-up/look-up.ts'
import { readLine } from '../../http/read-text.ts'
import { listTypedCodes } from '../../store/codebook/code-neighbours.ts'
import { listListedCodes } from '../../store/codebook/listed-codes.ts'
import { listWordsBeginning } from '../../store/codebook/search-words.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { PUBLIC_SECONDS } from '../home-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { todayIn } from '../today.ts'

/** Hits on a page, and in the list below a box while somebody types. */
const HITS_SHOWN = 50
const HITS_WHILE_TYPING = 20

/** More than this is no description. */
const MOST_CHARACTERS = 200

/** A beginning may be completed to so many words. */
const COMPLETIONS = 6

/** Searches others may keep, in seconds; typing asks for the same beginnings again and again. */
const TYPING_SECONDS = 60

/** How long the small lists may be behind an import. */
const LISTED_KEPT_MS = 60_000

type HitView = Hit & { href: string; slug: string }

type SearchView = {
  q: string
  system: CodeSystem | null
  slug: string
  on: IsoDate | null
  filters: { label: string; slug: string; href: string; current: boolean; count: number | null }[]
  hits: HitView[]
  total: number
  searched: boolean
}

type SearchQuery = { q: string; system: CodeSystem | null; asOf: IsoDate; on: IsoDate | null }

/** The search box, and what it finds while somebody types. */
export function addSearchRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const ports = lookUpPorts(deps)
  app.get('/search', showSearch(deps, ports))
  app.get('/search.json', { config: { byItself: true } }, sendHits(deps, ports))
}

/** What one box searches, on the codebook of this desk. */
export function lookUpPorts({
  pool,
  codebook,
  cptLicensed,
}: Pick<DoorsDeps, 'pool' | 'codebook' | 'cptLicensed'>): LookUpPorts {
  let kept: { until: number; codes: ReturnType<typeof listListedCodes> } | null = null
  return {
    find: codebook.findSearchCandidates,
    complete: (beginning) => listWordsBeginning(pool, beginning, COMPLETIONS),
    listTyped: (typed, asOf) => listTypedCodes(pool, typed, { asOf, cptLicensed }),
    listListed() {
      if (kept === null || kept.until < Date.now()) {
        kept = { until: Date.now() + LISTED_KEPT_MS, codes: listListedCodes(pool) }
        kept.codes.catch(() => {
          kept = null
        })
      }
      return kept.codes
    },
  }
}

function readSearch(deps: DoorsDeps, query: unknown): SearchQuery {
  const on = readLine(query, 'on')
  return {
    q: readLine(query, 'q').slice(0, MOST_CHARACTERS),
    system: findSystemBySlug(readLine(query, 'system')),
    asOf: isIsoDate(on) ? on : todayIn(deps),
    on: isIsoDate(on) ? on : null,
  }
}

/** GET /search */
function showSearch(deps: DoorsDeps, ports: LookUpPorts) {
  const template = deps.templates.load<Framed<SearchView>>('doors/search.html')
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = readSearch(deps, request.query)
    const found = await lookUp(asked.q, { ...asked, most: HITS_SHOWN }, ports)
    const options = {
      title: asked.q === '' ? 'Search codes and words' : `Search: ${asked.q}`,
      section: 'search' as const,
      query: null,
      description: 'Codes and plain words across every code set loaded here.',
      publicSeconds: asked.q === '' ? PUBLIC_SECONDS : TYPING_SECONDS,
    }
    return sendPage(deps, request, reply, template, options, viewSearch(asked, found))
  }
}

/** GET /search.json: the same for a page that is open, while somebody types. */
function sendHits(deps: DoorsDeps, ports: LookUpPorts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = readSearch(deps, request.query)
    const { hits, total } = await lookUp(asked.q, { ...asked, most: HITS_WHILE_TYPING }, ports)
    reply.header('cache-control', `public, max-age=${TYPING_SECONDS}`)
    return reply.send({ total, hits: hits.map((hit) => viewHit(hit, asked.on)) })
  }
}

function viewSearch(asked: SearchQuery, { hits, total, bySystem }: LookUp): SearchView {
  const { q, system, on } = asked
  const address = (slug: string): string =>
    `/search?${new URLSearchParams({ q, ...(slug && { system: slug }), ...(on && { on }) })}`
  const counts = new Map(bySystem.map(({ system: each, count }) => [each, count]))
  return {
    q,
    system,
    slug: system === null ? '' : slugOf(system),
    on,
    filters: [
      { label: 'All', slug: '', href: address(''), current: system === null, count: null },
      ...CODE_SYSTEMS.filter((each) => each !== 'ICD-9-CM').map((each) => ({
        label: each === 'MODIFIER' ? 'Modifier' : each === 'REVENUE' ? 'Revenue' : each,
        slug: slugOf(each),
        href: address(slugOf(each)),
        current: system === each,
        // What a filter for one system finds is not known before it is asked for.
        count: system === null ? (counts.get(each) ?? null) : null,
      })),
    ],
    hits: hits.map((hit) => viewHit(hit, on)),
    total,
    searched: q !== '',
  }
}

const viewHit = (hit: Hit, on: IsoDate | null): HitView => ({
  ...hit,
  slug: slugOf(hit.system),
  href: hrefOfCode(hit.system, hit.code, on),
})
