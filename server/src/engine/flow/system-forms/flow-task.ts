import {
  defineSystemForm,
  me,
  moments,
  people,
  picks,
  systemId,
} from '../../../platform/system-form/index.ts'
import { managedForms } from '../../form/index.ts'
import { type TaskFacts, taskTitles } from '../view/record-titles.ts'

const kinds = [
  { value: 'applicant', label: { zh: '发起', en: 'Applicant' } },
  { value: 'approve', label: { zh: '审批', en: 'Approval' } },
  { value: 'fill', label: { zh: '填写', en: 'Fill in' } },
  { value: 'cc', label: { zh: '抄送', en: 'Copy' } },
]

const states = [
  { value: 'open', label: { zh: '待处理', en: 'Open' }, color: 'series2' },
  { value: 'approved', label: { zh: '已同意', en: 'Approved' }, color: 'series5' },
  { value: 'submitted', label: { zh: '已提交', en: 'Submitted' }, color: 'series5' },
  { value: 'rejected', label: { zh: '已拒绝', en: 'Rejected' }, color: 'series6' },
  { value: 'returned', label: { zh: '已退回', en: 'Returned' }, color: 'series8' },
  { value: 'transferred', label: { zh: '已转交', en: 'Handed on' }, color: 'series7' },
  { value: 'cancelled', label: { zh: '已取消', en: 'Called off' }, color: 'series7' },
  { value: 'read', label: { zh: '已读', en: 'Read' }, color: 'series7' },
]

const punctuality = [
  { value: 'inTime', label: { zh: '按时', en: 'In time' }, color: 'series5' },
  { value: 'late', label: { zh: '超时', en: 'Late' }, color: 'series6' },
]

/** What flows ask or asked people, open and done, with how long they waited. */
export const flowTask = defineSystemForm({
  code: 'task',
  place: 30,
  name: { zh: '流程待办', en: 'Flow tasks' },
  icon: 'check',
  instead: { zh: '工作台中对待办的处理', en: 'acting on the task in the inbox' },
  access: {
    rows: [
      { column: 'f_assignee', in: me },
      { column: 'f_closer', in: me },
      { column: 'f_form', in: managedForms },
    ],
  },
  // The instance is joined from the outside, so that what asks for none of it does without it.
  from: `select t.id, t.opened_at as created_at, t.instance_id, t.form_id as f_form, t.name as f_node, t.kind as f_kind,
      t.state as f_state, t.assignee_id as f_assignee, t.closed_by as f_closer, t.closed_at as f_closed,
      t.due_at as f_due, t.waited_minutes as f_waited, t.worked_minutes as f_worked, t.round as f_round,
      case when t.overdue_at is not null or t.closed_at > t.due_at then 'late'
        when t.due_at is not null and t.closed_at is not null then 'inTime' end as f_punctual,
      i.applicant_id as f_applicant, i.applicant_department_id as f_department,
      jsonb_build_object('formId', t.form_id, 'nodeId', t.node_id, 'assignee', t.assignee_id, 'closer', t.closed_by,
        'recordId', i.record_id, 'definitionId', i.definition_id, 'title', i.title, 'summary', i.summary) as facts
    from sluice.flow_task t
    left join sluice.flow_instance i on i.tenant_id = t.tenant_id and i.id = t.instance_id
    where t.tenant_id = :tenant`,
  flowInstance: 'instance_id',
  searched: { by: ['assignee', 'form'] },
  createdAt: {
    name: { zh: '到达时间', en: 'Arrived at' },
    filter: { ops: moments, index: 'flow_task_opened' },
    sort: { index: 'flow_task_opened' },
  },
  titleFieldId: 'title',
  fields: [
    { id: 'title', type: 'text', name: { zh: '数据', en: 'Record' }, perReader: true },
    {
      id: 'form',
      type: 'relation',
      name: { zh: '表单', en: 'Form' },
      targetFormId: systemId('form:form'),
      filter: { ops: ['eq', 'in'], index: 'flow_task_form' },
    },
    { id: 'node', type: 'text', name: { zh: '节点', en: 'Node' } },
    { id: 'kind', type: 'singleChoice', name: { zh: '类型', en: 'Kind' }, choices: kinds },
    {
      id: 'assignee',
      type: 'member',
      name: { zh: '处理人', en: 'Assignee' },
      filter: { ops: people, index: 'flow_task_assignee' },
    },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: states,
      filter: { ops: picks, index: 'flow_task_state' },
    },
    {
      id: 'closed',
      type: 'dateTime',
      name: { zh: '处理时间', en: 'Done at' },
      filter: { ops: moments, index: 'flow_task_closed' },
      sort: { index: 'flow_task_closed' },
    },
    { id: 'waited', type: 'number', name: { zh: '等待分钟', en: 'Minutes waited' }, scale: 0 },
    { id: 'worked', type: 'number', name: { zh: '工作分钟', en: 'Working minutes' }, scale: 0 },
    { id: 'due', type: 'dateTime', name: { zh: '截止时间', en: 'Due at' } },
    { id: 'punctual', type: 'singleChoice', name: { zh: '是否按时', en: 'In time' }, choices: punctuality },
    {
      id: 'closer',
      type: 'member',
      name: { zh: '实际处理人', en: 'Done by' },
      filter: { ops: people, index: 'flow_task_closer' },
    },
    { id: 'round', type: 'number', name: { zh: '轮次', en: 'Round' }, scale: 0 },
    { id: 'applicant', type: 'member', name: { zh: '申请人', en: 'Applicant' } },
    { id: 'department', type: 'department', name: { zh: '申请人部门', en: "Applicant's department" } },
  ],
  words: async (context, rows) => {
    const titles = await taskTitles(
      context,
      rows.map(({ facts }) => facts as TaskFacts),
    )
    return titles.map((title) => ({ title }))
  },
})
