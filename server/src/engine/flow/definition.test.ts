import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  branch,
  byHead,
  byMember,
  createFlowWorld,
  type FlowWorld,
  parallel,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

interface Finding {
  code: string
  elementId: string
  severity: string
  zh: string
}

async function findingsOf(root: unknown[]): Promise<Finding[]> {
  const office = world.as(world.admin)
  const tree = { id: 'flow', name: '流程', root }
  const { findings } = await office.call('flow.saveDraft', { formId: world.formId, tree })
  return findings
}

describe('what keeps a flow from being published', () => {
  test('[N3.12] each mistake is named with its element, and the drawing is kept all the same', async () => {
    const { head, formId, as, admin } = world
    const gone = '0190f5a0-0000-7000-8000-000000000000'
    const root = [
      applicantStep(),
      ask('approve', [], { id: 'nobody', name: '没有人' }),
      ask('approve', [{ type: 'member', memberIds: [gone] }], { id: 'stranger' }),
      ask('approve', [{ type: 'role', roleId: gone }], { id: 'noRole' }),
      ask('approve', [{ type: 'field', fieldId: 'freight' }], { id: 'noMember' }),
      ask('fill', [byMember(head)], { id: 'fields', fields: { nothing: 'edit' } }),
      branch([{ name: '坏条件', condition: '[运废] > 100', steps: [] }]),
      branch([
        { name: '一', condition: '[运费] > 100', steps: [] },
        { name: '二', condition: '[运费] > 10', steps: [] },
      ]),
      { kind: 'robot', id: 'robot', name: '机器人', config: {} },
    ]
    const findings = await findingsOf(root)
    const errors = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, elementId }) => [code, elementId])
    expect(errors).toContainEqual(['no-assignee', 'nobody'])
    expect(errors).toContainEqual(['unknown-assignee', 'stranger'])
    expect(errors).toContainEqual(['unknown-assignee', 'noRole'])
    expect(errors).toContainEqual(['unknown-assignee', 'noMember'])
    expect(errors).toContainEqual(['unknown-field', 'fields'])
    expect(errors).toContainEqual(['not-executable', 'robot'])
    expect(errors.map(([code]) => code)).toEqual(expect.arrayContaining(['bad-condition', 'missing-default']))
    const flow = await as(admin).call('flow.get', { formId })
    expect(flow.tree.root).toEqual(root)
    expect(flow.findings).toEqual(findings)
    await expect(as(admin).call('flow.publish', { formId })).rejects.toMatchObject({
      code: 'flow.not_publishable',
      status: 422,
      params: { findings },
    })
  })

  test('[7.B21] an incomplete condition is told at its branch with what is missing, and refused by the publish', async () => {
    const { formId, as, admin } = world
    const open: [string, string | undefined][] = [
      ['{{freight}} >', '[运费] >'],
      ['AND({{freight}} > 1, {{freight}} <=)', '[运费] <='],
      ['或([运费] ＝，[运费] > 1)', '[运费] ＝'],
      ['', undefined],
    ]
    for (const [condition, words] of open) {
      const split = branch([
        { name: '缺的', condition, steps: [] },
        { name: '其他', condition: null, steps: [] },
      ])
      const findings = await findingsOf([applicantStep(), split])
      const { id } = (split as { branches: { id: string }[] }).branches[0]!
      const found = findings.filter(({ elementId, severity }) => elementId === id && severity === 'error')
      expect(found, condition).toHaveLength(1)
      if (words)
        expect(found[0]).toMatchObject({
          code: 'incomplete-condition',
          zh: expect.stringContaining(`“${words}”`),
        })
      await expect(as(admin).call('flow.publish', { formId })).rejects.toMatchObject({
        code: 'flow.not_publishable',
        status: 422,
      })
    }
    // What stands in quotes is a text, whatever signs it holds.
    const findings = await findingsOf([
      applicantStep(),
      branch([
        { name: '文字', condition: '[国家] = "a =" + ', steps: [] },
        { name: '其他', condition: null, steps: [] },
      ]),
    ])
    expect(findings.map(({ code }) => code)).not.toContain('incomplete-condition')
  })

  test('[N3.12] even a drawing that is no flow is kept', async () => {
    const { formId, as, admin } = world
    const twice = [applicantStep(), ask('approve', [byHead()], { id: 'apply' })]
    expect(await findingsOf(twice)).toMatchObject([{ code: 'unfit-tree', severity: 'error' }])
    expect((await as(admin).call('flow.get', { formId })).tree.root).toEqual(twice)
    const { findings } = await as(admin).call('flow.saveDraft', { formId, xml: '<half' })
    expect(findings).toMatchObject([{ code: 'unreadable' }])
    expect((await as(admin).call('flow.get', { formId })).draftXml).toBe('<half')
    await expect(as(admin).call('flow.publish', { formId })).rejects.toMatchObject({ status: 422 })
  })

  test('[P4.1] only who manages the app designs flows', async () => {
    const { formId, as, applicant } = world
    const tree = { id: 'flow', name: '', root: [applicantStep()] }
    for (const [operation, input] of [
      ['flow.saveDraft', { formId, tree }],
      ['flow.publish', { formId }],
      ['flow.exportXml', { formId }],
      ['flow.simulate', { formId, applicantId: applicant.memberId, values: {} }],
    ] as const) {
      await expect(as(applicant).call(operation, input)).rejects.toMatchObject({ status: 403 })
    }
    expect(await as(applicant).call('flow.get', { formId })).toMatchObject({
      my: { manage: false },
      draftXml: null,
    })
  })
})

