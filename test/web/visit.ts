import type { Response } from 'light-my-request'
import { hashToken, visitorFormToken } from '../../src/http/tokens.ts'
import type { WebDesk } from './open-web-desk.ts'

export type Fields = Record<string, string>

/** A form in which a name may stand several times, as that of ticked boxes does. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/** A browser of one operator, without the browser. */
export type Visit = {
  cookie: string
  get(url: string): Promise<Response>
  /** Sends a form as a page of the desk would. */
  post(url: string, fields?: FormFields): Promise<Response>
  /** What the form of the answer holds on the page of that case. */
  openAnswer(caseId: number): Promise<Fields>
}

/** A signed-in visit. */
export async function visit(desk: WebDesk, operator = desk.dana): Promise<Visit> {
  const cookie = await desk.signIn(operator)
  const get = (url: string): Promise<Response> => desk.app.inject({ url, headers: { cookie } })
  return {
    cookie,
    get,
    post: (url, fields = {}) => postForm(desk, url, fields, { cookie, 'sec-fetch-site': 'same-origin' }),
    openAnswer: async (caseId) => readAnswerFields((await get(`/cases/Q-${caseId}`)).body),
  }
}

/** Sends a form with those headers and no others of a browser. It carries the token of its session unless `fields` has one. */
export async function postForm(desk: WebDesk, url: string, fields: FormFields, headers: Fields): Promise<Response> {
  const { cookie = '', ...others } = headers
  const sent = /desk_(?:session|visitor)=/.test(cookie) ? cookie : `${cookie}; ${visitorCookieOf(desk)}`
  const token = fields.form_token ?? (await findFormToken(desk, sent))
  const pairs = Object.entries({ form_token: token, ...fields }).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  const payload = new URLSearchParams(pairs).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return desk.app.inject({ method: 'POST', url, payload, headers: { ...type, ...others, cookie: sent } })
}

/** The cookie of a browser that was here before and is not signed in. */
const visitorCookieOf = ({ secure }: WebDesk): string => `${secure ? '__Host-' : ''}desk_visitor=somebody`

/** What the forms on the pages of that browser carry. */
async function findFormToken(desk: WebDesk, cookie: string): Promise<string> {
  const session = /desk_session=([^;]+)/.exec(cookie)?.[1]
  const { rows } = await desk.pool.query<{ token: string }>(
    'select form_token as token from sessions where token_sha256 = $1',
    [hashToken(session ?? '')],
  )
  return rows[0]?.token ?? visitorFormToken(/desk_visitor=([^;]+)/.exec(cookie)?.[1] ?? '')
}

/** The fields of the answer's form as a browser would send them. */
export function readAnswerFields(page: string): Fields {
  const form = /<form id="answer-form"[\s\S]*?<\/form>/.exec(page)?.[0]
  if (form === undefined) throw new Error('the page has no form for an answer')
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)]
  return Object.fromEntries([...hidden, ...texts].map(([, name = '', value = '']) => [name, unescapeHtml(value)]))
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
}

const unescapeHtml = (text: string): string => text.replace(/&([#\w]+);/g, (entity, name) => ENTITIES[name] ?? entity)
