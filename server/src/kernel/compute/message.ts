import type { SluiceError, Text } from '../errors.ts'

/** An error as it travels between processes. */
export type CarriedError =
  | { kind: 'told'; code: string; status: number; text: Text; params: object; fields: SluiceError['fields'] }
  | { kind: 'unexpected'; message: string; stack: string }

/** What a process is asked: to work, to go on after a batch was read, to take what it wanted to be fed with. */
export type Request =
  | { type: 'run'; module: string; input: unknown }
  | { type: 'more' }
  | { type: 'feed'; item: unknown }
  | { type: 'fed' }

export type Answer =
  | { type: 'ready' }
  /** The work was found and begins. */
  | { type: 'begun' }
  | { type: 'result'; value: unknown }
  | { type: 'batch'; items: unknown[] }
  /** It waits for the next item of its feed. */
  | { type: 'want' }
  | { type: 'end' }
  | { type: 'error'; error: CarriedError }

/** Batches a stream may be ahead of its reader. */
export const batchesAhead = 2
