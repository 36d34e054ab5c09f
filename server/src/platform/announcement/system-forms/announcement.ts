import { defineSystemForm, moments, picks } from '../../system-form/index.ts'
import { announcementKinds } from '../kinds.ts'

const states = [
  { value: 'scheduled', label: { zh: '待发布', en: 'Scheduled' }, color: 'series2' },
  { value: 'published', label: { zh: '已发布', en: 'Published' }, color: 'series5' },
  { value: 'withdrawn', label: { zh: '已撤回', en: 'Withdrawn' }, color: 'series4' },
]

/** Announcements with how many have read them (P5.6). */
export const announcementRecord = defineSystemForm({
  code: 'announcement',
  place: 86,
  name: { zh: '公告', en: 'Announcements' },
  icon: 'idea',
  instead: { zh: '请用公告页面的按钮发布、修改和撤回', en: 'the buttons of the page of announcements' },
  access: { read: 'announcement.manage' },
  from: `select a.id, a.created_at, a.title as f_title, a.kind as f_kind, a.state as f_state, a.publish_at as f_at,
      a.told as f_told, a.created_by as f_by,
      (select count(*) from sluice.announcement_read r where r.tenant_id = a.tenant_id and r.announcement_id = a.id) as f_read
    from sluice.announcement a where a.tenant_id = :tenant`,
  createdAt: {
    filter: { ops: moments, index: 'announcement_created' },
    sort: { index: 'announcement_created' },
  },
  titleFieldId: 'title',
  fields: [
    { id: 'title', type: 'text', name: { zh: '标题', en: 'Title' } },
    {
      id: 'kind',
      type: 'singleChoice',
      name: { zh: '类型', en: 'Kind' },
      choices: announcementKinds,
      filter: { ops: picks, index: 'announcement_kind' },
    },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: states,
      filter: { ops: picks, index: 'announcement_state' },
    },
    { id: 'at', type: 'dateTime', name: { zh: '发布时间', en: 'Published at' } },
    { id: 'told', type: 'number', name: { zh: '通知人数', en: 'Told to' }, scale: 0 },
    { id: 'read', type: 'number', name: { zh: '已读人数', en: 'Read by' }, scale: 0 },
    { id: 'by', type: 'member', name: { zh: '发布人', en: 'By' } },
  ],
})
