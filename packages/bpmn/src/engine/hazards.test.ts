import { describe, expect, test } from 'vitest'
import { play } from '../testing/play.ts'

const HOUR =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>'

describe('[N3.2] hazards', () => {
  test('[N3.2] inclusive join with a loop: it waits for a token that still turns in its branch', async () => {
    const flow = await play(
      `<startEvent id="s"/><inclusiveGateway id="split" default="split_to_a"/>
       <exclusiveGateway id="head"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="again" default="again_to_join"/>
       <inclusiveGateway id="join"/><userTask id="after"/><endEvent id="e"/>
       s -> split
       split -> a
       split -> head : both
       head -> b
       b -> again
       again -> head : more
       again -> join
       a -> join
       join -> after
       after -> e`,
      { both: true, more: true },
    )
    // The default flow is not taken when a condition holds, so only the branch with the loop runs.
    expect(flow.open).toEqual(['b'])
    expect(flow.complete('b').open).toEqual(['b'])
    expect(flow.complete('b', { more: false }).open).toEqual(['after'])
  })

  test('[N3.2] inclusive join with a loop around it: a token behind the join does not keep it waiting', async () => {
    const flow = await play(
      `<startEvent id="s"/><exclusiveGateway id="head"/><inclusiveGateway id="split"/><userTask id="a"/><userTask id="b"/>
       <inclusiveGateway id="join"/><userTask id="check"/><exclusiveGateway id="again" default="again_to_e"/><endEvent id="e"/>
       s -> head
       head -> split
       split -> a : yes
       split -> b : yes
       a -> join
       b -> join
       join -> check
       check -> again
       again -> e
       again -> head : more`,
      { yes: true, more: true },
    )
    expect(flow.open).toEqual(['a', 'b'])
    expect(flow.complete('b').open).toEqual(['a'])
    expect(flow.complete('a').open).toEqual(['check'])
    expect(flow.complete('check').open).toEqual(['a', 'b'])
    flow.complete('a').complete('b')
    expect(flow.complete('check', { more: false }).state.status).toBe('completed')
  })

  test('[N3.2] boundary timer racing completion: whoever comes second is refused', async () => {
    const content = `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="late" attachedToRef="a">${HOUR}</boundaryEvent>
       <userTask id="escalate"/><endEvent id="e1"/><endEvent id="e2"/>
       s -> a
       a -> e1
       late -> escalate
       escalate -> e2`
    const done = await play(content)
    const timerId = done.timer('late')
    done.complete('a')
    expect(done.told).toContain('timerCancelled')
    expect(done.state.status).toBe('completed')
    expect(done.do({ type: 'fireTimer', timerId }).last.refused).toBe('instance-not-running')

    const overdue = await play(content)
    const taskId = overdue.task('a')
    overdue.fire('late')
    expect(overdue.told).toContain('taskCancelled')
    expect(overdue.open).toEqual(['escalate'])
    expect(overdue.do({ type: 'completeTask', taskId }).last.refused).toBe('task-not-open')
    expect(overdue.do({ type: 'fireTimer', timerId: 't3' }).last.refused).toBe('timer-not-armed')
  })

  test('[N3.2] terminate inside parallel: the other branch stops, and so does what waits at the join', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="split"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
       <parallelGateway id="join"/><endEvent id="e"/><endEvent id="stop"><terminateEventDefinition/></endEvent>
       s -> split
       split -> a
       split -> b
       split -> c
       a -> join
       b -> join
       join -> e
       c -> stop`,
    )
    flow.complete('a').complete('c')
    expect(flow.told).toContain('taskCancelled')
    expect(flow.state.status).toBe('terminated')
    expect(flow.state.items.map((item) => item.kind)).toEqual(['scope'])
  })

  test('[N3.2] terminate inside a sub-process stops that sub-process only', async () => {
    const flow = await play(
      `<startEvent id="s"/><parallelGateway id="split"/><userTask id="beside"/><subProcess id="sub">
         <startEvent id="is"/><parallelGateway id="isplit"/><userTask id="x"/><userTask id="y"/><endEvent id="ie"/>
         <endEvent id="stop"><terminateEventDefinition/></endEvent>
         is -> isplit
         isplit -> x
         isplit -> y
         x -> ie
         y -> stop
       </subProcess><userTask id="after"/><endEvent id="e"/><endEvent id="e2"/>
       s -> split
       split -> beside
       split -> sub
       sub -> after
       after -> e
       beside -> e2`,
    )
    flow.complete('y')
    expect(flow.open).toEqual(['beside', 'after'])
  })

  test('[N3.2] cancel with running compensation: the handlers end one by one before the transaction is left', async () => {
    const undo = (name: string): string =>
      `<boundaryEvent id="c_${name}" attachedToRef="${name}"><compensateEventDefinition/></boundaryEvent>
       <userTask id="undo_${name}" isForCompensation="true"/>
       <association id="as_${name}" associationDirection="One" sourceRef="c_${name}" targetRef="undo_${name}"/>`
    const flow = await play(
      `<startEvent id="s"/><transaction id="t"><startEvent id="is"/><userTask id="hotel"/>${undo('hotel')}
         <userTask id="flight"/>${undo('flight')}<userTask id="pay"/><endEvent id="ok"/>
         <boundaryEvent id="broke" attachedToRef="pay"><errorEventDefinition/></boundaryEvent>
         <endEvent id="cancel"><cancelEventDefinition/></endEvent>
         is -> hotel
         hotel -> flight
         flight -> pay
         pay -> ok
         broke -> cancel
       </transaction>
       <boundaryEvent id="cancelled" attachedToRef="t"><cancelEventDefinition/></boundaryEvent>
       <boundaryEvent id="late" attachedToRef="t">${HOUR}</boundaryEvent>
       <userTask id="apologize"/><userTask id="chase"/><endEvent id="e1"/><endEvent id="e2"/><endEvent id="e3"/>
       s -> t
       t -> e1
       cancelled -> apologize
       apologize -> e2
       late -> chase
       chase -> e3`,
    )
    flow.complete('hotel').complete('flight')
    flow.do({ type: 'failTask', taskId: flow.task('pay'), error: 'no money' })
    expect(flow.open).toEqual(['undo_flight'])
    expect(flow.complete('undo_flight').open).toEqual(['undo_hotel'])
    expect(flow.complete('undo_hotel').open).toEqual(['apologize'])
    expect(flow.complete('apologize').state.status).toBe('completed')
  })

  test('[N3.2] a second start, a task of another instance and an unknown timer are refused', async () => {
    const flow = await play(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>
       s -> a
       a -> e`)
    expect(flow.do({ type: 'start' }).last.refused).toBe('instance-already-started')
    expect(flow.do({ type: 'completeTask', taskId: 99 }).last.refused).toBe('task-not-open')
    expect(flow.do({ type: 'fireTimer', timerId: 't99' }).last.refused).toBe('timer-not-armed')
    expect(flow.do({ type: 'message', name: 'x' }).last.refused).toBe('nobody-waits')
    expect(flow.do({ type: 'retry', itemId: flow.task('a') }).last.refused).toBe('nothing-to-retry')
  })

  test('[N3.2] a loop without any waiting node is stopped and reported, not run for ever', async () => {
    const flow = await play(`<startEvent id="s"/><exclusiveGateway id="g"/><task id="a"/><task id="b"/>
       s -> g
       g -> a
       a -> b
       b -> g`)
    expect(flow.effects.filter((effect) => effect.type === 'incident')).toMatchObject([
      { code: 'too-many-steps' },
    ])
    expect(flow.state.status).toBe('running')
  })

  test('[N3.2] a race of two signals in one step: the catcher that an interrupting one stops does not run', async () => {
    const flow = await play(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>
       <boundaryEvent id="stop" attachedToRef="a"><signalEventDefinition signalRef="go"/></boundaryEvent>
       <boundaryEvent id="also" attachedToRef="a" cancelActivity="false"><signalEventDefinition signalRef="go"/></boundaryEvent>
       <userTask id="x"/><userTask id="y"/><endEvent id="e1"/><endEvent id="e2"/>
       s -> a
       a -> e
       stop -> x
       also -> y
       x -> e1
       y -> e2`,
      {},
      '<signal id="go" name="go"/>',
    )
    flow.do({ type: 'signal', name: 'go' })
    expect(flow.open).toEqual(['x'])
  })
})
