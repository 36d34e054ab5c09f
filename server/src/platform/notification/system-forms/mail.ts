import { defineSystemForm, moments, picks } from '../../system-form/index.ts'

const states = [
  { value: 'queued', label: { zh: '等待发送', en: 'Queued' }, color: 'series2' },
  { value: 'local', label: { zh: '仅本机保存', en: 'Kept here' }, color: 'series7' },
  { value: 'sent', label: { zh: '已发送', en: 'Sent' }, color: 'series5' },
  { value: 'failed', label: { zh: '发送失败', en: 'Failed' }, color: 'series6' },
]

/** Mails that tell members of what happened, without what they say: their bodies hold links. */
export const mailRecord = defineSystemForm({
  code: 'mail',
  place: 80,
  name: { zh: '外发邮件', en: 'Mails' },
  icon: 'paper',
  instead: { zh: '通知自动写入，不能修改', en: 'nothing; notices write them' },
  access: { read: 'outbox.read' },
  from: `select id, created_at, to_address as f_to, subject as f_subject, state as f_state, sent_at as f_sent,
      error as f_error
    from sluice.mail where tenant_id = :tenant`,
  createdAt: {
    filter: { ops: moments, index: 'mail_created' },
    sort: { index: 'mail_created' },
  },
  titleFieldId: 'subject',
  fields: [
    { id: 'subject', type: 'text', name: { zh: '主题', en: 'Subject' } },
    { id: 'to', type: 'text', name: { zh: '收件人', en: 'To' } },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: states,
      filter: { ops: picks, index: 'mail_state' },
    },
    { id: 'sent', type: 'dateTime', name: { zh: '发送时间', en: 'Sent at' } },
    { id: 'error', type: 'longText', name: { zh: '错误', en: 'Error' } },
  ],
})
