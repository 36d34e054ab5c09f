import { defineError, defineNotFound } from '../../kernel/index.ts'

export const announcementNotFound = defineNotFound('announcement.not_found', {
  zh: '这条公告',
  en: 'announcement',
})
export const alreadyPublished = defineError('announcement.published', 409, {
  zh: '公告已经发布，不能再修改；可以撤回后重新发布。',
  en: 'It was published and does not change any more; withdraw it and publish another.',
})
export const alreadyWithdrawn = defineError('announcement.withdrawn', 409, {
  zh: '公告已经撤回。',
  en: 'It was withdrawn already.',
})
export const announcementChanged = defineError('announcement.changed', 409, {
  zh: '别人刚刚修改过这条公告，请重新打开后再改。',
  en: 'Somebody changed it meanwhile; open it again.',
})
