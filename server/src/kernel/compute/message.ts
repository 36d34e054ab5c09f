import type { SluiceError, Text } from '../errors.ts'

/** An error as it travels between processes. */
export type CarriedError =
  | { kind: 'told'; code: string; status: number; text: Text; params: object; fields: SluiceError['fields'] }
  | { kind: 'unexpected'; message: string; stack: string }

/** What a process is asked: to work, or to go on after a batch was read. */
export type Request = { type: 'run'; module: string; input: unknown } | { type: 'more' }

export type Answer =
  | { type: 'ready' }
  | { type: 'result'; value: unknown }
  | { type: 'batch'; items: unknown[] }
  | { type: 'end' }
  | { type: 'error'; error: CarriedError }

/** Batches a stream may be ahead of its reader. */
export const batchesAhead = 2
