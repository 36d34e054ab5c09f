import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test.each([
  ['N2.12', 'formula'],
  ['P4.2', 'policy'],
  ['N3.9', 'clock'],
])('[%s] the example of the README of %s runs as it stands', (_, name) => {
  const folder = join(import.meta.dirname, name)
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1]
  expect(example).toContain('assert.equal')
  const output = execFileSync(
    process.execPath,
    ['--input-type=module-typescript', '--eval', `${example}\nconsole.log('done')`],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(output).toBe('done\n')
})
