import { describe, expect, test } from 'vitest'
import { play } from '../testing/play.ts'

const duration = (text: string): string =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${text}</timeDuration></timerEventDefinition>`
const cycle = (text: string): string =>
  `<timerEventDefinition><timeCycle xsi:type="tFormalExpression">${text}</timeCycle></timerEventDefinition>`
const condition = (text: string): string =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${text}</condition></conditionalEventDefinition>`
const SIGNALS = '<signal id="one" name="one"/><signal id="two" name="two"/>'

describe('[N3.2] event sub-processes', () => {
  const around = (
    start: string,
    inner = '<userTask id="x"/>',
  ): string => `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>
    s -> a
    a -> e
    <subProcess id="on" triggeredByEvent="true">${start}${inner}<endEvent id="oe"/>
      os -> x
      x -> oe
    </subProcess>`

  test('[N3.2] one that does not interrupt may run several times beside, and the process waits for all', async () => {
    const flow = await play(
      around(
        '<startEvent id="os" isInterrupting="false"><signalEventDefinition signalRef="one"/></startEvent>',
      ),
      {},
      SIGNALS,
    )
    flow.do({ type: 'signal', name: 'one' }).do({ type: 'signal', name: 'one' })
    expect(flow.open).toEqual(['a', 'x', 'x'])
    flow.complete('a').complete('x')
    expect(flow.state.status).toBe('running')
    expect(flow.complete('x').state.status).toBe('completed')
  })

  test('[N3.2] one that interrupts stops what runs and cannot be triggered again', async () => {
    const flow = await play(
      around('<startEvent id="os"><signalEventDefinition signalRef="one"/></startEvent>'),
      {},
      SIGNALS,
    )
    flow.do({ type: 'signal', name: 'one' })
    expect(flow.open).toEqual(['x'])
    expect(flow.do({ type: 'signal', name: 'one' }).last.refused).toBe('nobody-waits')
    expect(flow.complete('x').state.status).toBe('completed')
  })

  test('[N3.2] a handler does not handle the escalation it raises itself', async () => {
    const flow = await play(
      `<startEvent id="s"/><intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="E"/></intermediateThrowEvent><endEvent id="e"/>
       s -> up
       up -> e
       <subProcess id="on" triggeredByEvent="true">
         <startEvent id="os" isInterrupting="false"><escalationEventDefinition escalationRef="E"/></startEvent>
         <userTask id="x"/><endEvent id="oe"><escalationEventDefinition escalationRef="E"/></endEvent>
         os -> x
         x -> oe
       </subProcess>`,
      {},
      '<escalation id="E" escalationCode="E"/>',
    )
    expect(flow.open).toEqual(['x'])
    flow.complete('x')
    expect(flow.told).toContain('escalationThrown')
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] a timer of a cycle that does not interrupt comes as often as it says', async () => {
    const flow = await play(
      around(`<startEvent id="os" isInterrupting="false">${cycle('R3/PT1H')}</startEvent>`),
    )
    flow.fire('os').fire('os')
    expect(flow.last.effects.find((effect) => effect.type === 'timerScheduled')).toMatchObject({
      due: { kind: 'cycle', value: 'R3/PT1H', left: 1 },
    })
    flow.fire('os')
    expect(flow.state.timers).toEqual([])
    expect(flow.open).toEqual(['a', 'x', 'x', 'x'])
  })

  test('[N3.2] the end of the process calls its timers off', async () => {
    const flow = await play(around(`<startEvent id="os">${duration('P1D')}</startEvent>`))
    flow.complete('a')
    expect(flow.told).toContain('timerCancelled')
    expect(flow.state.status).toBe('completed')
  })
})

