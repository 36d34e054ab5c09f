// Installs dependencies when they are missing or older than the lock file. Runs on any Node from 20 on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
/** The pinned Node that runs TypeScript directly, whatever Node the machine has. */
export const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
/** Environment in which `node` and the installed tools come first. */
export const environment = {
  ...process.env,
  PATH: [join(node, '..'), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  ),
}

/** Runs a command with the project's tools; ends this process when it fails. */
export function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, env: environment, stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}

/** Makes node_modules agree with the lock file. */
export function installDependencies() {
  const lock = lockFingerprint()
  const stamp = join(root, 'node_modules', '.sluice-lock')
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing dependencies …')
  // Not `npm ci`: the lock file holds the platforms it was made on; `npm install` adds what this one needs.
  // Warnings about the machine's own Node are moot: everything runs on the pinned one.
  const lockFile = join(root, 'package-lock.json')
  const committed = readFileSync(lockFile)
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
  // What npm adds for this platform is no change of the project: a start leaves the checkout as it was.
  writeFileSync(lockFile, committed)
  writeFileSync(stamp, lockFingerprint())
}

function lockFingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}
