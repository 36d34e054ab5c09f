import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBpmn } from '../xml/document.ts'
import { bpmnToTree } from './bpmn-to-tree.ts'
import type { FlowStep, FlowTree } from './flow-tree.ts'
import { treeToBpmn } from './tree-to-bpmn.ts'

/** A tree without ids; they are numbered afterwards, so that they are unique. */
const name = fc.oneof(
  fc.constantFrom('', '审批', 'Manager & Co <"x">', "it's", 'a  b', 'line\nbreak\ttab'),
  fc.string(),
)
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const config = fc
  .dictionary(fc.constantFrom('assignee', 'sign', 'due', 'note', 'duration', 'calledElement'), json, {
    maxKeys: 3,
  })
  .map((values) => ({ ...values }))

const { steps } = fc.letrec<{ steps: FlowStep[]; step: FlowStep }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.record({
      kind: fc.constantFrom('applicant', 'approve', 'fill', 'cc', 'robot', 'delay', 'subflow'),
      id: fc.constant(''),
      name,
      config,
    }),
    fc.record({
      kind: fc.constantFrom('condition', 'inclusive'),
      id: fc.constant(''),
      name,
      branches: fc.array(
        fc.record({
          id: fc.constant(''),
          name,
          condition: fc.oneof(
            fc.constantFrom('', 'amount > 1000', ' a '),
            fc.string().map((text) => (text.trim() === '' ? '' : text)),
          ),
          steps: tie('steps'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('parallel'),
      id: fc.constant(''),
      name,
      branches: fc.array(fc.record({ id: fc.constant(''), name, steps: tie('steps') }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  ) as fc.Arbitrary<FlowStep>,
  steps: fc
    .tuple(fc.array(tie('step') as fc.Arbitrary<FlowStep>, { maxLength: 4 }), fc.boolean(), name)
    .map(([list, ends, endName]): FlowStep[] =>
      ends ? [...list, { kind: 'end', id: '', name: endName }] : list,
    ),
}))

const tree: fc.Arbitrary<FlowTree> = fc
  .tuple(steps, name, fc.boolean())
  .map(([root, title, withDefault]) => number({ id: 'flow', name: title, root }, withDefault))

/** Gives ids, makes a last branch the default one, and cuts what would come after an end. */
function number(original: FlowTree, withDefault: boolean): FlowTree {
  let count = 0
  const clean = (list: FlowStep[]): { list: FlowStep[]; ends: boolean } => {
    const kept: FlowStep[] = []
    for (const step of list) {
      const id = `n${++count}`
      if (!('branches' in step)) {
        kept.push({ ...step, id })
        if (step.kind === 'end') return { list: kept, ends: true }
        continue
      }
      let allEnd = true
      const branches = step.branches.map((branch, n) => {
        const inner = clean(branch.steps)
        allEnd &&= inner.ends
        const isLast = withDefault && n === step.branches.length - 1 && 'condition' in branch
        return {
          ...branch,
          id: `b${++count}`,
          steps: inner.list,
          ...(isLast ? { condition: null } : undefined),
        }
      })
      kept.push({ ...step, id, branches } as FlowStep)
      if (allEnd) return { list: kept, ends: true }
    }
    return { list: kept, ends: false }
  }
  return { ...original, root: clean(original.root).list }
}

describe('[N3.1] the tree and the canvas show the same flow', () => {
  test('[N3.1] a tree written as BPMN and read again is the same tree', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (one) => {
        const document = await readBpmn(await treeToBpmn(one))
        expect(document.warnings).toEqual([])
        expect(bpmnToTree(document)).toEqual(one)
      }),
      { numRuns: 150 },
    )
  })

  test('[N3.1] every element of a written tree has its place on the diagram, and none covers another', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (one) => {
        const xml = await treeToBpmn(one)
        const boxes = [
          ...xml.matchAll(/<dc:Bounds x="([\d.-]+)" y="([\d.-]+)" width="(\d+)" height="(\d+)"/g),
        ]
          .map((match) => match.slice(1).map(Number))
          .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, right: x + width, bottom: y + height }))
        expect(boxes.length).toBe([...xml.matchAll(/<bpmndi:BPMNShape/g)].length)
        for (const [n, a] of boxes.entries()) {
          for (const b of boxes.slice(n + 1)) {
            expect(a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y).toBe(true)
          }
        }
        const flows = [...xml.matchAll(/<bpmn:sequenceFlow/g)].length
        expect([...xml.matchAll(/<bpmndi:BPMNEdge/g)].length).toBe(flows)
      }),
      { numRuns: 60 },
    )
  })
})
