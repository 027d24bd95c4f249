import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'

const FILES = {
  // In this order: what stands later wins.
  css: {
    name: 'desk.css',
    parts: [
      'page.css',
      'controls.css',
      'queue.css',
      'list-tools.css',
      'case.css',
      'arrange.css',
      'review.css',
      'mail.css',
      'held.css',
      'people.css',
      'reports.css',
      'live.css',
    ],
    type: 'text/css; charset=utf-8',
  },
  js: {
    name: 'desk.js',
    parts: ['desk.js', 'palette.js', 'keyboard.js', 'live.js', 'queue.js', 'review.js'],
    type: 'text/javascript; charset=utf-8',
  },
  passkey: { name: 'passkey.js', parts: ['passkey.js'], type: 'text/javascript; charset=utf-8' },
  icon: { name: 'desk.svg', parts: ['desk.svg'], type: 'image/svg+xml' },
}

type Asset = { url: string; name: string; type: string; content: Buffer }

/** A module to be joined with those it imports from: without imports, exports, comments on lines of their own, and indents. */
function packScript(source: string): string {
  return source
    .replace(/^\s*\/\*\*.*?\*\/$/gms, '')
    .replace(/^(?:import .*|\s*\/\/.*)$/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\s+/gm, '')
}

function readAsset({ name, parts, type }: (typeof FILES)[keyof typeof FILES]): Asset {
  const texts = parts.map((part) => readFileSync(new URL(`./assets/${part}`, import.meta.url), 'utf8'))
  const content = Buffer.from(texts.map(type.startsWith('text/javascript') ? packScript : (text) => text).join(''))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const hashed = name.replace('.', `.${hash}.`)
  return { url: `/assets/${hashed}`, name: hashed, type, content }
}

const ASSETS = {
  css: readAsset(FILES.css),
  js: readAsset(FILES.js),
  passkey: readAsset(FILES.passkey),
  icon: readAsset(FILES.icon),
}

/** The addresses pages refer to. They hold the content's hash, so a browser may keep what it has for ever. */
export const ASSET_URLS = {
  css: ASSETS.css.url,
  js: ASSETS.js.url,
  passkey: ASSETS.passkey.url,
  icon: ASSETS.icon.url,
}

/** GET /assets/:name */
export async function sendAsset(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { name } = request.params as { name: string }
  const asset = Object.values(ASSETS).find((each) => each.name === name)
  if (asset === undefined) throw new AppError('not_found', 'There is no such file. Reload the page that asked for it.')
  return reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.content)
}
