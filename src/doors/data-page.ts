import type { FastifyReply, FastifyRequest } from 'fastify'
import { type LoadedEdition, listLoadedEditions } from '../store/codebook/editions.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { PUBLIC_SECONDS } from './home-page.ts'
import { type Framed, sendPage } from './page.ts'

/** What an absent row proves, as a person asks it: how much of the publisher's file is here. */
const SCOPES: Readonly<Record<LoadedEdition['scope'], string>> = {
  all: 'the whole file',
  listed: 'an excerpt, complete for its codes',
  rows: 'single rows',
}

type DataView = {
  editions: {
    id: string
    title: string
    label: string
    publisher: string
    url: string | null
    from: string | null
    to: string | null
    rows: string
    scope: string
    loadedOn: string
  }[]
}

/** The fragment of an edition on the page of loaded data. */
export const editionId = (source: string, label: string): string => `${source}-${label}`.replaceAll(/[^\w.-]+/g, '-')

/** GET /data: every edition the pages draw on. */
export function showData(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<DataView>>('doors/data.html')
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const editions = (await listLoadedEditions(deps.pool)).map((edition) => ({
      id: editionId(edition.source, edition.label),
      title: edition.title,
      label: edition.label,
      publisher: edition.publisher,
      url: edition.url,
      ...edition.effective,
      rows: edition.rows.toLocaleString('en-US'),
      scope: SCOPES[edition.scope],
      loadedOn: edition.loadedAt.toISOString().slice(0, 10),
    }))
    const description = 'The publishers’ files behind every page, with the dates of service they speak for.'
    const options = { title: 'Data loaded here', description, publicSeconds: PUBLIC_SECONDS }
    return sendPage(deps, request, reply, template, options, { editions })
  }
}
