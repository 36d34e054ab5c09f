import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''

describe('[N3.2] the README', () => {
  test('[N3.2] its example runs and gives what its comments say', async () => {
    const file = join(import.meta.dirname, `readme-example.${process.pid}.ts`)
    const body = code
      .replaceAll("'@sluice/bpmn/xml'", "'./xml.ts'")
      .replaceAll("'@sluice/bpmn'", "'./index.ts'")
      .concat('\nexport { again, apply, boss, document, done, model, started }\n')
    writeFileSync(file, body)
    try {
      const example = await import(/* @vite-ignore */ file)
      const { checkProcess } = await import('./xml.ts')
      const { variablesOf } = await import('./index.ts')
      expect(checkProcess(example.document)).toEqual([])
      expect(example.apply.nodeId).toBe('apply')
      expect(example.boss.nodeId).toBe('boss')
      expect(example.done.state.status).toBe('completed')
      expect(variablesOf(example.done.state)).toEqual({ days: 5 })
      expect(example.again.refused).toBe('instance-not-running')
      expect(JSON.parse(JSON.stringify(example.model))).toEqual(example.model)
    } finally {
      rmSync(file)
    }
  })
})
