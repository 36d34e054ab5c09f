import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xmlOf } from '../testing/play.ts'
import { blocks, writeFlow } from '../testing/random-flow.ts'
import { treeToBpmn } from '../tree/tree-to-bpmn.ts'
import { readBpmn } from '../xml/document.ts'
import { checkProcess } from './check-process.ts'
import { TEXTS } from './texts.ts'
import { isRefusedAtPublish } from './vendor.ts'

/** Findings of a process as `code element`, warnings with a question mark. */
async function findings(content: string, around = ''): Promise<string[]> {
  const found = checkProcess(await readBpmn(xmlOf(content, around)))
  return found.map(
    ({ code, elementId, severity }) => `${code} ${elementId}${severity === 'warning' ? ' ?' : ''}`,
  )
}

const LINE = `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>
  s -> a
  a -> e`

describe('[N3.12] the check before publishing', () => {
  test('[N3.12] a plain flow has no findings', async () => {
    expect(await findings(LINE)).toEqual([])
  })

  test('[N3.12] a step that nothing leads to, and one that leads nowhere, are errors', async () => {
    expect(await findings(`${LINE}\n<userTask id="b"/><userTask id="c"/>\nb -> e`)).toEqual([
      'dead-end c',
      'unreachable-node b',
      'unreachable-node c',
    ])
  })

  test('[N3.12] branches without condition and without default', async () => {
    const branches = (attributes: string, condition: string): string =>
      `<startEvent id="s"/><exclusiveGateway id="g" ${attributes}/><endEvent id="e"/><endEvent id="f"/>
       s -> g
       g -> e : x
       g -> f${condition}`
    expect(await findings(branches('', ' : not x'))).toEqual(['missing-default g ?'])
    expect(await findings(branches('', ''))).toEqual(['flow-without-condition g_to_f'])
    expect(await findings(branches('default="g_to_f"', ''))).toEqual([])
    expect(await findings(branches('default="s_to_g"', ''))).toContain('default-not-outgoing g')
  })

  test('[N3.12] parallel branches that meet without a join run what follows twice', async () => {
    expect(
      await findings(
        `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>
         s -> g
         g -> a
         g -> b
         a -> c
         b -> c
         c -> e`,
      ),
    ).toEqual(['lack-of-synchronization c ?'])
  })

  test('[N3.12] a join that waits for a branch not taken stops the flow', async () => {
    expect(
      await findings(
        `<startEvent id="s"/><exclusiveGateway id="g" default="g_to_b"/><userTask id="a"/><userTask id="b"/>
         <parallelGateway id="j"/><endEvent id="e"/>
         s -> g
         g -> a : x
         g -> b
         a -> j
         b -> j
         j -> e`,
      ),
    ).toEqual(['deadlock j'])
  })

  test('[N3.12] a join that some choices bring to its end and others do not is a warning', async () => {
    expect(
      await findings(
        `<startEvent id="s"/><inclusiveGateway id="g" default="g_to_b"/><userTask id="a"/><userTask id="b"/>
         <parallelGateway id="j"/><endEvent id="e"/>
         s -> g
         g -> a : x
         g -> b
         g -> j : y
         a -> j
         j -> e
         b -> e`,
      ),
    ).toContain('deadlock j ?')
  })

  test('[N3.12] a join that waits for what comes only after it certainly stops the flow', async () => {
    expect(
      await findings(
        `<startEvent id="s"/><parallelGateway id="j"/><userTask id="a"/><exclusiveGateway id="g" default="g_to_e"/><endEvent id="e"/>
         s -> j
         j -> a
         a -> g
         g -> j : again
         g -> e`,
      ),
    ).toContain('deadlock j')
  })

  test('[N3.2] the wrong kind of event names the event and the kind', async () => {
    const [finding] = checkProcess(
      await readBpmn(
        xmlOf(
          LINE.replace(
            '<endEvent id="e"/>',
            '<endEvent id="e" name="完成"><timerEventDefinition><timeDate xsi:type="tFormalExpression">2030-01-01</timeDate></timerEventDefinition></endEvent>',
          ),
        ),
      ),
    )
    expect(finding).toEqual({
      code: 'event-kind',
      elementId: 'e',
      severity: 'error',
      zh: '“完成”在这里不能用 timer 事件',
      en: '“完成” must not be a timer event here',
    })
  })

  test('[N3.2] a message event says which message, and by which operation or configuration it goes', async () => {
    const event = (content: string): string =>
      LINE.replace('<endEvent id="e"/>', `<endEvent id="e">${content}</endEvent>`)
    const message = '<message id="m" name="m"/>'
    expect(await findings(event('<messageEventDefinition/>'))).toEqual(['event-reference-missing e'])
    expect(await findings(event('<messageEventDefinition messageRef="m"/>'), message)).toEqual([
      'operation-missing e',
    ])
    const configured =
      '<extensionElements><sluice:config>{}</sluice:config></extensionElements><messageEventDefinition messageRef="m"/>'
    expect(await findings(event(configured), message)).toEqual([])
  })

  test.each(['PT1H', 'P1DT2H30M', '=deadline', 'P2W'])('[N3.2] %s is a duration', async (text) => {
    const timer = `<intermediateCatchEvent id="a"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${text}</timeDuration></timerEventDefinition></intermediateCatchEvent>`
    expect(await findings(LINE.replace('<userTask id="a"/>', timer))).toEqual([])
  })

  test.each(['1 hour', 'P', 'PT', '2030-01-01', 'R3/PT1H'])('[N3.2] %s is no duration', async (text) => {
    const timer = `<intermediateCatchEvent id="a"><timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">${text}</timeDuration></timerEventDefinition></intermediateCatchEvent>`
    expect(await findings(LINE.replace('<userTask id="a"/>', timer))).toEqual(['timer-invalid t'])
  })

  test.each([
    ['timeDuration', '-PT5M', 'timer-negative'],
    ['timeDuration', '-P1D', 'timer-negative'],
    ['timeDuration', 'PT0S', 'timer-zero'],
    ['timeDuration', 'P0DT0.0S', 'timer-zero'],
    ['timeDuration', '-PT0S', 'timer-zero'],
    ['timeCycle', 'R/PT0S', 'timer-too-fast'],
    ['timeCycle', 'R3/PT1S', 'timer-too-fast'],
    ['timeCycle', 'R/2030-01-01T00:00:00Z/PT59.9S', 'timer-too-fast'],
    ['timeCycle', 'R/-PT5M', 'timer-negative'],
    ['timeDuration', 'P1M', undefined],
    ['timeDuration', 'PT0.5S', undefined],
    ['timeCycle', 'R/PT1M', undefined],
    ['timeCycle', 'R-1/P1D', undefined],
  ])(
    '[N3.12] a %s of %s is told while it is drawn, with what would be right',
    async (setting, text, code) => {
      const timer = `<intermediateCatchEvent id="a"><timerEventDefinition id="t"><${setting} xsi:type="tFormalExpression">${text}</${setting}></timerEventDefinition></intermediateCatchEvent>`
      expect(await findings(LINE.replace('<userTask id="a"/>', timer))).toEqual(code ? [`${code} t ?`] : [])
      if (code) expect(isRefusedAtPublish({ code })).toBe(code !== 'timer-zero')
    },
  )

  test('[N3.2] flows of well-formed blocks have no errors and are sound', async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks([
          'user',
          'service',
          'none',
          'exclusive',
          'parallel',
          'inclusive',
          'back',
          'sub',
          'multi',
          'again',
          'deadline',
        ]),
        async (block) => {
          expect(checkProcess(await readBpmn(writeFlow(block)))).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  })

  test('[N3.1] a flow of the tree designer has no errors, also when all branches but one have ended', async () => {
    const xml = await treeToBpmn({
      id: 'p',
      name: '',
      root: [
        { kind: 'applicant', id: 'a', name: '', config: {} },
        {
          kind: 'condition',
          id: 'c',
          name: '',
          branches: [
            { id: 'b1', name: '', condition: 'x > 1', steps: [{ kind: 'end', id: 'no', name: '' }] },
            { id: 'b2', name: '', condition: null, steps: [{ kind: 'cc', id: 'cc', name: '', config: {} }] },
          ],
        },
        { kind: 'delay', id: 'd', name: '', config: { duration: 'P1D' } },
        { kind: 'robot', id: 'r', name: '', config: {} },
        { kind: 'subflow', id: 'f', name: '', config: {} },
      ],
    })
    expect(checkProcess(await readBpmn(xml))).toEqual([])
  })

  test('[N3.1] a branch without a formula yet, or alone, is an error', async () => {
    const xml = await treeToBpmn({
      id: 'p',
      name: '',
      root: [
        {
          kind: 'condition',
          id: 'c',
          name: '',
          branches: [
            { id: 'b', name: '', condition: '', steps: [] },
            { id: 'd', name: '', condition: null, steps: [] },
          ],
        },
        { kind: 'parallel', id: 'g', name: '', branches: [{ id: 'h', name: '', steps: [] }] },
      ],
    })
    const codes = checkProcess(await readBpmn(xml)).map(({ code, elementId }) => `${code} ${elementId}`)
    expect(codes).toEqual(['expression-empty b', 'gateway-without-choice g'])
  })

  test('[N3.2] every finding has a text in both languages that uses the same places', () => {
    const places = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted()
    for (const { zh, en } of Object.values(TEXTS)) {
      expect(zh).toMatch(/[一-龥]/)
      expect(places(en)).toEqual(places(zh))
    }
  })
})

