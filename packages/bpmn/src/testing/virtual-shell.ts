import { createInstance, step } from '../engine/step.ts'
import type { ProcessModel } from '../model.ts'
import type { Command, Effect, Facts, StepResult } from '../protocol.ts'
import type { InstanceState } from '../state.ts'

/** One running instance in a virtual shell. */
export type Running = { model: ProcessModel; state: InstanceState; effects: Effect[] }

type Appointment = { at: number; order: number; action: () => void }

/** What the shell does with work it is asked for; gives the command that answers, now or after a time. */
export type Worker = (
  effect: Extract<Effect, { type: 'serviceRequested' }>,
  shell: VirtualShell,
  instance: Running,
) => { after?: number; command: Command }

/** A shell in memory with a clock that is moved by hand: runs instances of several models that hear each other. */
export class VirtualShell {
  now = 0
  readonly instances: Running[] = []
  private readonly appointments: Appointment[] = []
  private readonly models: ProcessModel[]
  private readonly facts: Facts
  private readonly worker: Worker
  private order = 0
  private readonly inbox: (() => void)[] = []

  constructor(models: ProcessModel[], facts: Facts, worker: Worker) {
    this.models = models
    this.facts = facts
    this.worker = worker
  }

  start(model: ProcessModel, command: Extract<Command, { type: 'start' }>): Running {
    const instance: Running = { model, state: createInstance(), effects: [] }
    this.instances.push(instance)
    this.send(instance, command)
    return instance
  }

  /** Carries out a command and all that follows from it at once. */
  send(instance: Running, command: Command): StepResult {
    const result = step(instance.model, JSON.parse(JSON.stringify(instance.state)), command, this.facts)
    instance.state = result.state
    instance.effects.push(...result.effects)
    for (const effect of result.effects) this.inbox.push(() => this.carryOut(instance, effect))
    return result
  }

  /** Does everything due until a time. */
  runUntil(time: number): void {
    this.drain()
    for (;;) {
      const next = this.appointments.toSorted((a, b) => a.at - b.at || a.order - b.order)[0]
      if (!next || next.at > time) break
      this.appointments.splice(this.appointments.indexOf(next), 1)
      this.now = next.at
      next.action()
      this.drain()
    }
    this.now = Math.max(this.now, time)
  }

  private drain(): void {
    for (let job = this.inbox.shift(); job; job = this.inbox.shift()) job()
  }

  private later(after: number, action: () => void): void {
    this.appointments.push({ at: this.now + after, order: this.order++, action })
  }

  private carryOut(instance: Running, effect: Effect): void {
    switch (effect.type) {
      case 'serviceRequested': {
        const { after, command } = this.worker(effect, this, instance)
        if (after === undefined) this.send(instance, command)
        else this.later(after, () => this.send(instance, command))
        return
      }
      case 'callRequested':
        this.call(instance, effect.calledElement, effect.taskId)
        return
      case 'timerScheduled':
        this.later(milliseconds(effect.due.value), () =>
          this.send(instance, { type: 'fireTimer', timerId: effect.timerId }),
        )
        return
      case 'messageThrown':
        this.tell(instance, { type: 'message', name: effect.name })
        return
      case 'signalThrown':
        this.tell(instance, { type: 'signal', name: effect.name })
        return
      case 'instanceEnded':
        for (const caller of this.callers.get(instance) ?? [])
          this.send(caller.instance, caller.command(effect.outcome))
    }
  }

  private readonly callers = new Map<
    Running,
    { instance: Running; command: (outcome: string) => Command }[]
  >()

  private call(instance: Running, calledElement: string, taskId: number): void {
    const local = calledElement.slice(calledElement.indexOf(':') + 1)
    const model = this.models.find((one) => one.id === local)
    if (!model) throw new Error(`no model ${calledElement}`)
    const called: Running = { model, state: createInstance(), effects: [] }
    this.instances.push(called)
    this.callers.set(called, [{ instance, command: () => ({ type: 'completeTask', taskId }) }])
    this.send(called, { type: 'start', variables: instance.state.items[0]?.vars })
  }

  /** Gives an event to the other instances that wait for it, and starts what begins with it. */
  private tell(from: Running, event: Extract<Command, { type: 'message' | 'signal' }>): void {
    for (const other of this.instances.slice()) {
      if (other !== from && other.state.status === 'running') {
        const { refused } = this.send(other, event)
        if (!refused && event.type === 'message') return
      }
    }
    for (const model of this.models) {
      for (const id of model.triggers) {
        const node = model.nodes[id]
        const definition =
          node?.type === 'event'
            ? node.definitions.findIndex((d) => d.kind === event.type && d.name === event.name)
            : -1
        const receives = node?.type === 'task' && event.type === 'message' && node.message === event.name
        if (definition < 0 && !receives) continue
        this.start(model, { type: 'start', trigger: { node: id, definition: Math.max(definition, 0) } })
        if (event.type === 'message') return
      }
    }
  }
}

/** Length of an ISO 8601 duration, or of one turn of a cycle, in milliseconds. */
function milliseconds(iso: string): number {
  const match = /P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso)
  if (!match) throw new Error(`no duration: ${iso}`)
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
