import type { PeopleNode } from '../definition/people-node.ts'
import { needsOf } from '../people/directory.ts'
import { excludesApplicant, fieldMembers, resolvePeople } from '../people/resolve-people.ts'
import { advance, callOffTask, handled, takeBack } from './advance.ts'
import type { Course } from './course.ts'
import { handOver } from './decide.ts'
import type { Activation } from './flow-state.ts'

/**
 * Gives what a member who is not there any more was asked to others (N3.7): whom the node's rule names today and does not
 * ask yet; where one of several is enough, the others; else an administrator. Never nobody.
 * @param dueAts deadlines of their tasks by id; they stay what they were
 * @returns whether they had been asked anything
 */
export async function releaseMember(
  course: Course,
  memberId: string,
  dueAts: ReadonlyMap<string, string | null>,
): Promise<boolean> {
  let any = false
  for (const [item, activation] of Object.entries(course.state.open)) {
    const signer = activation.people.find(({ member, done }) => member === memberId && !done)
    const node = course.definition.people.get(activation.node)
    if (!signer || !node) continue
    any = true
    const successor = await successorAt(course, node, activation, memberId)
    callOffTask(course.journal, signer)
    if (successor) {
      const dueAt = dueAts.get(signer.task) ?? null
      handOver(course, { id: signer.task, item: Number(item), memberId, dueAt }, successor)
    } else {
      activation.people = activation.people.filter((one) => one !== signer)
      await goOnWithout(course, Number(item), activation)
    }
  }
  return any
}

/** Whoever is left may all have signed already; where nobody is, an administrator has to look at it. */
async function goOnWithout(course: Course, item: number, { node, people }: Activation): Promise<void> {
  if (people.some(({ done }) => !done)) return
  delete course.state.open[item]
  if (people.length === 0) {
    await advance(course, { type: 'failTask', taskId: item, message: 'nobody-found' })
    return
  }
  handled(course, node)
  await advance(course, { type: 'completeTask', taskId: item, ...takeBack(course, item) })
}

/** Who takes over; undefined when the others who are asked are enough, or every administrator is asked already. */
async function successorAt(
  course: Course,
  node: PeopleNode,
  activation: Activation,
  memberId: string,
): Promise<string | undefined> {
  const { applicant, directory } = course
  const values = course.values ?? (await course.readValues())
  course.values = values
  await directory.load(needsOf([node.config], applicant.memberId, (fieldId) => fieldMembers(values, fieldId)))
  const asked = new Set(activation.people.map(({ member }) => member))
  const found = resolvePeople(node, directory, applicant, values)
  const named = found.kind === 'people' ? found.ids.find((id) => !asked.has(id)) : undefined
  if (named) return named
  const others = activation.people.some(({ member, done }) => member !== memberId && !done)
  if (activation.signing === 'any' && others) return undefined
  const administrators = (await directory.administrators()).filter((id) => !asked.has(id))
  const allowed = administrators.filter((id) => !excludesApplicant(node) || id !== applicant.memberId)
  return allowed[0] ?? administrators[0]
}
