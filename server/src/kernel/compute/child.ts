// The process that computations run in. It knows the computation it is asked for and nothing of the house.
import { Worker } from 'node:worker_threads'
import { packError } from './carry-error.ts'
import { type AnyComputation, isComputation } from './computation.ts'
import { type Answer, batchesAhead, type Request } from './message.ts'

/** Items that travel together, unless they were long in coming. */
const batchSize = 256
const batchMilliseconds = 50

const answer = (message: Answer) => process.send!(message)

let credit = batchesAhead
let wake: (() => void) | undefined
/** Takes the next item of the feed, once it was asked for. */
let give: ((next: IteratorResult<unknown, undefined>) => void) | undefined

async function find(module: string): Promise<AnyComputation> {
  const found = Object.values((await import(module)) as Record<string, unknown>).filter(isComputation)
  if (found.length !== 1) throw new Error(`${module} must export one computation, not ${found.length}`)
  return found[0]!
}

async function send(items: unknown[]): Promise<void> {
  while (credit === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  credit--
  answer({ type: 'batch', items })
}

async function stream(source: Iterable<unknown> | AsyncIterable<unknown>): Promise<void> {
  let items: unknown[] = []
  let begun = performance.now()
  for await (const item of source) {
    if (items.length === 0) begun = performance.now()
    items.push(item)
    if (items.length < batchSize && performance.now() - begun < batchMilliseconds) continue
    await send(items)
    items = []
  }
  if (items.length > 0) await send(items)
}

const feed: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({
    next: () =>
      new Promise((resolve) => {
        give = resolve as typeof give
        answer({ type: 'want' })
      }),
  }),
}

async function run({ module, input }: Extract<Request, { type: 'run' }>): Promise<void> {
  try {
    const computation = await find(module)
    answer({ type: 'begun' })
    if (computation.kind === 'single') {
      answer({ type: 'result', value: await computation.run(input as never) })
      return
    }
    credit = batchesAhead
    await stream(computation.run(input as never, feed))
    answer({ type: 'end' })
  } catch (error) {
    answer({ type: 'error', error: packError(error) })
  }
}

new Worker(new URL('./watch.ts', import.meta.url), {
  workerData: { maximumBytes: Number(process.argv[2]) },
  resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
}).unref()
process.on('disconnect', () => process.exit())
process.on('message', (request: Request) => {
  if (request.type === 'run') return void run(request)
  if (request.type === 'feed') return give?.({ value: request.item, done: false })
  if (request.type === 'fed') return give?.({ value: undefined, done: true })
  credit++
  wake?.()
})
answer({ type: 'ready' })
