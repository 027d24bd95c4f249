import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut and restored, as a restart of the server looks from its clients. */
export type OutageProxy = {
  url: string
  /** How many clients are connected. */
  connections(): number
  cut(): Promise<void>
  restore(): Promise<void>
  close(): Promise<void>
}

/** A proxy in front of the server that `url` names; its own `url` is the same but for host and port. */
export async function startOutageProxy(url: string): Promise<OutageProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
    client.pipe(server).pipe(client)
  })
  const listen = async (port: number) => {
    proxy.listen(port, '127.0.0.1')
    await once(proxy, 'listening')
    return (proxy.address() as AddressInfo).port
  }
  const cut = async () => {
    const closed = once(proxy, 'close')
    proxy.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const port = await listen(0)
  const own = new URL(url)
  own.host = `127.0.0.1:${port}`
  return {
    url: own.href,
    connections: () => sockets.size / 2,
    cut,
    async restore() {
      await listen(port)
    },
    async close() {
      if (proxy.listening) await cut()
    },
  }
}
