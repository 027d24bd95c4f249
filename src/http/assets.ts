import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'

/** A file browsers are sent, made of parts that are written apart; what stands later wins. */
export type AssetFile = { name: string; parts: readonly string[] }

/** A file as it is sent. The address holds the content's hash, so a browser may keep what it has for ever. */
export type Asset = { url: string; name: string; type: string; content: Buffer }

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** A module to be joined with those it imports from: without imports, exports, comments on lines of their own, and indents. */
function packScript(source: string): string {
  return source
    .replace(/^\s*\/\*\*.*?\*\/$/gms, '')
    .replace(/^(?:import .*|\s*\/\/.*)$/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\s+/gm, '')
}

/** The file made of its parts below `folder`. @throws AppError `internal` for a kind of file that is not served */
export function readAsset(folder: URL, { name, parts }: AssetFile): Asset {
  const [stem = '', kind = ''] = name.split('.')
  const type = TYPES[kind]
  if (type === undefined) throw new AppError('internal', `${name} is of a kind that is not served.`)
  const texts = parts.map((part) => readFileSync(new URL(part, folder), 'utf8'))
  const content = Buffer.from(texts.map(kind === 'js' ? packScript : (text) => text).join(''))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const hashed = `${stem}.${hash}.${kind}`
  return { url: `/assets/${hashed}`, name: hashed, type, content }
}

/** GET /assets/:name */
export function sendAssetOf(assets: readonly Asset[]) {
  const byName = new Map(assets.map((asset) => [asset.name, asset]))
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { name } = request.params as { name: string }
    const asset = byName.get(name)
    if (asset === undefined)
      throw new AppError('not_found', 'There is no such file. Reload the page that asked for it.')
    return reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.content)
  }
}
