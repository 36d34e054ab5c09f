import { describe, expect, test } from 'vitest'
import { createInstance, step } from '../engine/step.ts'
import { variablesOf } from '../engine/view.ts'
import { xmlOf } from '../testing/play.ts'
import { compileProcess } from '../xml/compile.ts'
import { readBpmn } from '../xml/document.ts'
import { compileDecision, readDmn, writeDmn } from './compile-decision.ts'
import { evaluateDecision } from './evaluate-decision.ts'
import { feelFacts } from './feel.ts'
import type { DecisionFailed } from './model.ts'

type Rule = [when: string[], then: string[]]

const cell = (name: string, text: string): string =>
  `<${name} id="${name}${++cells}"><text>${text.replaceAll('<', '&lt;')}</text></${name}>`
let cells = 0

const table = (policy: string, inputs: string[], outputs: string[], rules: Rule[], values = ''): string =>
  `<decisionTable id="t${++cells}" ${policy}>
    ${inputs.map((text) => `<input id="i${++cells}"><inputExpression id="x${cells}"><text>${text}</text></inputExpression></input>`).join('')}
    ${outputs.map((name) => `<output id="o${++cells}" name="${name}">${values && `<outputValues><text>${values}</text></outputValues>`}</output>`).join('')}
    ${rules.map(([when, then]) => `<rule id="r${++cells}">${when.map((text) => cell('inputEntry', text)).join('')}${then.map((text) => cell('outputEntry', text)).join('')}</rule>`).join('')}
  </decisionTable>`

