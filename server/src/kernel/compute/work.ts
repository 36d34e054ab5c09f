import { unpackError } from './carry-error.ts'
import type { Computation, ComputationLimits, StreamedComputation } from './computation.ts'
import type { ComputeProcess } from './compute-process.ts'
import { computationTooLarge, computationTooLong } from './errors.ts'
import { type Answer, batchesAhead } from './message.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'

interface Listening {
  limits: ComputationLimits
  signal: AbortSignal | undefined
  answered(answer: Exclude<Answer, { type: 'ready' | 'begun' }>): void
  /** The process is ended already. */
  failed(error: Error): void
}

/** Milliseconds in which a process has started and found its work; on a busy machine that takes seconds, which are not the work's. */
const longestStart = 30_000

/** Listens to a process until `stop`; a deadline, an abort or its end become an error. */
function listen(process: ComputeProcess, { limits, signal, answered, failed }: Listening) {
  const fail = (error: Error) => {
    stop()
    process.kill()
    failed(error)
  }
  const abort = () => fail(signal!.reason as Error)
  const watch: Stopwatch = stopwatch(limits.deadlineMilliseconds, () =>
    fail(computationTooLong({ seconds: limits.deadlineMilliseconds / 1000 })),
  )
  const start = stopwatch(longestStart, () => fail(new Error('A computation did not begin')))
  const stop = () => {
    start.pause()
    watch.pause()
    signal?.removeEventListener('abort', abort)
    process.listener = undefined
  }
  signal?.addEventListener('abort', abort)
  process.listener = {
    answered: (answer) => {
      if (answer.type === 'begun') {
        start.pause()
        watch.go()
      } else if (answer.type !== 'ready') answered(answer)
    },
    ended: (endedBy) => fail(endedBy ? computationTooLarge({ megabytes: limits.heapMegabytes }) : vanished()),
  }
  start.go()
  return { watch, stop }
}

const vanished = () => new Error('The process of a computation ended without an answer')

/** Does one piece of work in a process. @throws what it throws, computationTooLong, computationTooLarge */
export function workOnce<Input, Output>(
  process: ComputeProcess,
  { module, limits }: Computation<Input, Output>,
  input: Input,
  signal: AbortSignal | undefined,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const { stop } = listen(process, {
      limits,
      signal,
      answered: (answer) => {
        stop()
        if (answer.type === 'error') reject(unpackError(answer.error))
        if (answer.type === 'result') resolve(answer.value as Output)
      },
      failed: reject,
    })
    process.send({ type: 'run', module, input })
  })
}

/**
 * Does it item by item; whoever leaves the loop early ends the process, and the feed.
 * @throws as `workOnce`, and what the feed throws
 */
export async function* workStepwise<Input, Item, Fed>(
  process: ComputeProcess,
  { module, limits }: StreamedComputation<Input, Item, Fed>,
  input: Input,
  { signal, feed }: { signal: AbortSignal | undefined; feed: AsyncIterable<Fed> | undefined },
): AsyncGenerator<Item> {
  const batches: Item[][] = []
  let outcome: { error?: Error } | undefined
  let hungry = false
  let wake = () => {}
  const settle = (settled: { error?: Error }) => {
    outcome ??= settled
    wake()
  }
  const { watch, stop } = listen(process, {
    limits,
    signal,
    answered: (answer) => {
      if (answer.type === 'batch') batches.push(answer.items as Item[])
      if (answer.type === 'want') hungry = true
      keepTime()
      if (answer.type === 'batch') return wake()
      if (answer.type === 'want') return void feedNext()
      stop()
      settle(answer.type === 'error' ? { error: unpackError(answer.error) } : {})
    },
    failed: (error) => settle({ error }),
  })
  // So far ahead it waits for its reader, and before that for its feed, whose time is not its own.
  const keepTime = () => (hungry || batches.length >= batchesAhead ? watch.pause() : watch.go())
  const items = feed?.[Symbol.asyncIterator]()
  let next = items?.next()
  next?.catch(() => undefined)
  const feedNext = async () => {
    try {
      const found = await next
      if (outcome) return
      process.send(found && !found.done ? { type: 'feed', item: found.value } : { type: 'fed' })
      hungry = false
      keepTime()
      // What comes after is made ready meanwhile.
      if (found && !found.done) {
        next = items!.next()
        next.catch(() => undefined)
      }
    } catch (error) {
      stop()
      process.kill()
      settle({ error: error as Error })
    }
  }
  process.send({ type: 'run', module, input })
  try {
    for (;;) {
      const batch = batches[0]
      if (batch) {
        yield* batch
        batches.shift()
        if (outcome) continue
        process.send({ type: 'more' })
        keepTime()
      } else if (outcome?.error) throw outcome.error
      else if (outcome) return
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    stop()
    if (!outcome) process.kill()
    // A generator ends when what it is doing is done.
    await next?.catch(() => undefined)
    await items?.return?.()
  }
}
