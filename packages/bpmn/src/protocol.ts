import type { Expression, TaskKind } from './model.ts'
import type { InstanceState, Variables } from './state.ts'

/** What the outside tells an instance. Task ids are those of the `taskOpened` and other opening effects. */
export type Command =
  /** Begins the instance, at the none start events or at the event that triggered it. */
  | { type: 'start'; variables?: Variables; trigger?: { node: string; definition?: number } }
  /** A person, a service or a called process is done. `goTo` sends the token there instead of along the flows. */
  | { type: 'completeTask'; taskId: number; variables?: Variables; goTo?: string }
  /** It failed: with `error` as a BPMN error that a boundary event may catch, else as an incident. */
  | { type: 'failTask'; taskId: number; error?: string; message?: string; variables?: Variables }
  /** Raises an escalation from an open task without ending it. */
  | { type: 'escalateTask'; taskId: number; code: string }
  | { type: 'fireTimer'; timerId: string }
  /** A message arrived; the first that waits takes it, or the one named. */
  | { type: 'message'; name: string; itemId?: number; variables?: Variables }
  /** A signal was broadcast; all that wait take it. */
  | { type: 'signal'; name: string; variables?: Variables }
  | { type: 'setVariables'; variables: Variables }
  /** Tries a token with an incident, or a failed task, again. */
  | { type: 'retry'; itemId: number }
  /**
   * Jump: takes the token of an open item to another node. Tokens before or behind the target go, unless kept; branches
   * that a join behind it needs begin again or, with `finished`, stay done where the token has passed that join. Who keeps
   * the others sees to it that the token comes back, by `goTo`.
   */
  | {
      type: 'moveToken'
      itemId: number
      to: string
      siblings?: 'cancel' | 'keep'
      branches?: 'again' | 'finished'
    }
  /** Starts one activity of an open ad-hoc sub-process. */
  | { type: 'activate'; scopeId: number; nodeId: string }
  /** One instance more of a running parallel or sequential multi-instance activity. */
  | { type: 'addInstance'; itemId: number; variables?: Variables }
  /** One instance less; the activity completes when it was the last. */
  | { type: 'removeInstance'; taskId: number }
  | { type: 'cancelInstance' }

export type TimerDue = { kind: 'date' | 'duration' | 'cycle'; value: string; left?: number }

type Opened = {
  taskId: number
  nodeId: string
  name: string
  /** Position of this instance, from 1, and number of instances when it is one of several. */
  index?: number
  total?: number
  /** Local variables of the instance. */
  variables?: Variables
}

/** What an instance wants done. The shell does it in the transaction that stores the state. */
export type Effect =
  /** A person has something to do. */
  | ({ type: 'taskOpened'; kind: 'user' | 'manual' } & Opened)
  /** Work for a machine; answered by `completeTask` or `failTask`. Scripts are never run by the stepper. */
  | ({
      type: 'serviceRequested'
      kind: Extract<TaskKind, 'service' | 'script' | 'businessRule'>
      script?: { text: string; format?: string }
      implementation?: string
    } & Opened)
  | ({ type: 'callRequested'; calledElement: string } & Opened)
  /** An opened task, service or call is no longer wanted. */
  | { type: 'taskCancelled'; taskId: number; nodeId: string }
  | { type: 'timerScheduled'; timerId: string; nodeId: string; due: TimerDue }
  | { type: 'timerCancelled'; timerId: string }
  | { type: 'messageThrown'; nodeId: string; itemId: number; name: string; variables?: Variables }
  /** Already delivered inside this instance; others are the shell's affair. */
  | { type: 'signalThrown'; nodeId: string; name: string }
  /** Nobody in this instance caught it. */
  | { type: 'escalationThrown'; nodeId: string; code: string }
  | { type: 'incident'; itemId: number; nodeId: string; code: IncidentCode; message?: string }
  | { type: 'incidentResolved'; itemId: number; nodeId: string }
  | { type: 'nodeEntered'; nodeId: string; itemId: number }
  | { type: 'nodeLeft'; nodeId: string; itemId: number; how: 'completed' | 'cancelled' | 'compensated' }
  | { type: 'flowTaken'; flowId: string }
  | { type: 'variablesChanged'; names: string[] }
  | { type: 'instanceEnded'; outcome: 'completed' | 'terminated' | 'cancelled' | 'failed'; error?: string }

export type IncidentCode =
  | 'no-flow-can-be-taken'
  | 'expression-failed'
  | 'service-failed'
  | 'loop-cardinality-invalid'
  | 'link-target-missing'
  /** Tokens wait for others that can never come. */
  | 'waits-for-ever'
  /** A bound of `FLOW_LIMITS` was met; what could not go on waits at the incident. */
  | 'too-many-steps'
  | 'too-many-items'
  | 'too-many-instances'
  | 'too-many-rounds'

/** Why a command did nothing. */
export type RefusalCode =
  | 'instance-not-running'
  | 'model-faulty'
  | 'instance-already-started'
  | 'task-not-open'
  | 'timer-not-armed'
  | 'nobody-waits'
  | 'item-unknown'
  | 'node-unknown'
  | 'nothing-to-retry'
  | 'start-unknown'
  | 'not-possible'
  /** A join behind the place would wait for ever. */
  | 'partners-missing'

export type StepResult = {
  state: InstanceState
  effects: Effect[]
  /** Set when the command was not legal now; the state is then the one given, with no effects. */
  refused?: RefusalCode
}

/** What the stepper may ask the outside; synchronous, and the same answer for the same question. */
export type Facts = {
  /** Value of an expression over the variables visible at its place. Throws make an incident. */
  evaluate: (expression: Expression, scope: Variables) => unknown
}
