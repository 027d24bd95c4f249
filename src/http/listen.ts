import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../domain/app-error.ts'

/** So long a whole request may take to arrive; without a bound whoever sends a byte a minute keeps a connection for ever. */
const REQUEST_MS = 120_000

/** Resolves with the port the server listens on; it is closed where it cannot. @throws AppError with what to do */
export async function listen(
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
  variable: 'PORT' | 'DOORS_PORT',
): Promise<number> {
  app.server.requestTimeout = REQUEST_MS
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw explainListenFault(error, host, port, variable)
  }
  return (app.server.address() as AddressInfo).port
}

export const hostInUrl = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

function explainListenFault(error: unknown, host: string, port: number, variable: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    const message = `Port ${port} is in use: stop the program that has it, or choose another, for example ${variable}=${port + 1} npm start.`
    return new AppError('unavailable', message, { cause: error })
  }
  if (code === 'EACCES') {
    const message = `Port ${port} may not be opened by this user: choose one above 1023 with ${variable}.`
    return new AppError('unavailable', message, { cause: error })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AppError('unavailable', `This machine has no address ${host}: mend HOST.`, { cause: error })
  }
  return error
}
