import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  port: number
  /** Cuts every connection at once, as a router losing power does. */
  cut(): void
  /** While true, new connections are cut as soon as they come. */
  refuse(refusing: boolean): void
  connections(): number
  stop(): Promise<void>
}

/** Stands between a client and a server on 127.0.0.1 so that a test can break the line. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let refusing = false
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
    client.pipe(upstream).pipe(client)
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
    connections: () => connections,
    async stop() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
