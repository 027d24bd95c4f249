import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** One connection through the proxy, with whatever its observer wants to remember of it. */
export type Line = { notes: Record<string, string> }

/** Looks at what passes; what it returns `stop` for goes no further, and neither does anything after it. */
export type Observer = (from: 'client' | 'server', text: string, line: Line) => 'stop' | undefined

export type ObservedProxy = {
  port: number
  watch(observer: Observer | null): void
  /** Cuts every connection at once. */
  cut(): void
  /** While true nothing passes and nothing is closed, as behind a router that lost its state. */
  freeze(frozen: boolean): void
  /** While true new connections are cut as soon as they come. */
  refuse(refusing: boolean): void
  stop(): Promise<void>
}

/** Stands between the desk and a server on 127.0.0.1, so that a test can act at an exact point of their conversation. */
export async function startObservedProxy(targetPort: () => number): Promise<ObservedProxy> {
  const sockets = new Set<Socket>()
  let observer: Observer | null = null
  let refusing = false
  let frozen = false

  const server = createServer((client) => {
    if (refusing) return client.destroy()
    const upstream = connect(targetPort(), '127.0.0.1')
    const line: Line = { notes: {} }
    let stopped = false
    const pass = (from: 'client' | 'server', chunk: Buffer, to: Socket): void => {
      if (stopped || frozen) return
      if (observer?.(from, chunk.toString('latin1'), line) === 'stop') stopped = true
      else to.write(chunk)
    }
    client.on('data', (chunk: Buffer) => pass('client', chunk, upstream))
    upstream.on('data', (chunk: Buffer) => pass('server', chunk, client))
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    watch(next) {
      observer = next
    },
    cut,
    freeze(value) {
      frozen = value
      if (!value) cut()
    },
    refuse(value) {
      refusing = value
    },
    async stop() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
