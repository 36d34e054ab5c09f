import { defineSystemForm, me, moments, people } from '../../system-form/index.ts'

/** Notices in the app: to whom, about what, and whether they were read. What they say is between them and their reader. */
export const noticeRecord = defineSystemForm({
  code: 'notice',
  place: 90,
  name: { zh: '站内通知', en: 'Notices' },
  icon: 'idea',
  instead: { zh: '通知自动写入，不能修改', en: 'nothing; what happens writes them' },
  access: { read: 'outbox.read', rows: [{ column: 'f_to', in: me }] },
  scopes: { own: 'f_to' },
  from: `select id, created_at, member_id as f_to, kind as f_kind, read_at as f_read
    from sluice.notice where tenant_id = :tenant`,
  createdAt: {
    filter: { ops: moments, index: 'notice_created' },
    sort: { index: 'notice_created' },
  },
  titleFieldId: 'kind',
  fields: [
    {
      id: 'kind',
      type: 'singleChoice',
      name: { zh: '类型', en: 'Kind' },
      choices: ({ notices }) => [...notices.values()].map(({ kind, name }) => ({ value: kind, label: name })),
    },
    {
      id: 'to',
      type: 'member',
      name: { zh: '接收人', en: 'To' },
      filter: { ops: people, index: 'notice_to' },
    },
    { id: 'read', type: 'dateTime', name: { zh: '已读时间', en: 'Read at' } },
  ],
})
