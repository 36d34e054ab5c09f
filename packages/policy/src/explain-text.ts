import type { ExplanationStep, GrantTrace, RefusalReason } from './explanation.ts'
import type { Instant, Scope, StandardScope } from './model.ts'

/** Words by id. */
export type Labels = Readonly<Record<string, string>>

/** The word for an id, or the id itself. */
export function word(labels: Labels, id: string): string {
  return Object.hasOwn(labels, id) ? labels[id]! : id
}

const SCOPES: Record<'zh' | 'en', Record<StandardScope, string>> = {
  zh: {
    own: '本人',
    department: '本部门',
    'department-and-below': '本部门及下级部门',
    organization: '本组织',
    tenant: '全租户',
  },
  en: {
    own: 'own rows',
    department: 'own department',
    'department-and-below': 'own department and below',
    organization: 'own organization',
    tenant: 'whole tenant',
  },
}

/** One step of an explanation in Chinese. */
export function chineseStep(step: ExplanationStep, labels: Labels): string {
  switch (step.step) {
    case 'granted':
      return `${chineseChain(step.grant, labels)}，已授权`
    case 'refused':
      return `${chineseChain(step.grant, labels)}，未生效：${chineseReason(step.reason, labels)}`
    case 'no-grant':
      return `没有任何角色授予“${word(labels, step.permission)}”`
    case 'not-in-plan':
      return `当前套餐不包含“${word(labels, step.permission)}”`
  }
}

/** One step of an explanation in English. */
export function englishStep(step: ExplanationStep, labels: Labels): string {
  switch (step.step) {
    case 'granted':
      return `${englishChain(step.grant, labels)}: granted`
    case 'refused':
      return `${englishChain(step.grant, labels)}: does not count, ${englishReason(step.reason, labels)}`
    case 'no-grant':
      return `no role grants "${word(labels, step.permission)}"`
    case 'not-in-plan':
      return `the plan does not contain "${word(labels, step.permission)}"`
  }
}

function chineseChain(trace: GrantTrace, labels: Labels): string {
  const { roles, permission, resource, scope } = trace
  const chain = roles.map(({ roleName }) => `“${roleName}”`).join(' → ')
  const holder = holderWord(trace, labels) ?? `角色${chain}`
  const given = `${word(labels, permission)}，对象 ${word(labels, resource)}，范围${scopeWord('zh', scope, labels)}`
  return `${holder}授予 ${given}`
}

/** The word for what holds the grant, where the caller has one: not everything that holds rights is called a role. */
function holderWord({ roles }: GrantTrace, labels: Labels): string | undefined {
  const id = roles.at(-1)?.roleId
  return id !== undefined && Object.hasOwn(labels, id) ? labels[id] : undefined
}

function englishChain(trace: GrantTrace, labels: Labels): string {
  const { roles, permission, resource, scope } = trace
  const chain = roles.map(({ roleName }) => `"${roleName}"`).join(' → ')
  const holder = holderWord(trace, labels) ?? `role ${chain}`
  const given = `${word(labels, permission)} on ${word(labels, resource)}, ${scopeWord('en', scope, labels)}`
  return `${holder} gives ${given}`
}

function scopeWord(language: 'zh' | 'en', scope: Scope, labels: Labels): string {
  return typeof scope === 'string' ? SCOPES[language][scope] : word(labels, scope.condition)
}

function chineseReason(reason: RefusalReason, labels: Labels): string {
  switch (reason.code) {
    case 'assignment-not-started':
      return `角色自 ${moment(reason.from)} 起才分配`
    case 'assignment-ended':
      return `角色分配已于 ${moment(reason.to)} 到期`
    case 'grant-not-started':
      return `授权自 ${moment(reason.from)} 起生效`
    case 'grant-ended':
      return `授权已于 ${moment(reason.to)} 到期`
    case 'outside-time-window':
      return `仅在 ${reason.from}–${reason.to}（${reason.zone}）的允许时段内有效`
    case 'outside-ip-range':
      return `来源地址 ${reason.ipAddress ?? '未知'} 不在允许的范围内`
    case 'person-condition-not-met':
      return `不满足人员条件“${word(labels, reason.condition)}”`
    case 'condition-unreadable':
      return `条件“${reason.condition}”无法识别`
    case 'other-resource':
      return '针对的是其他对象'
    case 'scope-empty':
      return '该人员没有所需的部门或组织，范围为空'
    case 'row-outside-scope':
      return '该记录不在范围内'
    case 'row-outside-plan-scope':
      return '该记录超出套餐允许的范围'
    case 'row-condition-not-met':
      return `该记录不满足条件“${reason.conditions.map((name) => word(labels, name)).join('、')}”`
  }
}

function englishReason(reason: RefusalReason, labels: Labels): string {
  switch (reason.code) {
    case 'assignment-not-started':
      return `the role is assigned only from ${moment(reason.from)}`
    case 'assignment-ended':
      return `the assignment of the role ended at ${moment(reason.to)}`
    case 'grant-not-started':
      return `it starts at ${moment(reason.from)}`
    case 'grant-ended':
      return `it ended at ${moment(reason.to)}`
    case 'outside-time-window':
      return `it holds only within ${reason.from}–${reason.to} (${reason.zone}) on the allowed days`
    case 'outside-ip-range':
      return `the address ${reason.ipAddress ?? '(unknown)'} is outside the allowed ranges`
    case 'person-condition-not-met':
      return `the person does not meet "${word(labels, reason.condition)}"`
    case 'condition-unreadable':
      return `the condition "${reason.condition}" cannot be read`
    case 'other-resource':
      return 'it is for something else'
    case 'scope-empty':
      return 'the person has no department or organization for it, so its scope is empty'
    case 'row-outside-scope':
      return 'the record is outside its scope'
    case 'row-outside-plan-scope':
      return 'the record is outside the scope the plan allows'
    case 'row-condition-not-met':
      return `the record does not meet "${reason.conditions.map((name) => word(labels, name)).join('", "')}"`
  }
}

/** UTC, to the second; the package knows nobody's time zone. */
function moment(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
