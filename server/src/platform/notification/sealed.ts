import { defineSealed } from '../encryption/index.ts'

/** Mails that open something. */
export const accountMails = defineSealed({
  table: 'account_mail',
  key: ['id'],
  column: 'sealed',
  by: 'house',
  ofInstallation: true,
})

/** Where channels find people. */
export const noticeAddresses = defineSealed({
  table: 'notice_choice',
  key: ['member_id'],
  column: 'addresses',
  by: 'vault',
})
