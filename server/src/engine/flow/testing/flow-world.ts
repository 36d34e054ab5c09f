import { createTestHouse, type TestHouse, type TestPerson } from '../../../testing/test-house.ts'
import type { FlowStepInput } from '../definition/flow-tree.ts'

/** A company with a form for freight and helpers to draw, publish and run flows on it. */
export interface FlowWorld extends TestHouse {
  appId: string
  formId: string
  /** Draws a flow and publishes it. */
  publish(root: FlowStepInput[], formId?: string): Promise<{ version: number; definitionId: string }>
  submit(
    values?: Record<string, unknown>,
    person?: TestPerson,
  ): Promise<{ recordId: string; instanceId: string }>
  /** Open tasks of a person in one instance. */
  tasksOf(person: TestPerson, instanceId: string): Promise<InboxLine[]>
  /** The one open task of a person in an instance. */
  taskOf(person: TestPerson, instanceId: string): Promise<string>
  view(person: TestPerson, instanceId: string): Promise<InstanceView>
  /** The person approves their one open task in the instance. */
  approve(person: TestPerson, instanceId: string): Promise<ActAnswer>
  /** The person returns their one open task. */
  giveBack(
    person: TestPerson,
    instanceId: string,
    toNodeId: string,
    how?: 'rerun' | 'straightBack',
  ): Promise<ActAnswer>
  /** A further form in the app, like the first one. */
  addForm(name: string): Promise<string>
}

export interface InboxLine {
  taskId: string
  instanceId: string
  nodeId: string
  kind: string
  overdue: boolean
  title: string
}

export interface ActAnswer {
  instanceId: string
  state: string
}

// biome-ignore lint/suspicious/noExplicitAny: the registry checks every answer against its schema
export type InstanceView = any

export const freightFields = [
  { type: 'text', id: 'title', name: '事由', required: true },
  { type: 'number', id: 'freight', name: '运费', scale: 2 },
  { type: 'text', id: 'note', name: '备注' },
  { type: 'text', id: 'secret', name: '成本价' },
  { type: 'member', id: 'helper', name: '经办人' },
]

/** Opens a house with a published form; flows are the test's own. */
export async function createFlowWorld(): Promise<FlowWorld> {
  const house = await createTestHouse()
  const office = house.as(house.admin)
  let appId: string
  const addForm = async (name: string) => {
    if (!appId) {
      appId = (await office.call('app.create', { name: '物流' })).id
      await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
    }
    const { id } = await office.call('form.create', { appId, name })
    await office.call('form.saveDraft', {
      formId: id,
      baseVersion: 0,
      definition: { fields: freightFields, titleFieldId: 'title' },
    })
    await office.call('form.publish', { formId: id })
    return id as string
  }
  const formId = await addForm('运费申请')
  const tasksOf = async (person: TestPerson, instanceId: string): Promise<InboxLine[]> => {
    const { items } = await house.as(person).call('task.list', { box: 'todo', limit: 200 })
    return (items as InboxLine[]).filter((item) => item.instanceId === instanceId)
  }
  const taskOf = async (person: TestPerson, instanceId: string) => {
    const tasks = await tasksOf(person, instanceId)
    if (tasks.length !== 1) throw new Error(`${person.name} has ${tasks.length} open tasks, not one`)
    return tasks[0]!.taskId
  }
  return {
    ...house,
    appId: appId!,
    formId,
    addForm,
    publish: async (root, form = formId) => {
      const { findings } = await office.call('flow.saveDraft', {
        formId: form,
        tree: { id: 'flow', name: '运费审批', root },
      })
      const errors = findings.filter((finding: { severity: string }) => finding.severity === 'error')
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      return office.call('flow.publish', { formId: form })
    },
    submit: async (values = {}, person = house.applicant) =>
      house.as(person).call('flow.submit', { formId, values: { title: '空运到上海', ...values } }),
    tasksOf,
    taskOf,
    approve: async (person, instanceId) =>
      house.as(person).call('task.approve', { taskId: await taskOf(person, instanceId) }),
    giveBack: async (person, instanceId, toNodeId, how = 'rerun') => {
      const taskId = await taskOf(person, instanceId)
      // biome-ignore lint/suspicious/noThenProperty: the field's name on the wire
      return house.as(person).call('task.return', { taskId, toNodeId, opinion: '请修改', then: how })
    },
    view: (person, instanceId) => house.as(person).call('instance.get', { instanceId }),
  }
}

let count = 0
const nextId = (kind: string) => `${kind}_${++count}`

/** The applicant node that every flow of the tests begins with. */
export const applicantStep = (config: Record<string, unknown> = {}): FlowStepInput => ({
  kind: 'applicant',
  id: 'apply',
  name: '申请',
  config,
})

/** A node that asks people. */
export function ask(
  kind: 'approve' | 'fill' | 'cc',
  assignees: unknown[],
  config: Record<string, unknown> & { id?: string; name?: string } = {},
): FlowStepInput {
  const { id = nextId(kind), name = id, ...settings } = config
  return { kind, id, name, config: { assignees, ...settings } }
}

export const byMember = (...people: TestPerson[]) => ({
  type: 'member',
  memberIds: people.map(({ memberId }) => memberId),
})
export const byRole = (roleId: string) => ({ type: 'role', roleId })
export const byHead = (level = 0) => ({ type: 'departmentHead', level })

/** Branches by conditions; the last one without a condition is taken when no other holds. */
export const branch = (
  branches: { name: string; condition: string | null; steps: FlowStepInput[] }[],
  kind: 'condition' | 'inclusive' = 'condition',
): FlowStepInput => ({
  kind,
  id: nextId('split'),
  name: '分支',
  branches: branches.map((one) => ({ ...one, id: nextId('branch') })),
})

export const parallel = (...lanes: FlowStepInput[][]): FlowStepInput => ({
  kind: 'parallel',
  id: nextId('fork'),
  name: '并行',
  branches: lanes.map((steps, index) => ({ id: nextId('lane'), name: `第${index + 1}路`, steps })),
})
