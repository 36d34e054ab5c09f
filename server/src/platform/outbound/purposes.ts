import type { SystemChoice } from '../system-form/index.ts'

/** What calls are for, as the log shows it. */
export const purposes = [
  { value: 'try', label: { zh: '手动发送', en: 'Sent by hand' } },
  { value: 'notice', label: { zh: '通知', en: 'Notices' } },
] as const satisfies readonly SystemChoice[]

export type Purpose = (typeof purposes)[number]['value']
