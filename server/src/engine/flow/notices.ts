import { defineNotice } from '../../platform/notification/index.ts'

export const taskOpened = defineNotice('taskOpened', {
  zh: '{applicant}的“{title}”到了您这里：{node}',
  en: '{applicant}\'s "{title}" has reached you: {node}',
})
export const taskCopied = defineNotice('taskCopied', {
  zh: '{applicant}的“{title}”抄送给您',
  en: '{applicant}\'s "{title}" was copied to you',
})
export const taskReturned = defineNotice('taskReturned', {
  zh: '“{title}”被退回，请修改后重新提交',
  en: '"{title}" was returned; change it and submit again',
})
export const taskOverdue = defineNotice('taskOverdue', {
  zh: '“{title}”的{node}已超时',
  en: '"{title}" is overdue at {node}',
})
export const taskUrged = defineNotice('taskUrged', {
  zh: '{by}催您处理“{title}”',
  en: '{by} urges you to handle "{title}"',
})
export const instanceApproved = defineNotice('instanceApproved', {
  zh: '“{title}”已通过',
  en: '"{title}" was approved',
})
export const instanceRejected = defineNotice('instanceRejected', {
  zh: '“{title}”未通过',
  en: '"{title}" was rejected',
})
export const recordDeleted = defineNotice('recordDeleted', {
  zh: '{by}删除了“{title}”的数据，它的流程已终止',
  en: '{by} deleted the record "{title}", which ended its flow',
})
export const formDeleted = defineNotice('formDeleted', {
  zh: '{by}删除了表单，“{title}”的流程已终止',
  en: '{by} deleted the form of "{title}", which ended its flow',
})
export const instanceFailed = defineNotice('instanceFailed', {
  zh: '“{title}”的流程停住了，需要管理员处理：{node}',
  en: 'The flow of "{title}" is stuck and needs an administrator: {node}',
})
export const memberLeft = defineNotice('memberLeft', {
  zh: '{by}离开了工作区，还有 {count} 项待办需要转交',
  en: '{by} left the workspace; {count} open task(s) have to be handed over',
})
export const commented = defineNotice('commented', {
  zh: '{by}评论了“{title}”',
  en: '{by} commented on "{title}"',
})
