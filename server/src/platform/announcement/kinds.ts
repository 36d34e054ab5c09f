import type { SystemChoice } from '../system-form/index.ts'

/** What announcements are about (P5.6). */
export const announcementKinds = [
  { value: 'system', label: { zh: '系统通知', en: 'System' }, color: 'series1' },
  { value: 'business', label: { zh: '业务通知', en: 'Business' }, color: 'series2' },
  { value: 'policy', label: { zh: '制度文件', en: 'Policy' }, color: 'series3' },
  { value: 'event', label: { zh: '活动', en: 'Event' }, color: 'series4' },
] as const satisfies readonly SystemChoice[]

export const kindValues = ['system', 'business', 'policy', 'event'] as const
