import { filterLiveSessions } from '../../store/people/sessions.ts'
import { type LiveEvent, type LiveLine, type LiveNews, listenForLiveNews } from '../../store/upkeep/live-events.ts'
import { sessionLifetime } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

/** One browser that listens. */
export type LiveStream = {
  sessionId: number
  tell(event: LiveEvent): void
  /** A comment, so that no proxy takes the silence for an end. */
  beat(): void
  /** Ends it; the browser comes back after `retry`, and then hears what it missed. */
  end(): void
}

export type LiveHub = {
  /** Whether there was room for it. */
  add(stream: LiveStream): Promise<boolean>
  remove(stream: LiveStream): void
  close(): void
}

/** Several windows of a browser share one stream, and one is left over from the page before. */
const MOST_OF_ONE_SESSION = 4
const MOST_STREAMS = 1000
const BEAT_SECONDS = 20

/** Fans out what the database tells to the browsers that listen, on one connection, which is there while anybody listens. */
export function createLiveHub(deps: WebDeps): LiveHub {
  const streams = new Set<LiveStream>()
  let line: Promise<LiveLine> | null = null
  let timer: NodeJS.Timeout | null = null

  function hear(news: LiveNews): void {
    for (const stream of streams) {
      if (news.kind !== 'session.ended') stream.tell(news)
      else if (stream.sessionId === news.session) drop(stream)
    }
  }

  function drop(stream: LiveStream): void {
    streams.delete(stream)
    stream.end()
    rest()
  }

  /** What was told while the line was down is read from the table by browsers that come back, so all are sent away. */
  function dropAll(): void {
    line = null
    for (const stream of [...streams]) drop(stream)
  }

  /** Nobody listens: neither does the desk. */
  function rest(): void {
    if (streams.size > 0) return
    if (timer !== null) clearInterval(timer)
    timer = null
    const ended = line
    line = null
    void ended?.then((open) => open.close()).catch(() => undefined)
  }

  async function beat(): Promise<void> {
    const idleSeconds = sessionLifetime(deps).idleMinutes * 60
    try {
      const ids = [...new Set([...streams].map(({ sessionId }) => sessionId))]
      const good = await filterLiveSessions(deps.pool, ids, idleSeconds)
      for (const stream of [...streams]) {
        if (good.has(stream.sessionId)) stream.beat()
        else drop(stream)
      }
    } catch {
      dropAll()
    }
  }

  return {
    async add(stream) {
      const ofSession = [...streams].filter(({ sessionId }) => sessionId === stream.sessionId).length
      if (streams.size >= MOST_STREAMS || ofSession >= MOST_OF_ONE_SESSION) return false
      streams.add(stream)
      timer ??= setInterval(() => void beat(), BEAT_SECONDS * 1000).unref()
      line ??= listenForLiveNews(deps.pool, hear, dropAll)
      try {
        await line
        return true
      } catch (error) {
        line = null
        streams.delete(stream)
        rest()
        throw error
      }
    },
    remove(stream) {
      if (streams.delete(stream)) rest()
    },
    close() {
      for (const stream of [...streams]) drop(stream)
      rest()
    },
  }
}
