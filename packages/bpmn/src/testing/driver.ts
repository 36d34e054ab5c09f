import { awaitedEvents } from '../engine/awaited.ts'
import { createInstance, step } from '../engine/step.ts'
import { variablesOf } from '../engine/view.ts'
import type { ProcessModel } from '../model.ts'
import type { Command, Effect, Facts } from '../protocol.ts'
import type { InstanceState } from '../state.ts'

/** Answers of conditions that depend on the text and on how many tasks are done; loops come to an end. */
export const drawnFacts: Facts = {
  evaluate: ({ text }, scope) => {
    if (/^\d+$/.test(text)) return Number(text)
    const done = Number(scope.n ?? 0)
    let hash = done + 7
    for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 9973
    return hash % 2 === 0 && (!text.startsWith('back') || done < 25)
  },
}

/** Everything the outside could do now. */
export function possibleCommands(model: ProcessModel, state: InstanceState): Command[] {
  const n = Number(variablesOf(state).n ?? 0) + 1
  const commands: Command[] = []
  for (const item of state.items) {
    if (item.kind === 'task') commands.push({ type: 'completeTask', taskId: item.id, variables: { n } })
  }
  for (const timer of state.timers) commands.push({ type: 'fireTimer', timerId: timer.id })
  for (const { name, itemId } of awaitedEvents(model, state)) {
    commands.push({ type: 'message', name, itemId, variables: { n } })
  }
  return commands
}

/** Every jump of a token, an instance more or less, and what may be tried again. */
export function possibleVerbs(model: ProcessModel, state: InstanceState): Command[] {
  const commands: Command[] = []
  const targets = Object.values(model.nodes).filter(({ type }) => type === 'task')
  for (const { id: itemId, kind } of state.items) {
    if (kind === 'incident') commands.push({ type: 'retry', itemId })
    if (kind === 'multi') commands.push({ type: 'addInstance', itemId })
    if (kind === 'task') commands.push({ type: 'removeInstance', taskId: itemId })
    if (kind !== 'task' && kind !== 'catch' && kind !== 'incident') continue
    for (const { id: to } of targets)
      for (const branches of ['again', 'finished'] as const)
        commands.push({ type: 'moveToken', itemId, to, branches })
  }
  return commands
}

export type Course = { commands: Command[]; states: InstanceState[]; effects: Effect[] }

/**
 * Runs an instance to its end by choices.
 * @param after sees each new state, with all effects so far
 */
export function drive(
  model: ProcessModel,
  choices: number[],
  after: (state: InstanceState, effects: Effect[]) => void = () => {},
): Course {
  const course: Course = { commands: [], states: [], effects: [] }
  let state = createInstance()
  for (let turn = 0; turn < 400; turn++) {
    const possible: Command[] =
      turn === 0 ? [{ type: 'start', variables: { n: 0 } }] : possibleCommands(model, state)
    const command = possible[(choices[turn % choices.length] ?? 0) % possible.length]
    if (!command) break
    const result = step(model, state, command, drawnFacts)
    if (result.refused) throw new Error(`${command.type} refused: ${result.refused}`)
    state = result.state
    course.commands.push(command)
    course.states.push(state)
    course.effects.push(...result.effects)
    after(state, course.effects)
  }
  return course
}
