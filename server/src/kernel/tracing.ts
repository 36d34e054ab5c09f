import type { Attributes } from '@opentelemetry/api'

/** Where whoever loaded an SDK before the server (`--import`) makes it known to every copy of the interface. */
const isTraced = Symbol.for('opentelemetry.js.api.1') in globalThis
// The interface alone takes 7 MB: who looks at no traces does not pay for them.
const api = isTraced ? await import('@opentelemetry/api') : undefined

/** What is inside the server, what it asks others for, and what somebody queued for it. */
export type SpanKind = 'internal' | 'client' | 'consumer'

export interface SpanAbout {
  name: string
  kind?: SpanKind
  /** Few values each: no ids of tenants or people, nothing that somebody wrote. */
  attributes?: Attributes
}

/**
 * Runs `work` as one span of a trace; without an SDK it just runs. Of what fails the span tells the code, never the
 * message, which may quote what somebody wrote; a refusal is no failure of the server.
 */
export function inSpan<Result>(about: SpanAbout, work: () => Promise<Result>): Promise<Result> {
  if (!api) return work()
  const { SpanKind, SpanStatusCode, trace } = api
  const { name, kind = 'internal', attributes = {} } = about
  const kinds = { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }
  return trace.getTracer('sluice').startActiveSpan(name, { kind: kinds[kind], attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      const { code, status = 500, name: type } = error as { code?: string; status?: number; name?: string }
      span.setAttribute('error.type', code ?? type ?? 'unknown')
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The trace under way, for lines of the log; undefined when nobody traces. */
export function currentTraceId(): string | undefined {
  return api?.trace.getActiveSpan()?.spanContext().traceId
}
