import type { Response } from 'light-my-request'
import type { WebDesk } from './open-web-desk.ts'

export type Fields = Record<string, string>

/** A browser of one operator, without the browser. */
export type Visit = {
  cookie: string
  get(url: string): Promise<Response>
  /** Sends a form as a page of the desk would. */
  post(url: string, fields?: Fields): Promise<Response>
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

/** Sends a form with those headers and no others of a browser. */
export function postForm(desk: WebDesk, url: string, fields: Fields, headers: Fields): Promise<Response> {
  const payload = new URLSearchParams(fields).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return desk.app.inject({ method: 'POST', url, payload, headers: { ...type, ...headers } })
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
