import { availableParallelism } from 'node:os'
import { fairTurns } from '../fair-turns.ts'
import type { Computation, StreamedComputation } from './computation.ts'
import { warmProcesses } from './warm-processes.ts'
import { workOnce, workStepwise } from './work.ts'

export interface ComputeCall {
  /** For whom; tenants take turns, and none holds all places. */
  tenantId?: string
  /** Ends the work at once when it is aborted. */
  signal?: AbortSignal
}

/** What a stream is fed with while it works; it is asked for an item when the one before is used up. */
interface FedCall<Fed> extends ComputeCall {
  feed: AsyncIterable<Fed>
}

/** The one place where work on foreign bytes and heavy pure work is done: outside of the event loop and of our memory. */
export interface Compute {
  /**
   * Does the work in a process of its own. A stream begins when it is read, waits while its reader is slow, and ends when
   * the loop is left; while reading one, no other is begun.
   * @throws what the work throws: a SluiceError as itself, any other as an error of ours; computationTooLong,
   *   computationTooLarge, busy when it waited too long, or the reason of the signal
   */
  run<Input, Output>(
    computation: Computation<Input, Output>,
    input: Input,
    call?: ComputeCall,
  ): Promise<Output>
  run<Input, Item>(
    computation: StreamedComputation<Input, Item>,
    input: Input,
    call?: ComputeCall,
  ): AsyncGenerator<Item>
  run<Input, Item, Fed>(
    computation: StreamedComputation<Input, Item, Fed>,
    input: Input,
    call: FedCall<Fed>,
  ): AsyncGenerator<Item>
  /** Ends all work. */
  close(): void
}

/** A few more than processors let short work pass long work. */
const usualPlaces = Math.max(4, availableParallelism())
const usualIdle = 10_000
/** Waiters of one tenant. */
const longestQueue = 100
/** A person has gone away by then; a stream is read by a job, which can wait. In milliseconds. */
const patience = { single: 60_000, stream: 600_000 }

export interface ComputeOptions {
  /** Pieces of work of each kind at once; a tenant has half of them at most. */
  places?: number
  idleMilliseconds?: number
}

export function openCompute({
  places = usualPlaces,
  idleMilliseconds = usualIdle,
}: ComputeOptions = {}): Compute {
  const processes = warmProcesses(idleMilliseconds)
  // Streams last as long as their readers want: they must not keep short work waiting, which a reader may ask for.
  const limits = { places, share: Math.ceil(places / 2), queue: longestQueue }
  const turns = {
    single: fairTurns({ ...limits, patience: patience.single }),
    stream: fairTurns({ ...limits, patience: patience.stream }),
  }

  async function runSingle<Input, Output>(
    computation: Computation<Input, Output>,
    input: Input,
    { tenantId, signal }: ComputeCall,
  ): Promise<Output> {
    const leave = await turns.single.take(tenantId, signal)
    const process = processes.take(computation.limits.heapMegabytes)
    try {
      return await workOnce(process, computation, input, signal)
    } finally {
      processes.giveBack(process)
      leave()
    }
  }

  async function* runStream<Input, Item, Fed>(
    computation: StreamedComputation<Input, Item, Fed>,
    input: Input,
    { tenantId, signal, feed }: ComputeCall & Partial<FedCall<Fed>>,
  ): AsyncGenerator<Item> {
    const leave = await turns.stream.take(tenantId, signal)
    const process = processes.take(computation.limits.heapMegabytes)
    try {
      yield* workStepwise(process, computation, input, { signal, feed })
    } finally {
      processes.giveBack(process)
      leave()
    }
  }

  function run<Input, Result>(
    computation: Computation<Input, Result> | StreamedComputation<Input, Result>,
    input: Input,
    call: ComputeCall = {},
  ) {
    return computation.kind === 'single'
      ? runSingle(computation, input, call)
      : runStream(computation, input, call)
  }

  return {
    run: run as Compute['run'],
    close: processes.close,
  }
}
