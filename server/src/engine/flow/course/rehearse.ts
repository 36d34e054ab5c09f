import { setImmediate as untilNext } from 'node:timers/promises'
import { FLOW_LIMITS } from '@sluice/bpmn'
import { advance } from './advance.ts'
import type { Course } from './course.ts'
import { agree } from './decide.ts'
import type { PathStep } from './journal.ts'

/** Acts a rehearsal takes before it is taken for a flow that goes in circles. */
const mostActs = 300

/**
 * Plays a course to its end as if everybody agreed and every timer fired, through the very code that runs it; nothing
 * is stored. Its journal tells who would be asked (N3.11, N3.12).
 * @returns false when it goes round in circles, or further than anybody could follow
 */
export async function rehearse(course: Course): Promise<boolean> {
  for (let act = 0; act < mostActs && course.journal.path.length < FLOW_LIMITS.steps; act++) {
    // Each act is bounded; all of them together must not hold up the requests of others.
    await untilNext()
    const [item] = Object.keys(course.state.open)
      .map(Number)
      .sort((a, b) => a - b)
    if (item !== undefined) {
      const signer = course.state.open[item]!.people.find(({ done }) => !done)!
      await agree(course, { id: signer.task, item, memberId: signer.member, dueAt: null })
      continue
    }
    const [timer] = course.state.engine.timers
    if (!timer) return true
    await advance(course, { type: 'fireTimer', timerId: timer.id })
  }
  return false
}

/** The people asked along a way, in order. */
export function asksOf(path: readonly PathStep[]): Extract<PathStep, { ask: string }>[] {
  return path.filter((step): step is Extract<PathStep, { ask: string }> => 'ask' in step)
}
