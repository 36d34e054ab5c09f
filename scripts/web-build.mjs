import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, node, root } from './install.mjs'

const sources = ['web', 'packages']
const skipped = new Set(['node_modules', 'dist'])

/** A fingerprint of everything the web app is built from. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const visit = (folder) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      if (skipped.has(name) || name.includes('.test.')) continue
      if (statSync(path).isDirectory()) visit(path)
      else hash.update(path.slice(root.length)).update(readFileSync(path))
    }
  }
  for (const source of sources) visit(join(root, source))
  return hash.digest('hex')
}

/** Builds web/dist unless it was built from just these sources. */
export function buildWebWhenStale() {
  const stamp = join(root, 'web', 'dist', '.sources')
  const current = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
  console.log('Building the web app …')
  mkdirSync(join(root, 'web', 'dist'), { recursive: true })
  execFileSync(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    env: environment,
    stdio: 'inherit',
  })
  writeFileSync(stamp, current)
}
