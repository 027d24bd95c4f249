import fc from 'fast-check'

/** A JSON Schema, as far as the document of the API uses it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  default?: unknown
  examples?: unknown[]
}

type Parameter = {
  examples?: Record<string, { value: unknown }>
  example?: unknown
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

export type Operation = {
  operationId: string
  method: string
  path: string
  parameters: Parameter[]
  body: Schema | null
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

export type Document = {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters?: Parameter[]
        requestBody?: { content: Record<string, { schema: Schema }> }
        responses: Operation['responses']
      }
    >
  >
  components: { schemas: Record<string, Schema> }
}

/** Every operation of a document, its references resolved. */
export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      parameters: inline(parameters, document).map(withExamples),
      body: inline(requestBody?.content['application/json']?.schema ?? null, document),
      responses: inline(responses, document),
    })),
  )
}

/** Examples stand beside the schema of a parameter. */
function withExamples(parameter: Parameter): Parameter {
  const { example, examples = example === undefined ? {} : { only: { value: example } }, schema } = parameter
  const given = schema.examples ?? Object.values(examples).map(({ value }) => value)
  return given.length === 0 ? parameter : { ...parameter, schema: { ...schema, examples: given } }
}

/** The same with every reference to a named schema replaced by it. */
function inline<Value>(value: Value, document: Document): Value {
  if (Array.isArray(value)) return value.map((each) => inline(each, document)) as Value
  if (value === null || typeof value !== 'object') return value
  if ('$ref' in value) {
    const name = String(value.$ref).split('/').at(-1) ?? ''
    return inline(document.components.schemas[name] as Value, document)
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inline(each, document)])) as Value
}

/** A request as it is sent. */
export type SentRequest = { url: string; method: string; headers: Record<string, string>; body: string | undefined }

/** Values the schema allows. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const { examples, ...rest } = schema
  // By chance no text names a code: what the document gives as examples leads somewhere.
  if (examples) return fc.oneof(fc.constantFrom(...examples), arbitraryOf(rest))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(arbitraryOf))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const [type] = [schema.type ?? 'object'].flat()
  if (type === 'string') return stringOf(schema)
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer' || type === 'number') return numberOf(schema, type)
  if (type === 'array') {
    const maxLength = Math.min(schema.maxItems ?? 4, 4)
    return fc.array(arbitraryOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength })
  }
  const fields = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, arbitraryOf(each)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: (schema.required ?? []) as never[] })
}

function stringOf({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') {
    const [min, max] = [new Date('1990-01-01'), new Date('2035-12-31')]
    return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  }
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  const any = fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' })
  // Lengths count UTF-16 units, graphemes may have several.
  return any.filter(({ length }) => length >= minLength && length <= maxLength)
}

function numberOf(schema: Schema, type: string): fc.Arbitrary<number> {
  const least = Math.max(schema.minimum ?? -1000, (schema.exclusiveMinimum ?? -1001) + 1)
  const most = Math.min(schema.maximum ?? 1000, (schema.exclusiveMaximum ?? 1001) - 1, 1000)
  if (type === 'integer') return fc.integer({ min: least, max: most })
  return fc.double({ min: least, max: most, noNaN: true })
}

/** Requests the document allows; `leave` names parameters that only an earlier answer can give. */
export function validRequests(operation: Operation, leave: readonly string[] = []): fc.Arbitrary<SentRequest> {
  const parameters = operation.parameters.filter(({ name }) => !leave.includes(name))
  const values = fc.record(Object.fromEntries(parameters.map(({ name, schema }) => [name, arbitraryOf(schema)])), {
    requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) as never[],
  })
  return (
    fc
      .tuple(values, operation.body ? arbitraryOf(operation.body) : fc.constant(undefined))
      // An empty part, or a dot, of a path is another path.
      .filter(([given]) =>
        parameters.every(({ name, in: place }) => place !== 'path' || !/^\.{0,2}$/.test(String(given[name as never]))),
      )
      .map(([given, body]) => writeRequest(operation, given, body === undefined ? undefined : JSON.stringify(body)))
  )
}

/** Requests that are often not what the document says, and sometimes no requests at all. */
export function strangeRequests(operation: Operation): fc.Arbitrary<SentRequest> {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('', '0', '-1', '9'.repeat(400), '../..', '%00', "' or 1=1"),
  )
  const values = fc.record(Object.fromEntries(operation.parameters.map(({ name }) => [name, value])), {
    requiredKeys: operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name) as never[],
  })
  const json = fc.oneof(fc.jsonValue({ maxDepth: 5 }), operation.body ? mutated(operation.body) : fc.constant({}))
  const body = fc.oneof(
    json.map((each) => JSON.stringify(each)),
    fc.string({ maxLength: 100 }),
    fc.constant('['.repeat(5000)),
    fc.constant('{"__proto__": {"x": 1}}'),
  )
  return fc
    .tuple(values, operation.body ? body : fc.constant(undefined))
    .map(([given, text]) => writeRequest(operation, given, text))
}

/** What the schema allows with one of its parts replaced by something else. */
function mutated(schema: Schema): fc.Arbitrary<unknown> {
  return fc.tuple(arbitraryOf(schema), fc.jsonValue({ maxDepth: 2 }), fc.nat()).map(([whole, other, at]) => {
    if (whole === null || typeof whole !== 'object') return other
    const keys = Object.keys(whole)
    const key = keys[at % Math.max(1, keys.length)] ?? 'more'
    return { ...whole, [key]: other }
  })
}

/** Signs a header may hold, as bytes. */
const toHeader = (value: string): string => value.replaceAll(/[^\u0021-\u007e]/g, '')

function writeRequest({ method, path, parameters }: Operation, given: object, body: string | undefined): SentRequest {
  const values = given as Record<string, unknown>
  const query = new URLSearchParams()
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  let url = path
  for (const { name, in: place } of parameters) {
    if (values[name] === undefined) continue
    const value = String(values[name]).toWellFormed()
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value))
    else if (place === 'query') query.set(name, value)
    else if (toHeader(value) !== '') headers[name] = toHeader(value)
  }
  const asked = query.toString()
  return { url: asked === '' ? url : `${url}?${asked}`, method, headers, body }
}
