import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `npm run screenshots`: not a test, but made of what tests are made of. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/screenshots/*.shots.ts'],
    globalSetup: 'test/support/database-server.ts',
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
