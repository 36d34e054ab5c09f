import { describe, expect, test } from 'vitest'
import { treeToBpmn } from '../tree/tree-to-bpmn.ts'
import { compileProcess } from '../xml/compile.ts'
import { readBpmn } from '../xml/document.ts'
import { createInstance, step } from './step.ts'

describe('[N3.2] state', () => {
  test('[N3.2] a flow of twenty nodes with three open tasks is a state of at most 2 KB', async () => {
    const approve = (id: string) => ({
      kind: 'approve' as const,
      id,
      name: `审批 ${id}`,
      config: { sign: 'all' },
    })
    const branch = (id: string) => ({
      id,
      name: id,
      steps: [approve(`${id}_first`), approve(`${id}_second`)],
    })
    const xml = await treeToBpmn({
      id: 'purchase_request_of_the_year',
      name: '采购',
      root: [
        { kind: 'applicant', id: 'Activity_0x7s9d2_apply', name: '申请', config: {} },
        {
          kind: 'parallel',
          id: 'p',
          name: '',
          branches: ['Activity_legal', 'Activity_finance', 'Activity_it'].map(branch),
        },
        ...['a', 'b', 'c', 'd', 'f', 'g', 'h', 'i'].map(approve),
      ],
    })
    const model = compileProcess(await readBpmn(xml))
    expect(Object.keys(model.nodes).length).toBeGreaterThanOrEqual(20)
    const facts = { evaluate: () => true }
    const started = step(model, createInstance(), { type: 'start', variables: { applicant: 'u1' } }, facts)
    const taskId = started.state.items.find((item) => item.kind === 'task')!.id
    const { state } = step(model, started.state, { type: 'completeTask', taskId }, facts)
    expect(state.items.filter((item) => item.kind === 'task')).toHaveLength(3)
    expect(new TextEncoder().encode(JSON.stringify(state)).length).toBeLessThanOrEqual(2048)
  })
})
