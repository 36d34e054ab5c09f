import { describe, expect, test } from 'vitest'
import { load, play } from '../testing/play.ts'
import { awaitedEvents } from './awaited.ts'

const loop = (content: string, attributes = ''): string =>
  `<multiInstanceLoopCharacteristics ${attributes}>${content}</multiInstanceLoopCharacteristics>`
const formal = (name: string, text: string): string =>
  `<${name} xsi:type="tFormalExpression">${text}</${name}>`
const around = (activity: string): string => `<startEvent id="s"/>${activity}<endEvent id="e"/>
  s -> a
  a -> e`

describe('[N3.2] variables', () => {
  test('[N3.2] data brought into a task under the name of a variable does not keep its result from the variable', async () => {
    const flow = await play(
      around(`<userTask id="a"><ioSpecification><dataInput id="in" name="amount"/><inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet/></ioSpecification>
        <dataInputAssociation id="ia"><sourceRef>amountRef</sourceRef><targetRef>in</targetRef></dataInputAssociation></userTask>
        <dataObject id="o" name="amount"/><dataObjectReference id="amountRef" dataObjectRef="o"/>`),
      { amount: 1 },
    )
    expect(flow.effects.at(-1)).toMatchObject({ type: 'taskOpened', variables: { amount: 1 } })
    flow.complete('a', { amount: 2 })
    expect(flow.variables).toEqual({ amount: 2 })
  })

  test('[N3.2] one task per entry of a list, with the entry, and the results as a list', async () => {
    const flow = await play(
      around(`<userTask id="a"><ioSpecification><dataInput id="people" name="people" isCollection="true"/>
        <dataOutput id="votes" name="votes" isCollection="true"/><inputSet><dataInputRefs>people</dataInputRefs></inputSet>
        <outputSet><dataOutputRefs>votes</dataOutputRefs></outputSet></ioSpecification>
        ${loop('<loopDataInputRef>people</loopDataInputRef><loopDataOutputRef>votes</loopDataOutputRef><inputDataItem id="person"/><outputDataItem id="vote"/>')}</userTask>`),
      { people: ['ann', 'bob'] },
    )
    const opened = flow.effects.filter((effect) => effect.type === 'taskOpened')
    expect(opened).toMatchObject([
      { index: 1, total: 2, variables: { person: 'ann', loopCounter: 1 } },
      { index: 2, total: 2, variables: { person: 'bob', loopCounter: 2 } },
    ])
    flow.complete('a', { vote: 'yes', comment: 'fine' }).complete('a', { vote: 'no' })
    expect(flow.variables).toEqual({ people: ['ann', 'bob'], comment: 'fine', votes: ['yes', 'no'] })
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] a condition that fails leaves an incident; it goes on once it can be told', async () => {
    const flow = await play(
      `<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
       s -> g
       g -> a : big
       g -> b : not big
       a -> e
       b -> e`,
    )
    const incident = flow.effects.find((effect) => effect.type === 'incident')
    expect(incident).toMatchObject({
      code: 'expression-failed',
      nodeId: 'g',
      message: expect.stringContaining('big'),
    })
    flow.do({ type: 'setVariables', variables: { big: true } })
    flow.do({ type: 'retry', itemId: flow.item('g') })
    expect(flow.told).toContain('incidentResolved')
    expect(flow.open).toEqual(['a'])
  })

  test('[N3.2] without a flow that can be taken the token stays as an incident', async () => {
    const flow = await play(
      `<startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="e"/><endEvent id="f"/>
       s -> g
       g -> e : x
       g -> f : y`,
      { x: false, y: false },
    )
    expect(flow.last.effects.at(-1)).toMatchObject({
      type: 'incident',
      code: 'no-flow-can-be-taken',
      nodeId: 'g',
    })
    flow.do({ type: 'setVariables', variables: { y: true } }).do({ type: 'retry', itemId: flow.item('g') })
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] a time that is an expression is told as its value, and an incident when it has none', async () => {
    const content = around(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDate', 'deadline')}</timerEventDefinition></intermediateCatchEvent>`,
    )
    const flow = await play(content, { deadline: '2030-01-01T00:00:00Z' })
    expect(flow.effects).toContainEqual({
      type: 'timerScheduled',
      timerId: flow.timer('a'),
      nodeId: 'a',
      due: { kind: 'date', value: '2030-01-01T00:00:00Z' },
    })
    const stuck = await play(content)
    expect(stuck.state.timers).toEqual([])
    stuck
      .do({ type: 'setVariables', variables: { deadline: 'P1D' } })
      .do({ type: 'retry', itemId: stuck.item('a') })
    expect(stuck.fire('a').state.status).toBe('completed')
  })
})

