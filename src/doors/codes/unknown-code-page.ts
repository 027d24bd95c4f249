import type { FastifyReply, FastifyRequest } from 'fastify'
import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import { listNearCodes } from '../../flow/code-page/near-codes.ts'
import {
  listLoadedSystems,
  listNamedCodes,
  listNeighbours,
  type NamedCode,
} from '../../store/codebook/code-neighbours.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { type Framed, sendPage } from '../page.ts'
import type { CodeAddress } from './asked-code.ts'

type UnknownView = {
  written: string
  /** Null where the address names no code system. */
  system: CodeSystem | null
  slug: string
  /** True where a file of that system is loaded, so that the code is missing rather than the file. */
  isLoaded: boolean
  /** False where no code of the system looks like that. */
  isCode: boolean
  asOf: string
  near: (NamedCode & { href: string })[]
  searchHref: string
}

/** Nearest codes shown, and how many of those before and after it. */
const NEAR_SHOWN = 6
const BESIDE_SHOWN = 3

/** Sends the page for a code that no row names: what may have been meant, and whether the file is there at all. */
export async function sendUnknownCode(
  deps: DoorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  address: CodeAddress,
): Promise<FastifyReply> {
  const template = deps.templates.load<Framed<UnknownView>>('doors/unknown-code.html')
  const { system, slug, written, code, asOf, dateChosen } = address
  const loaded = system === null ? null : await listLoadedSystems(deps.pool)
  const near = system === null || code === null ? [] : await findNear(deps, system, code, asOf)
  const view = {
    written,
    system,
    slug,
    isLoaded: system !== null && (loaded?.has(system) ?? false),
    isCode: code !== null,
    asOf,
    near: near.map((each) => ({ ...each, href: hrefOfCode(each.system, each.code, dateChosen ? asOf : null) })),
    searchHref: `/search?q=${encodeURIComponent(written)}`,
  }
  const options = { title: 'Not in the data loaded here', status: 404, query: written, section: 'search' as const }
  return sendPage(deps, request, reply, template, options, view)
}

/** Codes one slip away, then those that stand beside it. */
async function findNear(deps: DoorsDeps, system: CodeSystem, code: string, asOf: string): Promise<NamedCode[]> {
  const options = { cptLicensed: deps.cptLicensed, asOf }
  const [slips, { before, after }] = await Promise.all([
    listNamedCodes(deps.pool, system, listNearCodes(code), options),
    listNeighbours(deps.pool, system, code, { ...options, each: BESIDE_SHOWN }),
  ])
  const beside = [...before, ...after].filter((each) => !slips.some((slip) => slip.code === each.code))
  return [...slips, ...beside].slice(0, NEAR_SHOWN)
}
