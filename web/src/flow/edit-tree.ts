import type {
  BranchStep,
  ConditionBranch,
  FlowStep,
  FlowTree,
  LeafStep,
  ParallelBranch,
} from '@sluice/bpmn/xml'
import { newId } from '../kit/new-id.ts'

/** Kinds the tree designer offers. */
export const addableKinds = ['approve', 'fill', 'cc', 'delay', 'condition', 'parallel', 'end'] as const
export type AddableKind = (typeof addableKinds)[number]
type Branch = ConditionBranch | ParallelBranch

/** Names of new things in the person's language. */
export interface NewNames {
  step: (kind: AddableKind) => string
  branch: (number: number) => string
  otherwise: string
  lane: (number: number) => string
}

/** Where a step goes: into the root or a branch, before the step at `index`. */
export interface TreePlace {
  branchId: string | undefined
  index: number
}

const elementId = (prefix: string) => `${prefix}_${newId().replaceAll('-', '').slice(-10)}`

/** A new step; branches come with two ways, the second one for everything else. */
export function newStep(kind: AddableKind, names: NewNames): FlowStep {
  const id = elementId(kind)
  const name = names.step(kind)
  switch (kind) {
    case 'end':
      return { kind, id, name }
    case 'condition':
      return {
        kind,
        id,
        name,
        branches: [
          { id: elementId('branch'), name: names.branch(1), condition: '', steps: [] },
          { id: elementId('branch'), name: names.otherwise, condition: null, steps: [] },
        ],
      }
    case 'parallel':
      return { kind, id, name, branches: [1, 2].map((number) => newLane(number, names)) }
    case 'delay':
      return { kind, id, name, config: {} }
    case 'approve':
    case 'fill':
    case 'cc':
      return { kind, id, name, config: { assignees: [], fields: {} } }
  }
}

function newLane(number: number, names: NewNames): ParallelBranch {
  return { id: elementId('branch'), name: names.lane(number), steps: [] }
}

/** A flow before anything was drawn: the applicant, and their department head. */
export function firstTree(formId: string, name: string, applicant: string, approver: string): FlowTree {
  return {
    id: `flow_${formId.replaceAll('-', '').slice(-12)}`,
    name,
    root: [
      { kind: 'applicant', id: 'applicant', name: applicant, config: {} },
      {
        kind: 'approve',
        id: elementId('approve'),
        name: approver,
        config: { assignees: [{ type: 'departmentHead', level: 0 }], fields: {} },
      },
    ],
  }
}

export function hasBranches(step: FlowStep): step is BranchStep {
  return 'branches' in step
}
export function isLeaf(step: FlowStep): step is LeafStep {
  return 'config' in step
}

/** Applies `change` to every list of steps: the root and each branch. */
function mapLists(
  steps: FlowStep[],
  change: (steps: FlowStep[], branchId: string | undefined) => FlowStep[],
  branchId?: string,
): FlowStep[] {
  return change(steps, branchId).map((step) =>
    hasBranches(step)
      ? ({
          ...step,
          branches: (step.branches as Branch[]).map((branch) => ({
            ...branch,
            steps: mapLists(branch.steps, change, branch.id),
          })),
        } as BranchStep)
      : step,
  )
}

export function insertStep(tree: FlowTree, place: TreePlace, step: FlowStep): FlowTree {
  const root = mapLists(tree.root, (steps, branchId) =>
    branchId === place.branchId && !steps.includes(step) ? steps.toSpliced(place.index, 0, step) : steps,
  )
  return { ...tree, root }
}

export function removeStep(tree: FlowTree, id: string): FlowTree {
  return { ...tree, root: mapLists(tree.root, (steps) => steps.filter((step) => step.id !== id)) }
}

export function updateStep(tree: FlowTree, id: string, change: (step: FlowStep) => FlowStep): FlowTree {
  return {
    ...tree,
    root: mapLists(tree.root, (steps) => steps.map((step) => (step.id === id ? change(step) : step))),
  }
}

/** Adds a branch before the last one, so that "otherwise" stays last. */
export function addBranch(tree: FlowTree, stepId: string, names: NewNames): FlowTree {
  return updateStep(tree, stepId, (step) => {
    if (step.kind === 'parallel') {
      return { ...step, branches: [...step.branches, newLane(step.branches.length + 1, names)] }
    }
    if (!hasBranches(step)) return step
    const branch = {
      id: elementId('branch'),
      name: names.branch(step.branches.length),
      condition: '',
      steps: [],
    }
    return { ...step, branches: step.branches.toSpliced(-1, 0, branch) }
  })
}

/** Takes a branch away; when only one is left its steps stand where the branching stood. */
export function removeBranch(tree: FlowTree, stepId: string, branchId: string): FlowTree {
  const root = mapLists(tree.root, (steps) =>
    steps.flatMap((step): FlowStep[] => {
      if (step.id !== stepId || !hasBranches(step)) return [step]
      const left = (step.branches as Branch[]).filter((branch) => branch.id !== branchId)
      return left.length > 1 ? [{ ...step, branches: left } as BranchStep] : (left[0]?.steps ?? [])
    }),
  )
  return { ...tree, root }
}

export function updateBranch(
  tree: FlowTree,
  branchId: string,
  change: { name?: string; condition?: string | null },
): FlowTree {
  const root = mapLists(tree.root, (steps) =>
    steps.map((step) =>
      hasBranches(step)
        ? ({
            ...step,
            branches: (step.branches as Branch[]).map((branch) =>
              branch.id === branchId ? { ...branch, ...change } : branch,
            ),
          } as BranchStep)
        : step,
    ),
  )
  return { ...tree, root }
}

/** Everything in the tree that can be chosen, by id. */
export function findPart(tree: FlowTree, id: string): { step?: FlowStep; branch?: Branch; of?: BranchStep } {
  let found: ReturnType<typeof findPart> = {}
  mapLists(tree.root, (steps) => {
    for (const step of steps) {
      if (step.id === id) found = { step }
      if (!hasBranches(step)) continue
      const branch = (step.branches as Branch[]).find((one) => one.id === id)
      if (branch) found = { branch, of: step }
    }
    return steps
  })
  return found
}
