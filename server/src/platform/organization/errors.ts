import { defineError } from '../../kernel/index.ts'

export const departmentNotFound = defineError('department.not_found', 404, {
  zh: '找不到这个部门，它可能已被删除。',
  en: 'No such department; it may have been deleted.',
})
export const departmentCycle = defineError('department.cycle', 409, {
  zh: '不能把“{name}”移动到它自己的下级“{parent}”之下。',
  en: '"{name}" cannot move below "{parent}", which is part of it.',
})
export const departmentTooDeep = defineError('department.too_deep', 409, {
  zh: '部门最多 {limit} 级，这样会达到 {level} 级。',
  en: 'Departments may be {limit} levels deep; this would make {level}.',
})
export const departmentNotEmpty = defineError('department.not_empty', 409, {
  zh: '“{name}”还不能删除：{what}。请先移走或删除。',
  en: '"{name}" cannot be deleted yet: {whatEnglish}. Move or delete these first.',
})
export const lastDepartment = defineError('department.last', 409, {
  zh: '至少要保留一个部门。',
  en: 'At least one department has to stay.',
})
export const memberNotFound = defineError('member.not_found', 404, {
  zh: '找不到这位成员。',
  en: 'No such member.',
})
export const notYourself = defineError('member.not_yourself', 409, {
  zh: '不能停用自己。',
  en: 'You cannot disable yourself.',
})
export const memberElsewhere = defineError('member.elsewhere', 409, {
  zh: '{name} 还属于其他工作区，只能由本人通过“忘记密码”重置。',
  en: '{name} belongs to other workspaces too and can only reset the password in person ("forgot password").',
})
