import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { DeskFigures } from '../src/domain/desk-figures.ts'
import { createMetrics, PREFIX } from '../src/metrics/metrics.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'monitoring')
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

const FIGURES: DeskFigures = {
  cases: { received: 2, sent: 5 },
  oldestOpenSeconds: 61.5,
  uncertain: 1,
  lastReadSeconds: 3,
  lastSentSeconds: 40,
  pauses: 0,
  dataAgeDays: { hcpcs: 12 },
  backupAgeDays: 0.5,
  verifiedBackupAgeDays: 3,
  restoring: false,
}
const JOBS = [{ queue: 'draft', waiting: 1, active: 0, delayed: 0, failed: 2 }]

/** Everything a desk with rows and jobs has, by the name of its series. */
async function listSeries(): Promise<Set<string>> {
  const metrics = createMetrics()
  metrics.observeRequest({ method: 'GET', route: '/queue', status: 200, seconds: 0.02 })
  const text = await metrics.write({ figures: FIGURES, jobs: JOBS })
  return new Set([...text.matchAll(/^([a-z_0-9]+)(?:\{[^}]*\})? /gm)].map(([, name]) => name ?? ''))
}

const listNamed = (text: string): string[] => [...new Set(text.match(new RegExp(`${PREFIX}[a-z0-9_]+`, 'g')) ?? [])]

type Rules = { groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[] }
type Dashboard = { panels: { title: string; targets: { expr: string }[] }[] }

describe('the metrics', () => {
  it('hold what the rows and the queues say', async () => {
    const text = await createMetrics().write({ figures: FIGURES, jobs: JOBS })
    for (const line of [
      'caseconsultant_cases{state="received"} 2',
      'caseconsultant_cases{state="held"} 0',
      'caseconsultant_oldest_open_seconds 61.5',
      'caseconsultant_outbound_uncertain 1',
      'caseconsultant_data_age_days{set="hcpcs"} 12',
      'caseconsultant_queue_jobs{queue="draft",state="failed"} 2',
      'caseconsultant_figures_readable 1',
      'caseconsultant_inbound_total{result="new_case"} 0',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  it('say nothing of what could not be read, rather than what it was before', async () => {
    const metrics = createMetrics()
    await metrics.write({ figures: FIGURES, jobs: JOBS })
    const text = await metrics.write({ figures: null, jobs: null })
    expect(text).toContain('caseconsultant_figures_readable 0')
    expect(text).not.toMatch(/^caseconsultant_(?:cases|oldest_open_seconds|queue_jobs|data_age_days)[ {]/m)
  })

  it('count what requests did, and time them by the pattern of their route', async () => {
    const metrics = createMetrics()
    const answered = { method: 'POST', seconds: 0.01 }
    metrics.observeRequest({ ...answered, route: '/outbound/:rid/undo', status: 303 })
    metrics.observeRequest({ ...answered, route: '/outbound/:rid/undo', status: 409 })
    metrics.observeRequest({ ...answered, route: '/cases/:id/approve', status: 409 })
    metrics.observeRequest({ method: 'GET', route: '/events', status: 200, seconds: 3600 })
    const text = await metrics.write({ figures: null, jobs: null })
    expect(text).toMatch(/^caseconsultant_undo_total 1$/m)
    expect(text).toMatch(/^caseconsultant_conflict_total 1$/m)
    expect(text).toMatch(/^caseconsultant_http_seconds_count\{route="\/cases\/:id\/approve"\} 1$/m)
    expect(text).not.toContain('/events')
  })
})

describe('what is shipped for watching the desk', () => {
  it.each(['README.md', 'alerts.yml', 'dashboard.json'])('%s names no metric that is not there', async (file) => {
    const series = await listSeries()
    const named = listNamed(read(file))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !series.has(name) && !series.has(`${name}_count`))).toEqual([])
  })

  it('the page lists every metric of the desk itself', async () => {
    const page = listNamed(read('README.md'))
    const own = [...(await listSeries())]
      .filter((name) => !/^caseconsultant_(?:process|nodejs)_/.test(name))
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''))
    expect([...new Set(own)].filter((name) => !page.includes(name))).toEqual([])
  })

  it('every alert says what mends it', () => {
    const { groups } = parse(read('alerts.yml')) as Rules
    const rules = groups.flatMap((group) => group.rules)
    expect(rules.length).toBeGreaterThan(8)
    for (const { alert, expr, annotations } of rules) {
      expect([alert, typeof expr]).toEqual([alert, 'string'])
      expect([alert, annotations.summary, annotations.mend]).toEqual([alert, expect.any(String), expect.any(String)])
    }
  })

  it('every panel of the dashboard asks for something', () => {
    const { panels } = JSON.parse(read('dashboard.json')) as Dashboard
    for (const { title, targets } of panels) {
      expect([title, targets.every(({ expr }) => expr.includes(PREFIX))]).toEqual([title, true])
    }
  })
})
