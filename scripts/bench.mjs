// `npm run bench`: the figures of the house as ratios in one run. `--json` prints them for machines.
import { installDependencies, node, run } from './install.mjs'
import { buildWebWhenStale } from './web-build.mjs'

installDependencies()
buildWebWhenStale()
run(node, ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...process.argv.slice(2)])
