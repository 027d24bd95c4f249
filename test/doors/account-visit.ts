import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import type { Pool } from '../../src/store/pool.ts'

let networks = 0

/** Each from a network of its own, so that none uses up another's share. */
function nextNetwork(): string {
  networks += 1
  return `10.1.${Math.floor(networks / 250)}.${networks % 250}`
}

/** A browser without JavaScript: keeps cookies, and sends forms with the token their page has. */
export function openVisit(app: FastifyInstance, remoteAddress = nextNetwork()) {
  const cookies = new Map<string, string>()
  const remember = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const headers = (): Record<string, string> => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'sec-fetch-site': 'same-origin',
  })
  const get = async (url: string) => remember(await app.inject({ url, headers: headers(), remoteAddress }))
  return {
    cookies,
    get,
    /** Sends the form of that page, to another address where one is given. */
    async send(page: string, fields: Record<string, string>, url = page) {
      const { body } = await get(page)
      const token = /name="form_token" value="([^"]+)"/.exec(body)?.[1] ?? ''
      return remember(
        await app.inject({
          method: 'POST',
          url,
          headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ ...fields, form_token: token }).toString(),
          remoteAddress,
        }),
      )
    },
  }
}

/** Links in mails that wait to be sent to that address, the newest last. */
export async function listLinks(pool: Pool, address: string): Promise<string[]> {
  const { rows } = await pool.query<{ raw: Buffer }>(
    `select raw from automatic_mails where to_address = $1 and kind = 'confirmation' and raw is not null order by id`,
    [address],
  )
  const mails = await Promise.all(rows.map(({ raw }) => parseMail(raw)))
  return mails.map(({ mail }) => /https?:\/\/[^/\s]+(\/confirm\/\S+)/.exec(mail.text)?.[1] ?? '')
}

/** A browser signed in with that address. */
export async function signIn(app: FastifyInstance, pool: Pool, address: string): Promise<ReturnType<typeof openVisit>> {
  const visit = openVisit(app)
  await visit.send('/sign-in', { email: address })
  await visit.send((await listLinks(pool, address)).at(-1) ?? '', {})
  return visit
}
