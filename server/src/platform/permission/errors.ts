import { defineError, defineNotFound } from '../../kernel/index.ts'

export const roleNotFound = defineNotFound('role.not_found', { zh: '角色', en: 'role' })
export const roleBuiltIn = defineError('role.built_in', 409, {
  zh: '“{name}”是内置角色，不能{act}。',
  en: 'The role "{name}" is built in: {actEnglish} is not possible.',
})
export const roleStillHeld = defineError('role.still_held', 409, {
  zh: '还有 {count} 位成员拥有角色“{name}”，请先移除这些成员。',
  en: '{count} member(s) still hold the role "{name}"; take it from them first.',
})
export const roleInherited = defineError('role.inherited', 409, {
  zh: '角色“{name}”的权限由{children}继承，请先在那里移除。',
  en: 'The role "{name}" passes its rights on to {children}; remove it there first.',
})
export const roleCycle = defineError('role.cycle', 409, {
  zh: '“{name}”已经直接或间接继承这个角色，不能再作为它的上级。',
  en: 'The role "{name}" inherits from this one, so it cannot be its parent.',
})
export const lastAdministrator = defineError('role.last_administrator', 409, {
  zh: '工作区至少要有一位有效的管理员。',
  en: 'A workspace needs at least one active administrator.',
})
export const escalation = defineError('permission.escalation', 403, {
  zh: '这样做涉及您自己没有的权限（{who}）：{missing}。',
  en: 'This is about rights you do not hold yourself ({who}): {missingEnglish}.',
})
