import { unpackError } from './carry-error.ts'
import type { Computation, ComputationLimits, StreamedComputation } from './computation.ts'
import type { ComputeProcess } from './compute-process.ts'
import { computationTooLarge, computationTooLong } from './errors.ts'
import { type Answer, batchesAhead } from './message.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'

interface Listening {
  limits: ComputationLimits
  signal: AbortSignal | undefined
  answered(answer: Exclude<Answer, { type: 'ready' }>): void
  /** The process is ended already. */
  failed(error: Error): void
}

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
  const stop = () => {
    watch.pause()
    signal?.removeEventListener('abort', abort)
    process.listener = undefined
  }
  signal?.addEventListener('abort', abort)
  process.listener = {
    answered: (answer) => {
      if (answer.type !== 'ready') answered(answer)
    },
    ended: (endedBy) => fail(endedBy ? computationTooLarge({ megabytes: limits.heapMegabytes }) : vanished()),
  }
  watch.go()
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

/** Does it item by item; whoever leaves the loop early ends the process. @throws as `workOnce` */
export async function* workStepwise<Input, Item>(
  process: ComputeProcess,
  { module, limits }: StreamedComputation<Input, Item>,
  input: Input,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  const batches: Item[][] = []
  let outcome: { error?: Error } | undefined
  let wake = () => {}
  const settle = (settled: { error?: Error }) => {
    outcome = settled
    wake()
  }
  const { watch, stop } = listen(process, {
    limits,
    signal,
    answered: (answer) => {
      if (answer.type === 'batch') batches.push(answer.items as Item[])
      // So far ahead it waits for its reader, whose time is not its own.
      if (batches.length === batchesAhead) watch.pause()
      if (answer.type === 'batch') return wake()
      stop()
      settle(answer.type === 'error' ? { error: unpackError(answer.error) } : {})
    },
    failed: (error) => settle({ error }),
  })
  process.send({ type: 'run', module, input })
  try {
    for (;;) {
      const batch = batches[0]
      if (batch) {
        yield* batch
        batches.shift()
        if (outcome) continue
        process.send({ type: 'more' })
        watch.go()
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
  }
}
