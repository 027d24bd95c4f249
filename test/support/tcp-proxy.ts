import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  port: number
  /** Cuts every connection at once, as a router losing power does. */
  cut(): void
  /** While true, new connections are cut as soon as they come. */
  refuse(refusing: boolean): void
  /** While true, nothing gets through in either direction and nobody is told, as behind a router that forgot the line. */
  freeze(frozen: boolean): void
  /** Told of every chunk a client sends, before it goes on. */
  onClientData(listener: (text: string) => void): void
  connections(): number
  stop(): Promise<void>
}

/** Stands between a client and a server on 127.0.0.1 so that a test can break the line. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let refusing = false
  let frozen = false
  let listen: (text: string) => void = () => undefined
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    if (refusing) return client.destroy()
    const upstream = connect(targetPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => {
      if (frozen) return
      listen(chunk.toString('latin1'))
      if (!upstream.destroyed) upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (!frozen && !client.destroyed) client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    refuse(value) {
      refusing = value
    },
    freeze(value) {
      frozen = value
    },
    onClientData(listener) {
      listen = listener
    },
    connections: () => connections,
    async stop() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
