import { describe, expect, test } from 'vitest'
import { checkProcess } from './check/check-process.ts'
import { createInstance, step } from './engine/step.ts'
import { FLOW_LIMITS } from './limits.ts'
import type { Effect } from './protocol.ts'
import { play, xmlOf } from './testing/play.ts'
import { compileProcess } from './xml/compile.ts'
import { readBpmn } from './xml/document.ts'
import { UnreadableBpmn } from './xml/unreadable.ts'

const LINE = `s -> a
  a -> e`

/** A task done once for each of a number of instances, which a variable gives. */
function many(settings = '', kind = 'userTask'): string {
  return `<startEvent id="s"/><${kind} id="a"><multiInstanceLoopCharacteristics ${settings}>
    <loopCardinality xsi:type="tFormalExpression">n</loopCardinality></multiInstanceLoopCharacteristics></${kind}><endEvent id="e"/>
    ${LINE}`
}

const incidents = (effects: Effect[]) => effects.flatMap((one) => (one.type === 'incident' ? [one.code] : []))

describe('bounds of one flow', () => {
  test.each([20_000, 1_000_000, 1e9])(
    '[N3.2] a number of instances of %d, as a field gives it, is an incident',
    async (n) => {
      const flow = await play(many(), { n })
      expect(incidents(flow.effects)).toEqual(['too-many-instances'])
      expect(flow.open).toEqual([])
      flow.do({ type: 'setVariables', variables: { n: 3 } }).do({ type: 'retry', itemId: flow.item('a') })
      expect(flow.open).toEqual(['a', 'a', 'a'])
    },
  )

  test('[N3.2] as many instances as there may be run, one more is not added', async () => {
    const flow = await play(many(), { n: FLOW_LIMITS.instances })
    expect(flow.open).toHaveLength(FLOW_LIMITS.instances)
    expect(flow.do({ type: 'addInstance', itemId: flow.item('a') }).last.refused).toBe('not-possible')
    flow.do({ type: 'moveToken', itemId: flow.task('a'), to: 'e' })
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] a list of too many entries is an incident as well', async () => {
    const flow = await play(
      `<startEvent id="s"/><property id="entries" name="entries"/><subProcess id="a"><multiInstanceLoopCharacteristics>
         <loopDataInputRef>entries</loopDataInputRef></multiInstanceLoopCharacteristics><task id="x"/></subProcess><endEvent id="e"/>
       ${LINE}`.replace(/<startEvent id="s"\/>(<property[^>]*>)/, '$1<startEvent id="s"/>'),
      { entries: Array.from({ length: 20_000 }, (_, n) => n) },
    )
    expect(incidents(flow.effects)).toEqual(['too-many-instances'])
  })

  test('[N3.2] instances inside instances stop at the bound of one command, and go on from there', async () => {
    const inner = many('', 'task').replace('id="s"', 'id="is"').replace('id="e"', 'id="ie"')
    const flow = await play(
      `<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics>
         <loopCardinality xsi:type="tFormalExpression">n</loopCardinality></multiInstanceLoopCharacteristics>
         ${inner.replace('s -> a', 'is -> a').replace('a -> e', 'a -> ie')}</subProcess><endEvent id="e"/>
       s -> sub
       sub -> e`,
      { n: 300 },
    )
    const retries = () => flow.state.items.filter((item) => item.kind === 'incident')
    let turns = 0
    expect(incidents(flow.effects)).toContain('too-many-items')
    while (flow.state.status === 'running' && turns++ < 500) {
      const [stopped] = retries()
      expect(stopped, 'running without an incident').toBeDefined()
      flow.do({ type: 'retry', itemId: stopped!.id })
    }
    expect(flow.state.status).toBe('completed')
  })

  test('[N3.2] a loop whose condition never fails stops at the bound of rounds', async () => {
    const flow = await play(
      `<startEvent id="s"/><task id="a"><standardLoopCharacteristics>
         <loopCondition xsi:type="tFormalExpression">yes</loopCondition></standardLoopCharacteristics></task><endEvent id="e"/>
       ${LINE}`,
      { yes: true },
    )
    expect(incidents(flow.effects)).toEqual(['too-many-rounds'])
  })

  test('[N3.2] tokens that double at every turn are few incidents, however many they are', async () => {
    const flow = await play(
      `<startEvent id="s"/><task id="a"/><task id="b"/><task id="c"/>
       s -> a
       a -> b
       a -> c
       b -> a
       c -> a`,
    )
    expect(new Set(incidents(flow.effects))).toEqual(new Set(['too-many-steps']))
    expect(flow.state.items.length).toBeLessThan(20)
  })

  test('[N3.2] an activity that is undone a hundred thousand times does not end in a stack overflow', async () => {
    const model = compileProcess(
      await readBpmn(
        xmlOf(`<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><task id="x"/></subProcess><intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>
          s -> a
          a -> undo
          undo -> e
          a -> sub`),
      ),
    )
    const facts = { evaluate: () => true }
    const started = step(model, createInstance(), { type: 'start' }, facts).state
    const done = Array.from({ length: 100_000 }, () => ({ node: 'sub' }))
    const root = { ...started.items[0]!, done }
    const state = { ...started, items: [root, ...started.items.slice(1)] }
    const task = started.items.find(({ kind }) => kind === 'task')!
    const { state: after } = step(model, state, { type: 'completeTask', taskId: task.id }, facts)
    expect(after.status).toBe('completed')
  })

  test.each([
    [
      '<loopCardinality xsi:type="tFormalExpression">1001</loopCardinality>',
      'multiInstanceLoopCharacteristics',
      '',
    ],
    [
      '<loopCondition xsi:type="tFormalExpression">x</loopCondition>',
      'standardLoopCharacteristics',
      'loopMaximum="1000000"',
    ],
  ])('[N3.12] a constant beyond the bound is told before publishing: %s', async (content, loop, settings) => {
    const document = await readBpmn(
      xmlOf(`<startEvent id="s"/><task id="a"><${loop} ${settings}>${content}</${loop}></task><endEvent id="e"/>
        ${LINE}`),
    )
    expect(checkProcess(document)).toMatchObject([
      { code: 'count-too-large', elementId: 'a', severity: 'error' },
    ])
  })

  test('[N3.12] a quantity beyond the bound is told before publishing, and never run', async () => {
    const document = await readBpmn(
      xmlOf(`<startEvent id="s"/><task id="a" completionQuantity="1000000000"/><endEvent id="e"/>\n${LINE}`),
    )
    expect(checkProcess(document)).toMatchObject([{ code: 'count-too-large', elementId: 'a' }])
    const result = step(
      compileProcess(document),
      createInstance(),
      { type: 'start' },
      { evaluate: () => true },
    )
    expect(result.refused).toBe('model-faulty')
  })

  test('[N3.12] a file of more nodes than a flow may have is refused by that reason alone', async () => {
    const tasks = Array.from({ length: FLOW_LIMITS.nodes + 1 }, (_, n) => `<task id="t${n}"/>`)
    const document = await readBpmn(xmlOf(tasks.join('')))
    expect(checkProcess(document)).toMatchObject([{ code: 'too-many-nodes', severity: 'error' }])
  })

  test('[N3.1] elements inside each other without end are refused, not run into a stack overflow', async () => {
    const deep = `${'<subProcess>'.repeat(20_000)}${'</subProcess>'.repeat(20_000)}`
    await expect(readBpmn(xmlOf(deep))).rejects.toThrow(UnreadableBpmn)
  })
})

