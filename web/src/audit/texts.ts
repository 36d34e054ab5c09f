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
  },
} as const

export const { useText, text } = defineTexts('audit', texts)
