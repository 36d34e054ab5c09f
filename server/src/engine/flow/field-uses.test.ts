import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  branch,
  byMember,
  createFlowWorld,
  type FlowWorld,
  freightFields,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

test('[N2.5] a field that the published flow or a report uses is not archived without a word', async () => {
  const { admin, head, formId, appId, as } = world
  await world.publish([
    applicantStep(),
    branch([
      {
        name: '贵',
        condition: '[运费] > 100',
        steps: [ask('approve', [{ type: 'field', fieldId: 'helper' }], { name: '经办' })],
      },
      {
        name: '其他',
        condition: null,
        steps: [ask('approve', [byMember(head)], { fields: { secret: 'hidden' } })],
      },
    ]),
  ])
  await as(admin).call('report.create', {
    appId,
    name: '运费合计',
    definition: {
      formId,
      chart: 'bar',
      rows: [{ field: 'title' }],
      measures: [{ field: 'freight', aggregate: 'sum' }],
    },
  })
  const { version } = await as(admin).call('form.get', { formId })
  await as(admin).call('form.saveDraft', {
    formId,
    baseVersion: version,
    definition: {
      fields: freightFields.filter(({ id }) => id === 'title' || id === 'secret'),
      titleFieldId: 'title',
    },
  })
  const { changes } = await as(admin).call('form.previewPublish', { formId })
  const uses = (fieldId: string) =>
    changes
      .find((change: { fieldId: string }) => change.fieldId === fieldId)
      .uses?.map(({ zh }: { zh: string }) => zh)
  expect(uses('freight')).toEqual(['流程的条件“贵”', '报表“运费合计”'])
  expect(uses('helper')).toEqual(['流程节点“经办”的处理人'])
  expect(uses('note')).toBeUndefined()
  await expect(as(admin).call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.field_in_use',
    status: 409,
    params: { name: '运费', count: 3 },
  })
  await as(admin).call('form.publish', { formId, despiteUses: true })
})
