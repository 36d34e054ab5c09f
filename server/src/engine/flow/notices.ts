import { defineNotice } from '../../platform/notification/index.ts'

export const taskOpened = defineNotice('taskOpened', {
  name: { zh: '收到待办', en: 'A task for me' },
  zh: '{applicant}的“{title}”到了您这里：{node}',
  en: '{applicant}\'s "{title}" has reached you: {node}',
})
export const taskCopied = defineNotice('taskCopied', {
  name: { zh: '收到抄送', en: 'A copy for me' },
  zh: '{applicant}的“{title}”抄送给您',
  en: '{applicant}\'s "{title}" was copied to you',
})
export const taskReturned = defineNotice('taskReturned', {
  name: { zh: '我的申请被退回', en: 'My application was returned' },
  zh: '“{title}”被退回，请修改后重新提交',
  en: '"{title}" was returned; change it and submit again',
})
export const taskOverdue = defineNotice('taskOverdue', {
  name: { zh: '我的待办超时', en: 'A task of mine is overdue' },
  zh: '“{title}”的{node}已超时',
  en: '"{title}" is overdue at {node}',
})
export const taskUrged = defineNotice('taskUrged', {
  name: { zh: '被催办', en: 'Somebody urges me' },
  zh: '{by}催您处理“{title}”',
  en: '{by} urges you to handle "{title}"',
})
export const instanceApproved = defineNotice('instanceApproved', {
  name: { zh: '我的申请已通过', en: 'My application was approved' },
  zh: '“{title}”已通过',
  en: '"{title}" was approved',
})
export const instanceRejected = defineNotice('instanceRejected', {
  name: { zh: '我的申请未通过', en: 'My application was rejected' },
  zh: '“{title}”未通过',
  en: '"{title}" was rejected',
})
export const recordDeleted = defineNotice('recordDeleted', {
  name: { zh: '数据被删除，流程终止', en: 'A record was deleted, which ended its flow' },
  zh: '{by}删除了“{title}”的数据，它的流程已终止',
  en: '{by} deleted the record "{title}", which ended its flow',
})
export const formDeleted = defineNotice('formDeleted', {
  name: { zh: '表单被删除，流程终止', en: 'A form was deleted, which ended flows' },
  zh: '{by}删除了表单，“{title}”的流程已终止',
  en: '{by} deleted the form of "{title}", which ended its flow',
})
export const instanceFailed = defineNotice('instanceFailed', {
  name: { zh: '流程停住，需要管理员处理', en: 'A flow is stuck and needs an administrator' },
  zh: '“{title}”的流程停住了，需要管理员处理：{node}',
  en: 'The flow of "{title}" is stuck and needs an administrator: {node}',
})
export const memberLeft = defineNotice('memberLeft', {
  name: { zh: '成员离开，待办需要转交', en: 'A member left with open tasks' },
  zh: '{by}离开了工作区，还有 {count} 项待办需要转交',
  en: '{by} left the workspace; {count} open task(s) have to be handed over',
})
export const commented = defineNotice('commented', {
  name: { zh: '收到评论', en: 'A comment' },
  zh: '{by}评论了“{title}”',
  en: '{by} commented on "{title}"',
})
