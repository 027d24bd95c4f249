import { UnrecoverableError } from 'bullmq'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/app-error.ts'
import { runWorker } from '../../src/queue/run-worker.ts'

describe('running one job', () => {
  const job = { id: '1', data: { caseId: 42 } }
  const ignore = () => {}
  const never = () => Promise.reject(new Error('not expected'))

  it.each([
    ['a fault of the database', Object.assign(new Error('invalid date "John Doe"'), { code: '22007' }), 'Error 22007'],
    ['a fault of the program', new TypeError('cannot read "John Doe"'), 'TypeError'],
    ['a sentence', new AppError('unavailable', 'The mail of John Doe waits.'), 'AppError unavailable'],
    ['no error at all', 'John Doe', 'Error'],
  ])('throws no more than a code for %s, since what is thrown is stored', async (_, fault, stored) => {
    const told: unknown[] = []
    const handler = async () => {
      throw fault
    }
    const run = runWorker('draft', handler, never, (error) => told.push(error))
    await expect(run(job)).rejects.toThrow(new Error(stored))
    expect(told).toEqual([fault])
  })

  it('never tries a job again that carries something else than its id', async () => {
    const run = runWorker('draft', never, never, ignore)
    await expect(run({ id: '1', data: { caseId: 42, text: 'Dear coder' } })).rejects.toBeInstanceOf(UnrecoverableError)
  })

  it('tries a job of several again where one may succeed later, tells of each, and carries out the others', async () => {
    const told: unknown[] = []
    const done: number[] = []
    const faults = new Map<number, Error>([
      [1, new AppError('invalid', 'This can never be drafted.')],
      [2, new AppError('unavailable', 'The database is away.')],
    ])
    const handler = async ({ caseId }: { caseId: number }) => {
      const fault = faults.get(caseId)
      if (fault !== undefined) throw fault
      done.push(caseId)
    }
    const run = runWorker('draft', handler, never, (error) => told.push(error))
    const end = await run({ id: '1', data: { caseId: [1, 2, 3] } }).catch((error) => error)
    expect(end).toEqual(new Error('AppError unavailable'))
    expect(end).not.toBeInstanceOf(UnrecoverableError)
    expect(told).toEqual([...faults.values()])
    expect(done).toEqual([3])
  })

  it('tries a job again when it could not be put back for later', async () => {
    const run = runWorker('draft', async () => ({ kind: 'later', seconds: 60 }), never, ignore)
    await expect(run(job)).rejects.not.toBeInstanceOf(UnrecoverableError)
  })
})
