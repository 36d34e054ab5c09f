import { expect, test } from 'vitest'
import { explainWhy } from './explain-why.ts'
import type { PolicyRules } from './model.ts'
import { exampleGrant, examplePerson, exampleRules } from './testing/example-rules.ts'

const AT = Date.parse('2025-06-11T02:00:00Z')
const LABELS = {
  zh: { 'record.read': '查看数据', 'form:order': '订单' },
  en: { 'record.read': 'view records', 'form:order': 'Orders' },
}
const person = (roleIds: string[]) => examplePerson(roleIds, { name: '李雷' })

test('[P4.4] a yes is told as the chain from the assigned role to the grant', () => {
  const rules: PolicyRules = {
    roles: {
      manager: { id: 'manager', name: '销售经理', parentIds: ['clerk'], grants: [] },
      clerk: { id: 'clerk', name: '销售员', grants: [exampleGrant({ scope: 'department-and-below' })] },
    },
  }
  const why = explainWhy(person(['manager']), rules, AT, 'record.read', { type: 'form:order' }, LABELS)
  expect(why.allowed).toBe(true)
  expect(why.zh).toBe(
    '李雷可以对订单执行“查看数据”（仅限部分数据）：\n' +
      '- 角色“销售经理” → “销售员”授予 查看数据，对象 订单，范围本部门及下级部门，已授权',
  )
  expect(why.en).toBe(
    '李雷 may do "view records" on Orders (some rows only):\n' +
      '- role "销售经理" → "销售员" gives view records on Orders, own department and below: granted',
  )
})

test('[P4.4] a no says of every near miss what is missing', () => {
  const conditions = {
    large: { toSql: () => 'false', matches: () => false },
    senior: { appliesTo: () => false },
  }
  const rules = exampleRules(
    {
      clerk: [
        exampleGrant({ scope: 'own' }),
        exampleGrant({ scope: 'department', conditions: [{ kind: 'custom', condition: 'large' }] }),
        exampleGrant({ validity: { to: AT } }),
        exampleGrant({ validity: { from: AT + 1000 } }),
        exampleGrant({ conditions: [{ kind: 'ip-range', ranges: ['10.0.0.0/8'] }] }),
        exampleGrant({
          conditions: [{ kind: 'time-window', from: '00:00', to: '01:00', zone: 'Asia/Shanghai' }],
        }),
        exampleGrant({ conditions: [{ kind: 'custom', condition: 'senior' }] }),
        exampleGrant({ scope: { condition: 'large' } }),
        exampleGrant({ resource: 'form:invoice' }),
      ],
    },
    { conditions },
  )
  const row = { created_by: 'wang', owner_department_id: 'sales', organization_id: 'acme' }
  const why = explainWhy(person(['clerk']), rules, AT, 'record.read', { type: 'form:order', row })
  expect(why.allowed).toBe(false)
  expect(why.steps.map((step) => (step.step === 'refused' ? step.reason.code : step.step))).toEqual([
    'row-outside-scope',
    'row-condition-not-met',
    'row-outside-scope',
    'grant-ended',
    'grant-not-started',
    'outside-ip-range',
    'outside-time-window',
    'person-condition-not-met',
    'other-resource',
  ])
  const chinese = why.zh.split('\n')
  expect(chinese[0]).toBe('李雷不能对form:order执行“record.read”：')
  expect(chinese[4]).toContain('授权已于 2025-06-11 02:00:00 UTC 到期')
  expect(chinese[6]).toContain('来源地址 未知 不在允许的范围内')
  const english = why.en.split('\n')
  expect(english[2]).toContain('does not count, the record does not meet "large"')
  expect(english[7]).toContain('it holds only within 00:00–01:00 (Asia/Shanghai)')
  expect(english).toHaveLength(10)
})

test('[P4.4] a no without any grant says so, and a plan without the permission says that', () => {
  const rules = exampleRules({ clerk: [exampleGrant()] })
  const none = explainWhy(person(['clerk']), rules, AT, 'member.manage')
  expect(none.zh).toBe('李雷不能对全局执行“member.manage”：\n- 没有任何角色授予“member.manage”')
  expect(none.en).toBe('李雷 may not do "member.manage" on everything:\n- no role grants "member.manage"')
  const capped = explainWhy(
    person(['clerk']),
    { ...rules, cap: { permissions: ['form.*'] } },
    AT,
    'record.read',
  )
  expect(capped.zh).toContain('当前套餐不包含“record.read”')
  expect(capped.en).toContain('the plan does not contain "record.read"')
})
