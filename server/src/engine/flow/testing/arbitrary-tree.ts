import fc from 'fast-check'
import type { FlowStepInput } from '../definition/flow-tree.ts'
import { applicantStep, type FlowWorld } from './flow-world.ts'

/** How often a property is tried: a few times with every test run, often with `SLUICE_RUNS` set. */
export const runs = (usual: number) => Number(process.env.SLUICE_RUNS ?? usual)

/** Random flows that may be published: people of every kind, all rules, branches of every kind two levels deep. */
export function arbitraryRoot(world: FlowWorld): fc.Arbitrary<FlowStepInput[]> {
  return fc
    .array(stepOf(world, 2), { minLength: 1, maxLength: 4 })
    .map((steps) => [applicantStep(), ...steps])
    .map((steps) => numbered(steps))
}

function stepOf(world: FlowWorld, depth: number): fc.Arbitrary<FlowStepInput> {
  const leaf = leafOf(world)
  if (depth === 0) return leaf
  const lane = fc.array(stepOf(world, depth - 1), { maxLength: 2 })
  const condition = fc.integer({ min: 0, max: 200 }).map((bound) => `[运费] > ${bound}`)
  const choice = fc
    .tuple(
      fc.constantFrom('condition' as const, 'inclusive' as const),
      fc.array(fc.tuple(condition, lane), { minLength: 1, maxLength: 2 }),
      lane,
    )
    .map(
      ([kind, branches, other]): FlowStepInput => ({
        kind,
        id: '',
        name: '分支',
        branches: [
          ...branches.map(([text, steps]) => ({ id: '', name: text, condition: text, steps })),
          { id: '', name: '其他', condition: null, steps: other },
        ],
      }),
    )
  const parallel = fc.array(lane, { minLength: 2, maxLength: 2 }).map(
    (lanes): FlowStepInput => ({
      kind: 'parallel',
      id: '',
      name: '并行',
      branches: lanes.map((steps) => ({ id: '', name: '', steps })),
    }),
  )
  const delay = fc.constant<FlowStepInput>({ kind: 'delay', id: '', name: '', config: { duration: 'PT1H' } })
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: delay },
    { weight: 2, arbitrary: choice },
    { weight: 2, arbitrary: parallel },
  )
}

function leafOf(world: FlowWorld): fc.Arbitrary<FlowStepInput> {
  const { admin, applicant, head, finance, roles } = world
  const member = fc
    .subarray([admin, applicant, head, finance], { minLength: 1 })
    .map((some) => ({ type: 'member', memberIds: some.map(({ memberId }) => memberId) }))
  const assignee = fc.oneof(
    member,
    fc.constant({ type: 'role', roleId: roles.finance }),
    fc.constant({ type: 'departmentHead', level: 0 }),
    fc.constant({ type: 'field', fieldId: 'helper' }),
    fc.constant({ type: 'applicant' }),
  )
  return fc
    .record({
      kind: fc.constantFrom('approve' as const, 'approve' as const, 'fill' as const, 'cc' as const),
      assignees: fc.array(assignee, { minLength: 1, maxLength: 2 }),
      signing: fc.constantFrom('any', 'all'),
      whenEmpty: fc.constantFrom('administrator', 'administrator', 'skip', 'stop'),
      whenApplicant: fc.constantFrom('keep', 'skip', 'superior'),
    })
    .map(({ kind, ...config }): FlowStepInput => ({ kind, id: '', name: '', config }))
}

/** Gives every step and branch an id of its own. */
function numbered(steps: FlowStepInput[]): FlowStepInput[] {
  let count = 0
  const next = () => `n${++count}`
  const walk = (list: FlowStepInput[]): FlowStepInput[] =>
    list.map((step) => {
      const id = step.id || next()
      if (!('branches' in step)) return { ...step, id, name: step.name || id }
      const branches = step.branches.map((branch) => ({ ...branch, id: next(), steps: walk(branch.steps) }))
      return { ...step, id, branches } as FlowStepInput
    })
  return walk(steps)
}
