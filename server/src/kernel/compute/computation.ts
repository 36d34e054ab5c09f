/** What a computation may use; told to whoever sent the work when it is not enough. */
export interface ComputationLimits {
  /** Milliseconds it may work; time in which a stream waits for its reader or its feed does not count. */
  deadlineMilliseconds: number
  /** Heap in megabytes; buffers may take half as much again. */
  heapMegabytes: number
}

interface ComputationPart {
  readonly isComputation: true
  /** Address of the file that declares it, which a process of its own loads. */
  readonly module: string
  readonly limits: ComputationLimits
}

/** Work with one answer. */
export interface Computation<Input, Output> extends ComputationPart {
  readonly kind: 'single'
  run(input: Input): Output | Promise<Output>
}

/** Work whose answer is read item by item. */
export interface StreamedComputation<Input, Item, Fed = never> extends ComputationPart {
  readonly kind: 'stream'
  /** @param feed what it is given while it works, one item after the other, each when it asks for it */
  run(input: Input, feed: AsyncIterable<Fed>): Iterable<Item> | AsyncIterable<Item>
}

interface Declaration<Run> {
  /** `import.meta.url` of the declaring file. */
  module: string
  limits: ComputationLimits
  run: Run
}

/**
 * Declares pure work on what strangers sent, or work that takes long: it runs in a process of its own with a deadline
 * and a limit of memory, by `compute.run`. Export it from a file in a `computations/` folder, one to a file; that file
 * imports what the work needs and nothing of the house. Input and output are data (structured clone).
 */
export function defineComputation<Input, Output>(
  declaration: Declaration<Computation<Input, Output>['run']>,
): Computation<Input, Output> {
  return { isComputation: true, kind: 'single', ...declaration }
}

/**
 * The same for work that yields many items; they travel in batches, and it waits for a reader who is slower. What is too
 * much to be its input at once is its feed.
 */
export function defineStreamedComputation<Input, Item, Fed = never>(
  declaration: Declaration<StreamedComputation<Input, Item, Fed>['run']>,
): StreamedComputation<Input, Item, Fed> {
  return { isComputation: true, kind: 'stream', ...declaration }
}

export type AnyComputation = Computation<never, unknown> | StreamedComputation<never, unknown, never>

/** Recognizes what the two above made among a file's exports. */
export function isComputation(value: unknown): value is AnyComputation {
  return typeof value === 'object' && value !== null && 'isComputation' in value
}
