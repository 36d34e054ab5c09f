import { describe, expect, test } from 'vitest'
import { play } from '../testing/play.ts'

const loop = (content: string, attributes = ''): string =>
  `<multiInstanceLoopCharacteristics ${attributes}>${content}</multiInstanceLoopCharacteristics>`
const formal = (name: string, text: string): string =>
  `<${name} xsi:type="tFormalExpression">${text}</${name}>`
const around = (activity: string): string => `<startEvent id="s"/>${activity}<endEvent id="e"/>
  s -> a
  a -> e`

describe('[N3.5] several signers', () => {
  const signers = around(
    `<userTask id="a">${loop(formal('loopCardinality', '3') + formal('completionCondition', 'numberOfCompletedInstances >= 2'))}</userTask>`,
  )

  test('[N3.5] enough signatures end the node early and call the other tasks off', async () => {
    const flow = await play(signers)
    flow.complete('a').complete('a')
    expect(flow.told).toContain('taskCancelled')
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.6] a signer is added to and removed from a running node', async () => {
    const flow = await play(signers)
    flow.do({ type: 'addInstance', itemId: flow.task('a'), variables: { person: 'eve' } })
    expect(flow.last.effects.at(-1)).toMatchObject({
      type: 'taskOpened',
      index: 4,
      variables: { person: 'eve' },
    })
    expect(flow.open).toHaveLength(4)
    flow.do({ type: 'removeInstance', taskId: flow.task('a') })
    flow.do({ type: 'removeInstance', taskId: flow.task('a') })
    flow.do({ type: 'removeInstance', taskId: flow.task('a') })
    expect(flow.open).toHaveLength(1)
    expect(flow.complete('a').state.status).toBe('completed')
  })

  test('[N3.5] one after the other: each is opened when the one before is done', async () => {
    const flow = await play(
      around(`<userTask id="a">${loop(formal('loopCardinality', '3'), 'isSequential="true"')}</userTask>`),
    )
    expect(flow.open).toHaveLength(1)
    flow.do({ type: 'addInstance', itemId: flow.task('a') })
    flow.complete('a').complete('a').complete('a')
    expect(flow.open).toHaveLength(1)
    expect(flow.complete('a').state.status).toBe('completed')
  })

  test('[N3.5] nobody to sign means that the node is passed; a negative number is an incident', async () => {
    const counted = around(`<userTask id="a">${loop(formal('loopCardinality', 'n'))}</userTask>`)
    expect((await play(counted, { n: 0 })).state.status).toBe('completed')
    const flow = await play(counted, { n: -1 })
    expect(flow.last.effects.at(-1)).toMatchObject({ type: 'incident', code: 'loop-cardinality-invalid' })
    flow.do({ type: 'setVariables', variables: { n: 1 } }).do({ type: 'retry', itemId: flow.item('a') })
    expect(flow.open).toEqual(['a'])
  })
})