describe('[N3.2] failures', () => {
  const service = `<startEvent id="s"/><serviceTask id="a"/><endEvent id="e"/><userTask id="repair"/>
    <boundaryEvent id="known" attachedToRef="a"><errorEventDefinition errorRef="busy"/></boundaryEvent>
    s -> a
    a -> e
    known -> repair
    repair -> e`
  const busy = '<error id="busy" errorCode="BUSY"/>'

  test('[N3.2] a known error goes the way of its boundary event', async () => {
    const flow = await play(service, {}, busy)
    flow.do({ type: 'failTask', taskId: flow.task('a'), error: 'BUSY', variables: { why: 'queue' } })
    expect(flow.open).toEqual(['repair'])
    expect(flow.variables).toEqual({ why: 'queue' })
  })

  test('[N3.13] an unknown error waits for somebody, who may have it tried again', async () => {
    const flow = await play(service, {}, busy)
    flow.do({ type: 'failTask', taskId: flow.task('a'), message: 'connection refused' })
    expect(flow.last.effects).toMatchObject([
      { type: 'incident', code: 'service-failed', message: 'connection refused' },
    ])
    flow.do({ type: 'retry', itemId: flow.task('a') })
    expect(flow.told).toEqual(['incidentResolved', 'serviceRequested'])
    expect(flow.complete('a').state.status).toBe('completed')
  })

  test('[N3.2] a task raises an escalation that leaves it open', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/><userTask id="boss"/><endEvent id="f"/>
       <boundaryEvent id="up" attachedToRef="a" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>
       s -> a
       a -> e
       up -> boss
       boss -> f`,
    )
    flow.do({ type: 'escalateTask', taskId: flow.task('a'), code: 'slow' })
    expect(flow.open).toEqual(['a', 'boss'])
  })

  test('[N3.2] a call of a global task of the same file is that task', async () => {
    const flow = await play(
      around('<callActivity id="a" calledElement="g"/>'),
      {},
      '<globalUserTask id="g" name="G"/>',
    )
    expect(flow.effects.at(-1)).toMatchObject({ type: 'taskOpened', kind: 'user', nodeId: 'a' })
  })

  test('[N3.2] a process that starts on a condition starts when it holds', async () => {
    const content = `<startEvent id="s"><conditionalEventDefinition><condition xsi:type="tFormalExpression">hot</condition></conditionalEventDefinition></startEvent>
      <userTask id="a"/><endEvent id="e"/>
      s -> a
      a -> e`
    expect((await play(content, { hot: true })).open).toEqual(['a'])
    expect((await play(content, { hot: false })).last.refused).toBe('start-unknown')
  })

  test('[N3.2] a model with a setting that can never work is not started', async () => {
    const flow = await load(around('<userTask id="a" startQuantity="0"/>'))
    expect(flow.do({ type: 'start' }).last.refused).toBe('model-faulty')
  })
})

describe('[N3.2] messages', () => {
  const messages = '<message id="m1" name="order"/><message id="m2" name="payment"/>'

  test('[N3.2] what an instance waits for can be asked, and an answer reaches the one named', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="g"/><receiveTask id="a" messageRef="m1"/><receiveTask id="b" messageRef="m1"/>
       <intermediateCatchEvent id="c"><messageEventDefinition messageRef="m2"/></intermediateCatchEvent><endEvent id="e"/>
       s -> g
       g -> a
       g -> b
       g -> c
       a -> e
       b -> e
       c -> e`,
      {},
      messages,
    )
    const awaited = awaitedEvents(flow.model, flow.state)
    expect(awaited.map(({ name, nodeId }) => [name, nodeId])).toEqual([
      ['order', 'a'],
      ['order', 'b'],
      ['payment', 'c'],
    ])
    flow.do({ type: 'message', name: 'order', itemId: awaited[1]!.itemId, variables: { number: 7 } })
    expect(awaitedEvents(flow.model, flow.state).map(({ nodeId }) => nodeId)).toEqual(['a', 'c'])
    expect(flow.variables).toEqual({ number: 7 })
    flow.do({ type: 'message', name: 'payment' }).do({ type: 'message', name: 'order' })
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] an instance that begins with either of two messages needs both when they are parallel', async () => {
    const content = `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/>
       <intermediateCatchEvent id="a"><messageEventDefinition messageRef="m1"/></intermediateCatchEvent>
       <intermediateCatchEvent id="b"><messageEventDefinition messageRef="m2"/></intermediateCatchEvent>
       <userTask id="x"/><userTask id="y"/>
       g -> a
       g -> b
       a -> x
       b -> y`
    const flow = await load(content, messages)
    expect(flow.model.triggers).toEqual(['a', 'b'])
    flow.do({ type: 'start', trigger: { node: 'b' } })
    expect(flow.open).toEqual(['y'])
    flow.complete('y')
    expect(flow.state.status).toBe('running')
    flow.do({ type: 'message', name: 'order' })
    expect(flow.complete('x').state.status).toBe('completed')
  })

  test('[N3.2] a start event that needs several events waits for the others', async () => {
    const flow = await load(
      `<startEvent id="s" parallelMultiple="true"><messageEventDefinition messageRef="m1"/><messageEventDefinition messageRef="m2"/></startEvent>
       <userTask id="a"/><endEvent id="e"/>
       s -> a
       a -> e`,
      messages,
    )
    flow.do({ type: 'start', trigger: { node: 's', definition: 1 } })
    expect(flow.open).toEqual([])
    flow.do({ type: 'message', name: 'order' })
    expect(flow.open).toEqual(['a'])
    expect(flow.do({ type: 'start' }).last.refused).toBe('instance-already-started')
  })
})
