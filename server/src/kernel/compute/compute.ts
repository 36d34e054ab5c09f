import { availableParallelism } from 'node:os'
import type { Computation, StreamedComputation } from './computation.ts'
import { type LaneSize, openLane } from './lane.ts'
import { warmProcesses } from './warm-processes.ts'
import { workOnce, workStepwise } from './work.ts'

export interface ComputeCall {
  /** For whom; tenants take turns, and none holds all places. */
  tenantId?: string
  /** Ends the work at once when it is aborted. */
  signal?: AbortSignal
}

/** The one place where work on foreign bytes and heavy pure work is done: outside of the event loop and of our memory. */
export interface Compute {
  /**
   * Does the work in a process of its own. A stream begins when it is read, waits while its reader is slow, and ends when
   * the loop is left; while reading one, no other is begun.
   * @throws what the work throws: a SluiceError as itself, any other as an error of ours; computationTooLong,
   *   computationTooLarge, computeBusy, or the reason of the signal
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
  /** Ends all work. */
  close(): void
}

/** Processes work beside each other as well as threads do; a few more than processors let short work pass long work. */
const usualSize: LaneSize = { places: Math.max(4, availableParallelism()), waiting: 100 }
const usualIdle = 10_000

export interface ComputeOptions {
  lane?: LaneSize
  idleMilliseconds?: number
}

export function openCompute({
  lane = usualSize,
  idleMilliseconds = usualIdle,
}: ComputeOptions = {}): Compute {
  const processes = warmProcesses(idleMilliseconds)
  // Streams last as long as their readers want: they must not keep short work waiting, which a reader may ask for.
  const lanes = { single: openLane(lane), stream: openLane(lane) }

  async function runSingle<Input, Output>(
    computation: Computation<Input, Output>,
    input: Input,
    { tenantId = '', signal }: ComputeCall,
  ): Promise<Output> {
    const leave = await lanes.single.enter(tenantId, signal)
    const process = processes.take(computation.limits.heapMegabytes)
    try {
      return await workOnce(process, computation, input, signal)
    } finally {
      processes.giveBack(process)
      leave()
    }
  }

  async function* runStream<Input, Item>(
    computation: StreamedComputation<Input, Item>,
    input: Input,
    { tenantId = '', signal }: ComputeCall,
  ): AsyncGenerator<Item> {
    const leave = await lanes.stream.enter(tenantId, signal)
    const process = processes.take(computation.limits.heapMegabytes)
    try {
      yield* workStepwise(process, computation, input, signal)
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
    close: () => {
      const closed = new Error('The house is closed')
      for (const { close } of Object.values(lanes)) close(closed)
      processes.close()
    },
  }
}
