import type { FlowTree } from '@sluice/bpmn/xml'

/** Up to 5,000 the department head decides; above, head and finance; the applicant's colleagues of finance get a copy. */
export function purchasingFlow(financeRoleId: string): FlowTree {
  const head = (id: string) => ({
    kind: 'approve' as const,
    id,
    name: '部门负责人审批',
    config: {
      assignees: [{ type: 'departmentHead', level: 0 }],
      signing: 'any',
      fields: { finance_note: 'hidden' },
      due: { amount: 2, unit: 'day', calendarId: null },
    },
  })
  return {
    id: 'purchasing',
    name: '采购审批',
    root: [
      {
        kind: 'applicant',
        id: 'applicant',
        name: '发起采购',
        config: { fields: { finance_note: 'hidden' } },
      },
      {
        kind: 'condition',
        id: 'amount_gate',
        name: '金额分支',
        branches: [
          {
            id: 'large',
            name: '五千元以上',
            condition: '{{amount}} > 5000',
            steps: [
              head('head_large'),
              {
                kind: 'approve',
                id: 'finance',
                name: '财务复核',
                config: {
                  assignees: [{ type: 'role', roleId: financeRoleId }],
                  signing: 'any',
                  fields: { finance_note: 'edit', freight: 'edit' },
                  due: { amount: 8, unit: 'hour', calendarId: null },
                },
              },
            ],
          },
          { id: 'small', name: '其他', condition: null, steps: [head('head_small')] },
        ],
      },
      {
        kind: 'cc',
        id: 'copy_finance',
        name: '抄送财务',
        config: { assignees: [{ type: 'role', roleId: financeRoleId }], fields: {} },
      },
    ],
  }
}
