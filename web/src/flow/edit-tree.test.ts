import type { FlowTree } from '@sluice/bpmn/xml'
import { expect, test } from 'vitest'
import {
  addBranch,
  findPart,
  firstTree,
  hasBranches,
  insertStep,
  type NewNames,
  newStep,
  removeBranch,
  removeStep,
  updateBranch,
} from './edit-tree.ts'

const names: NewNames = {
  step: (kind) => kind,
  branch: (number) => `条件 ${number}`,
  otherwise: '其他',
  lane: (number) => `分支 ${number}`,
}
const start = (): FlowTree => firstTree('0198-aaaa', '采购', '发起人', '主管')

test('[N3.3] a step goes exactly where its plus stands, in the root and inside a branch', () => {
  const branch = newStep('condition', names)
  const tree = insertStep(start(), { branchId: undefined, index: 1 }, branch)
  expect(tree.root.map(({ kind }) => kind)).toEqual(['applicant', 'condition', 'approve'])
  const branchId = hasBranches(branch) ? branch.branches[0]!.id : ''
  const deeper = insertStep(tree, { branchId, index: 0 }, newStep('cc', names))
  expect(findPart(deeper, branchId).branch?.steps.map(({ kind }) => kind)).toEqual(['cc'])
  expect(tree.root).toHaveLength(3)
})

test('[N3.3] a new condition stands before "otherwise", which stays last', () => {
  const step = newStep('condition', names)
  const tree = addBranch(insertStep(start(), { branchId: undefined, index: 1 }, step), step.id, names)
  const found = findPart(tree, step.id).step
  const branches = found && hasBranches(found) && found.kind === 'condition' ? found.branches : []
  expect(branches.map(({ condition }) => condition)).toEqual(['', '', null])
})

test('[N3.3] taking the last but one branch away leaves its steps in the flow', () => {
  const step = newStep('parallel', names)
  const branches = hasBranches(step) ? step.branches : []
  const inside = newStep('fill', names)
  const tree = insertStep(
    insertStep(start(), { branchId: undefined, index: 2 }, step),
    { branchId: branches[1]!.id, index: 0 },
    inside,
  )
  const without = removeBranch(tree, step.id, branches[0]!.id)
  expect(without.root.map(({ id }) => id)).toEqual([
    ...start()
      .root.slice(0, 1)
      .map(({ id }) => id),
    tree.root[1]!.id,
    inside.id,
  ])
})

test('[N3.3] removing a step and changing a branch touch nothing else', () => {
  const step = newStep('condition', names)
  const tree = insertStep(start(), { branchId: undefined, index: 1 }, step)
  const branchId = hasBranches(step) ? step.branches[0]!.id : ''
  const changed = updateBranch(tree, branchId, { condition: '{{freight}} > 100' })
  expect(findPart(changed, branchId).branch).toMatchObject({ condition: '{{freight}} > 100', name: '条件 1' })
  expect(removeStep(changed, step.id).root).toEqual(removeStep(tree, step.id).root)
})