describe('exchange with other tools', () => {
  test('[N3.1] a flow goes out as BPMN and comes back as the same tree', async () => {
    const { formId, as, admin, head, finance } = world
    const root = [
      applicantStep({ fields: { secret: 'hidden' } }),
      parallel(
        [ask('approve', [byMember(head)])],
        [ask('fill', [byMember(finance)], { fields: { note: 'edit' } })],
      ),
    ]
    await world.publish(root)
    const { xml, fileName } = await as(admin).call('flow.exportXml', { formId })
    expect(fileName).toMatch(/^运费申请-v\d+\.bpmn$/)
    expect(xml).toContain('http://www.omg.org/spec/BPMN/20100524/MODEL')
    const { tree } = await as(admin).call('flow.importXml', { formId, xml })
    expect(tree.root).toEqual(root)
  })
})

describe('versions', () => {
  test('[N3.10] a running instance stays on the version it began with', async () => {
    const { head, finance, admin, formId, as } = world
    const { version } = await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { id: 'one', name: '旧一' }),
      ask('approve', [byMember(finance)], { id: 'two', name: '旧二' }),
    ])
    const { instanceId } = await world.submit()
    const next = await world.publish([
      applicantStep(),
      ask('approve', [byMember(admin)], { id: 'one', name: '新一' }),
    ])
    expect(next.version).toBe(version + 1)
    await world.approve(head, instanceId)
    expect((await world.view(finance, instanceId)).instance.version).toBe(version)
    expect((await world.approve(finance, instanceId)).state).toBe('approved')
    const fresh = await world.submit()
    expect((await world.view(admin, fresh.instanceId)).openTasks).toMatchObject([{ name: '新一' }])
    const { items } = await as(admin).call('flow.versions', { formId })
    expect(items[0]).toMatchObject({ version: version + 1, publishedBy: { name: '管理员' }, running: 1 })
  })

  test('[N3.10] what is published can be changed by nobody, not even in the database', async () => {
    const { house, tenantId } = world
    const client = await house.services.pools.server.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('sluice.tenant_id', $1, true)`, [tenantId])
      await expect(client.query(`update flow_definition set version = 99`)).rejects.toThrow(
        /permission denied/,
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('conditions', () => {
  test('[N2.12] renaming a field changes no running flow, archiving it names the branch that fails', async () => {
    const { head, finance, admin, as } = world
    const formId = await world.addForm('条件')
    const office = as(admin)
    await world.publish(
      [
        applicantStep(),
        ask('approve', [byMember(head)], { id: 'head' }),
        branch([
          {
            name: '大额',
            condition: '[运费] > 100',
            steps: [ask('approve', [byMember(finance)], { id: 'big' })],
          },
          { name: '其他', condition: null, steps: [] },
        ]),
      ],
      formId,
    )
    const submit = () =>
      as(world.applicant).call('flow.submit', { formId, values: { title: '条件', freight: 500 } })
    const first = await submit()
    const second = await submit()
    const change = async (edit: (fields: { id: string; name: string }[]) => unknown[]) => {
      const form = await office.call('form.get', { formId })
      const definition = { ...form.definition, fields: edit(form.definition.fields) }
      await office.call('form.saveDraft', { formId, baseVersion: form.version, definition })
      // The flow uses the field; who publishes is told and asked, and does it all the same.
      await office.call('form.publish', { formId, despiteUses: true })
    }
    await change((fields) =>
      fields.map((field) => (field.id === 'freight' ? { ...field, name: '金额' } : field)),
    )
    await world.approve(head, first.instanceId)
    expect((await world.view(admin, first.instanceId)).openTasks).toMatchObject([{ nodeId: 'big' }])
    await change((fields) => fields.filter(({ id }) => id !== 'freight'))
    expect((await world.approve(head, second.instanceId)).state).toBe('failed')
    const stuck = await world.view(admin, second.instanceId)
    expect(stuck.incidents).toMatchObject([{ code: 'expression-failed' }])
    expect(stuck.incidents[0].message).toContain('大额')
    expect(stuck.diagram.failedNodes).toHaveLength(1)
    expect(stuck.record.flowState).toBe('running')
    const moved = { instanceId: second.instanceId, toNodeId: 'big', opinion: '手工调整' }
    expect(await office.call('instance.jump', moved)).toMatchObject({ state: 'running' })
    expect((await world.approve(finance, second.instanceId)).state).toBe('approved')
  })
})
