import { instanceStates } from '@sluice/form'
import {
  defineSystemForm,
  me,
  moments,
  people,
  picks,
  systemId,
} from '../../../platform/system-form/index.ts'
import { headedDepartments, managedForms } from '../../form/index.ts'
import type { InstanceStatus } from '../course/flow-state.ts'
import { type InstanceFacts, instanceTitles } from '../view/record-titles.ts'

const colors = {
  running: 'series2',
  approved: 'series5',
  rejected: 'series6',
  withdrawn: 'series7',
  failed: 'series6',
} as const satisfies Record<InstanceStatus, string>

const statuses = Object.entries(instanceStates).map(([value, label]) => ({
  value,
  label,
  color: colors[value as InstanceStatus],
}))

/** Runs of flows: seen by who applied, who heads their department or one above it, and who manages the app. */
export const flowInstance = defineSystemForm({
  code: 'instance',
  place: 40,
  name: { zh: '流程实例', en: 'Flow instances' },
  icon: 'project',
  instead: { zh: '发起、撤回、终止等流程操作', en: 'the operations of flows: submit, withdraw, terminate' },
  access: {
    rows: [
      { column: 'f_applicant', in: me },
      { column: 'f_department', in: headedDepartments },
      { column: 'f_form', in: managedForms },
    ],
  },
  from: `select i.id, i.started_at as created_at, i.id as instance_id, i.form_id as f_form, i.status as f_status,
      i.applicant_id as f_applicant, i.applicant_department_id as f_department, i.ended_at as f_ended,
      d.version as f_version, round(extract(epoch from i.ended_at - i.started_at) / 60) as f_minutes,
      jsonb_build_object('formId', i.form_id, 'recordId', i.record_id, 'definitionId', i.definition_id,
        'applicant', i.applicant_id, 'title', i.title, 'summary', i.summary) as facts
    from sluice.flow_instance i
    left join sluice.flow_definition d on d.tenant_id = i.tenant_id and d.id = i.definition_id
    where i.tenant_id = :tenant`,
  flowInstance: 'instance_id',
  searched: { by: ['applicant', 'form'] },
  createdAt: {
    name: { zh: '发起时间', en: 'Began at' },
    filter: { ops: moments, index: 'flow_instance_started' },
    sort: { index: 'flow_instance_started' },
  },
  titleFieldId: 'title',
  fields: [
    { id: 'title', type: 'text', name: { zh: '数据', en: 'Record' }, perReader: true },
    {
      id: 'form',
      type: 'relation',
      name: { zh: '表单', en: 'Form' },
      targetFormId: systemId('form:form'),
      filter: { ops: ['eq', 'in'], index: 'flow_instance_form' },
    },
    {
      id: 'status',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: statuses,
      filter: { ops: picks, index: 'flow_instance_status' },
    },
    {
      id: 'applicant',
      type: 'member',
      name: { zh: '申请人', en: 'Applicant' },
      filter: { ops: people, index: 'flow_instance_mine' },
    },
    {
      id: 'department',
      type: 'department',
      name: { zh: '申请人部门', en: "Applicant's department" },
      filter: { ops: picks, index: 'flow_instance_department' },
    },
    { id: 'ended', type: 'dateTime', name: { zh: '结束时间', en: 'Ended at' } },
    { id: 'minutes', type: 'number', name: { zh: '用时（分钟）', en: 'Minutes taken' }, scale: 0 },
    { id: 'version', type: 'number', name: { zh: '流程版本', en: 'Version of the flow' }, scale: 0 },
  ],
  words: async (context, rows) => {
    const titles = await instanceTitles(
      context,
      rows.map(({ facts }) => facts as InstanceFacts),
    )
    return titles.map((title) => ({ title }))
  },
})
