import type { Text } from '../../kernel/index.ts'

/** Every kind of notice, with its text; `{name}` is filled from the notice's params. */
export const noticeTexts = {
  taskOpened: {
    zh: '{applicant}的“{title}”到了您这里：{node}',
    en: '{applicant}\'s "{title}" has reached you: {node}',
  },
  taskCopied: { zh: '{applicant}的“{title}”抄送给您', en: '{applicant}\'s "{title}" was copied to you' },
  taskReturned: {
    zh: '“{title}”被退回，请修改后重新提交',
    en: '"{title}" was returned; change it and submit again',
  },
  taskOverdue: { zh: '“{title}”的{node}已超时', en: '"{title}" is overdue at {node}' },
  taskUrged: { zh: '{by}催您处理“{title}”', en: '{by} urges you to handle "{title}"' },
  instanceApproved: { zh: '“{title}”已通过', en: '"{title}" was approved' },
  instanceRejected: { zh: '“{title}”未通过', en: '"{title}" was rejected' },
  recordDeleted: {
    zh: '{by}删除了“{title}”的数据，它的流程已终止',
    en: '{by} deleted the record "{title}", which ended its flow',
  },
  instanceFailed: {
    zh: '“{title}”的流程停住了，需要管理员处理：{node}',
    en: 'The flow of "{title}" is stuck and needs an administrator: {node}',
  },
  memberLeft: {
    zh: '{by}离开了工作区，还有 {count} 项待办需要转交',
    en: '{by} left the workspace; {count} open task(s) have to be handed over',
  },
  commented: { zh: '{by}评论了“{title}”', en: '{by} commented on "{title}"' },
} as const satisfies Record<string, Text>

export type NoticeKind = keyof typeof noticeTexts
