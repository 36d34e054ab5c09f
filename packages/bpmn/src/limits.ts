/**
 * What one flow may ask of everybody's machine. `checkProcess` tells the bounds of a file before it is published; the
 * stepper holds the others while it runs, and leaves an incident where one is met.
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
} as const
