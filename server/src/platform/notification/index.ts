export { createMailSender, type MailSender } from './mail-sender.ts'
export { type MailDraft, type Notification, notify, queueMail } from './notify.ts'
export { settleNotices } from './settle-notices.ts'
export type * from './tables.ts'
