import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xmlOf } from '../testing/play.ts'
import { readBpmn } from '../xml/document.ts'
import { bpmnToTree } from './bpmn-to-tree.ts'
import type { FlowStep, FlowTree } from './flow-tree.ts'
import { treeToBpmn, UnfitTree } from './tree-to-bpmn.ts'

/** A tree without ids; they are numbered afterwards, so that they are unique. */
const name = fc.oneof(
  fc.constantFrom('', '审批', 'Manager & Co <"x">', "it's", 'a  b', 'line\nbreak\ttab'),
  fc.string(),
)
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const config = fc
  .dictionary(fc.constantFrom('assignee', 'sign', 'due', 'note', 'duration', 'calledElement'), json, {
    maxKeys: 3,
  })
  .map((values) => ({ ...values }))

const { steps } = fc.letrec<{ steps: FlowStep[]; step: FlowStep }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.record({
      kind: fc.constantFrom('applicant', 'approve', 'fill', 'cc', 'robot', 'delay', 'subflow'),
      id: fc.constant(''),
      name,
      config,
    }),
    fc.record({
      kind: fc.constantFrom('condition', 'inclusive'),
      id: fc.constant(''),
      name,
      branches: fc.array(
        fc.record({
          id: fc.constant(''),
          name,
          condition: fc.oneof(
            fc.constantFrom('', 'amount > 1000', ' a '),
            fc.string().map((text) => (text.trim() === '' ? '' : text)),
          ),
          steps: tie('steps'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('parallel'),
      id: fc.constant(''),
      name,
      branches: fc.array(fc.record({ id: fc.constant(''), name, steps: tie('steps') }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  ) as fc.Arbitrary<FlowStep>,
  steps: fc
    .tuple(fc.array(tie('step') as fc.Arbitrary<FlowStep>, { maxLength: 4 }), fc.boolean(), name)
    .map(([list, ends, endName]): FlowStep[] =>
      ends ? [...list, { kind: 'end', id: '', name: endName }] : list,
    ),
}))

const tree: fc.Arbitrary<FlowTree> = fc
  .tuple(steps, name, fc.boolean())
  .map(([root, title, withDefault]) => number({ id: 'flow', name: title, root }, withDefault))

/** Gives ids, makes a last branch the default one, and cuts what would come after an end. */
function number(original: FlowTree, withDefault: boolean): FlowTree {
  let count = 0
  const clean = (list: FlowStep[]): { list: FlowStep[]; ends: boolean } => {
    const kept: FlowStep[] = []
    for (const step of list) {
      const id = `n${++count}`
      if (!('branches' in step)) {
        kept.push({ ...step, id })
        if (step.kind === 'end') return { list: kept, ends: true }
        continue
      }
      let allEnd = true
      const branches = step.branches.map((branch, n) => {
        const inner = clean(branch.steps)
        allEnd &&= inner.ends
        const isLast = withDefault && n === step.branches.length - 1 && 'condition' in branch
        return {
          ...branch,
          id: `b${++count}`,
          steps: inner.list,
          ...(isLast ? { condition: null } : undefined),
        }
      })
      kept.push({ ...step, id, branches } as FlowStep)
      if (allEnd) return { list: kept, ends: true }
    }
    return { list: kept, ends: false }
  }
  return { ...original, root: clean(original.root).list }
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The bounds that stand directly in elements of the diagram of this name. */
function boxesIn(xml: string, name: string): Box[] {
  const bounds = /\s*<dc:Bounds x="([\d.-]+)" y="([\d.-]+)" width="(\d+)" height="(\d+)"/.source
  return [...xml.matchAll(new RegExp(`<bpmndi:${name}[^>]*>${bounds}`, 'g'))]
    .map((match) => match.slice(1).map(Number))
    .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }))
}

function coveringPairs(boxes: Box[], others: Box[]): [Box, Box][] {
  const covers = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  return boxes.flatMap((a) => others.filter((b) => a !== b && covers(a, b)).map((b): [Box, Box] => [a, b]))
}

/** The tree with other names for everything. */
function renamed(tree: FlowTree, next: () => string): FlowTree {
  const again = (list: FlowStep[]): FlowStep[] =>
    list.map((step) => {
      if (!('branches' in step)) return { ...step, name: next() }
      const branches = step.branches.map((branch) => ({
        ...branch,
        name: next(),
        steps: again(branch.steps),
      }))
      return { ...step, name: next(), branches } as FlowStep
    })
  return { ...tree, root: again(tree.root) }
}

describe('[N3.1] the tree and the canvas show the same flow', () => {
  const sameAgain = async (one: FlowTree) => {
    const document = await readBpmn(await treeToBpmn(one))
    expect(document.warnings).toEqual([])
    expect(bpmnToTree(document)).toEqual(one)
  }

  test('[N3.1] a tree written as BPMN and read again is the same tree', async () => {
    await fc.assert(fc.asyncProperty(tree, sameAgain), { numRuns: 80 })
  })

  test.each([' order', 'order ', 'a\nb', 'a  b', '\t', ''])(
    '[N3.1] a called flow written as %j stays as it was written',
    async (calledElement) => {
      const config = { calledElement }
      await sameAgain({ id: 'flow', name: '', root: [{ kind: 'subflow', id: 'n1', name: '', config }] })
    },
  )

  test('[N3.1] every element of a written tree has its place on the diagram, and none covers another', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (one) => {
        const xml = await treeToBpmn(one)
        const boxes = boxesIn(xml, 'BPMNShape')
        expect(boxes.length).toBe([...xml.matchAll(/<bpmndi:BPMNShape/g)].length)
        expect(coveringPairs(boxes, boxes)).toEqual([])
        const flows = [...xml.matchAll(/<bpmn:sequenceFlow/g)].length
        expect([...xml.matchAll(/<bpmndi:BPMNEdge/g)].length).toBe(flows)
      }),
      { numRuns: 40 },
    )
  })

  test('[N3.1] no name of a gateway, an event or a branch covers another one or a shape', async () => {
    const short = fc.constantFrom(
      '金额判断',
      '按金额大小分开审批',
      'By amount',
      '一万元以上',
      '默认',
      'Else',
      '',
    )
    await fc.assert(
      fc.asyncProperty(tree, fc.infiniteStream(short), async (one, names) => {
        const xml = await treeToBpmn(renamed(one, () => names.next().value))
        const labels = boxesIn(xml, 'BPMNLabel')
        const named = /<bpmn:(\w+Gateway|sequenceFlow|endEvent|intermediateCatchEvent) [^>]*name="/g
        expect(labels.length).toBe([...xml.matchAll(named)].length)
        expect(coveringPairs(labels, [...labels, ...boxesIn(xml, 'BPMNShape')])).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('[N3.1] a tree that cannot be drawn is refused with the reason', async () => {
    const leaf = (id: string, config = {}): FlowStep => ({ kind: 'approve', id, name: '', config })
    const end: FlowStep = { kind: 'end', id: 'end', name: '' }
    const wrong: [string, FlowStep[]][] = [
      ['comes after the end', [end, leaf('a')]],
      ['used twice', [leaf('a'), leaf('a')]],
      ['is no XML name', [leaf('1 2')]],
      ['must not have a key', [leaf('a', { kind: 'x' })]],
      ['has no branches', [{ kind: 'parallel', id: 'p', name: '', branches: [] }]],
    ]
    for (const [reason, root] of wrong) {
      const drawn = treeToBpmn({ id: 'flow', name: '', root })
      await expect(drawn).rejects.toThrow(UnfitTree)
      await expect(drawn).rejects.toThrow(reason)
    }
  })

  test('[N3.1] characters that XML cannot hold are left out of names', async () => {
    const xml = await treeToBpmn({ id: 'flow', name: 'a\u0007b\ud800c', root: [] })
    expect(bpmnToTree(await readBpmn(xml))).toEqual({ id: 'flow', name: 'ab\ufffdc', root: [] })
  })

  const canvas = (content: string): string =>
    xmlOf(`<startEvent id="s" name="Start"/><userTask id="a" name="A"/><endEvent id="e"/>${content}
    s -> a`)

  test('[N3.1] a flow drawn on the canvas opens as a tree when it fits', async () => {
    const document = await readBpmn(
      canvas(`<exclusiveGateway id="g" default="g_to_c"/><userTask id="b"/><sendTask id="c"/><exclusiveGateway id="j"/>
      a -> g
      g -> c
      g -> b
      b -> j
      c -> j
      j -> e`),
    )
    expect(bpmnToTree(document)).toEqual({
      id: 'p',
      name: '',
      root: [
        { kind: 'applicant', id: 'a', name: 'A', config: {} },
        {
          kind: 'condition',
          id: 'g',
          name: '',
          branches: [
            {
              id: 'g_to_c',
              name: '',
              condition: null,
              steps: [{ kind: 'cc', id: 'c', name: '', config: {} }],
            },
            {
              id: 'g_to_b',
              name: '',
              condition: '',
              steps: [{ kind: 'approve', id: 'b', name: '', config: {} }],
            },
          ],
        },
        { kind: 'end', id: 'e', name: '' },
      ],
    })
  })

  test.each([
    [
      'a way that leads back',
      'ways-meet-without-join a',
      '<exclusiveGateway id="g" default="g_to_e"/>\na -> g\ng -> a : x\ng -> e',
    ],
    [
      'a boundary event',
      'element-kind a',
      '<boundaryEvent id="b" attachedToRef="a"><timerEventDefinition/></boundaryEvent>\na -> e\nb -> e',
    ],
    ['a sub-process', 'element-kind x', '<subProcess id="x"/>\na -> x\nx -> e'],
    [
      'a condition in another language',
      'foreign-expression g_to_e',
      '<exclusiveGateway id="g" default="g_to_f"/><endEvent id="f"/>\na -> g\ng -> e : x\ng -> f',
    ],
    ['a note', 'artifacts p', '<textAnnotation id="n"><text>hm</text></textAnnotation>\na -> e'],
    ['data', 'data o', '<dataObject id="o"/>\na -> e'],
  ])('[N3.1] %s does not fit a tree, and it says what', async (_, reason, content) => {
    const read = bpmnToTree(await readBpmn(canvas(content)))
    const unfit =
      'unfit' in read ? read.unfit.map(({ code, elementId }) => `${code.slice(5)} ${elementId}`) : []
    expect(unfit).toContain(reason)
  })
})
