import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))

test('[N2.12] the example of the README runs as it stands', () => {
  const readme = readFileSync(`${PACKAGE}/README.md`, 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1]
  expect(example).toContain('assert.equal')
  const output = execFileSync(
    process.execPath,
    ['--input-type=module-typescript', '--eval', `${example}\nconsole.log('done')`],
    {
      cwd: PACKAGE,
      encoding: 'utf8',
    },
  )
  expect(output).toBe('done\n')
})
