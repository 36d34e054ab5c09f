/** Text of an expression and the language it is written in (a URI; absent = the default of the file). */
export type Expression = { text: string; language?: string }

export type TimerSetting = { kind: 'date' | 'duration' | 'cycle'; expression: Expression }

/** What an event waits for or throws (BPMN 2.0 §10.5.5). References are resolved to names or codes. */
export type EventDefinition =
  | { kind: 'message'; name: string }
  | { kind: 'signal'; name: string }
  | { kind: 'timer'; timer: TimerSetting }
  | { kind: 'conditional'; condition: Expression }
  | { kind: 'error'; code?: string }
  | { kind: 'escalation'; code?: string }
  | { kind: 'compensate'; activity?: string; wait: boolean }
  | { kind: 'link'; name: string }
  | { kind: 'cancel' }
  | { kind: 'terminate' }

export type EventDefinitionKind = EventDefinition['kind']

/** What a multi-instance activity throws to its own boundary as instances complete (BPMN 2.0 Tables 10.30, 10.31). */
export type LoopEvent = { when?: Expression; definition?: EventDefinition }

/** A setting with which an activity can never run, whatever the values; an instance of such a model does not start. */
export type Fault = { nodeId: string; reason: 'quantity' | 'loop-maximum' | 'loop-cardinality' }

export type Loop =
  | { kind: 'standard'; testBefore: boolean; maximum?: number; condition?: Expression }
  | {
      kind: 'multi'
      sequential: boolean
      cardinality?: Expression
      /** Variable that holds the list; one instance per entry. */
      collection?: string
      /** Local variable that receives the entry of an instance. */
      item?: string
      /** Variable that receives the list of results, and the local variable a result is read from. */
      output?: string
      outputItem?: string
      completion?: Expression
      behavior: 'none' | 'one' | 'all' | 'complex'
      events?: LoopEvent[]
    }

export type TaskKind = 'user' | 'manual' | 'service' | 'script' | 'businessRule' | 'send' | 'receive' | 'none'

export type ScopeKind = 'process' | 'subProcess' | 'transaction' | 'adHoc' | 'eventSubProcess'

export type GatewayKind = 'exclusive' | 'parallel' | 'inclusive' | 'complex' | 'eventBased'

/** One value carried into or out of an activity by a data association (BPMN 2.0 §10.4.2). */
export type DataCopy = {
  from?: string
  to: string
  transformation?: Expression
  assignments?: DataAssignment[]
}
export type DataAssignment = { from: Expression; to: string }

type NodeBase = {
  id: string
  name: string
  /** Id of the process or sub-process this node lies in. */
  container: string
  incoming: string[]
  outgoing: string[]
  /** Name of the innermost lane the node lies in. */
  lane?: string
  /** Content of `<sluice:config>`, as written by `setConfig`. */
  sluice?: unknown
}

type ActivityBase = NodeBase & {
  default?: string
  /** Ids of the boundary events attached to it (without compensation events). */
  boundary: string[]
  loop?: Loop
  startQuantity: number
  completionQuantity: number
  /** Activity that undoes this one once it is completed. */
  compensation?: string
  isForCompensation?: true
  inputs?: DataCopy[]
  outputs?: DataCopy[]
}

export type TaskNode = ActivityBase & {
  type: 'task'
  task: TaskKind
  message?: string
  instantiate?: true
  script?: { text: string; format?: string }
  implementation?: string
}

export type CallNode = ActivityBase & { type: 'call'; calledElement?: string }

/** A process, sub-process, transaction, ad-hoc or event sub-process: a place where tokens live. */
export type ScopeNode = ActivityBase & {
  type: 'scope'
  scope: ScopeKind
  /** Nodes that get a token when the scope starts: none start events, else nodes without incoming flow. */
  starts: string[]
  /** Event sub-processes in it, except compensation handlers. */
  eventScopes: string[]
  /** Event sub-process that is its compensation handler. */
  compensationScope?: string
  adHoc?: { sequential: boolean; completion?: Expression; cancelRemaining: boolean }
  /** Start event of an event sub-process. */
  startEvent?: string
}

export type EventNode = NodeBase & {
  type: 'event'
  position: 'start' | 'end' | 'catch' | 'throw' | 'boundary'
  definitions: EventDefinition[]
  /** All definitions must happen, not just one. */
  parallelMultiple?: true
  /** Boundary and event sub-process start: does it stop what it is attached to? */
  interrupting: boolean
  attachedTo?: string
  outputs?: DataCopy[]
}

export type GatewayNode = NodeBase & {
  type: 'gateway'
  gateway: GatewayKind
  default?: string
  activation?: Expression
  instantiate?: true
  parallelEvents?: true
}

export type ProcessNode = TaskNode | CallNode | ScopeNode | EventNode | GatewayNode
export type ActivityNode = TaskNode | CallNode | ScopeNode

export type SequenceFlow = {
  id: string
  name: string
  source: string
  target: string
  condition?: Expression
  sluice?: unknown
}

/** A process ready to run: plain JSON, never changed after `compileProcess` made it. */
export type ProcessModel = {
  format: 1
  id: string
  name: string
  nodes: Record<string, ProcessNode>
  flows: Record<string, SequenceFlow>
  /** Start events that wait for something, and receive tasks or event gateways that instantiate. */
  triggers: string[]
  sluice?: unknown
  faults: Fault[]
  /** True when some event waits on a condition, so that it must be watched. */
  watchesConditions: boolean
}
