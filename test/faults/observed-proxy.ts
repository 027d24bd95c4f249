import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** One connection through the proxy, with whatever its observer wants to remember of it. */
export type Line = { notes: Record<string, string> }

/**
 * What becomes of a chunk. `stop`: it goes no further, and neither does anything after it. `hold`: it passes, and nothing
 * more is taken from that side, so that its writer has to wait. `answer`: it goes no further, and its writer gets that text
 * in place of the other side's. `pass`: only so much of it passes, then the line is cut. Undefined: it passes.
 */
export type Verdict = 'stop' | 'hold' | { answer: string } | { pass: string } | undefined

/** Looks at what passes. */
export type Observer = (from: 'client' | 'server', text: string, line: Line) => Verdict

/** Hears what has passed, and has no say. */
export type Listener = (from: 'client' | 'server', text: string, line: Line) => void

export type ObservedProxy = {
  port: number
  watch(observer: Observer | null): void
  /** Tells of all that is handed on to its reader, whoever watches. */
  listen(listener: Listener): void
  /** When connections were cut, in milliseconds as Date.now() has them. */
  cuts: readonly number[]
  /** Cuts every connection at once. */
  cut(): void
  /** While true nothing passes and nothing is closed, as behind a router that lost its state. */
  freeze(frozen: boolean): void
  /** The connections there are pass nothing any more, and are not closed; new ones work. */
  forget(): void
  /** The connections there are get one byte of the server so often; new ones work as usual. */
  trickle(everyMs: number): void
  /** While true new connections are cut as soon as they come. */
  refuse(refusing: boolean): void
  stop(): Promise<void>
}

type Pair = { client: Socket; upstream: Socket; state: 'open' | 'forgotten' | { everyMs: number } }

/** Stands between the desk and a server on 127.0.0.1, so that a test can act at an exact point of their conversation. */
export async function startObservedProxy(targetPort: () => number): Promise<ObservedProxy> {
  const pairs = new Set<Pair>()
  const cuts: number[] = []
  let observer: Observer | null = null
  let listener: Listener = () => undefined
  let refusing = false
  let frozen = false

  const server = createServer((client) => {
    if (refusing) return client.destroy()
    const pair: Pair = { client, upstream: connect(targetPort(), '127.0.0.1'), state: 'open' }
    const line: Line = { notes: {} }
    pairs.add(pair)
    const pass = (from: 'client' | 'server', chunk: Buffer): void => {
      if (pair.state === 'forgotten' || frozen) return
      const text = chunk.toString('latin1')
      const verdict = observer?.(from, text, line)
      if (verdict === undefined || verdict === 'hold') listener(from, text, line)
      else if (typeof verdict === 'object' && 'pass' in verdict) listener(from, verdict.pass, line)
      obey(pair, from, chunk, verdict)
    }
    client.on('data', (chunk: Buffer) => pass('client', chunk))
    pair.upstream.on('data', (chunk: Buffer) => pass('server', chunk))
    for (const socket of [client, pair.upstream]) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        pairs.delete(pair)
        client.destroy()
        pair.upstream.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    cuts.push(Date.now())
    for (const { client, upstream } of pairs) {
      client.destroy()
      upstream.destroy()
    }
  }
  return {
    port: (server.address() as AddressInfo).port,
    watch(next) {
      observer = next
    },
    listen(next) {
      listener = next
    },
    cuts,
    cut,
    freeze(value) {
      frozen = value
      if (!value) cut()
    },
    forget() {
      for (const pair of pairs) pair.state = 'forgotten'
    },
    trickle(everyMs) {
      for (const pair of pairs) pair.state = { everyMs }
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

function obey(pair: Pair, from: 'client' | 'server', chunk: Buffer, verdict: Verdict): void {
  const [writer, reader] = from === 'client' ? [pair.client, pair.upstream] : [pair.upstream, pair.client]
  if (verdict === 'stop') {
    pair.state = 'forgotten'
  } else if (verdict === undefined || verdict === 'hold') {
    if (verdict === 'hold') writer.pause()
    if (from === 'server' && typeof pair.state === 'object') drip(pair, chunk, pair.state.everyMs)
    else reader.write(chunk)
  } else if ('answer' in verdict) {
    writer.write(verdict.answer, 'latin1')
  } else {
    pair.state = 'forgotten'
    reader.end(verdict.pass, 'latin1', () => writer.destroy())
  }
}

/** Nothing more is read of the server until its last byte is through. */
function drip({ client, upstream }: Pair, chunk: Buffer, everyMs: number): void {
  upstream.pause()
  let at = 0
  const timer = setInterval(() => {
    if (client.destroyed || at >= chunk.length) {
      clearInterval(timer)
      upstream.resume()
      return
    }
    client.write(chunk.subarray(at, at + 1))
    at += 1
  }, everyMs)
}
