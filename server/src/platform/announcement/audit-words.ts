import { defineAuditParts, defineAuditThing } from '../audit/index.ts'
import { announcementKinds } from './kinds.ts'

export const announcement = defineAuditThing({
  kind: 'announcement',
  name: { zh: '公告', en: 'Announcement' },
  names: async ({ transaction, tenantId }, ids) => {
    const { rows } = await transaction.query<{ id: string; name: string }>(
      'select id, title as name from announcement where tenant_id = $1 and id = any($2::uuid[])',
      [tenantId, ids],
    )
    return new Map(rows.map(({ id, name }) => [id, { name }]))
  },
})

export const announcementParts = defineAuditParts({
  announcementId: { name: { zh: '公告', en: 'Announcement' }, thing: 'announcement' },
  'announcement.kind': {
    name: { zh: '类型', en: 'Kind' },
    words: Object.fromEntries(announcementKinds.map(({ value, label }) => [value, label])),
  },
  'announcement.title': { name: { zh: '标题', en: 'Title' }, as: 'text' },
  'announcement.body': { name: { zh: '内容', en: 'Text' }, as: 'text' },
  'announcement.publishAt': { name: { zh: '发布时间', en: 'Published at' }, as: 'time' },
  'announcement.audience': {
    name: { zh: '范围', en: 'Audience' },
    tell: async ({ locale }, value) => {
      const { all, ...named } = (value ?? {}) as { all?: boolean } & Record<string, string[] | undefined>
      const count = Object.values(named).reduce((sum, ids) => sum + (ids?.length ?? 0), 0)
      const words = {
        zh: all ? '全员' : `${count} 个部门、角色或成员`,
        en: all ? 'Everybody' : `${count} departments, roles or members`,
      }
      return [{ label: { zh: '范围', en: 'Audience' }[locale], values: [{ name: words[locale] }] }]
    },
  },
})
