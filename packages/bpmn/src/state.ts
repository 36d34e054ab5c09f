/** Variables by name; any JSON value. */
export type Variables = Record<string, unknown>

type ItemBase = {
  id: number
  /** Id of the flow node. */
  node: string
  /** Item this one lives in: a scope, a multi-instance activity or a running compensation. The root has -1. */
  parent: number
  /** Local variables. */
  vars?: Variables
  /** Definitions that have happened of an event that needs all of them, by event id. */
  got?: Record<string, number[]>
  /** Conditional events whose condition held when last looked at; after a `?`, those whose condition failed. */
  held?: string[]
}

/** A completed activity that may have to be compensated. */
export type Completed = { node: string; vars?: Variables; inner?: Completed[] }

/** What waits at a node of a process instance. Everything an instance is, is a list of these. */
export type Item =
  /** A running process, sub-process or event sub-process. */
  | (ItemBase & { kind: 'scope'; done?: Completed[]; interrupted?: true; cancelled?: true; todo?: string[] })
  /** An activity that waits for somebody outside: a person, a service, a called process. */
  | (ItemBase & { kind: 'task'; index?: number; failure?: string })
  /** A looping or multi-instance activity; its instances are its children. */
  | (ItemBase & {
      kind: 'multi'
      total?: number
      started: number
      completed: number
      terminated: number
      results?: unknown[]
      /** Completed instances that can be undone. */
      done?: Completed[]
    })
  /** A token that waits for an event: catch event, event gateway, receive task. */
  | (ItemBase & { kind: 'catch'; index?: number })
  /** A token that waits at a join, or for the start quantity of an activity, and the flow it came by. */
  | (ItemBase & { kind: 'join'; flow: string })
  /** A complex gateway that has been activated and waits for its reset; flows used in the first phase. */
  | (ItemBase & { kind: 'reset'; flows: string[] })
  /** A running compensation, and what happens after it. */
  | (ItemBase & { kind: 'compensation'; todo: Completed[]; after: 'leave' | 'cancel' | 'nothing' })
  /** A token that cannot go on until somebody looks at it; `times` when there are several of the same kind. */
  | (ItemBase & { kind: 'incident'; code: string; phase: 'enter' | 'leave'; flow?: string; times?: number })

export type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>

/** An armed timer: the item that owns it, the event node, and which of its definitions. */
export type Timer = { id: string; item: number; node: string; def: number; left?: number }

export type InstanceStatus = 'new' | 'running' | 'completed' | 'terminated' | 'cancelled' | 'failed'

/** Everything an instance is, as JSON. Made and changed by `step` only. */
export type InstanceState = {
  status: InstanceStatus
  /** Next free id. */
  next: number
  items: Item[]
  timers: Timer[]
}
