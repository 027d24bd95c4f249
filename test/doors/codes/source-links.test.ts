import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDesk } from '../../../src/flow/answer/ask.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { loadReplyRenderer, loadWording } from '../../../workers/wording.ts'
import { doorsDepsOn, type OpenDoors, openDoors } from '../../support/open-doors.ts'

const DOORS_URL = 'https://codes.acme.example'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

/** Both parts of the answer to a question, with links to the public pages or without. */
async function answer(text: string, doorsUrl: string | null): Promise<{ text: string; html: string }> {
  const { templates, codebook, desk } = doorsDepsOn(doors.pool)
  const mail = `From: maria@clinic.example\r\nTo: ${desk.address}\r\nSubject: A question\r\nDate: Fri, 02 Aug 2024 10:00:00 +0000\r\n\r\n${text}\r\n`
  const { draft } = await askDesk(Buffer.from(mail), null, {
    parse: parseMail,
    codebook,
    wording: loadWording(templates),
    renderReply: loadReplyRenderer(templates, doorsUrl),
    desk,
    now: () => new Date('2024-08-02T10:00:00Z'),
  })
  return draft
}

const QUESTIONS = [
  'Can we bill 20611 and 76942 together on 8/1/2024?',
  'What replaced 90862 for a visit on 3/4/2024?',
  'How many units of 20610 may we bill on 8/1/2024, and can we add modifier 50?',
  'Is 90785 an add-on to 90834 on 8/1/2024?',
  'What does CARC 97 mean?',
  'Can 25 go on 99213 with 11102 on 8/1/2024?',
]

describe('the sources of an answer', () => {
  it.each(QUESTIONS)('lead to their rows on the public pages: %s', async (question) => {
    const { text, html } = await answer(question, DOORS_URL)
    const links = [...text.matchAll(/^ +(https:\/\/codes\.acme\.example\S+)$/gm)].map(([, url = '']) => new URL(url))
    expect(links.length).toBeGreaterThan(0)
    for (const { pathname, search, hash } of links) {
      const { statusCode, body } = await doors.app.inject({ url: pathname + search })
      expect(statusCode, pathname).toBe(200)
      expect(body, `${pathname}${search} has no ${hash}`).toContain(`id="${hash.slice(1)}"`)
    }
    const inHtml = [...html.matchAll(/href="(https:\/\/codes\.acme\.example[^"]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
    )
    expect(inHtml).toEqual(links.map(String))
  })

  it('have no links where nobody can follow them', async () => {
    const { text, html } = await answer(QUESTIONS[0] ?? '', null)
    expect(`${text}${html}`).not.toContain('/codes/')
  })
})
