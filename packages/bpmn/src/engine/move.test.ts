import { describe, expect, test } from 'vitest'
import { type Play, play } from '../testing/play.ts'

/** apply, then legal (two steps) beside finance, then sign; the result may send it round again. */
const APPROVAL = `<startEvent id="s"/><userTask id="apply"/><parallelGateway id="split"/><userTask id="legal1"/>
  <userTask id="legal2"/><userTask id="finance"/><parallelGateway id="join"/><userTask id="sign"/>
  <exclusiveGateway id="again" default="again_to_e"/><endEvent id="e"/>
  s -> apply
  apply -> split
  split -> legal1
  split -> finance
  legal1 -> legal2
  legal2 -> join
  finance -> join
  join -> sign
  sign -> again
  again -> apply : round
  again -> e`

async function atLegal2(): Promise<Play> {
  return (await play(APPROVAL, { round: false })).complete('apply').complete('legal1')
}

const move = (flow: Play, from: string, to: string, siblings?: 'cancel' | 'keep'): Play =>
  flow.do({ type: 'moveToken', itemId: flow.item(from), to, ...(siblings ? { siblings } : undefined) })

describe('[N3.6] return inside parallel branches', () => {
  test('[N3.6] a return to before the split cancels the sibling branches', async () => {
    const flow = move(await atLegal2(), 'legal2', 'apply')
    expect(flow.open).toEqual(['apply'])
    expect(flow.last.effects.filter((effect) => effect.type === 'taskCancelled')).toHaveLength(2)
    expect(flow.complete('apply').open).toEqual(['legal1', 'finance'])
  })

  test('[N3.6] a return within a branch leaves the branches beside it alone', async () => {
    const flow = move(await atLegal2(), 'legal2', 'legal1')
    expect(flow.open).toEqual(['finance', 'legal1'])
    flow.complete('finance').complete('legal1').complete('legal2')
    expect(flow.open).toEqual(['sign'])
  })

  test('[N3.6] a return within a branch keeps what waits at the join from beside', async () => {
    const flow = move((await atLegal2()).complete('finance'), 'legal2', 'legal1')
    flow.complete('legal1').complete('legal2')
    expect(flow.open).toEqual(['sign'])
  })

  test('[N3.6] a return to before the split also takes what waits at the join', async () => {
    const flow = move((await atLegal2()).complete('finance'), 'legal2', 'apply')
    flow.complete('apply').complete('finance').complete('legal1').complete('legal2')
    expect(flow.open).toEqual(['sign'])
    expect(flow.complete('sign').state.status).toBe('completed')
  })

  test('[N3.6] a way that leads back does not make the branches of a parallel split follow each other', async () => {
    const flow = (await play(APPROVAL, { round: true })).complete('apply')
    flow.complete('legal1').complete('finance').complete('legal2').complete('sign').complete('apply')
    flow.complete('legal1')
    expect(move(flow, 'legal2', 'legal1').open).toEqual(['finance', 'legal1'])
  })

  test('[N3.13] a jump past the join takes the branches with it', async () => {
    const flow = move(await atLegal2(), 'legal2', 'sign')
    expect(flow.open).toEqual(['sign'])
    expect(flow.complete('sign').state.status).toBe('completed')
  })

  test('[N3.6] with siblings kept, a task done elsewhere goes straight back to where it came from', async () => {
    const flow = move(await atLegal2(), 'legal2', 'apply', 'keep')
    expect(flow.open).toEqual(['finance', 'apply'])
    flow.do({ type: 'completeTask', taskId: flow.task('apply'), goTo: 'legal2' })
    expect(flow.open).toEqual(['finance', 'legal2'])
    flow.complete('finance').complete('legal2').complete('sign')
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.6] a return from one of several signers takes the whole node back', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="apply"/><userTask id="all"><multiInstanceLoopCharacteristics>
         <loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>
       s -> apply
       apply -> all
       all -> e`,
    )
    flow.complete('apply').complete('all')
    flow.do({ type: 'moveToken', itemId: flow.task('all'), to: 'apply' })
    expect(flow.open).toEqual(['apply'])
    expect(flow.complete('apply').open).toEqual(['all', 'all', 'all'])
  })

  test('[N3.13] a jump into and out of a sub-process opens and closes it', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><startEvent id="is"/><userTask id="x"/><userTask id="y"/><endEvent id="ie"/>
         is -> x
         x -> y
         y -> ie
       </subProcess><userTask id="b"/><endEvent id="e"/>
       s -> a
       a -> sub
       sub -> b
       b -> e`,
    )
    expect(move(flow, 'a', 'y').open).toEqual(['y'])
    expect(flow.complete('y').open).toEqual(['b'])
    expect(move(flow, 'b', 'x').open).toEqual(['x'])
    expect(move(flow, 'x', 'a').open).toEqual(['a'])
    flow.complete('a').complete('x').complete('y').complete('b')
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.6] a return into a branch from behind the join begins the other branches again', async () => {
    const flow = await atLegal2()
    flow.complete('finance').complete('legal2')
    expect(move(flow, 'sign', 'legal2').open).toEqual(['finance', 'legal2'].toSorted())
    flow.complete('legal2').complete('finance')
    expect(flow.open).toEqual(['sign'])
    expect(flow.complete('sign').state.status).toBe('completed')
  })

  test('[N3.6] where it is asked for, other branches stay finished and the target runs on to the join alone', async () => {
    const flow = await atLegal2()
    flow.complete('finance').complete('legal2')
    for (const [to, open] of [
      ['legal2', ['legal2']],
      ['legal1', ['legal1']],
      ['finance', ['finance']],
    ] as const) {
      flow.do({ type: 'moveToken', itemId: flow.item('sign'), to, branches: 'finished' })
      expect(flow.open).toEqual(open)
      while (!flow.open.includes('sign')) flow.complete(flow.open[0]!)
    }
    expect(flow.complete('sign').state.status).toBe('completed')
  })

  test('[N3.6] branches that were not finished begin, although others are to stay finished', async () => {
    const flow = await play(APPROVAL, { round: false })
    flow.do({ type: 'moveToken', itemId: flow.item('apply'), to: 'legal2', branches: 'finished' })
    expect(flow.open.toSorted()).toEqual(['finance', 'legal2'])
  })

  test('[N3.6] inside a sub-process that was left, and in splits around each other, finished branches stay so', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="f"/><subProcess id="sub"><startEvent id="is"/><parallelGateway id="f2"/>
       <userTask id="x"/><userTask id="y"/><parallelGateway id="j2"/><endEvent id="ie"/>
         is -> f2
         f2 -> x
         f2 -> y
         x -> j2
         y -> j2
         j2 -> ie
       </subProcess><userTask id="b"/><parallelGateway id="j"/><userTask id="z"/><endEvent id="e"/>
       s -> f
       f -> sub
       f -> b
       sub -> j
       b -> j
       j -> z
       z -> e`,
    )
    flow.complete('x').complete('y').complete('b')
    flow.do({ type: 'moveToken', itemId: flow.item('z'), to: 'y', branches: 'finished' })
    expect(flow.open).toEqual(['y'])
    expect(flow.complete('y').open).toEqual(['z'])
    expect(flow.complete('z').state.status).toBe('completed')
  })

  test('[N3.13] a jump from one branch into another begins again the one that was left', async () => {
    const flow = move(await atLegal2(), 'legal2', 'finance')
    expect(flow.open.toSorted()).toEqual(['finance', 'legal1'])
    flow.complete('finance').complete('legal1').complete('legal2').complete('sign')
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.13] a jump from before a split into a branch of several instances begins the others', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="n0"/><parallelGateway id="split"/><userTask id="a1"/><userTask id="a2">
         <multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask>
       <userTask id="b1"/><parallelGateway id="join"/><userTask id="z"/><endEvent id="e"/>
       s -> n0
       n0 -> split
       split -> a1
       a1 -> a2
       split -> b1
       a2 -> join
       b1 -> join
       join -> z
       z -> e`,
    )
    expect(move(flow, 'n0', 'a2').open.toSorted()).toEqual(['a2', 'a2', 'b1'])
    flow.complete('a2').complete('b1').complete('a2')
    expect(flow.open).toEqual(['z'])
    expect(move(flow, 'z', 'a2').open.toSorted()).toEqual(['a2', 'a2', 'b1'])
  })

  test('[N3.13] tokens kept where nothing brings them on any more become an incident, which can be let go', async () => {
    const flow = (await atLegal2()).complete('finance')
    move(flow, 'legal2', 'sign', 'keep').complete('sign')
    expect(flow.state.status).toBe('running')
    expect(flow.last.effects.filter((one) => one.type === 'incident')).toMatchObject([
      { nodeId: 'join', code: 'waits-for-ever' },
    ])
    expect(flow.do({ type: 'retry', itemId: flow.item('join') }).open).toEqual(['sign'])
    expect(flow.complete('sign').state.status).toBe('completed')
  })

  test('[N3.13] a jump to nowhere, to a boundary event or of nothing is refused', async () => {
    const flow = await play(APPROVAL)
    expect(move(flow, 'apply', 'nowhere').last.refused).toBe('node-unknown')
    expect(move(flow, 'apply', 's').last.refused).toBe('not-possible')
    expect(flow.do({ type: 'moveToken', itemId: 77, to: 'sign' }).last.refused).toBe('item-unknown')
    expect(flow.do({ type: 'moveToken', itemId: 0, to: 'sign' }).last.refused).toBe('item-unknown')
  })
})
