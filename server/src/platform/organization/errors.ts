import { defineError, defineNotFound } from '../../kernel/index.ts'

export const departmentNotFound = defineNotFound('department.not_found', { zh: '部门', en: 'department' })
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
export const memberNotFound = defineNotFound('member.not_found', { zh: '成员', en: 'member' })
export const notYourself = defineError('member.not_yourself', 409, {
  zh: '不能停用自己。',
  en: 'You cannot disable yourself.',
})
export const alreadyDisabled = defineError('member.already_disabled', 409, {
  zh: '{name} 已经停用了。',
  en: '{name} is disabled already.',
})
export const alreadyActive = defineError('member.already_active', 409, {
  zh: '{name} 没有被停用。',
  en: '{name} is not disabled.',
})
export const memberElsewhere = defineError('member.elsewhere', 409, {
  zh: '{name} 的账号归其本人所有，密码只能由本人重置；可以向其邮箱发送重置链接。',
  en: 'The account of {name} is their own: only they reset its password. You can have a link mailed to them.',
})
export const invitationNotFound = defineError('invitation.not_found', 404, {
  zh: '找不到这个邀请，它可能已被接受或撤销。',
  en: 'No such invitation; it may have been accepted or revoked.',
})
export const tooManyInvitations = defineError('invitation.too_many', 409, {
  zh: '未接受的邀请已有 {limit} 个，请先撤销不再需要的。',
  en: '{limit} invitations are open already; revoke those that are not needed any more.',
})
export const invitationUnknown = defineError('invitation.unknown', 400, {
  zh: '这个邀请链接无效，可能不完整，或已被更新的链接取代。请联系邀请您的人。',
  en: 'This invitation is not valid: it may be incomplete, or replaced by a newer one. Ask whoever invited you.',
})
export const invitationUsed = defineError('invitation.used', 400, {
  zh: '这个邀请已经用过了。如果是您本人接受的，请直接登录。',
  en: 'This invitation has been used already. If it was you, just sign in.',
})
export const invitationRevoked = defineError('invitation.revoked', 400, {
  zh: '这个邀请已被撤销，请联系邀请您的人。',
  en: 'This invitation was revoked; ask whoever invited you.',
})
export const invitationExpired = defineError('invitation.expired', 400, {
  zh: '这个邀请已过期，请联系邀请您的人重新邀请。',
  en: 'This invitation has expired; ask whoever invited you for a new one.',
})
export const otherAddress = defineError('invitation.other_address', 403, {
  zh: '这个邀请发给了 {email}，请用这个邮箱已确认的账号登录后接受，或从邮件里打开链接。',
  en: 'This invitation is for {email}: sign in with the account that has confirmed this address, or open the link from the mail.',
})
export const memberLeft = defineError('member.left', 409, {
  zh: '{name} 已自行离开工作区，只能重新邀请，由本人接受。',
  en: '{name} has left the workspace; invite them again, so that they accept it themselves.',
})
export const noProvenAddress = defineError('member.no_proven_address', 409, {
  zh: '{name} 没有已确认的邮箱，无法发送重置链接。',
  en: '{name} has no confirmed email address to send a link to.',
})
export const alreadyMember = defineError('invitation.already_member', 409, {
  zh: '您已经是“{tenant}”的成员，无需再加入。',
  en: 'You are a member of "{tenant}" already.',
})
export const disabledMember = defineError('invitation.disabled_member', 409, {
  zh: '您在“{tenant}”的账号已被停用，请联系管理员恢复。',
  en: 'You are disabled in "{tenant}"; ask an administrator to enable you again.',
})
