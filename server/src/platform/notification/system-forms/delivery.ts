import { defineSystemForm, moments, picks } from '../../system-form/index.ts'

const states = [
  { value: 'queued', label: { zh: '等待发送', en: 'Queued' }, color: 'series2' },
  { value: 'sending', label: { zh: '正在发送', en: 'Being sent' }, color: 'series1' },
  { value: 'local', label: { zh: '仅本机保存', en: 'Kept here' }, color: 'series7' },
  { value: 'sent', label: { zh: '已发送', en: 'Sent' }, color: 'series5' },
  { value: 'failed', label: { zh: '发送失败', en: 'Failed' }, color: 'series6' },
  { value: 'uncertain', label: { zh: '结果不明', en: 'Uncertain' }, color: 'series3' },
  { value: 'skipped', label: { zh: '已跳过', en: 'Left out' }, color: 'series4' },
]

/**
 * What left by which channel, notices and mails about accounts that concern this workspace alone, without what it says:
 * bodies hold links.
 */
export const deliveryRecord = defineSystemForm({
  code: 'mail',
  place: 80,
  name: { zh: '外发消息', en: 'Outgoing messages' },
  icon: 'paper',
  instead: { zh: '通知自动写入，不能修改', en: 'nothing; notices write them' },
  access: { read: 'outbox.read' },
  from: `select id, created_at, channel as f_channel, tries as f_tries, to_address as f_to, subject as f_subject, state as f_state, sent_at as f_sent,
      error as f_error
    from sluice.notice_delivery where tenant_id = :tenant
    union all select id, created_at, 'mail', attempts, to_address, subject, state, sent_at, error
    from sluice.account_mail where shown_in = :tenant`,
  createdAt: {
    filter: { ops: moments, index: 'notice_delivery_created' },
    sort: { index: 'notice_delivery_created' },
  },
  titleFieldId: 'subject',
  fields: [
    { id: 'subject', type: 'text', name: { zh: '主题', en: 'Subject' } },
    {
      id: 'channel',
      type: 'singleChoice',
      name: { zh: '渠道', en: 'Channel' },
      choices: ({ channels }) =>
        [...channels.values()].map(({ key, words }) => ({ value: key, label: words })),
    },
    { id: 'to', type: 'text', name: { zh: '收件人', en: 'To' } },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: states,
      filter: { ops: picks, index: 'notice_delivery_state' },
    },
    { id: 'tries', type: 'number', name: { zh: '尝试次数', en: 'Tries' } },
    { id: 'sent', type: 'dateTime', name: { zh: '发送时间', en: 'Sent at' } },
    { id: 'error', type: 'longText', name: { zh: '错误', en: 'Error' } },
  ],
})
