/** What whoever registers accepts, where the operator wrote nothing else: one point a line. */
export const standardTerms = {
  zh: [
    '这台服务器由部署它的组织运营；您在工作区中填写的数据属于该工作区所在的组织，由其管理员管理。',
    '请如实填写注册信息，妥善保管密码；以您的账号进行的操作会记入审计日志，并被视为您本人的操作。',
    '请勿上传违法内容、侵犯他人权利的内容，或试图访问未授权的数据。',
    '为提供服务，系统会保存您的邮箱、用户名、登录时间和 IP 地址；姓名和手机号码由您自愿填写。',
    '您可以随时离开工作区；已提交的数据作为组织的业务记录予以保留。',
  ].join('\n'),
  en: [
    'This server is run by the organization that installed it; what you enter in a workspace belongs to the organization of that workspace and is managed by its administrators.',
    'Give true details and keep your password to yourself; what is done with your account is written into the audit log and counts as done by you.',
    'Upload nothing that is unlawful or violates the rights of others, and do not try to reach data you were not given access to.',
    'To serve you, the system keeps your e-mail address, username, times and addresses of sign-ins; name and phone are given as you wish.',
    'You can leave a workspace at any time; what you submitted stays as a record of the organization.',
  ].join('\n'),
}
