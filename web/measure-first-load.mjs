// Sums the gzip size of everything a browser loads before a page is usable: the entry with its static imports, then
// what the page itself imports. Prints KB per page; exit 1 above the budget. Run after `vite build`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const budget = 325 * 1024
const dist = join(import.meta.dirname, 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

const pages = {
  enter: ['index.html', 'src/enter/enter-page.tsx'],
  // The frame with the list, and the task that opens by itself; see build/chunk-of.ts.
  workbench: ['index.html', chunkNamed('desk'), chunkNamed('task')],
}

function chunkNamed(name) {
  return Object.keys(manifest).find(
    (key) => manifest[key].name === name && manifest[key].file.endsWith('.js'),
  )
}

/** Files of the given sources and of all they import statically. */
function filesOf(sources) {
  const seen = new Set()
  const files = new Set(['first-paint.js'])
  const visit = (source) => {
    const chunk = manifest[source]
    if (!chunk || seen.has(source)) return
    seen.add(source)
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const source of sources) visit(source)
  return [...files]
}

let over = false
for (const [page, sources] of Object.entries(pages)) {
  const missing = sources.filter((source) => !manifest[source])
  if (missing.length > 0) throw new Error(`Not in the manifest: ${missing.join(', ')}`)
  const files = filesOf(sources).map((file) => ({
    file,
    size: gzipSync(readFileSync(join(dist, file))).length,
  }))
  const total = files.reduce((sum, { size }) => sum + size, 0)
  over ||= total > budget
  console.log(`${page}: ${kilobytes(total)} KB gzip in ${files.length} files (budget ${kilobytes(budget)})`)
  if (process.argv.includes('--files')) {
    for (const { file, size } of files.sort((a, b) => b.size - a.size))
      console.log(`  ${kilobytes(size).padStart(7)}  ${file}`)
  }
}
process.exitCode = over ? 1 : 0

function kilobytes(bytes) {
  return (bytes / 1024).toFixed(1)
}
