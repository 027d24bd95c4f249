// Reads the report of the test run, says which tests were skipped, and ends with the one line that counts.
import { existsSync, readFileSync } from 'node:fs'

const [report, status] = process.argv.slice(2)
if (!existsSync(report)) {
  console.log('The tests ended without a report.')
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}

const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
const tests = testResults.flatMap((file) => file.assertionResults)
const count = (...states) => tests.filter((test) => states.includes(test.status)).length
const skipped = tests.filter((test) => ['pending', 'skipped', 'todo'].includes(test.status))

// Tests beside real data are skipped where the data is not at hand; every other one must run here.
const unexcused = skipped.filter((test) => !/REAL_(DATA|MAIL|QUESTIONS)_DIR/.test(test.fullName))
for (const test of skipped) console.log(`skipped: ${test.fullName}`)

const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
for (const file of brokenFiles) console.log(`failed to load: ${file.name}`)

// One slow moment of a shared machine is forgiven, and said; several are a defect.
const MOST_SECOND_TRIES = 3
const again = tests.filter((test) => test.status === 'passed' && test.failureMessages.length > 0)
for (const test of again)
  console.log(`passed at the second try: ${test.fullName}\n  ${test.failureMessages[0].split('\n')[0]}`)

const failed = count('failed') + brokenFiles.length
const passed = count('passed')
const ok =
  Number(status) === 0 && failed === 0 && passed > 0 && unexcused.length === 0 && again.length <= MOST_SECOND_TRIES
if (unexcused.length > 0) console.log('A test that needs an installed server or browser was skipped: that fails here.')
if (again.length > MOST_SECOND_TRIES)
  console.log(`More than ${MOST_SECOND_TRIES} tests passed at the second try only: that fails here.`)
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`)
process.exit(ok ? 0 : 1)