describe('[N3.12] what only the engine of another tool understands', () => {
  const around = (task: string): string =>
    `<startEvent id="s"/>${task}<endEvent id="e"/>
     s -> a
     a -> e`

  test.each([
    ['<serviceTask id="a" camunda:class="com.acme.Send"/>', 'vendor-work'],
    ['<serviceTask id="a" activiti:delegateExpression="bean"/>', 'vendor-work'],
    [
      '<serviceTask id="a"><extensionElements><camunda:taskDefinition type="x"/></extensionElements></serviceTask>',
      'vendor-work',
    ],
    [
      '<userTask id="a"><extensionElements><camunda:taskListener class="x"/></extensionElements></userTask>',
      'vendor-work',
    ],
    [
      '<userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">#{users.size()}</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
      'vendor-expression',
    ],
    ['<scriptTask id="a" scriptFormat="text/groovy"><script>1</script></scriptTask>', 'script-not-run'],
  ])('[N3.12] %s is a warning that keeps it from being published', async (task, code) => {
    const xml = xmlOf(around(task)).replace(
      '<definitions ',
      '<definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" ',
    )
    const found = checkProcess(await readBpmn(xml))
    expect(found.map((one) => [one.code, one.elementId, one.severity, isRefusedAtPublish(one)])).toEqual([
      [code, 'a', 'warning', true],
    ])
  })

  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what such files hold
  test.each(['${amount > 100}', '#{x}'])(
    '[N3.12] the condition %s is a warning that says what to write',
    async (text) => {
      const found = checkProcess(
        await readBpmn(
          xmlOf(`<startEvent id="s"/><exclusiveGateway id="g" default="g_to_f"/><endEvent id="e"/><endEvent id="f"/>
          s -> g
          g -> e : ${text}
          g -> f`),
        ),
      )
      expect(found).toMatchObject([{ code: 'vendor-expression', elementId: 'g_to_e', severity: 'warning' }])
      expect(found[0]!.en).toContain('[amount] > 100')
    },
  )
})
