import { type Span, type SpanOptions, trace } from '@opentelemetry/api'
import { beforeEach, expect, test } from 'vitest'
import { defineError } from './errors.ts'

interface Told {
  name: string
  kind: unknown
  attributes: Record<string, unknown>
  status?: unknown
  ended: boolean
}

const told: Told[] = []
beforeEach(() => void told.splice(0))

// As an SDK that is loaded before the server does.
trace.setGlobalTracerProvider({
  getTracer: () =>
    ({
      startActiveSpan: (name: string, { kind, attributes }: SpanOptions, run: (span: Span) => unknown) => {
        const span: Told = { name, kind, attributes: { ...attributes }, ended: false }
        told.push(span)
        return run({
          setAttribute: (key: string, value: unknown) => {
            span.attributes[key] = value
          },
          setStatus: (status: unknown) => {
            span.status = status
          },
          end: () => {
            span.ended = true
          },
        } as unknown as Span)
      },
    }) as never,
})
const { inSpan } = await import('./tracing.ts')

test('[8.12] work is one span that ends with it', async () => {
  const about = { name: 'job tidy', kind: 'consumer', attributes: { 'sluice.job': 'tidy' } } as const
  const result = await inSpan(about, async () => {
    expect(told).toMatchObject([{ name: 'job tidy', ended: false }])
    return 7
  })
  expect(result).toBe(7)
  expect(told).toEqual([{ name: 'job tidy', kind: 4, attributes: { 'sluice.job': 'tidy' }, ended: true }])
})

test('[8.12] a span of what failed tells the code and no words; a refusal is no failure', async () => {
  const refused = defineError('test.refused', 409, { zh: '不行', en: 'no {word}' })
  const refuse = () => inSpan({ name: 'refused' }, () => Promise.reject(refused({ word: 'secret' })))
  await expect(refuse()).rejects.toMatchObject({ code: 'test.refused' })
  const fail = () => inSpan({ name: 'failed' }, () => Promise.reject(new TypeError('secret')))
  await expect(fail()).rejects.toThrow('secret')
  expect(told).toMatchObject([
    { name: 'refused', attributes: { 'error.type': 'test.refused' }, ended: true },
    { name: 'failed', attributes: { 'error.type': 'TypeError' }, status: { code: 2 }, ended: true },
  ])
  expect(told[0]!.status).toBeUndefined()
  expect(JSON.stringify(told)).not.toContain('secret')
})
