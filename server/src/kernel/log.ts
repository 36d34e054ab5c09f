import { type Logger, pino } from 'pino'
import { currentTraceId } from './tracing.ts'

export type Log = Logger

/** The structured log. Secrets are removed by name wherever they stand one or two levels deep. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    mixin: () => {
      const traceId = currentTraceId()
      return traceId ? { traceId } : {}
    },
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'cookie',
        'authorization',
        '*.password',
        '*.token',
        '*.secret',
        '*.cookie',
        '*.authorization',
      ],
      censor: '[removed]',
    },
  })
}
