import type { Language, LocalText } from '../i18n/language.ts'

const things: Record<string, LocalText> = {
  app: { zh: '应用', en: 'app' },
  dashboard: { zh: '仪表盘', en: 'dashboard' },
  department: { zh: '部门', en: 'department' },
  file: { zh: '文件', en: 'file' },
  flow: { zh: '流程', en: 'flow' },
  form: { zh: '表单', en: 'form' },
  identity: { zh: '账号', en: 'account' },
  import: { zh: '导入', en: 'import' },
  instance: { zh: '流程实例', en: 'flow instance' },
  invitation: { zh: '邀请', en: 'invitation' },
  job: { zh: '后台任务', en: 'job' },
  member: { zh: '成员', en: 'member' },
  record: { zh: '数据', en: 'record' },
  report: { zh: '报表', en: 'report' },
  role: { zh: '角色', en: 'role' },
  task: { zh: '待办', en: 'task' },
  tenant: { zh: '工作区', en: 'workspace' },
}

const verbs: Record<string, LocalText> = {
  approve: { zh: '通过', en: 'approve' },
  cancel: { zh: '取消', en: 'cancel' },
  create: { zh: '新建', en: 'create' },
  delete: { zh: '删除', en: 'delete' },
  disable: { zh: '停用', en: 'disable' },
  enable: { zh: '启用', en: 'enable' },
  export: { zh: '导出', en: 'export' },
  move: { zh: '移动', en: 'move' },
  publish: { zh: '发布', en: 'publish' },
  reject: { zh: '拒绝', en: 'reject' },
  restore: { zh: '恢复', en: 'restore' },
  renew: { zh: '更新', en: 'renew' },
  return: { zh: '退回', en: 'return' },
  revoke: { zh: '撤销', en: 'revoke' },
  saveDraft: { zh: '保存草稿：', en: 'save a draft of' },
  submit: { zh: '提交', en: 'submit' },
  transfer: { zh: '转交', en: 'transfer' },
  update: { zh: '修改', en: 'change' },
  urge: { zh: '催办', en: 'urge' },
  withdraw: { zh: '撤回', en: 'withdraw' },
}

/** Acts whose words are not verb and thing. */
const wholes: Record<string, LocalText> = {
  'department.setHead': { zh: '设置部门负责人', en: 'set the head of a department' },
  'identity.changePassword': { zh: '修改密码', en: 'change the password' },
  'identity.login': { zh: '登录', en: 'log in' },
  'identity.loginAsDemo': { zh: '以演示身份登录', en: 'log in as a demo person' },
  'identity.logout': { zh: '退出登录', en: 'log out' },
  'identity.activate': { zh: '注册工作区', en: 'register the workspace' },
  'identity.confirmEmail': { zh: '确认邮箱', en: 'confirm an email address' },
  'identity.revokeSession': { zh: '结束登录会话', en: 'end a session' },
  'identity.switchTenant': { zh: '切换工作区', en: 'switch the workspace' },
  'identity.updateProfile': { zh: '修改个人资料', en: 'change the profile' },
  'invitation.accept': { zh: '接受邀请', en: 'accept an invitation' },
  'member.leave': { zh: '离开工作区', en: 'leave the workspace' },
  'invitation.join': { zh: '接受邀请', en: 'accept an invitation' },
  'role.setGrants': { zh: '设置角色权限', en: 'set the rights of a role' },
  'role.setMembers': { zh: '设置角色成员', en: 'set the members of a role' },
}

/** An operation id in words; the id itself where a word is missing, so that nothing is hidden. */
export function operationText(operation: string, language: Language): string {
  const whole = wholes[operation]
  if (whole) return whole[language]
  const [thing = '', verb = ''] = operation.split('.')
  const words = [verbs[verb]?.[language], things[thing]?.[language]]
  if (words.some((word) => word === undefined)) return operation
  return words.join(language === 'en' ? ' ' : '')
}
