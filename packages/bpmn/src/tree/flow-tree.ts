/** A flow as business people draw it: steps one after the other, with branches that come together again ([N3.3]). */
export type FlowTree = { id: string; name: string; root: FlowStep[] }

export type LeafKind = 'applicant' | 'approve' | 'fill' | 'cc' | 'robot' | 'delay' | 'subflow'

/** A step without branches; `config` is stored as it is and must not have a key `kind`. */
export type LeafStep = { kind: LeafKind; id: string; name: string; config: Record<string, unknown> }

/** `condition` is a formula; null marks the branch taken when no other holds. */
export type ConditionBranch = { id: string; name: string; condition: string | null; steps: FlowStep[] }
export type ParallelBranch = { id: string; name: string; steps: FlowStep[] }

export type FlowStep =
  | LeafStep
  /** The first branch whose condition holds. */
  | { kind: 'condition'; id: string; name: string; branches: ConditionBranch[] }
  /** Every branch whose condition holds, then together again. */
  | { kind: 'inclusive'; id: string; name: string; branches: ConditionBranch[] }
  | { kind: 'parallel'; id: string; name: string; branches: ParallelBranch[] }
  | { kind: 'end'; id: string; name: string }

export type BranchStep = Extract<FlowStep, { branches: unknown }>
