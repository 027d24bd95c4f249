import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

const AWAY = 'https://evil.example'

/** Every way we know a mail tries to run something, load something, or lead away. */
const HTML = `<!doctype html><html><head><base href="${AWAY}/"><meta http-equiv="refresh" content="0;url=${AWAY}/refresh">
<link rel="stylesheet" href="${AWAY}/a.css"><style>@import url(${AWAY}/b.css); body { background: url(${AWAY}/c.png) }</style>
<script>document.title = 'owned'; top.owned = 1</script><script src="${AWAY}/d.js"></script></head>
<body onload="top.owned = 2" background="${AWAY}/e.png"><p>Can we bill 99213?</p>
<img src="${AWAY}/f.gif" onerror="top.owned = 3" srcset="${AWAY}/g.gif 2x"><img src=x onerror=top.owned=4>
<svg onload="top.owned = 5"><image href="${AWAY}/h.svg"/><script>top.owned = 6</script></svg>
<iframe src="${AWAY}/i"></iframe><object data="${AWAY}/j"></object><embed src="${AWAY}/k"><video poster="${AWAY}/l" src="${AWAY}/m"></video>
<form action="${AWAY}/n"><input autofocus onfocus="top.owned = 7"><button>Send</button></form>
<a href="javascript:top.owned=8" id="lead">our portal</a><a href="${AWAY}/o" ping="${AWAY}/p">link</a>
<math><mtext></form><form><mglyph><style></math><img src onerror=top.owned=9></style></mglyph></form></mtext></math>
<noscript><p title="</noscript><img src=x onerror=top.owned=10>"></noscript>
<div style="background-image:url(${AWAY}/q.png);position:fixed;inset:0">over everything</div>
<table background="${AWAY}/r.png"><tr><td background="${AWAY}/s.png">cell</td></tr></table></body></html>`

const TEXT = `</textarea><script>top.owned=11</script>"><img src=x onerror=top.owned=12> {{constructor}} 99213 \u202e evil
<a href="#f1" id="answer-form">x</a> ${AWAY}/t.png?code=99214`

describe.skipIf(browserMissing !== null)(`a hostile mail${note}`, () => {
  let browsed: BrowsedDesk
  let caseId: number
  let messageId: number

  beforeAll(async () => {
    browsed = await browseDesk()
    const mail = { subject: `<script>top.owned=13</script>${TEXT}`.replaceAll('\n', ' '), text: TEXT, html: HTML }
    const from = { address: 'eve@evil.example', name: '<img src=x onerror=top.owned=14>' }
    ;({ caseId, messageId } = await browsed.desk.receiveAndDraft({ ...mail, from }))
  })

  afterAll(() => browsed?.close())

  it.each([
    ['its case', (id: number) => `/cases/Q-${id}`],
    ['its text', (id: number, mid: number) => `/cases/Q-${id}/messages/${mid}/text`],
    ['its HTML', (id: number, mid: number) => `/cases/Q-${id}/messages/${mid}/html`],
    ['its HTML without the frame', (id: number, mid: number) => `/cases/Q-${id}/messages/${mid}/original.html`],
    ['its source', (id: number, mid: number) => `/cases/Q-${id}/messages/${mid}/source`],
    ['the queue', () => '/queue'],
  ])('runs no script and asks nothing of the network: %s', async (_name, urlOf) => {
    const page = await browsed.openWindow()
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    page.on('dialog', (dialog) => void asked.push(`dialog ${dialog.message()}`))
    await page.goto(urlOf(caseId, messageId))
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
    await page.waitForLoadState('networkidle')
    for (const frame of page.frames()) {
      const lead = frame.getByText('our portal')
      if ((await lead.count()) > 0) await lead.first().click()
    }
    expect(asked.filter((url) => !url.startsWith(browsed.url))).toEqual([])
    expect(await page.evaluate('window.owned')).toBeUndefined()
    expect(await page.title()).not.toContain('owned')
    expect(new URL(page.url()).origin).toBe(browsed.url)
    await page.context().close()
  })

  it('is previewed with its words as words', async () => {
    const page = await browsed.openWindow()
    await page.goto(`/cases/Q-${caseId}`)
    await page.getByLabel('Short answer').fill('<script>top.owned=15</script>{{F1}}<img src=x onerror=top.owned=16>')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('heading', { name: 'Preview of' }).waitFor()
    await page.frameLocator('iframe.desktop').getByText('<script>top.owned=15</script>').first().waitFor()
    expect(await page.evaluate('window.owned')).toBeUndefined()
    await page.context().close()
  })

  it('leaves no error behind', () => {
    // What the policy stopped is told to the console; nothing else may be.
    expect(browsed.faults.filter((fault) => !/Content Security Policy|Refused to/.test(fault))).toEqual([])
  })
})
