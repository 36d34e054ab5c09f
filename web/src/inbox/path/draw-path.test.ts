import { expect, test } from 'vitest'
import { drawPath, type PathStep } from './draw-path.ts'

const person = (id: string) => ({ id, name: id })
const step = (id: string, branchId: string | null = null, kind = 'approve') => ({
  id,
  kind: kind as 'approve',
  name: id,
  signing: null,
  branchId,
})
const act = (id: string, nodeId: string, verb: string, who: string) => ({
  id,
  at: `2026-03-01T08:0${id}:00.000Z`,
  kind: 'act' as const,
  nodeId,
  nodeName: nodeId,
  person: person(who),
  verb,
  opinion: null,
  to: null,
  people: [],
  duration: null,
})
const open = (nodeId: string, ...people: string[]) => ({
  nodeId,
  name: nodeId,
  kind: 'approve' as const,
  people: people.map(person),
  since: '2026-03-01T09:00:00.000Z',
  dueAt: null,
})
const coming = (nodeId: string, ...people: string[]) => ({
  nodeId,
  name: nodeId,
  kind: 'approve' as const,
  people: people.map(person),
})
type Told = Parameters<typeof drawPath>[0]
const told = (part: Partial<Omit<Told, 'diagram'>> & { diagram: Partial<Told['diagram']> }): Told => ({
  instance: { state: 'running' },
  timeline: [],
  openTasks: [],
  forecast: [],
  ...part,
  diagram: {
    steps: [],
    branches: [],
    xml: null,
    visitedNodes: [],
    visitedFlows: [],
    activeNodes: [],
    failedNodes: [],
    ...part.diagram,
  },
})
const states = (steps: PathStep[]): Record<string, string> =>
  Object.fromEntries(
    steps.flatMap((one) => [
      [one.id, one.state],
      ...one.branches.flatMap((branch) => [
        [`(${branch.id})`, branch.state],
        ...Object.entries(states(branch.steps)),
      ]),
    ]),
  )

test('[N3.11] the path says who has done what, who is at it and who comes next', () => {
  const path = drawPath(
    told({
      diagram: {
        steps: [step('apply', null, 'applicant'), step('a'), step('b')],
        visitedNodes: ['apply', 'a'],
        activeNodes: ['a'],
      },
      timeline: [act('1', 'apply', 'submit', '何嘉'), act('2', 'a', 'approve', '王一')],
      openTasks: [open('a', '李二')],
      forecast: [coming('b', '张三')],
    }),
  )
  expect(states(path)).toEqual({ apply: 'done', a: 'now', b: 'next' })
  expect(path[1]!.people.map(({ is, person: who }) => [is, who?.name])).toEqual([
    ['done', '王一'],
    ['waiting', '李二'],
  ])
  expect(path[2]!.people).toEqual([{ is: 'coming', person: person('张三') }])
})

test('[N3.11] parallel approvers stand in branches beside each other, conditions show the branch taken', () => {
  const path = drawPath(
    told({
      diagram: {
        steps: [
          step('if', null, 'condition'),
          step('big', 'high'),
          step('fork', null, 'parallel'),
          step('p', 'one'),
          step('q', 'two'),
          step('z'),
        ],
        branches: [
          { id: 'high', name: '大额', stepId: 'if' },
          { id: 'low', name: '其他', stepId: 'if' },
          { id: 'one', name: '法务', stepId: 'fork' },
          { id: 'two', name: '财务', stepId: 'fork' },
        ],
        visitedNodes: ['if', 'fork', 'p', 'q'],
        visitedFlows: ['low', 'one', 'two'],
        activeNodes: ['p', 'q'],
      },
      openTasks: [open('p', '甲'), open('q', '乙')],
      forecast: [coming('z', '丙')],
    }),
  )
  expect(states(path)).toEqual({
    if: 'done',
    '(high)': 'missed',
    big: 'missed',
    '(low)': 'taken',
    fork: 'now',
    '(one)': 'taken',
    p: 'now',
    '(two)': 'taken',
    q: 'now',
    z: 'next',
  })
})

test('[N3.11] after a return the steps that come again keep the word of the round before, as such', () => {
  const path = drawPath(
    told({
      diagram: {
        steps: [step('apply', null, 'applicant'), step('a'), step('b')],
        visitedNodes: ['apply', 'a', 'b'],
        activeNodes: ['apply'],
      },
      timeline: [
        act('1', 'apply', 'submit', '何嘉'),
        act('2', 'a', 'approve', '王一'),
        act('3', 'b', 'return', '李二'),
      ],
      openTasks: [open('apply', '何嘉')],
      forecast: [coming('a', '王一'), coming('b', '李二')],
    }),
  )
  expect(states(path)).toEqual({ apply: 'now', a: 'again', b: 'again' })
  expect(path[1]!.people).toMatchObject([{ is: 'done', earlier: true }, { is: 'coming' }])
  expect(path[2]!.people[0]).toMatchObject({ verb: 'return', earlier: true })
})

test('[N3.11] of an ended flow what nobody came to was missed', () => {
  const path = drawPath(
    told({
      instance: { state: 'rejected' },
      diagram: { steps: [step('a'), step('b')], visitedNodes: ['a'] },
      timeline: [act('1', 'a', 'reject', '王一')],
    }),
  )
  expect(states(path)).toEqual({ a: 'done', b: 'missed' })
})
