#!/usr/bin/env node
import { runScript } from './run.mjs'

await runScript('src/main.ts', process.argv.slice(2))
