/**
 * What one flow may ask of everybody's machine. `checkProcess` tells the bounds of a file before it is published; the
 * stepper and the server around it hold the others while it runs, and leave an incident where one is met.
 */
export const FLOW_LIMITS = {
  /** Processes, pools and flow nodes of a file. */
  nodes: 5_000,
  /** Sequence flows of a file. */
  flows: 20_000,
  /** Elements of a file inside each other. */
  depth: 200,
  /** Branches of a tree inside each other. */
  treeDepth: 50,
  /** Instances of one multi-instance activity. */
  instances: 1_000,
  /** Rounds of one standard loop. */
  rounds: 1_000,
  /** Tokens an activity waits for, or sends on. */
  quantity: 100,
  /** Tokens moved, instances begun and conditions asked by one command. */
  steps: 20_000,
  /** What is alive in one instance of a flow at a time: tokens, tasks, sub-processes. */
  items: 10_000,
  /** People asked by one act. */
  tasks: 5_000,
  /** Least seconds between two firings of a repeating timer. */
  cycleSeconds: 60,
  /** Timers of one instance that fire within an hour; what is due beyond that waits for the next. */
  firingsPerHour: 1_000,
} as const
