/** How far something is that reads a known number of bytes into rows. */
export type Progress = { title: string; bytesRead: number; bytesTotal: number; rows: number }

export type ProgressDisplay = {
  update(progress: Progress): void
  /** Takes the bar away, so that a sentence can be written; the next update draws it again. */
  clear(): void
}

type Terminal = { write(text: string): unknown; isTTY?: boolean; columns?: number }

const REDRAW_MILLISECONDS = 100
const BAR_CELLS = 14
const STEP_PERCENT = 10
const MIN_TITLE = 8

/**
 * A bar on a terminal, redrawn in place; elsewhere (a pipe, `CI`, `TERM=dumb`) a line for every 10 %. `quiet` shows nothing.
 * The bar has no colours, so NO_COLOR asks nothing of it.
 */
export function createProgressDisplay(
  terminal: Terminal,
  options: { quiet: boolean; env: Readonly<Record<string, string | undefined>>; now?: () => number },
): ProgressDisplay {
  const { quiet, env, now = () => performance.now() } = options
  if (quiet) return { update() {}, clear() {} }
  const drawsInPlace = terminal.isTTY === true && !env.CI && env.TERM !== 'dumb'
  return drawsInPlace ? createBar(terminal, now) : createLines(terminal, now)
}

function createBar(terminal: Terminal, now: () => number): ProgressDisplay {
  const pace = createPace(now)
  let drawnAt = Number.NEGATIVE_INFINITY
  let isDrawn = false
  return {
    update(progress) {
      const { rowsPerSecond, secondsLeft } = pace(progress)
      const isDone = progress.bytesRead >= progress.bytesTotal
      if (now() - drawnAt < REDRAW_MILLISECONDS && !isDone) return
      drawnAt = now()
      isDrawn = true
      const filled = Math.round(shareOf(progress) * BAR_CELLS)
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}]`
      const left = isDone ? 'indexing' : `${formatSeconds(secondsLeft)} left`
      const percent = `${Math.floor(shareOf(progress) * 100)} %`
      const rows = `${formatRows(progress.rows)} rows  ${formatRows(rowsPerSecond)}/s`
      // A line that wraps could not be taken away again: the title gives way.
      const state = `  ${bar} ${percent}  ${rows}  ${left}`
      const room = Math.max(MIN_TITLE, (terminal.columns ?? 80) - 1 - state.length)
      const { title } = progress
      terminal.write(`\r\x1b[2K${title.length > room ? `${title.slice(0, room - 1)}…` : title}${state}`)
    },
    clear() {
      if (isDrawn) terminal.write('\r\x1b[2K')
      isDrawn = false
      drawnAt = Number.NEGATIVE_INFINITY
    },
  }
}

function createLines(terminal: Terminal, now: () => number): ProgressDisplay {
  const pace = createPace(now)
  let title = ''
  let told = 0
  return {
    update(progress) {
      const { rowsPerSecond } = pace(progress)
      if (progress.title !== title) {
        title = progress.title
        told = 0
      }
      const percent = Math.floor((shareOf(progress) * 100) / STEP_PERCENT) * STEP_PERCENT
      if (percent <= told) return
      told = percent
      terminal.write(`${title}: ${percent} %, ${formatRows(progress.rows)} rows, ${formatRows(rowsPerSecond)}/s\n`)
    },
    clear() {},
  }
}

/** Counts from the first update of each title. */
function createPace(now: () => number): (progress: Progress) => { rowsPerSecond: number; secondsLeft: number } {
  let title = ''
  let startedAt = 0
  return (progress) => {
    if (progress.title !== title) {
      title = progress.title
      startedAt = now()
    }
    const seconds = Math.max(0.001, (now() - startedAt) / 1000)
    const share = shareOf(progress)
    return { rowsPerSecond: progress.rows / seconds, secondsLeft: share === 0 ? 0 : (seconds / share) * (1 - share) }
  }
}

/** A file that is read twice ends at 1 all the same. */
const shareOf = ({ bytesRead, bytesTotal }: Progress): number =>
  bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal)

/** `1.61 M`, `212 k`, `83`. */
export function formatRows(rows: number): string {
  if (rows >= 1_000_000) return `${(rows / 1_000_000).toFixed(2)} M`
  if (rows >= 10_000) return `${Math.round(rows / 1000)} k`
  return String(Math.round(rows))
}

function formatSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}
