import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { CLAIM_BOUNDS, type ReadClaims, writeCodeList } from '../../domain/billed-claim.ts'
import { checkClaims } from '../../flow/look-up/check-claims.ts'
import { readClaims } from '../../flow/look-up/read-claims.ts'
import { limitRoute } from '../../http/rate-limits.ts'
import { CLAIM_PARSERS } from '../../interchange/claim-parsers.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { PUBLIC_SECONDS } from '../home-page.ts'
import { type Framed, type PageOptions, sendPage } from '../page.ts'
import { todayIn } from '../today.ts'
import { addressOfCheck, type CheckQuery, readCheckQuery, SHARED_CHARACTERS } from './check-query.ts'
import { type CheckView, viewCheck } from './check-view.ts'
import { readClaimFile } from './read-claim-file.ts'

type FormView = {
  text: string
  on: string
  hospital: boolean
  faults: CheckQuery['faults']
  bounds: typeof CLAIM_BOUNDS
}

type PageView = {
  /** Null where only an answer is shown, so that the page is the same for everybody. */
  form: FormView | null
  check: CheckView | null
  /** The codes, date and setting as they can be shared; null for a claim. */
  share: { href: string; change: string; codes: string } | null
  lead: boolean
}

/** Checks of claims one network address may ask for. */
const CHECKS_A_MINUTE = 30

/** Seconds one check may take. */
const SECONDS = 15

/** Adds the pages on which codes and claims are checked. Nothing that is sent to them is stored or logged. */
export async function addCheckRoutes(app: FastifyInstance, deps: DoorsDeps): Promise<void> {
  const pages = checkPages(deps)
  app.get('/check', pages.show)
  await app.register(async (uploads) => {
    await uploads.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: CLAIM_BOUNDS.bytes, fieldSize: CLAIM_BOUNDS.bytes, files: 1, fields: 8, parts: 9 },
    })
    // Handed on to the page of errors.
    uploads.setErrorHandler((error) => {
      throw explainUpload(error)
    })
    const bodyLimit = 2 * CLAIM_BOUNDS.bytes + 10_000
    uploads.post('/check', { bodyLimit, ...limitRoute(CHECKS_A_MINUTE) }, pages.check)
  })
}

/** The reader of uploads tells a form that is cut off or has no boundary (RFC 7578 §4.1) by its words alone. */
const BROKEN_FORM = /^Multipart: |terminated early|^Unexpected end of (?:multipart data|form)/

const explainUpload = (error: unknown): unknown =>
  error instanceof Error && BROKEN_FORM.test(error.message)
    ? new AppError('invalid', 'The file did not arrive whole. Go back and send it again.')
    : error

function checkPages(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<PageView>>('doors/check.html')
  const ports = { parsers: CLAIM_PARSERS, codebook: deps.codebook }
  const today = (): string => todayIn(deps)

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    view: Partial<PageView>,
    options: Partial<PageOptions> = {},
  ): Promise<FastifyReply> => {
    const description = 'Codes and a date, or a whole claim: every NCCI edit, unit limit and add-on rule among them.'
    const whole = { title: 'Check code pairs', section: 'pairs', description, ...options } as const
    return sendPage(deps, request, reply, template, whole, {
      form: null,
      check: null,
      share: null,
      lead: false,
      ...view,
    })
  }

  const showForm = (request: FastifyRequest, reply: FastifyReply, query: CheckQuery) => {
    const { text, on, setting, faults } = query
    const form = { text, on, hospital: setting === 'outpatient_hospital', faults, bounds: CLAIM_BOUNDS }
    return send(request, reply, { form, lead: true }, { status: faults.length > 0 ? 422 : 200 })
  }

  const answer = async (read: ReadClaims, { setting, date }: CheckQuery): Promise<CheckView> => {
    const until = deps.now().getTime() + SECONDS * 1000
    const isInTime = (): boolean => deps.now().getTime() < until
    const checked = await checkClaims(read.claims, { setting, date, isInTime }, deps.codebook, deps.ask.wording)
    return viewCheck(checked, read)
  }

  return {
    /** GET /check?codes=&on=&setting= */
    async show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const query = readCheckQuery(request.query, 'codes', today())
      if (query.text.length > SHARED_CHARACTERS) query.faults.push({ field: 'text', text: TOO_LONG })
      const isToChange = (request.query as Record<string, unknown>).change !== undefined
      if (query.text.trim() === '' || query.faults.length > 0 || isToChange) return showForm(request, reply, query)
      // What has an address is a list of codes; a claim in it would stand in the history of the browser.
      const read = await readClaims(query.text.replaceAll('\n', ', '), today(), ports)
      if (read.form !== 'codes' || read.claims.length === 0) {
        return showForm(request, reply, { ...query, text: '', faults: [{ field: 'text', text: NO_CODES }] })
      }
      const codes = writeCodeList(read.claims.flatMap(({ lines }) => lines))
      const href = addressOfCheck(codes, query.date, query.setting)
      const share = { href, change: `${href}&change=1`, codes }
      const title = `Check of ${codes.slice(0, 60)}`
      return send(request, reply, { check: await answer(read, query), share }, { title, publicSeconds: PUBLIC_SECONDS })
    },

    /** POST /check: a claim pasted or uploaded, or a list of codes, which leads on to its address. */
    async check(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const query = readCheckQuery(request.body, 'claim_text', today())
      // What was pasted is not put back into the form where it may be a claim.
      const refuse = (text: string) => {
        const faults: CheckQuery['faults'] = [...query.faults, { field: 'text', text }]
        return showForm(request, reply, { ...query, text: '', faults })
      }
      try {
        const text = readSent(request.body, query.text)
        const read = await readClaims(text, today(), ports)
        if (query.faults.length > 0) return showForm(request, reply, { ...query, text: '' })
        if (read.claims.length === 0)
          return refuse(read.faults[0] ? `${read.faults[0].place}: ${read.faults[0].text}` : NO_CODES)
        if (isShareable(read)) {
          const codes = writeCodeList(read.claims.flatMap(({ lines }) => lines))
          if (codes.length <= SHARED_CHARACTERS)
            return reply.redirect(addressOfCheck(codes, query.date, query.setting), 303)
        }
        const form = {
          text: '',
          on: query.on,
          hospital: query.setting === 'outpatient_hospital',
          faults: [],
          bounds: CLAIM_BOUNDS,
        }
        return await send(request, reply, { form, check: await answer(read, query) }, { title: 'Claim check' })
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid') return refuse(error.message)
        throw error
      }
    },
  }
}

const NO_CODES =
  'There is no code in it. Write codes such as 99214-25, 20610-RT x2, or send a claim as CSV or X12 837P.'
const TOO_LONG = 'The list is too long for an address. Paste it below and press Check.'

/** Codes alone, all of them read, and no dates of their own. */
const isShareable = ({ form, faults, claims }: ReadClaims): boolean =>
  form === 'codes' && faults.length === 0 && claims.every(({ lines }) => lines.every(({ date }) => date === null))

/** The text that was sent: of the file, or of the field. @throws AppError `invalid` */
function readSent(body: unknown, pasted: string): string {
  const file = (body as Record<string, unknown> | null)?.file
  if (!Buffer.isBuffer(file) || file.length === 0) return pasted
  if (pasted.trim() !== '') throw new AppError('invalid', 'Both a text and a file were sent. Send one of them.')
  return readClaimFile(file)
}
