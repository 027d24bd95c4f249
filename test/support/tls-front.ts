import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import type { Certificate } from './self-signed.ts'

/** TLS in front of a plain server on 127.0.0.1. */
export type TlsFront = {
  port: number
  /** From now on it shows that certificate; the connections there are, are cut. */
  show(certificate: Certificate): void
  /** What clients have said inside TLS. */
  heard(): string
  stop(): Promise<void>
}

export async function startTlsFront(targetPort: number, certificate: Certificate): Promise<TlsFront> {
  const sockets = new Set<Socket>()
  let heard = ''
  const server = createServer(certificate, (client) => {
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
    client.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1')
      upstream.write(chunk)
    })
    upstream.on('data', (chunk: Buffer) => client.write(chunk))
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    show(next) {
      server.setSecureContext(next)
      heard = ''
      cut()
    },
    heard: () => heard,
    async stop() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
