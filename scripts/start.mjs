// `npm start`: installs what is missing, builds the web app when stale, starts the server.
import { spawn } from 'node:child_process'
import { environment, installDependencies, node, root } from './install.mjs'
import { buildWebWhenStale } from './web-build.mjs'

installDependencies()
buildWebWhenStale()
const server = spawn(node, ['--disable-warning=ExperimentalWarning', 'server/src/main.ts'], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
