// `npm test`: installs what is missing, then lint, types, import rules, unit, integration and browser tests.
// Ends with what failed, by name, how many branches of the code the unit and integration tests reach, and one line that
// counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { environment, installDependencies, node, root } from './install.mjs'
import { buildWebWhenStale } from './web-build.mjs'

installDependencies()
buildWebWhenStale()
const folder = mkdtempSync(join(tmpdir(), 'sluice-results-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
const failures = []

/** Runs one check that either holds or does not. */
function check(name, command, args) {
  console.log(`\n▶ ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, env: environment, stdio: 'inherit' })
  counts[status === 0 ? 'passed' : 'failed']++
  if (status !== 0) failures.push(name)
}

/** Runs the tests and adds up the runner's own report. */
function runTests(name, args) {
  console.log(`\n▶ ${name}`)
  const report = join(folder, `${name}.json`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(
    node,
    [vitest, 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    { cwd: root, env: environment, stdio: 'inherit' },
  )
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += result.numPassedTests
    counts.skipped += result.numPendingTests + (result.numTodoTests ?? 0)
    counts.failed += result.numFailedTests
    for (const file of result.testResults) {
      const where = relative(root, file.name)
      for (const test of file.assertionResults)
        if (test.status === 'failed')
          failures.push(`${where}: ${test.fullName}\n${test.failureMessages.join('\n')}`)
      if (file.status === 'failed' && file.message) failures.push(`${where}: ${file.message}`)
    }
    // A file that could not even be loaded has no failed test of its own.
    if (status !== 0 && result.numFailedTests === 0) {
      counts.failed++
      failures.push(`${name}: the runner ended with ${status}`)
    }
  } catch (error) {
    counts.failed++
    failures.push(`${name}: no report (${error.message})`)
  }
}

const coverage = join(folder, 'coverage')
/** Counts what is reached while the tests run; the engine of Node does it, so that it costs little. */
const countBranches = [
  '--coverage.enabled',
  '--coverage.provider=v8',
  '--coverage.include=packages/*/src/**/*.ts',
  '--coverage.include=server/src/**/*.ts',
  '--coverage.exclude=**/testing/**',
  '--coverage.reporter=json-summary',
  `--coverage.reportsDirectory=${coverage}`,
  '--coverage.reportOnFailure',
]

/** The line that tells how many branches were reached; undefined when nothing was counted. */
function branchesReached() {
  const summary = join(coverage, 'coverage-summary.json')
  if (!existsSync(summary)) return undefined
  const { covered, total, pct } = JSON.parse(readFileSync(summary, 'utf8')).total.branches
  return `${pct} % of branches of server and packages reached by unit and integration tests (${covered} of ${total})`
}

check('lint', join(root, 'node_modules/.bin/biome'), ['ci', '--error-on-warnings', '.'])
check('types', node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
check('types of the web app', node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'web'])
check('import rules', node, [
  join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
  'server/src',
  'packages',
  'web/src',
  '--config',
  '.dependency-cruiser.mjs',
])
check('dead code', node, [join(root, 'node_modules/knip/bin/knip.js')])
check('generated client', node, [
  '--disable-warning=ExperimentalWarning',
  'scripts/generate-client.ts',
  '--check',
])
if (!process.argv.includes('--check')) {
  check('first load of the web app', node, ['web/measure-first-load.mjs'])
  runTests('unit and integration', ['--project', 'unit', '--project', 'server', ...countBranches])
  runTests('browser', ['--project', 'browser'])
}
const branches = branchesReached()
rmSync(folder, { recursive: true, force: true })
for (const failure of failures) console.log(`\n✗ ${failure}`)
if (branches) console.log(`\n${branches}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed > 0 ? 1 : 0)
