import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDataFolder, type RunningDesk, removeDataFolder, startDeskProcess } from '../support/running-desk.ts'

describe('the public pages of a running desk', () => {
  const folder = makeDataFolder()
  let desk: RunningDesk
  let doorsUrl: string

  beforeAll(async () => {
    desk = await startDeskProcess({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
    doorsUrl = /Public pages +(\S+)\//.exec(desk.output())?.[1] ?? ''
  }, 120_000)

  afterAll(async () => {
    await desk?.stop()
    removeDataFolder(folder)
  }, 60_000)

  it('are printed beside the queue, on a port of their own', () => {
    expect(doorsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(doorsUrl).not.toBe(desk.url)
  })

  it('show a code to anybody', async () => {
    const page = await fetch(`${doorsUrl}/codes/cpt/90862`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Deleted.')
  })

  it('reach nothing of the queue, and the queue nothing of theirs', async () => {
    for (const path of ['/queue', '/cases/Q-1', '/practice', '/people', '/outbox']) {
      expect((await fetch(doorsUrl + path, { redirect: 'manual' })).status, path).toBe(404)
    }
    const signIn = desk.signInUrl?.replace(desk.url, doorsUrl) ?? ''
    expect((await fetch(signIn, { redirect: 'manual' })).headers.getSetCookie().join()).not.toContain('desk_session')
    expect((await fetch(`${desk.url}/codes/cpt/90862`, { redirect: 'manual' })).status).not.toBe(200)
  })
})

it('a port nobody chose gives way to whoever has it', async () => {
  const folder = makeDataFolder()
  // Two ports side by side: the queue gets the first, and the one behind it is taken.
  const { server, port } = await takePortBehindAFreeOne()
  const desk = await startDeskProcess({ DATA_DIR: folder, LOG_LEVEL: 'silent', PORT: String(port - 1) })
  try {
    const doorsUrl = /Public pages +(\S+)\//.exec(desk.output())?.[1] ?? ''
    expect(doorsUrl).not.toBe(`http://127.0.0.1:${port}`)
    expect((await fetch(doorsUrl)).status).toBe(200)
  } finally {
    await desk.stop()
    server.close()
    removeDataFolder(folder)
  }
}, 120_000)

async function takePortBehindAFreeOne() {
  for (let port = 20_000 + Math.floor(Math.random() * 20_000); ; port += 2) {
    const [first, server] = [await listenOn(port - 1), await listenOn(port)]
    first?.close()
    if (first !== null && server !== null) return { server, port }
    server?.close()
  }
}

function listenOn(port: number): Promise<ReturnType<typeof createServer> | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen({ host: '127.0.0.1', port }, () => resolve(server))
  })
}
