import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { generateSource } from 'oazapfts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../platform/identity/testing/browser.ts'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'
import { exampleInput } from './api-example.ts'
import { moduleNames } from './api-modules.ts'

interface Described {
  operationId: string
  tags: string[]
  security: object[]
  'x-keys': string
  parameters: { name?: string; in?: string; example?: unknown; content?: Content }[]
  requestBody?: { content: Content }
}
type Content = Record<string, { example?: unknown }>
interface Document {
  paths: Record<string, Record<string, Described>>
  tags: { name: string; description: string }[]
  components: { schemas: Record<string, unknown> }
}

let house: TestHouse
let document: Document
let folder: string
beforeAll(async () => {
  house = await createTestHouse()
  document = (await house.house.app.inject('/api/openapi.json')).json()
  folder = await mkdtemp(join(tmpdir(), 'sluice-api-'))
})
afterAll(async () => {
  await house?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** Routes that are no operations: contents are streamed. */
const byHand = ['file.upload', 'file.download']

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method, described })),
  )

describe('the description of the API', () => {
  test('[N5.6] is valid for a public validator', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document) as never)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(() => validator.resolveRefs()).not.toThrow()
  })

  test('[N5.6] makes a client with a public generator, recursive filters and trees included', async () => {
    const file = join(folder, 'openapi.json')
    await writeFile(file, JSON.stringify(document))
    const source = await generateSource(file, {})
    expect(source).toMatch(/export type Filter = Condition \| \{\s*all: Filter\[\];/)
    expect(source).not.toContain('__schema')
    const made = new Set(
      [...source.matchAll(/export function (\w+)/g)].map(([, name]) => name!.toLowerCase()),
    )
    const missing = operations().filter(
      ({ described }) => !made.has(described.operationId.replace('.', '').toLowerCase()),
    )
    expect(missing.map(({ described }) => described.operationId)).toEqual([])
  })

  test('[N5.6] names its components, and every operation stands under the tag of its module', () => {
    const { schemas } = document.components
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Filter', 'Record', 'FormDefinition', 'Problem']),
    )
    for (const name of Object.keys(schemas)) expect(name).toMatch(/^[A-Z][A-Za-z]+$/)
    expect(JSON.stringify(document)).not.toContain('#/$defs/')
    const tags = new Set(document.tags.map(({ name }) => name))
    for (const { described } of operations()) {
      expect(described.tags).toEqual([described.operationId.split('.')[0]])
      expect(tags).toContain(described.tags[0])
    }
    // A new module is described for people, too.
    expect([...tags].filter((name) => !moduleNames[name])).toEqual([])
  })

  test('[N5.6] every operation says whether a key may call it, and the scheme of keys stands with those that do', () => {
    for (const { described } of operations()) {
      const { operationId, security, 'x-keys': keys } = described
      const declared = house.house.registry.get(operationId)?.keys ?? 'open'
      expect([operationId, keys]).toEqual([operationId, declared])
      const takes = security.some((scheme) => 'key' in scheme)
      expect([operationId, takes]).toEqual([operationId, declared !== 'closed'])
    }
    expect(operations().map(({ described }) => described.operationId)).toEqual(expect.arrayContaining(byHand))
  })

  test('[N5.6] has an example for every operation that takes something, which its own schema accepts', () => {
    for (const { path, method, described } of operations()) {
      if (byHand.includes(described.operationId)) continue
      const operation = house.house.registry.get(described.operationId)!
      const input = inputOf(described)
      const given = operation.input.safeParse(input)
      expect([described.operationId, given.error?.issues ?? []]).toEqual([described.operationId, []])
      expect(input).toEqual(exampleInput(operation))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(input).toHaveProperty(name!)
      if (described.requestBody) expect(method).not.toBe('get')
    }
  })
})

/** What the examples of parameters and body say together. */
function inputOf({ parameters, requestBody }: Described): Record<string, unknown> {
  const places = parameters.filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
  const shown = places.map(({ name, example, content }) => [
    name!,
    example ?? content?.['application/json']?.example,
  ])
  return {
    ...Object.fromEntries(shown.filter(([, example]) => example !== undefined)),
    ...(requestBody?.content['application/json']?.example as object | undefined),
  }
}

test('[N5.6] a newcomer who sends the examples one after the other gets an app, a form, its records and a report', async () => {
  const { app } = house.house
  const { cookie } = await signedIn()
  const exampleId = '01a22900-0000-7000-8000-000000000001'
  /** Sends the example of an operation over HTTP, with the ids that were given before. */
  const send = async (id: string, ids: Record<string, string> = {}) => {
    const { path, method, described } = operations().find(
      ({ described: { operationId } }) => operationId === id,
    )!
    const put = <Value>(value: Value, name: string): Value =>
      JSON.parse(JSON.stringify(value).replaceAll(exampleId, ids[name] ?? ids.formId ?? exampleId)) as Value
    const query = new URLSearchParams()
    let url = path
    for (const { name = '', in: place, example, content } of described.parameters) {
      const value = example ?? content?.['application/json']?.example
      if (value === undefined) continue
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      if (place === 'path') url = url.replace(`{${name}}`, put(text, name))
      if (place === 'query') query.set(name, put(text, name))
    }
    const body = described.requestBody?.content['application/json']?.example as Record<string, unknown>
    const payload =
      body && Object.fromEntries(Object.entries(body).map(([name, value]) => [name, put(value, name)]))
    const answer = await app.inject({
      method: method.toUpperCase() as 'GET',
      url: query.size > 0 ? `${url}?${query}` : url,
      headers: { cookie, 'x-sluice-csrf': '1' },
      ...(payload ? { payload } : {}),
    })
    expect([id, answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([
      id,
      answer.statusCode,
      '',
    ])
    return answer.body ? answer.json() : undefined
  }
  const { id: appId } = await send('app.create')
  const { id: formId } = await send('form.create', { appId })
  const ids = { appId, formId }
  await send('form.saveDraft', ids)
  await send('form.previewPublish', ids)
  await send('form.publish', ids)
  const { id: recordId } = await send('record.create', ids)
  await send('record.get', { ...ids, recordId })
  expect((await send('record.list', ids)).items).toHaveLength(1)
  expect(await send('record.count', ids)).toEqual({ count: 1, estimated: false })
  expect((await send('report.run', ids)).rows).toEqual([expect.objectContaining({ values: [3600] })])
  await send('report.create', ids)
  await send('flow.saveDraft', ids)
  for (const id of [
    'app.list',
    'form.get',
    'flow.get',
    'member.list',
    'department.list',
    'role.list',
    'notice.list',
    'task.list',
    'audit.list',
    'permission.list',
    'identity.me',
    'identity.sessions',
    'tenant.current',
    'job.list',
    'report.list',
    'dashboard.list',
    'app.recycleBin',
  ]) {
    await send(id, ids)
  }
})

async function signedIn() {
  const browser = openBrowser(house.house.app)
  await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
  return browser
}
