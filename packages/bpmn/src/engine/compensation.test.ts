import { describe, expect, test } from 'vitest'
import { play } from '../testing/play.ts'

describe('[N3.2] compensation', () => {
  test('[N3.2] a sub-process is undone by its own handler, which sees the variables as they were', async () => {
    const flow = await play(
      `<startEvent id="s"/><subProcess id="book"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>
         is -> a
         a -> ie
         <subProcess id="undo" triggeredByEvent="true"><startEvent id="us"><compensateEventDefinition/></startEvent>
           <userTask id="x"/><endEvent id="ue"/>
           us -> x
           x -> ue
         </subProcess>
       </subProcess><userTask id="b"/><intermediateThrowEvent id="back"><compensateEventDefinition activityRef="book"/></intermediateThrowEvent>
       <userTask id="c"/><endEvent id="e"/>
       s -> book
       book -> b
       b -> back
       back -> c
       c -> e`,
    )
    flow.complete('a').complete('b')
    expect(flow.open).toEqual(['x'])
    expect(flow.complete('x').open).toEqual(['c'])
  })

  test('[N3.2] each instance of a multi-instance sub-process is undone, the last first', async () => {
    const flow = await play(
      `<startEvent id="s"/><subProcess id="each"><multiInstanceLoopCharacteristics isSequential="true">
           <loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics>
         <startEvent id="is"/><userTask id="a"/><boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
         <userTask id="undo" isForCompensation="true"/><association id="as" sourceRef="c" targetRef="undo"/><endEvent id="ie"/>
         is -> a
         a -> ie
       </subProcess><endEvent id="e"><compensateEventDefinition/></endEvent>
       s -> each
       each -> e`,
    )
    flow.complete('a').complete('a')
    expect(flow.open).toEqual(['undo'])
    expect(flow.complete('undo').open).toEqual(['undo'])
    expect(flow.complete('undo').state.status).toBe('completed')
  })

  test('[N3.2] each instance of a multi-instance task is undone by its handler, the last first, with what it was about', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics>
           <loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics></userTask>
       <boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
       <userTask id="undo" isForCompensation="true"/><association id="as" sourceRef="c" targetRef="undo"/>
       <userTask id="b"/><endEvent id="e"><compensateEventDefinition/></endEvent>
       s -> a
       a -> b
       b -> e`,
    )
    flow.complete('a').complete('a').complete('a').complete('b')
    const counters: unknown[] = []
    for (let turn = 0; turn < 3; turn++) {
      expect(flow.open).toEqual(['undo'])
      counters.push(flow.state.items.find(({ node }) => node === 'undo')?.vars?.loopCounter)
      flow.complete('undo')
    }
    expect(counters).toEqual([3, 2, 1])
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] what is not completed is not undone, and nothing is undone twice', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/>
       <boundaryEvent id="ca" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
       <boundaryEvent id="cb" attachedToRef="b"><compensateEventDefinition/></boundaryEvent>
       <userTask id="undoA" isForCompensation="true"/><userTask id="undoB" isForCompensation="true"/>
       <association id="x1" sourceRef="ca" targetRef="undoA"/><association id="x2" sourceRef="cb" targetRef="undoB"/>
       <intermediateThrowEvent id="back1"><compensateEventDefinition/></intermediateThrowEvent>
       <intermediateThrowEvent id="back2"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/><endEvent id="f"/>
       s -> g
       g -> a
       g -> b
       a -> back1
       back1 -> back2
       back2 -> e
       b -> f`,
    )
    expect(flow.complete('a').open).toEqual(['b', 'undoA'])
    expect(flow.complete('undoA').open).toEqual(['b'])
    expect(flow.complete('b').state.status).toBe('completed')
  })
})
