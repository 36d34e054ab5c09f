import { defineTexts } from '../i18n/define-texts.ts'

export const texts = {
  zh: {
    title: '操作日志',
    note: '谁在什么时候做了什么。被拒绝的操作也会记下来。',
    logins: '登录日志',
    loginsNote: '谁在什么时候、从哪里登录本工作区，包括没有成功的。',
    at: '时间',
    actor: '人员',
    act: '操作',
    target: '对象',
    outcome: '结果',
    done: '成功',
    refused: '被拒绝',
    ip: 'IP 地址',
    request: '请求编号',
    detail: '内容',
    before: '原来：',
    outbox: {
      title: '外发消息',
      note: '这个工作区发出的每一封邮件、短信和机器人消息，以及它们的结果。链接和验证码只有收件人能看到，这里显示为 ••••••；没有配置邮件服务器时，由维护服务器的人用命令 npm run mails 查看并转交。',
      one: '外发消息',
    },
    undelivered: {
      title: '未送达事件',
      note: '通知、统计等后续处理多次失败后停在这里。排除原因后重试，或放弃。',
    },
  },
  en: {
    title: 'Audit log',
    note: 'Who did what and when. What was refused is noted too.',
    logins: 'Sign-in log',
    loginsNote: 'Who signed in to this workspace, when and from where; failures too.',
    at: 'Time',
    actor: 'Person',
    act: 'Act',
    target: 'On what',
    outcome: 'Outcome',
    done: 'Done',
    refused: 'Refused',
    ip: 'IP address',
    request: 'Request',
    detail: 'What was given',
    before: 'Before:',
    outbox: {
      title: 'Outgoing messages',
      note: 'Every mail, text message and robot message of this workspace, with what became of it. Links and codes are for whoever gets the mail and show as •••••• here; without a mail server whoever runs the server reads them with npm run mails and passes them on.',
      one: 'Message',
    },
    undelivered: {
      title: 'Undelivered events',
      note: 'What follows from an event (notices, figures …) and failed too often stops here. Remove the cause and retry, or give it up.',
    },
  },
} as const

export const { useText, text } = defineTexts('audit', texts)
