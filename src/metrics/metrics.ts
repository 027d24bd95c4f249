import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { CASE_STATES } from '../domain/case-state.ts'
import type { DeskFigures } from '../domain/desk-figures.ts'

/** The jobs of one queue, by state. */
type QueueJobs = { queue: string; waiting: number; active: number; delayed: number; failed: number }

/** A request that was answered: the pattern of its route, never its address. */
export type AnsweredRequest = { method: string; route: string; status: number; seconds: number }

/** What the rows and the queues say; null where they could not be asked. */
export type Standing = { figures: DeskFigures | null; jobs: QueueJobs[] | null }

export type Metrics = {
  countInbound(result: string): void
  countOutbound(result: string): void
  observeDraft(seconds: number): void
  observeReview(seconds: number): void
  observeRequest(request: AnsweredRequest): void
  /** All of it in the text format of Prometheus. */
  write(standing: Standing): Promise<string>
  readonly contentType: string
}

/** Every name begins so. */
export const PREFIX = 'caseconsultant_'

/** How the results of a mail that came and of an answer that was to leave are called, so that each is there from the start. */
const INBOUND = ['new_case', 'joined', 'no_case', 'quarantined', 'known', 'left_alone'] as const
const OUTBOUND = ['sent', 'postponed', 'refused', 'uncertain', 'automatic'] as const

/** It stays open for hours, and says nothing about how fast the desk is. */
const NOT_TIMED = '/events'

/**
 * The metrics of this process, and gauges of the whole desk that it is told of when they are asked for. No label holds an
 * address, a code or a number of a case.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  // Looked at ten times a second: an idle desk is to stay idle.
  collectDefaultMetrics({ register: registry, prefix: PREFIX, eventLoopMonitoringPrecision: 100 })
  const counters = createCounters(registry)
  const gauges = createGauges(registry)
  return {
    countInbound: (result) => counters.inbound.inc({ result }),
    countOutbound: (result) => counters.outbound.inc({ result }),
    observeDraft: (seconds) => counters.drafts.observe(seconds),
    observeReview: (seconds) => counters.reviews.observe(seconds),
    observeRequest({ method, route, status, seconds }) {
      if (route === NOT_TIMED) return
      counters.requests.observe({ route }, seconds)
      if (method !== 'POST') return
      if (route === '/outbound/:rid/undo' && status < 400) counters.undone.inc()
      if (route === '/cases/:id/approve' && status === 409) counters.conflicts.inc()
    },
    async write({ figures, jobs }) {
      gauges.set(figures, jobs)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function createCounters(registry: Registry) {
  const registers = [registry]
  const counter = (name: string, help: string): Counter => new Counter({ name: `${PREFIX}${name}`, help, registers })
  const inbound = new Counter({
    name: `${PREFIX}inbound_total`,
    help: 'Mails taken in, by what became of them',
    labelNames: ['result'],
    registers,
  })
  const outbound = new Counter({
    name: `${PREFIX}outbound_total`,
    help: 'Attempts to hand a mail to a mail server, by what became of them',
    labelNames: ['result'],
    registers,
  })
  for (const result of INBOUND) inbound.inc({ result }, 0)
  for (const result of OUTBOUND) outbound.inc({ result }, 0)
  return {
    inbound,
    outbound,
    undone: counter('undo_total', 'Answers taken back before they left'),
    conflicts: counter('conflict_total', 'Approvals refused because the case had changed'),
    drafts: new Histogram({
      name: `${PREFIX}draft_seconds`,
      help: 'From taking a question up to its draft',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    reviews: new Histogram({
      name: `${PREFIX}review_seconds`,
      help: 'For which a question was open before whoever approved its answer',
      buckets: [15, 30, 60, 120, 300, 600, 1200, 3600],
      registers,
    }),
    requests: new Histogram({
      name: `${PREFIX}http_seconds`,
      help: 'Requests answered, by the pattern of their route',
      labelNames: ['route'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}

function createGauges(registry: Registry) {
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `${PREFIX}${name}`, help, labelNames, registers: [registry] })
  const readable = gauge('figures_readable', '1 where the database could be asked for what follows')
  const cases = gauge('cases', 'Cases by state', ['state'])
  const uncertain = gauge('outbound_uncertain', 'Answers of which nobody knows whether they left')
  const pauses = gauge('outbound_pauses', 'Mail servers that are given a rest')
  const restoring = gauge('restoring', '1 while it is looked for what had left before a restore; no mail goes or comes')
  const dataAge = gauge('data_age_days', 'Since the newest edition in force of a set began', ['set'])
  const jobs = gauge('queue_jobs', 'Jobs by queue and state', ['queue', 'state'])
  const ages = {
    oldestOpenSeconds: gauge('oldest_open_seconds', 'For which the requester waits longest; 0 where nobody does'),
    lastReadSeconds: gauge('imap_last_ok_seconds', 'Since the mailbox read longest ago was read'),
    lastSentSeconds: gauge('smtp_last_ok_seconds', 'Since a mail server last took an answer'),
    backupAgeDays: gauge('backup_age_days', 'Since the latest backup was made'),
    verifiedBackupAgeDays: gauge('backup_verified_age_days', 'Since the latest backup was made that was tried'),
  }
  const single = [uncertain, pauses, restoring, ...Object.values(ages)]
  const labelled = [cases, dataAge, jobs]

  const setFigures = (figures: DeskFigures): void => {
    for (const state of CASE_STATES) cases.set({ state }, figures.cases[state] ?? 0)
    uncertain.set(figures.uncertain)
    pauses.set(figures.pauses)
    restoring.set(figures.restoring ? 1 : 0)
    for (const [set, days] of Object.entries(figures.dataAgeDays)) dataAge.set({ set }, days)
    for (const [name, age] of Object.entries(ages)) {
      const value = figures[name as keyof typeof ages]
      // What never happened has no age; a question nobody waits for has the age 0, so that an alert on it ends.
      if (value !== null) age.set(value)
      else if (name === 'oldestOpenSeconds') age.set(0)
    }
  }

  return {
    set(figures: DeskFigures | null, counts: QueueJobs[] | null): void {
      // What could not be read now is not there, rather than as it was the last time.
      for (const each of single) each.remove()
      for (const each of labelled) each.reset()
      readable.set(figures === null ? 0 : 1)
      if (figures !== null) setFigures(figures)
      for (const { queue, ...states } of counts ?? []) {
        for (const state of ['waiting', 'active', 'delayed', 'failed'] as const)
          jobs.set({ queue, state }, states[state])
      }
    },
  }
}
