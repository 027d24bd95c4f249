import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import {
  type Document,
  listOperations,
  type Operation,
  type SentRequest,
  strangeRequests,
  validRequests,
} from '../../support/openapi-requests.ts'
import { openKey } from './open-api.ts'

/** Always the same requests: whether most of them could be answered is no matter of chance. */
const SEED = 20_261_122

let doors: OpenDoors
let url: string
let key: string
let operations: Map<string, Operation>
const answered = new Map<string, Set<number>>()
/** Schemas of answers, made once. */
const checks = new Map<object, z.ZodType>()

beforeAll(async () => {
  doors = await openDoors()
  url = await doors.app.listen({ host: '127.0.0.1', port: 0 })
  key = (await openKey(doors)).key
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document
  operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]))
})

afterAll(() => doors?.close())

/** The operations of the document; a test below holds that no other exists. */
const OPERATIONS = [
  'getCode',
  'listEdits',
  'search',
  'checkPairs',
  'checkClaims',
  'ask',
  'createCase',
  'listCases',
  'getCase',
]

const get = (id: string): Operation => {
  const operation = operations.get(id)
  if (operation === undefined) throw new Error(`the document has no ${id}`)
  return operation
}

/** Sends the request, holds the answer against the document, and tells its status. */
async function send(operation: Operation, { url: path, method, headers, body }: SentRequest): Promise<number> {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
  })
  const text = await response.text()
  const { status } = response
  expect(status, text).toBeLessThan(500)
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
  const schema = operation.responses[String(status)]?.content?.[type]?.schema
  expect(schema, `${status} ${type} is not in the document`).toBeDefined()
  const check = checks.get(schema ?? {}) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  checks.set(schema ?? {}, check)
  const { error } = check.safeParse(JSON.parse(text))
  expect(error?.issues ?? [], text.slice(0, 500)).toEqual([])
  const seen = answered.get(operation.operationId) ?? new Set()
  answered.set(operation.operationId, seen.add(status))
  return status
}

describe('the running API', () => {
  it('has those operations and no others', () => {
    expect([...operations.keys()].sort()).toEqual([...OPERATIONS].sort())
  })

  it.each(OPERATIONS)('answers whatever the document allows %s, as the document says', async (id) => {
    const operation = get(id)
    const requests = validRequests(operation, ['cursor', 'idempotency-key'])
    const property = fc.asyncProperty(requests, async (request) => {
      const status = await send(operation, request)
      // What the document allows is never refused as not being what it says.
      expect(status).not.toBe(400)
    })
    await fc.assert(property, { numRuns: 25, seed: SEED })
  })

  it.each(OPERATIONS)(
    'answers whatever else is sent to %s with a problem, never with a fault of its own',
    async (id) => {
      const operation = get(id)
      await fc.assert(
        fc.asyncProperty(strangeRequests(operation), async (request) => {
          const response = await fetch(url + request.url, {
            method: request.method,
            headers: { ...request.headers, authorization: `Bearer ${key}` },
            ...(request.body === undefined ? {} : { body: request.body }),
          })
          const text = await response.text()
          expect(response.status, text).toBeLessThan(500)
          if (response.status >= 400) {
            expect(response.headers.get('content-type')).toContain('application/problem+json')
            expect(JSON.parse(text)).toMatchObject({ status: response.status, title: expect.any(String) })
          }
        }),
        { numRuns: 40, seed: SEED },
      )
    },
  )

  it('was asked in a way that most operations could answer', async () => {
    // System and code are drawn apart, so that they seldom fit together.
    const code = await fetch(`${url}/api/v1/codes/cpt/99213`, { headers: { authorization: `Bearer ${key}` } })
    expect(code.status).toBe(200)
    for (const id of ['search', 'checkClaims', 'ask', 'createCase', 'listCases', 'checkPairs'])
      expect(
        [...(answered.get(id) ?? [])].some((status) => status < 300),
        id,
      ).toBe(true)
  })

  it('reported no fault', () => {
    expect(doors.faults).toEqual([])
  })
})
