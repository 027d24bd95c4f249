import { describe, expect, it } from 'vitest'
import { createProgressDisplay, type Progress } from '../../src/command/progress-bar.ts'

const TITLE = 'NCCI PTP edits, practitioner services, 2026 Q3'

/** A terminal that keeps what is written to it, and a clock that is set by hand. */
function watch(terminal: { isTTY?: boolean; columns?: number }, env: Record<string, string> = {}, quiet = false) {
  let written = ''
  let time = 0
  const sink = { ...terminal, write: (text: string) => (written += text) }
  const display = createProgressDisplay(sink, { quiet, env, now: () => time })
  return {
    at(seconds: number, percent: number, more: Partial<Progress> = {}): string {
      time = seconds * 1000
      const before = written.length
      display.update({ title: TITLE, bytesRead: percent, bytesTotal: 100, rows: percent * 26_000, ...more })
      return written.slice(before)
    },
    clear: () => display.clear(),
    written: () => written,
  }
}

describe('progress on a terminal', () => {
  it('is one bar with rows, pace and time left, redrawn in place and no wider than the terminal', () => {
    const { at } = watch({ isTTY: true, columns: 120 })
    at(0, 1)
    expect(at(4, 50)).toBe(`\r\x1b[2K${TITLE}  [#######.......] 50 %  1.30 M rows  325 k/s  4 s left`)
    expect(at(8, 100)).toBe(`\r\x1b[2K${TITLE}  [##############] 100 %  2.60 M rows  325 k/s  indexing`)
  })

  it.each([60, 80, 100])('gives up letters of its title, not its figures, on %i columns', (columns) => {
    const { at } = watch({ isTTY: true, columns })
    at(0, 1)
    const line = at(4, 50).replace('\r\x1b[2K', '')
    expect(line).toMatch(/^NCCI .*… {2}\[#######\.{7}\] 50 % {2}1\.30 M rows {2}325 k\/s {2}4 s left$/)
    if (columns >= 80) expect(line.length).toBeLessThan(columns)
  })

  it('is drawn ten times a second at most', () => {
    const { at } = watch({ isTTY: true })
    expect(at(1, 10)).not.toBe('')
    expect(at(1.05, 11)).toBe('')
    expect(at(1.11, 12)).not.toBe('')
  })

  it('gives way to a sentence and comes back', () => {
    const { at, clear, written } = watch({ isTTY: true })
    at(1, 10)
    clear()
    expect(written().endsWith('\r\x1b[2K')).toBe(true)
    const before = written()
    clear()
    expect(written()).toBe(before)
    expect(at(1.01, 11)).not.toBe('')
  })
})

describe('progress where no bar can be drawn', () => {
  it.each<[string, { isTTY?: boolean }, Record<string, string>]>([
    ['a pipe', {}, {}],
    ['CI', { isTTY: true }, { CI: 'true' }],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }],
  ])('is a plain line for every 10 %%, here %s', (_, terminal, env) => {
    const { at } = watch(terminal, env)
    expect(at(0, 5)).toBe('')
    expect(at(1, 12)).toBe(`${TITLE}: 10 %, 312 k rows, 312 k/s\n`)
    expect(at(2, 19)).toBe('')
    expect(at(4, 45)).toBe(`${TITLE}: 40 %, 1.17 M rows, 293 k/s\n`)
    expect(at(5, 3, { title: 'The next file', rows: 0 })).toBe('')
    expect(at(6, 10, { title: 'The next file', rows: 83 })).toBe('The next file: 10 %, 83 rows, 83/s\n')
  })

  it('is nothing where quiet is asked for', () => {
    const { at } = watch({ isTTY: true }, {}, true)
    expect(at(1, 50)).toBe('')
  })

  it('ends at 100 % for a file that is read twice, and for an empty one', () => {
    const { at } = watch({})
    expect(at(1, 170)).toMatch(/: 100 %/)
    expect(at(1, 0, { title: 'Empty', bytesTotal: 0 })).toMatch(/^Empty: 100 %/)
  })
})
