import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { fakePractice } from './practice-desk.ts'
import { seedDesk, type SeededDesk } from './seed-desk.ts'
let desk: WebDesk, seeded: SeededDesk
const practice = fakePractice()
beforeAll(async () => { desk = await openWebDesk({ practice, reportFault: (e) => console.log((e as Error).stack) }); seeded = await seedDesk(desk) })
afterAll(() => desk?.close())
it('shots', async () => {
  mkdirSync('/tmp/shots', { recursive: true })
  await practice.send({ fromName: 'Maria Lopez', fromAddress: 'maria.lopez@lakeside.example', subject: 'office visit code', text: 'What is CPT 99213?', inReplyTo: null, references: [] })
  practice.answer({ to: 'maria.lopez@lakeside.example', subject: 'Re: office visit code', inReplyTo: 'customer-1@lakeside.example', text: 'Hi Maria,\n\nShort answer: 99213: office visit.\n', html: '<p style="color:#333">Hi Maria,</p><p><strong>Short answer:</strong> 99213: office visit.</p>' })
  const url = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  const cookie = await desk.signIn(desk.dana)
  const [name = '', value = ''] = cookie.split('=')
  const browser = await launchBrowser()
  const only = process.env.SHOTS?.split(',')
  const pages: Record<string, string> = {
    queue: '/queue', case: `/cases/Q-${seeded.pair}`, deleted: `/cases/Q-${seeded.deleted}`, unknown: `/cases/Q-${seeded.unknown}`, followup: `/cases/Q-${seeded.followUp}`, sent: `/cases/Q-${seeded.sent}?view=sent`,
    uncertain: `/cases/Q-${seeded.uncertain}`, refused: `/cases/Q-${seeded.refused}`, quarantined: `/cases/Q-${seeded.quarantined}`, rejected: `/cases/Q-${seeded.rejected}`,
    practice: '/practice?example=pair', thread: '/practice/mails/000001', help: '/help/keyboard', machine: '/queue?view=machine', html: `/cases/Q-${seeded.pair}/messages/1/html`, notfound: '/cases/Q-999',
  }
  for (const scheme of ['light', 'dark'] as const) for (const width of [1400, 800, 360]) {
    if (process.env.SHOTS_W && !process.env.SHOTS_W.split(',').includes(`${scheme}${width}`)) continue
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: true })
    const page = await context.newPage()
    await page.goto(`${url}/sign-in/${await desk.addLink(desk.dana)}`)
    if (!only || only.includes('signin')) await page.screenshot({ path: `/tmp/shots/signin-${width}-${scheme}.png` })
    await context.addCookies([{ name, value, url }])
    for (const [key, path] of Object.entries(pages)) {
      if (only && !only.includes(key)) continue
      await page.goto(url + path)
      await page.screenshot({ path: `/tmp/shots/${key}-${width}-${scheme}.png`, fullPage: process.env.FULL === '1' })
    }
    if (!only || only.includes('preview')) {
      await page.goto(url + pages.case)
      await page.getByRole('button', { name: /Preview/ }).click()
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/shots/preview-${width}-${scheme}.png`, fullPage: true })
    }
    await context.close()
  }
  await browser.close()
}, 180_000)
