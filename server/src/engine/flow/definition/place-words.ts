import type { PlaceWords } from '../../../kernel/index.ts'

/** What the parts of a drawn flow are called where they are set up. */
export const flowPlaces: PlaceWords = {
  root: { zh: '步骤', en: 'Step' },
  steps: { zh: '步骤', en: 'Step' },
  branches: { zh: '分支', en: 'Branch' },
  condition: { zh: '条件', en: 'Condition' },
  assignees: { zh: '处理人', en: 'Handled by' },
  memberIds: { zh: '指定成员', en: 'Members' },
  roleId: { zh: '角色', en: 'Role' },
  level: { zh: '部门级别', en: 'Department level' },
  fieldId: { zh: '成员字段', en: 'Member field' },
  signing: { zh: '多人时', en: 'With several people' },
  whenEmpty: { zh: '找不到人时', en: 'When nobody is found' },
  whenApplicant: { zh: '处理人是发起人自己时', en: 'When it is the applicant' },
  samePerson: { zh: '同一人连续审批时', en: 'When the same person approves again' },
  fields: { zh: '字段权限', en: 'Field rights' },
  opinionRequired: { zh: '必须填写意见', en: 'Opinion required' },
  verbs: { zh: '可用操作', en: 'Buttons' },
  due: { zh: '限时', en: 'Deadline' },
  dueHours: { zh: '限时', en: 'Deadline' },
  amount: { zh: '限时数量', en: 'Deadline amount' },
  unit: { zh: '限时单位', en: 'Deadline unit' },
  calendarId: { zh: '工作日历', en: 'Work calendar' },
}
