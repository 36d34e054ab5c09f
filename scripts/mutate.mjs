// `npm run mutate [area …]`: changes the code in thousands of small ways and tells which changes no test notices. Works
// on a copy outside the checkout, runs only the tests that reach a change, and takes long: it is no part of `npm test`.
// `--files <pattern>` changes only those of an area.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installDependencies, node, root, run } from './install.mjs'

/** What is changed, and the tests that shall notice; those that need a database would take days. */
const areas = {
  policy: {
    mutate: ['packages/policy/src/**/*.ts'],
    tests: ['packages/policy/src/**/*.test.ts'],
    without: ['packages/policy/src/sql-agrees.test.ts'],
  },
  kernel: {
    mutate: ['server/src/kernel/*.ts'],
    tests: ['server/src/kernel/*.test.ts'],
    without: [],
  },
  flow: {
    mutate: ['packages/bpmn/src/{engine,check}/**/*.ts'],
    tests: ['packages/bpmn/src/{engine,check}/**/*.test.ts', 'packages/bpmn/src/*.test.ts'],
    without: [],
  },
}
const least = 85

installDependencies()
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' } },
})
const unknown = wanted.filter((area) => !(area in areas))
if (unknown.length > 0) {
  console.error(`Areas are ${Object.keys(areas).join(', ')}; there is no ${unknown.join(', ')}`)
  process.exit(1)
}
const scores = []
for (const area of wanted.length > 0 ? wanted : Object.keys(areas)) scores.push(mutate(area))
for (const { area, score, counts } of scores)
  console.log(
    `${score >= least ? '✓' : '✗'} ${area.padEnd(8)} ${score.toFixed(1)} % of ${counts.all} changes noticed; ${counts.missed} were not (at least ${least} %)`,
  )
process.exit(scores.every(({ score }) => score >= least) ? 0 : 1)

function mutate(area) {
  const { mutate, tests, without } = areas[area]
  const folder = mkdtempSync(join(tmpdir(), 'sluice-mutate-'))
  const reports = join(root, 'test-results', 'mutation')
  mkdirSync(reports, { recursive: true })
  const report = join(reports, `${area}.json`)
  const vitestConfig = join(folder, 'vitest.config.mjs')
  writeFileSync(
    vitestConfig,
    `export default ${JSON.stringify({ test: { include: tests, exclude: ['**/node_modules/**', ...without], testTimeout: 60_000, setupFiles: ['scripts/mutate-setup.mjs'] } })}`,
  )
  const config = join(folder, 'stryker.config.json')
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: vitestConfig, related: false },
      // The compiler has no interface in JavaScript any more by which the paths in its settings could be rewritten.
      tsconfigFile: 'none.json',
      coverageAnalysis: 'perTest',
      mutate: [...(values.files ? [values.files] : mutate), '!**/*.test.ts', '!**/testing/**'],
      tempDirName: join(folder, 'copy'),
      ignorePatterns: ['.git', 'docs', 'web', 'e2e', 'bench', 'test-results', '.sluice'],
      concurrency: 1,
      // A change that makes a loop endless is noticed by its time.
      timeoutMS: 10_000,
      reporters: ['json', 'clear-text', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
      jsonReporter: { fileName: report },
      allowEmpty: false,
    }),
  )
  try {
    run(node, [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { area, ...scoreOf(JSON.parse(readFileSync(report, 'utf8'))) }
}

/** Changes that no test reaches count as not noticed. */
function scoreOf({ files }) {
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (...names) => states.filter((state) => names.includes(state)).length
  const [noticed, missed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')]
  return { score: (100 * noticed) / Math.max(noticed + missed, 1), counts: { all: noticed + missed, missed } }
}
