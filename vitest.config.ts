import { defineConfig } from 'vitest/config'

/** Folders whose tests need neither a database nor a network. Every other test belongs to the project `db`. */
const PURE = ['domain', 'reading', 'rules', 'drafting', 'render', 'identity', 'interchange', 'supply-chain']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/*.test.ts', `test/{${PURE.join(',')}}/**/*.test.ts`],
          // Properties and password hashes take their time on a machine under load.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/*/**/*.test.ts'],
          exclude: [`test/{${PURE.join(',')}}/**`],
          globalSetup: 'test/support/database-server.ts',
          // Servers are started and killed here; a machine under load takes its time over both.
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
