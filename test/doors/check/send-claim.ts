import type { Response } from 'light-my-request'
import type { OpenDoors } from '../../support/open-doors.ts'

/** Sends the form of the page of checks as a browser does: its token and cookie, texts, and a file. */
export async function sendClaim(
  doors: OpenDoors,
  { file = Buffer.alloc(0), ...fields }: { file?: Buffer; claim_text?: string; on?: string; form_token?: string },
): Promise<Response> {
  const page = await doors.app.inject({ url: '/check' })
  const token = /name="form_token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
  const form = new FormData()
  for (const [name, value] of Object.entries({ form_token: token, claim_text: '', on: '', ...fields }))
    form.set(name, value)
  form.set('file', new Blob([new Uint8Array(file)]), file.length === 0 ? '' : 'claim.txt')
  const encoded = new Response0(form)
  return doors.app.inject({
    method: 'POST',
    url: '/check',
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

/** The web's own Response, which writes a form as browsers do. */
const Response0 = globalThis.Response
