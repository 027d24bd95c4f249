// Runs a script of this checkout on Node 24, after installing what package-lock.json names and node_modules lacks.
// Plain JavaScript, because the Node that starts it may be as old as 20 and nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = dirname(fileURLToPath(import.meta.url))
const WANTED_MAJOR = 24

/** Runs `script` (a path below the checkout) with `args` on Node 24, in this process where it is one already. */
export async function runScript(script, args) {
  installWhatIsMissing()
  keepCompiled()
  const path = resolve(ROOT, script)
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) {
    process.argv = [process.execPath, path, ...args]
    if (process.env.NODE_COMPILE_CACHE) module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
    await import(pathToFileURL(path).href)
    return
  }
  const node = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(node)) {
    fail(
      `Node ${WANTED_MAJOR} is missing from node_modules, which its install script puts there: run "npm ci" (without --ignore-scripts).`,
    )
  }
  const child = spawn(node, [path, ...args], { stdio: 'inherit' })
  // The terminal gives Ctrl-C to both; the child decides when to end, and other signals are handed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1))
}

/**
 * Lets Node keep what it compiles beside the desk's data, once there are any: half of the time of a short command is
 * compiling. A variable and not a call alone, so that threads keep theirs too.
 */
function keepCompiled() {
  const data = resolve(process.env.DATA_DIR ?? 'data')
  if (existsSync(data)) process.env.NODE_COMPILE_CACHE ??= join(data, 'compile-cache')
}

function installWhatIsMissing() {
  // A copy that another program installed into its own node_modules has no lockfile of ours to keep.
  const wanted = readPackages(join(ROOT, 'package-lock.json'))
  if (wanted === null || isInstalled(wanted)) return
  process.stderr.write('Installing what is missing (npm ci); this takes a minute the first time.\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (error) fail(`npm could not be started (${error.message}): install Node 20 or newer with npm.`)
  if (status !== 0) fail('npm ci failed; its message stands above. Mend that and start again.')
}

/** True when node_modules holds every package the lockfile wants; development-only ones may be left out on purpose. */
function isInstalled(wanted) {
  const installed = readPackages(join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed === null) return false
  const developing = 'node_modules/node' in installed
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '' || optional || devOptional || (dev && !developing)) return true
    return installed[path]?.version === version
  })
}

function readPackages(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : null
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2)
  await runScript(script, args)
}
