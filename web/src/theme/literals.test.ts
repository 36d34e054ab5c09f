import { expect, test } from 'vitest'

interface FileSystem {
  readdirSync(folder: URL, options: { recursive: true }): string[]
  readFileSync(file: URL, encoding: 'utf8'): string
}
// The web is checked without Node's types, so that no browser code leans on them.
const nodeFs: string = 'node:fs'
const { readdirSync, readFileSync } = (await import(/* @vite-ignore */ nodeFs)) as FileSystem

const sources = new URL('../', import.meta.url)

/** `#fff`, `rgb(…)`, `hsl(…)`: a colour that does not come from the tokens. */
const colour = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?=['"`;,)\s])|\b(?:rgba?|hsla?)\(/gi

test('colours stand in theme/tokens.ts and nowhere else', () => {
  const files = readdirSync(sources, { recursive: true }).filter(
    (file) => /\.(css|tsx?)$/.test(file) && !file.endsWith('.test.ts') && !file.endsWith('tokens.ts'),
  )
  const found = files.flatMap((file) =>
    (readFileSync(new URL(file, sources), 'utf8').match(colour) ?? []).map(
      (literal) => `${file}: ${literal}`,
    ),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

test('the search finds what it is for', () => {
  for (const literal of ['color: #fff;', "fill: '#0E7C86'", 'rgb(1 2 3)', 'background:hsl(0 0% 0%)']) {
    expect(literal.match(colour), literal).not.toBeNull()
  }
  expect('<a href="#main">'.match(colour)).toBeNull()
})
