import { createInstance, step } from '../engine/step.ts'
import { variablesOf } from '../engine/view.ts'
import type { ProcessModel } from '../model.ts'
import type { Command, Effect, Facts, StepResult } from '../protocol.ts'
import type { InstanceState, Variables } from '../state.ts'
import { compileProcess } from '../xml/compile.ts'
import { readBpmn } from '../xml/document.ts'

/** Conditions of test flows: a variable that is true, `not x`, a number, or a comparison with a number. */
const simpleFacts: Facts = {
  evaluate: ({ text }, scope) => {
    if (/^\d+$/.test(text)) return Number(text)
    if (text.startsWith('not ')) return !scope[text.slice(4)]
    const compared = /^(\w+) (<|>=) (\d+)$/.exec(text)
    if (compared) {
      const value = Number(scope[compared[1]!])
      return compared[2] === '<' ? value < Number(compared[3]) : value >= Number(compared[3])
    }
    if (!(text in scope)) throw new Error(`unknown name ${text}`)
    return scope[text]
  },
}

/** A process of the given content; sequence flows as `a -> b`, `a -> b : condition` on lines of their own, with ids like `a_to_b`. */
export function xmlOf(content: string, around = ''): string {
  const flows = (text: string): string =>
    text.replace(/^\s*(\w+) -> (\w+)(?: : (.+))?$/gm, (_, from: string, to: string, condition?: string) => {
      const inner = condition
        ? `<conditionExpression xsi:type="tFormalExpression">${condition.replace('<', '&lt;')}</conditionExpression>`
        : ''
      return `<sequenceFlow id="${from}_to_${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`
    })
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:sluice="https://sluice.dev/bpmn/1.0" id="d" targetNamespace="t">${around}<process id="p" isExecutable="true">${flows(content)}</process></definitions>`
}

/** A running instance that is told what to do by the names of its nodes. */
export class Play {
  state: InstanceState = createInstance()
  last: StepResult = { state: this.state, effects: [] }
  readonly effects: Effect[] = []
  readonly model: ProcessModel
  private readonly facts: Facts

  constructor(model: ProcessModel, facts: Facts) {
    this.model = model
    this.facts = facts
  }

  do(command: Command): this {
    this.last = step(this.model, this.state, command, this.facts)
    this.state = JSON.parse(JSON.stringify(this.last.state)) as InstanceState
    this.effects.push(...this.last.effects)
    return this
  }

  /** Nodes of the open tasks. */
  get open(): string[] {
    return this.state.items.filter((item) => item.kind === 'task').map((item) => item.node)
  }

  get variables(): Variables {
    return variablesOf(this.state)
  }

  task(node: string): number {
    const item = this.state.items.find((one) => one.kind === 'task' && one.node === node)
    if (!item) throw new Error(`no open task ${node}; open are ${this.open.join(', ')}`)
    return item.id
  }

  item(node: string): number {
    const item = this.state.items.find((one) => one.node === node)
    if (!item) throw new Error(`nothing at ${node}`)
    return item.id
  }

  complete(node: string, variables?: Variables): this {
    return this.do({
      type: 'completeTask',
      taskId: this.task(node),
      ...(variables ? { variables } : undefined),
    })
  }

  timer(node: string): string {
    const timer = this.state.timers.find((one) => one.node === node)
    if (!timer) throw new Error(`no timer at ${node}`)
    return timer.id
  }

  fire(node: string): this {
    return this.do({ type: 'fireTimer', timerId: this.timer(node) })
  }

  /** Kinds of the effects of the last command. */
  get told(): string[] {
    return this.last.effects.map((effect) => effect.type)
  }
}

/** Compiles a test process and starts it. */
export async function play(content: string, variables: Variables = {}, around = ''): Promise<Play> {
  const played = await load(content, around)
  return played.do({ type: 'start', variables })
}

/** Compiles a test process. */
export async function load(content: string, around = ''): Promise<Play> {
  return new Play(compileProcess(await readBpmn(xmlOf(content, around))), simpleFacts)
}