const dmn = (content: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="file" namespace="t">${content}</definitions>`

const decision = (id: string, logic: string, requires = ''): string =>
  `<decision id="${id}" name="${id}">${requires && `<informationRequirement id="q${++cells}"><requiredDecision href="#${requires}"/></informationRequirement>`}${logic}</decision>`

async function decide(content: string, variables: Record<string, unknown>, id?: string): Promise<unknown> {
  const model = compileDecision(await readDmn(dmn(content)), id)
  return evaluateDecision(JSON.parse(JSON.stringify(model)), variables)
}

const RULES: Rule[] = [
  [['< 1000'], ['"clerk"']],
  [['[1000..5000)'], ['"manager"']],
  [['>= 5000'], ['"board"']],
]
const CODE = (code: string) => expect.objectContaining({ code }) as DecisionFailed

describe('[N3.2] decision tables', () => {
  test('[N3.2] the rule that fits gives the result, nothing when none does', async () => {
    const content = decision('who', table('', ['amount'], ['role'], RULES))
    expect(await decide(content, { amount: 999 })).toBe('clerk')
    expect(await decide(content, { amount: 1000 })).toBe('manager')
    expect(await decide(content, { amount: 5000 })).toBe('board')
    expect(await decide(content, { amount: null })).toBeNull()
  })

  test('[N3.2] several outputs come as an object, and an empty or dashed test fits everything', async () => {
    const rules: Rule[] = [
      [
        ['"gold"', '-'],
        ['10', 'true'],
      ],
      [
        ['not("gold")', ''],
        ['0', 'false'],
      ],
    ]
    const content = decision('d', table('', ['kind', 'age'], ['discount', 'gift'], rules))
    expect(await decide(content, { kind: 'gold' })).toEqual({ discount: 10, gift: true })
    expect(await decide(content, { kind: 'tin' })).toEqual({ discount: 0, gift: false })
  })

  const overlapping: Rule[] = [
    [['> 1'], ['3']],
    [['> 2'], ['7']],
    [['> 3'], ['5']],
  ]
  test.each<[string, unknown]>([
    ['hitPolicy="FIRST"', 3],
    ['hitPolicy="RULE ORDER"', [3, 7, 5]],
    ['hitPolicy="COLLECT"', [3, 7, 5]],
    ['hitPolicy="COLLECT" aggregation="SUM"', 15],
    ['hitPolicy="COLLECT" aggregation="MIN"', 3],
    ['hitPolicy="COLLECT" aggregation="MAX"', 7],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 3],
    ['hitPolicy="PRIORITY"', 7],
    ['hitPolicy="OUTPUT ORDER"', [7, 5, 3]],
  ])('[N3.2] %s with three rules that fit gives %j', async (policy, result) => {
    expect(
      await decide(decision('d', table(policy, ['n'], ['out'], overlapping, '7,5,3')), { n: 9 }),
    ).toEqual(result)
  })

  test('[N3.2] unique rules that overlap, and any rules that differ, are refused', async () => {
    await expect(decide(decision('d', table('', ['n'], ['out'], overlapping)), { n: 9 })).rejects.toEqual(
      CODE('rules-overlap'),
    )
    await expect(
      decide(decision('d', table('hitPolicy="ANY"', ['n'], ['out'], overlapping)), { n: 9 }),
    ).rejects.toEqual(CODE('results-differ'))
  })

  test('[N3.2] required decisions are made first and known by their names', async () => {
    const content =
      decision('total', '<literalExpression id="l1"><text>price * count</text></literalExpression>') +
      decision('who', table('', ['total'], ['role'], RULES), 'total')
    expect(await decide(content, { price: 600, count: 2 }, 'who')).toBe('manager')
  })

  test('[N3.2] an unknown, circular or not supported decision is refused', async () => {
    await expect(decide('', {})).rejects.toEqual(CODE('decision-unknown'))
    const literal = '<literalExpression id="l"><text>1</text></literalExpression>'
    await expect(decide(decision('a', literal, 'a'), {})).rejects.toEqual(CODE('decision-circular'))
    await expect(decide(decision('a', '<context id="c"/>'), {})).rejects.toEqual(
      CODE('decision-not-supported'),
    )
    await expect(readDmn('<x/>')).rejects.toEqual(CODE('decision-unreadable'))
  })

  test('[N3.2] a document is written as it was read', async () => {
    const document = await readDmn(dmn(decision('who', table('', ['amount'], ['role'], RULES))))
    const again = await readDmn(await writeDmn(document))
    expect(compileDecision(again)).toEqual(compileDecision(document))
  })
})

describe('[N3.2] FEEL', () => {
  test('[N3.2] a business rule task is answered with a decision, and FEEL conditions choose by it', async () => {
    const document = await readBpmn(
      xmlOf(`<startEvent id="s"/><businessRuleTask id="rule" implementation="who"/>
        <exclusiveGateway id="g" default="g_to_other"/><userTask id="board"/><userTask id="other"/><endEvent id="e"/>
        s -> rule
        rule -> g
        g -> board : =role = "board" and list contains(["cn", "de"], country)
        g -> other
        board -> e
        other -> e`),
    )
    const model = compileProcess(document)
    const started = step(
      model,
      createInstance(),
      { type: 'start', variables: { amount: 7000, country: 'cn' } },
      feelFacts,
    )
    const asked = started.effects.find((effect) => effect.type === 'serviceRequested')!
    expect(asked).toMatchObject({ kind: 'businessRule', implementation: 'who' })
    const decided = compileDecision(
      await readDmn(dmn(decision('who', table('', ['amount'], ['role'], RULES)))),
      asked.implementation,
    )
    const role = evaluateDecision(decided, variablesOf(started.state))
    const { state } = step(
      model,
      started.state,
      { type: 'completeTask', taskId: asked.taskId, variables: { role } },
      feelFacts,
    )
    expect(state.items.filter((item) => item.kind === 'task').map((item) => item.node)).toEqual(['board'])
  })

  test('[N3.2] times come back as texts and a wrong expression throws', () => {
    expect(feelFacts.evaluate({ text: '= duration("P2D")' }, {})).toBe('P2D')
    expect(feelFacts.evaluate({ text: 'date("2030-01-31")' }, {})).toBe('2030-01-31')
    expect(() => feelFacts.evaluate({ text: '1 +' }, {})).toThrow()
  })
})
