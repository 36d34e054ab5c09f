export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX'

export type TableOutput = {
  name: string
  /** Values allowed, the most wanted first; FEEL. */
  values?: string
  /** Value when no rule fits; FEEL. */
  fallback?: string
}

export type DecisionLogic =
  | { kind: 'expression'; text: string }
  | {
      kind: 'table'
      hitPolicy: HitPolicy
      aggregation?: Aggregation
      inputs: string[]
      outputs: TableOutput[]
      rules: { when: string[]; gives: string[] }[]
    }

/** One decision of a model; its result is known to those after it by its name. */
export type DecisionNode = { id: string; name: string; logic: DecisionLogic }

/** A decision with all it requires, in the order in which they are to be made. Plain JSON. */
export type DecisionModel = { format: 1; id: string; name: string; decisions: DecisionNode[] }

export type DecisionFault =
  | 'decision-unknown'
  | 'decision-circular'
  | 'decision-not-supported'
  | 'decision-unreadable'
  | 'rules-overlap'
  | 'results-differ'
  | 'expression-failed'

/** A decision cannot be read or made; `code` says why. */
export class DecisionFailed extends Error {
  readonly code: DecisionFault
  constructor(code: DecisionFault, message: string) {
    super(message)
    this.code = code
  }
}
