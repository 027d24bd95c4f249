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

  it('tries a job again when it could not be put back for later', async () => {
    const run = runWorker('draft', async () => ({ kind: 'later', seconds: 60 }), never, ignore)
    await expect(run(job)).rejects.not.toBeInstanceOf(UnrecoverableError)
  })
})
