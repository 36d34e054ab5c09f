import { SluiceError } from '../errors.ts'
import type { CarriedError } from './message.ts'

/** Takes an error apart for its way to another process. */
export function packError(error: unknown): CarriedError {
  if (error instanceof SluiceError) {
    const { code, status, text, params, fields } = error
    return { kind: 'told', code, status, text, params, fields }
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'unexpected', message, stack: stack ?? message }
}

/** Puts it together again: one that was told to people is itself, any other is an error of ours with its trace. */
export function unpackError(carried: CarriedError): Error {
  if (carried.kind === 'told') {
    const { code, status, text, params, fields } = carried
    return new SluiceError(code, status, text, { ...params }, fields)
  }
  const error = new Error(carried.message)
  error.stack = carried.stack
  return error
}