/** Milliseconds of processor time of this thread: how busy the machine is does not count. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

describe('large flows', () => {
  /** Processes of about n nodes, in the shapes in which a check might look at all of them for each. */
  const shapes: Record<string, (n: number) => string> = {
    chain: (n) => chain(n, (i) => `<userTask id="t${i}"/>`),
    'fan of parallel branches': (n) =>
      `<parallelGateway id="g"/><parallelGateway id="j"/>s -> g${branches(n, 'j')}\nj -> e`.replace(
        '>s',
        '>\ns',
      ),
    'fan of inclusive branches': (n) =>
      `<inclusiveGateway id="g" default="g_to_t0"/><inclusiveGateway id="j"/>\ns -> g${branches(n, 'j', ' : x')}\nj -> e`,
    links: (n) =>
      `<exclusiveGateway id="x" default="x_to_e"/>\ns -> x\nx -> e${times(n / 2, (i) => `\nx -> lt${i} : x\nlc${i} -> e`)}
       ${times(n / 2, (i) => `<intermediateThrowEvent id="lt${i}"><linkEventDefinition id="a${i}" name="l${i}"/></intermediateThrowEvent><intermediateCatchEvent id="lc${i}"><linkEventDefinition id="b${i}" name="l${i}"/></intermediateCatchEvent>`)}`,
    'sub-processes': (n) => chain(n / 2, (i) => `<subProcess id="t${i}"><task id="in${i}"/></subProcess>`),
    'compensated tasks': (n) =>
      chain(
        n / 3,
        (i) =>
          `<task id="t${i}"/><boundaryEvent id="b${i}" attachedToRef="t${i}"><compensateEventDefinition id="c${i}"/></boundaryEvent><task id="h${i}" isForCompensation="true"/><association id="as${i}" associationDirection="One" sourceRef="b${i}" targetRef="h${i}"/>`,
      ),
  }
  const times = (n: number, part: (i: number) => string): string =>
    Array.from({ length: Math.floor(n) }, (_, i) => part(i)).join('')
  const chain = (n: number, part: (i: number) => string): string =>
    `${times(n, part)}\ns -> t0${times(n - 1, (i) => `\nt${i} -> t${i + 1}`)}\nt${Math.floor(n) - 1} -> e`
  const branches = (n: number, join: string, condition = ''): string =>
    `${times(n, (i) => `\ng -> t${i}${i > 0 ? condition : ''}\nt${i} -> ${join}`)}\n${times(n, (i) => `<userTask id="t${i}"/>`)}`

  test.each(Object.entries(shapes))(
    '[N3.12] a %s of as many nodes as there may be is checked within the bound of a request',
    async (_, shape) => {
      const n = FLOW_LIMITS.nodes - 10
      const document = await readBpmn(xmlOf(`<startEvent id="s"/><endEvent id="e"/>${shape(n)}`))
      const before = processorTime()
      const errors = checkProcess(document).filter(({ severity }) => severity === 'error')
      expect(errors).toEqual([])
      expect(processorTime() - before).toBeLessThan(2000)
    },
  )
})