describe('[N3.2] boundary events', () => {
  test('[N3.2] a condition fires when it becomes true, once each time', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/><userTask id="x"/><endEvent id="f"/>
       <boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${condition('hot')}</boundaryEvent>
       s -> a
       a -> e
       b -> x
       x -> f`,
      { hot: false },
    )
    const set = (hot: boolean): string[] => flow.do({ type: 'setVariables', variables: { hot } }).open
    expect(set(true)).toEqual(['a', 'x'])
    expect(set(true)).toEqual(['a', 'x'])
    expect(set(false)).toEqual(['a', 'x'])
    expect(set(true)).toEqual(['a', 'x', 'x'])
  })

  test('[N3.2] of two that catch errors the one that names the code comes first', async () => {
    const flow = await play(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><endEvent id="bad"><errorEventDefinition errorRef="E1"/></endEvent>
         is -> bad
       </subProcess>
       <boundaryEvent id="any" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>
       <boundaryEvent id="named" attachedToRef="sub"><errorEventDefinition errorRef="E1"/></boundaryEvent>
       <userTask id="x"/><userTask id="y"/><endEvent id="e"/><endEvent id="e1"/><endEvent id="e2"/>
       s -> sub
       sub -> e
       any -> x
       named -> y
       x -> e1
       y -> e2`,
      {},
      '<error id="E1" errorCode="E1"/>',
    )
    expect(flow.open).toEqual(['y'])
  })

  test('[N3.2] an error nobody catches ends the instance as failed, with its code', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><endEvent id="e"/>
       <endEvent id="bad"><errorEventDefinition errorRef="E1"/></endEvent>
       s -> g
       g -> a
       g -> bad
       a -> e`,
      {},
      '<error id="E1" errorCode="E-1"/>',
    )
    expect(flow.last.effects.at(-1)).toEqual({ type: 'instanceEnded', outcome: 'failed', error: 'E-1' })
    expect(flow.open).toEqual([])
  })

  test('[N3.2] an escalation goes outwards until somebody takes it, and the thrower goes on', async () => {
    const flow = await play(
      `<startEvent id="s"/><subProcess id="outer"><startEvent id="os"/><subProcess id="inner"><startEvent id="is"/>
         <intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="E"/></intermediateThrowEvent><userTask id="a"/><endEvent id="ie"/>
         is -> up
         up -> a
         a -> ie
       </subProcess><endEvent id="oe"/>
         os -> inner
         inner -> oe
       </subProcess>
       <boundaryEvent id="b" attachedToRef="outer" cancelActivity="false"><escalationEventDefinition escalationRef="E"/></boundaryEvent>
       <userTask id="x"/><endEvent id="e"/><endEvent id="f"/>
       s -> outer
       outer -> e
       b -> x
       x -> f`,
      {},
      '<escalation id="E" escalationCode="slow"/>',
    )
    expect(flow.open.toSorted()).toEqual(['a', 'x'])
    expect(flow.told).not.toContain('escalationThrown')
  })
})

describe('[N3.2] complex gateways', () => {
  const twoOfThree = `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
    <complexGateway id="two"><activationCondition xsi:type="tFormalExpression">activationCount >= 2</activationCondition></complexGateway>
    <userTask id="after"/><endEvent id="e"/>
    s -> g
    g -> a
    g -> b
    g -> c
    a -> two
    b -> two
    c -> two
    two -> after
    after -> e`

  test('[N3.2] two of three are enough, and the third is taken in without effect', async () => {
    const flow = await play(twoOfThree)
    expect(flow.complete('a').open).toEqual(['b', 'c'])
    expect(flow.complete('c').open).toEqual(['b', 'after'])
    expect(flow.complete('b').open).toEqual(['after'])
    expect(flow.complete('after').state.status).toBe('completed')
  })

  test('[N3.2] the gateway holds the instance until its reset', async () => {
    const flow = await play(twoOfThree)
    flow.complete('a').complete('b').complete('after')
    expect(flow.state.status).toBe('running')
    expect(flow.complete('c').state.status).toBe('completed')
  })
})

describe('[N3.2] ad-hoc sub-processes', () => {
  const content = (
    attributes: string,
    more = '',
  ): string => `<startEvent id="s"/><adHocSubProcess id="free" ${attributes}>
      <userTask id="a"/><userTask id="b"/><userTask id="c"/>${more}</adHocSubProcess><endEvent id="e"/>
    s -> free
    free -> e`

  test('[N3.2] in parallel all are open; it completes when its condition holds', async () => {
    const flow = await play(
      content(
        'ordering="Parallel"',
        '<completionCondition xsi:type="tFormalExpression">enough</completionCondition>',
      ),
      { enough: false },
    )
    expect(flow.open).toEqual(['a', 'b', 'c'])
    expect(flow.complete('b').open).toEqual(['a', 'c'])
    expect(flow.complete('a', { enough: true }).state.status).toBe('completed')
    expect(flow.told).toContain('taskCancelled')
  })

  test('[N3.2] in sequence one is open at a time, and another may be started by hand', async () => {
    const flow = await play(content('ordering="Sequential"'))
    expect(flow.open).toEqual(['a'])
    flow.do({ type: 'activate', scopeId: flow.item('free'), nodeId: 'c' })
    expect(flow.open).toEqual(['a', 'c'])
    expect(flow.complete('c').complete('a').open).toEqual(['b'])
    expect(flow.do({ type: 'activate', scopeId: flow.item('free'), nodeId: 'e' }).last.refused).toBe(
      'node-unknown',
    )
    expect(flow.complete('b').state.status).toBe('completed')
  })
})

describe('[N3.2] catching events', () => {
  test('[N3.2] several events of which one is enough call each other off', async () => {
    const flow = await play(
      `<startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition signalRef="one"/>${duration('PT1H')}</intermediateCatchEvent>
       <userTask id="a"/><endEvent id="e"/>
       s -> c
       c -> a
       a -> e`,
      {},
      SIGNALS,
    )
    flow.do({ type: 'signal', name: 'one' })
    expect(flow.told).toContain('timerCancelled')
    expect(flow.open).toEqual(['a'])
  })

  test('[N3.2] several events of which all are needed are noted one by one', async () => {
    const flow = await play(
      `<startEvent id="s"/><intermediateCatchEvent id="c" parallelMultiple="true"><signalEventDefinition signalRef="one"/>
       <signalEventDefinition signalRef="two"/></intermediateCatchEvent><userTask id="a"/><endEvent id="e"/>
       s -> c
       c -> a
       a -> e`,
      {},
      SIGNALS,
    )
    flow.do({ type: 'signal', name: 'two' })
    expect(flow.do({ type: 'signal', name: 'two' }).last.refused).toBe('nobody-waits')
    expect(flow.open).toEqual([])
    expect(flow.do({ type: 'signal', name: 'one' }).open).toEqual(['a'])
  })

  test('[N3.2] a link leads to its counterpart of the same name', async () => {
    const flow = await play(
      `<startEvent id="s"/><intermediateThrowEvent id="from"><linkEventDefinition name="L"/></intermediateThrowEvent>
       <intermediateCatchEvent id="to"><linkEventDefinition name="L"/></intermediateCatchEvent><userTask id="a"/><endEvent id="e"/>
       s -> from
       to -> a
       a -> e`,
    )
    expect(flow.open).toEqual(['a'])
  })
})
