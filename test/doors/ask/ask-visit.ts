import type { Response } from 'light-my-request'
import { visitorFormToken } from '../../../src/http/tokens.ts'
import type { OpenDoors } from '../../support/open-doors.ts'

/** A guest's browser, without the browser. */
export type Guest = {
  get(url: string): Promise<Response>
  /** Sends a form as a page of the doors would. */
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Response>
}

let guests = 0

/** A guest with a cookie of their own. */
export function visitAsGuest({ app }: OpenDoors, network?: string): Guest {
  guests += 1
  // Each from a network of its own, so that none uses up another's share.
  const remoteAddress = network ?? `10.2.${Math.floor(guests / 250)}.${guests % 250}`
  const session = `guest${guests}`
  const cookie = `doors_guest=${session}`
  const token = visitorFormToken(session)
  return {
    get: (url) => app.inject({ url, headers: { cookie }, remoteAddress }),
    post(url, fields) {
      const payload = new URLSearchParams({ form_token: token, ...fields }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie }
      return app.inject({ method: 'POST', url, payload, headers, remoteAddress })
    },
  }
}

/** The address of the thread a question was kept in. */
export const threadOf = (response: Response): string => String(response.headers.location).replace(/[?#].*$/, '')

/** The text of a page, without its tags. */
export const textOf = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', "'")
