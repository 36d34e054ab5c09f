import { describe, expect, test } from 'vitest'
import { readDescription, readInput } from './api-description.ts'
import { curlOf, requestOf } from './request-of.ts'

interface Crypto {
  createHash(name: string): Digest
  createHmac(name: string, key: string): Digest
}
interface Digest {
  update(text: string): { digest(encoding: 'hex'): string }
}
// The web is checked without Node's types, so that no browser code leans on them.
const names: readonly string[] = ['node:crypto', 'node:child_process']
const [{ createHash, createHmac }, { execFileSync }] = (await Promise.all(
  names.map((name) => import(/* @vite-ignore */ name)),
)) as unknown as [Crypto, { execFileSync(file: string, words: string[]): { toString(): string } }]

const described = readDescription({
  tags: [{ name: 'record', description: '数据 · Records of a form' }],
  paths: {
    '/api/forms/{formId}/records': {
      get: {
        operationId: 'record.list',
        summary: 'Records',
        description: '数据',
        tags: ['record'],
        'x-keys': 'open',
        parameters: [
          { name: 'formId', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' },
          { name: 'limit', in: 'query', schema: { type: 'integer' }, example: 20 },
          {
            name: 'filter',
            in: 'query',
            content: { 'application/json': { schema: {}, example: { all: [] } } },
          },
        ],
      },
      post: {
        operationId: 'record.create',
        summary: 'Add a record',
        description: '新增',
        tags: ['record'],
        'x-keys': 'open',
        parameters: [
          { name: 'formId', in: 'path', required: true, schema: { type: 'string' }, example: 'x' },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: { properties: { values: { type: 'object' } }, required: ['values'] },
              example: { values: { title: "it's 办公椅" } },
            },
          },
        },
      },
    },
    '/api/me': {
      get: {
        operationId: 'identity.me',
        summary: 'Me',
        description: '我',
        tags: ['identity'],
        'x-keys': 'closed',
        parameters: [],
      },
    },
  },
})
const [list, create] = described.operations

describe('[N5.6] a request of the try-out page', () => {
  test('only what keys may call is offered', () => {
    expect(described.operations.map(({ id }) => id)).toEqual(['record.list', 'record.create'])
    expect([described.tagName('record', 'zh'), described.tagName('record', 'en')]).toEqual([
      '数据',
      'Records of a form',
    ])
  })

  test('what is typed becomes input, or is named as missing or no JSON', () => {
    expect(readInput(list!.fields, { formId: 'a', limit: '20', filter: '' })).toEqual({
      input: { formId: 'a', limit: 20 },
      wrong: {},
    })
    expect(readInput(list!.fields, { filter: '{' }).wrong).toEqual({ formId: 'missing', filter: 'json' })
  })

  test('parameters travel as the server reads them', () => {
    expect(requestOf(list!, { formId: 'a/b', limit: 20, filter: { all: [] } })).toEqual({
      method: 'GET',
      path: '/api/forms/a%2Fb/records',
      query: 'limit=20&filter=%7B%22all%22%3A%5B%5D%7D',
      body: '',
    })
  })

  test('[L8.1] the commands for a shell sign as the simple profile says', () => {
    for (const [operation, input] of [
      [list!, { formId: 'a', limit: 20, filter: { all: [] } }],
      [create!, { formId: 'x', values: { title: "it's 办公椅" } }],
    ] as const) {
      const request = requestOf(operation, input)
      const script = curlOf(request, { server: 'http://127.0.0.1', keyName: 'ak_x' }).replace(
        'sk_…',
        'sk_secret',
      )
      const printing = `curl() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${script}`
      const stdout = execFileSync('bash', ['-ec', printing]).toString()
      const sent = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(stdout)![1]!
      const [time, nonce] = [sent('X-Api-Timestamp'), sent('X-Api-Nonce')]
      const query = request.query.split('&').sort().join('&')
      const hash = createHash('sha256').update(request.body).digest('hex')
      const base = [request.method, request.path, query, time, nonce, hash].join('\n')
      expect(sent('X-Api-Signature')).toBe(createHmac('sha256', 'sk_secret').update(base).digest('hex'))
      expect(stdout).toContain(request.query ? `${request.path}?${request.query}` : request.path)
      if (request.body) expect(stdout).toContain(request.body)
    }
  })
})
