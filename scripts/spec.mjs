// `npm run spec`: writes docs/spec/status.md, which tests name each requirement and which page of the guide tells it.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const specFolder = join(root, 'docs', 'spec')
const guideFolder = join(root, 'docs', 'guide')
const row = /^\| ([PNLDS]\d+\.\d+) \| (.*) \|$/gm

/** Requirements by chapter file, in the order of the file. */
function readChapters() {
  const files = readdirSync(specFolder).filter((name) => /^\d-.*\.md$/.test(name))
  return files.sort().map((file) => {
    const text = readFileSync(join(specFolder, file), 'utf8')
    const title = /^# (.*)$/m.exec(text)?.[1] ?? file
    return { title, rows: [...text.matchAll(row)].map(([, id, what]) => ({ id, what })) }
  })
}

/** Files with tests by the requirement that the tests' titles begin with: `[N3.6] a task …`, `[N3.6, N3.11] …`. */
function readTests() {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--', '*.test.ts', '*.test.tsx'], { cwd: root })
  const tests = new Map()
  for (const file of String(stdout).split('\0').filter(Boolean)) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, ids] of text.matchAll(/\[((?:[PNLDS]\d+\.\d+)(?:[,，、 ]+[PNLDS]\d+\.\d+)*)\]/g)) {
      for (const id of ids.split(/[,，、 ]+/)) {
        const files = tests.get(id) ?? new Map()
        files.set(file, (files.get(file) ?? 0) + 1)
        tests.set(id, files)
      }
    }
  }
  return tests
}

/** Pages of the guide by the requirements that their first line lists: `<!-- N2.7 N1.3 -->`. */
function readGuide() {
  const pages = new Map()
  for (const file of readdirSync(guideFolder).filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(join(guideFolder, file), 'utf8')
    const ids = /^<!-- ((?:[PNLDS]\d+\.\d+ ?)+) -->/.exec(text)?.[1] ?? ''
    const title = /^# (.*)$/m.exec(text)?.[1] ?? file
    for (const id of ids.split(' ').filter(Boolean))
      pages.set(id, [...(pages.get(id) ?? []), `[${title}](../guide/${file})`])
  }
  return pages
}

function short(text) {
  const plain = text.replaceAll('**', '')
  const end = plain.search(/[.:;](\s|$)/)
  return (end > 0 ? plain.slice(0, end) : plain).slice(0, 90)
}

const [chapters, tests, guide] = [readChapters(), readTests(), readGuide()]
const known = new Set(chapters.flatMap(({ rows }) => rows.map(({ id }) => id)))
const named = [...known].filter((id) => tests.has(id)).length
const lines = [
  '# What is proven',
  '',
  'Written by `npm run spec`. A test names the requirement it proves part of; that a row has tests does not say that it holds',
  'whole. What the guide does not tell is not there for a person yet.',
  '',
  `${named} of ${known.size} requirements are named by a test.`,
]
for (const { title, rows } of chapters) {
  lines.push('', `## ${title}`, '', '| | Requirement | Tests | Guide |', '|---|---|---|---|')
  for (const { id, what } of rows) {
    const files = [...(tests.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    const shown = files
      .map(([file, count]) => `[${file.split('/').at(-1)}](../../${file}) ${count}`)
      .join('<br>')
    lines.push(`| ${id} | ${short(what)} | ${shown} | ${(guide.get(id) ?? []).join('<br>')} |`)
  }
}
writeFileSync(join(specFolder, 'status.md'), `${lines.join('\n')}\n`)
const unknown = [...tests.keys()].filter((id) => !known.has(id)).sort()
if (unknown.length > 0) console.log(`Tests name requirements that do not exist: ${unknown.join(', ')}`)
console.log(`${named} of ${known.size} requirements are named by a test (docs/spec/status.md)`)
