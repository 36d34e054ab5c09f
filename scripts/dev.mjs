// `npm run dev`: the server restarts and the web app reloads as files change.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, installDependencies, node, root, run } from './install.mjs'

installDependencies()
run(node, ['--disable-warning=ExperimentalWarning', 'scripts/generate-client.ts'])
const children = [
  spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      '--watch-path=server/src',
      '--watch-path=packages',
      'server/src/main.ts',
    ],
    {
      cwd: root,
      env: environment,
      stdio: 'inherit',
    },
  ),
  spawn(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js')], {
    cwd: join(root, 'web'),
    env: environment,
    stdio: 'inherit',
  }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
