import { defineTexts } from '../i18n/define-texts.ts'

export const texts = {
  zh: {
    bell: '通知',
    unread: '{{count}} 条未读',
    none: '没有未读通知',
    readAll: '全部标为已读',
    emptyTitle: '还没有通知',
    emptyDetail: '有待办、抄送、退回或评论时，会在这里告诉您。',
    newMark: '未读',
    outbox: {
      title: '邮件发件箱',
      note: '这个工作区发出的每一封邮件。链接和验证码只有收件人能看到，这里显示为 ••••••；没有配置邮件服务器时，由维护服务器的人用命令 npm run mails 查看并转交。',
      to: '收件人',
      subject: '主题',
      state: '状态',
      createdAt: '时间',
      states: { queued: '等待发送', local: '仅保存在本地', sent: '已发送', failed: '发送失败' },
      emptyTitle: '还没有邮件',
      emptyDetail: '流程通知等邮件发出后，会出现在这里。',
      error: '失败原因',
      sentAt: '发送于 {{time}}',
    },
  },
  en: {
    bell: 'Notices',
    unread: '{{count}} unread',
    none: 'nothing unread',
    readAll: 'Mark all as read',
    emptyTitle: 'No notices yet',
    emptyDetail: 'New tasks, copies, returns and comments are told here.',
    newMark: 'unread',
    outbox: {
      title: 'Mail outbox',
      note: 'Every mail of this workspace. Links and codes are for whoever gets the mail and show as •••••• here; without a mail server whoever runs the server reads them with npm run mails and passes them on.',
      to: 'To',
      subject: 'Subject',
      state: 'State',
      createdAt: 'Time',
      states: { queued: 'Waiting', local: 'Kept here only', sent: 'Sent', failed: 'Failed' },
      emptyTitle: 'No mail yet',
      emptyDetail: 'Mails, for example notices of flows, appear here once they are sent.',
      error: 'Why it failed',
      sentAt: 'sent {{time}}',
    },
  },
} as const

export const { useText, text } = defineTexts('notification', texts)
export type Translate = ReturnType<typeof useText>
